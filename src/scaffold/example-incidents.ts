// The incidents that a new site begins with: all that an entry can hold, the least that it needs, and a maintenance.
// Their times are counted from the moment of their making, so that they are valid at once and stay so. All are over:
// `candor update` without an id means the one incident that is open, and that is to be the author's first.
import { minuteAt, padNumber, type Instant } from '../kernel/time.js';
import { writeTime } from '../kernel/time-writing.js';
import { addDays, startOfDay, toCivil } from '../kernel/time-zone.js';
import type { ScaffoldFile } from './scaffold-file.js';
import { writeYamlText } from '../kernel/yaml.js';

export interface ExampleSetting {
  readonly now: Instant;
  readonly timezone: string;
  /** The id of one. */
  readonly component: string;
}

export function writeExamples({ now, timezone, ...setting }: ExampleSetting): readonly ScaffoldFile[] {
  const component = writeYamlText(setting.component);
  /** So many days from now, so many minutes after the day began; by an hour off where the clocks change that day. */
  const instantOf = (days: number, minutes: number): Instant =>
    startOfDay(addDays(now, days, timezone), timezone) + minutes * 60_000;
  const at = (days: number, hour: number, minute: number): string =>
    writeTime(minuteAt(instantOf(days, hour * 60 + minute)), timezone);
  const pathOf = (days: number, name: string): string => {
    const { year, month, day } = toCivil(instantOf(days, 12 * 60), timezone);
    return `incidents/${year}/${year}-${padNumber(month)}-${padNumber(day)}-${name}.md`;
  };
  return [
    { path: pathOf(-9, 'example-slow-pages'), text: writeFullIncident(at, component) },
    { path: pathOf(-23, 'example-late-mails'), text: writeShortIncident(at, component) },
    { path: pathOf(-5, 'example-maintenance'), text: writeMaintenance(at, component) },
  ];
}

/** A time as an incident file has it. */
type At = (days: number, hour: number, minute: number) => string;

const writeFullIncident = (at: At, component: string): string => `---
# AN EXAMPLE: delete this file when you have seen enough. Nothing depends on it.
# Between the two lines of dashes stands data. A text with a colon in it needs quotes.
title: 'Example: pages loaded slowly'
# critical, high, medium or low
severity: medium
# ids from candor.yaml; [all] for everything
components: [${component}]
# What was measured. Leave it out, and the times of the updates count.
impact: { from: ${at(-9, 14, 2)}, to: ${at(-9, 14, 41)} }
detected: ${at(-9, 14, 6)}
detected_by: alarm on response times
---

<!-- Comments like this one are never published. The first paragraph is the summary that lists show. -->

Pages took up to ten seconds to load, and one in twenty did not load at all.

## Updates

### Resolved - ${at(-9, 15, 10)}
Pages have loaded as fast as usual for half an hour.

### Monitoring - ${at(-9, 14, 45)}
We have taken back the change, and pages load again. We are watching.

### Identified - ${at(-9, 14, 30)}
A change of this afternoon makes one query slow. We are taking it back.

### Investigating - ${at(-9, 14, 10)}
Pages load slowly. We are looking into it.

<!-- Without a time in its heading a postmortem is a draft: it is checked, and not published. -->

## Postmortem - ${at(-7, 11, 0)}

### What happened
At 14:00 we published a change of the search. Its query read a whole table, and soon every page waited for the database.

### Detection
An alarm on response times rang four minutes later.

### Root cause
The table had no index for the new query, and our tests use a small one, where that does not show.

### Resolution
We took the change back, and waiting requests were done within minutes.

### Action items
- [x] Add the index (owner: search team, ref: https://example.com/tickets/1)
- [ ] Test queries on a table of the real size (owner: search team)
`;

const writeShortIncident = (at: At, component: string): string => `---
# AN EXAMPLE of the least that an incident needs: delete this file when you have seen enough.
title: 'Example: mails came late'
severity: low
components: [${component}]
---

Mails came up to twenty minutes late.

## Updates

### Resolved - ${at(-23, 10, 50)}
All mails are delivered.

### Investigating - ${at(-23, 10, 15)}
Some mails come late. None is lost.
`;

const writeMaintenance = (at: At, component: string): string => `---
# AN EXAMPLE of planned work: delete this file when you have seen enough.
# By its window the site says whether it is planned, in progress or done; updates are only for what readers should know.
title: 'Example: database upgrade'
kind: maintenance
components: [${component}]
window: { from: ${at(-5, 22, 0)}, to: ${at(-5, 23, 30)} }
---

The database moved to a new version. Pages were missing for a few minutes.

## Updates

### Completed - ${at(-5, 23, 10)}
The new version is running.

### Scheduled - ${at(-12, 10, 0)}
The work is planned for an evening on which few people use the service.
`;
