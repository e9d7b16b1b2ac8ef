// Slips in the times of an entry, one by one: what is reported, and where.
import { expect, test } from 'vitest';
import { checkText } from './check-text.js';

interface Entry {
  readonly kind?: string;
  readonly fields?: readonly string[];
  readonly updates?: readonly string[];
  /** What follows the updates. */
  readonly rest?: string;
}

const resolved = 'Resolved - 2025-10-15 18:05';
const investigating = 'Investigating - 2025-10-15 17:28';

/** Fields stand from line 4 on; without fields, the headings of updates stand in lines 12, 16 and so on. */
function entry({ kind = 'severity: high', fields = [], updates, rest = '' }: Entry): string {
  const front = ['---', 'title: Ticket sales stopped', kind, ...fields, 'components: [web-eu]', '---'];
  const listed = (updates ?? [resolved, investigating]).map((heading) => `### ${heading}\n\nText.\n`);
  const section = listed.length === 0 ? '' : `\n## Updates\n\n${listed.join('\n')}`;
  return `${front.join('\n')}\n\nNobody could buy\na ticket.\n${section}${rest}`;
}

const withFields = (...fields: readonly string[]): string => entry({ fields });
const withUpdates = (...updates: readonly string[]): string => entry({ updates });
const withoutUpdates = (...fields: readonly string[]): string => entry({ fields, updates: [] });
const maintenance = (fields: readonly string[], ...updates: readonly string[]): string =>
  entry({ kind: 'kind: maintenance', fields, updates });
const notice = (...fields: readonly string[]): string => entry({ kind: 'kind: notice', fields, updates: [] });
const postmortem = (time: string): string => entry({ rest: `\n## Postmortem - ${time}\n\nText.\n` });

test.each<[string, string]>([
  ['an incident', entry({})],
  ['times of one minute', withoutUpdates('started: 2025-10-15 17:28', 'resolved: 2025-10-15 17:28')],
  ['a bare day around a minute of it', withFields('started: 2025-10-15', 'detected: 2025-10-15')],
  ['another offset', withFields('started: 2025-10-15T15:28Z', 'detected: 2025-10-15 09:28 -06:00')],
  ['an end on the day of the start', withoutUpdates('started: 2025-10-15 17:28', 'resolved: 2025-10-15')],
  [
    'detected before the impact',
    withFields('impact: { from: 2025-10-15 17:04 }', 'detected: 2025-10-15 17:00'),
  ],
  [
    'windows that meet',
    withFields(
      'impact:',
      '  - { from: 2025-10-15 17:04, to: 2025-10-15 17:24 }',
      '  - { from: 2025-10-15 17:24 }',
    ),
  ],
  [
    'a time five minutes ahead',
    withUpdates('Monitoring - 2026-01-15 13:05', 'Investigating - 2026-01-15 12:50').replaceAll(
      '2025-10-15',
      '2026-01-15',
    ),
  ],
  ['exactly 14 days', withUpdates('Resolved - 2025-10-29 16:28', investigating)],
  [
    'maintenance in the future',
    maintenance(['window: { from: 2026-02-15 22:00, to: 2026-02-15 23:00 }']).replace('2025', '2026'),
  ],
  [
    'maintenance cancelled before it began',
    maintenance(['window: { from: 2025-10-15 22:00, to: 2025-10-15 23:00 }'], 'Cancelled - 2025-10-14 10:00'),
  ],
  [
    'maintenance announced before it began',
    maintenance(['window: { from: 2025-10-15 22:00, to: 2025-10-15 23:00 }'], 'Scheduled - 2025-10-01 10:00'),
  ],
  ['a postmortem of the same day', postmortem('2025-10-15')],
])('%s has nothing to report', (_name, text) => {
  const path = text.includes('2026-0') ? { path: 'incidents/sales.md' } : {};
  expect(checkText(text, path)).toEqual([]);
});

test.each<[string, string, string[]]>([
  // Spelling.
  ['a time in American order', withFields('detected: 10/15/2025 5:26 pm'), ['4:11 time/unreadable']],
  ['a German time', withFields('detected: 15.10.2025 17:26'), ['4:11 time/unreadable']],
  ['slashes', withFields('detected: 2025/10/15 17:26'), ['4:11 time/unreadable']],
  ['a dot in the time of day', withFields('detected: 2025-10-15 17.26'), ['4:11 time/unreadable']],
  ['a time without a day', withFields('detected: 17:26'), ['4:11 time/unreadable']],
  ['words', withFields('detected: yesterday'), ['4:11 time/unreadable']],
  ['two times', withFields('detected: 2025-10-15 17:26 to 17:28'), ['4:11 time/unreadable']],
  ['a year of two digits', withFields('detected: 25-10-15 17:26'), ['4:11 time/unreadable']],
  ['a year too early', withFields('detected: 0025-10-15 17:26'), ['4:11 time/unreadable']],
  [
    'every field at once',
    withFields('started: soon', 'detected: soon', 'mitigated: soon', 'impact: { from: soon, to: soon }'),
    [
      '4:10 time/unreadable',
      '5:11 time/unreadable',
      '6:12 time/unreadable',
      '7:17 time/unreadable',
      '7:27 time/unreadable',
    ],
  ],
  ['a heading', withUpdates(resolved, 'Investigating - 15.10.2025 17:28'), ['16:21 time/unreadable']],
  ['a postmortem', postmortem('soon'), ['20:17 time/unreadable']],

  // The calendar and the clock.
  ['31 September', withFields('detected: 2025-09-31 17:26'), ['4:11 time/impossible-date']],
  ['29 February of no leap year', withFields('detected: 2025-02-29'), ['4:11 time/impossible-date']],
  ['month and day swapped', withFields('detected: 2025-15-10 17:26'), ['4:11 time/impossible-date']],
  ['minute 60', withFields('detected: 2025-10-15 17:60'), ['4:11 time/impossible-date']],
  ['24:00', withUpdates('Resolved - 2025-10-15 24:00', investigating), ['12:16 time/impossible-date']],
  ['day 0', withUpdates('Resolved - 2025-10-00 18:05', investigating), ['12:16 time/impossible-date']],
  ['an hour that is skipped', withFields('detected: 2025-03-30 02:30'), ['4:11 time/skipped']],
  ['an hour that occurs twice', withFields('detected: 2025-10-26 02:30'), ['4:11 time/ambiguous']],
  ['the wrong season', withFields('detected: 2025-10-15 17:26 CET'), ['4:11 time/wrong-zone']],
  [
    'a foreign abbreviation',
    withUpdates('Resolved - 2025-10-15 18:05 PDT', investigating),
    ['12:16 time/wrong-zone'],
  ],
  ['an offset without minutes', withFields('detected: 2025-10-15 17:26 +2'), ['4:11 time/wrong-zone']],
  ['an offset that no zone has', withFields('detected: 2025-10-15 17:26 +19:00'), ['4:11 time/wrong-zone']],
  ['the name of a zone', withFields('detected: 2025-10-15 17:26 Europe/Berlin'), ['4:11 time/wrong-zone']],

  // Ends and starts.
  [
    'impact that ends first',
    withFields('impact: { from: 2025-10-15 17:24, to: 2025-10-15 17:04 }'),
    ['4:39 time/ends-before-start'],
  ],
  [
    'impact in a list that ends first',
    withFields('impact:', '  - { from: 2025-10-15 17:24, to: 2025-10-15 17:04 }'),
    ['5:35 time/ends-before-start'],
  ],
  [
    'impact in block style',
    withFields('impact:', '  from: 2025-10-15 17:24', '  to: 2025-10-15 17:04'),
    ['6:7 time/ends-before-start'],
  ],
  [
    'a window that ends first',
    maintenance(['window: { from: 2025-10-15 22:00, to: 2025-10-14 23:00 }']),
    ['4:39 time/ends-before-start'],
  ],
  [
    'resolved before the first update',
    withFields('resolved: 2025-10-14 18:05'),
    ['4:11 time/ends-before-start'],
  ],
  [
    'resolved before started',
    withoutUpdates('resolved: 2025-10-15 17:08', 'started: 2025-10-15 17:28'),
    ['4:11 time/ends-before-start'],
  ],
  [
    'a notice that leaves before it stands',
    notice('started: 2025-10-15 09:00', 'until: 2025-10-14'),
    ['5:8 time/ends-before-start'],
  ],
  ['an update before the start', withFields('started: 2025-10-15 17:38'), ['17:1 time/update-before-start']],
  [
    'all updates before the start',
    withFields('started: 2025-11-15 17:28'),
    ['4:10 time/update-before-start'],
  ],
  [
    'mitigated before the impact',
    withFields('impact: { from: 2025-10-15 17:04 }', 'mitigated: 2025-10-15 16:44'),
    ['5:12 time/mitigated-before-begin'],
  ],
  [
    'mitigated before the start',
    withFields('mitigated: 2025-10-14 17:44'),
    ['4:12 time/mitigated-before-begin'],
  ],

  // Windows.
  [
    'impact that overlaps',
    withFields(
      'impact:',
      '  - { from: 2025-10-15 17:04, to: 2025-10-15 17:24 }',
      '  - { from: 2025-10-15 17:18, to: 2025-10-15 17:50 }',
    ),
    ['6:13 time/window-order'],
  ],
  [
    'impact out of order',
    withFields(
      'impact:',
      '  - { from: 2025-10-15 17:34, to: 2025-10-15 17:44 }',
      '  - { from: 2025-10-15 17:18, to: 2025-10-15 17:24 }',
    ),
    ['6:13 time/window-order'],
  ],
  [
    'an open window before another',
    withFields(
      'impact:',
      '  - { from: 2025-10-15 17:04 }',
      '  - { from: 2025-10-15 17:34, to: 2025-10-15 17:50 }',
    ),
    ['5:13 time/window-order'],
  ],
  [
    'planned windows that overlap',
    maintenance([
      'window:',
      '  - { from: 2025-10-15 22:00, to: 2025-10-15 23:00 }',
      '  - { from: 2025-10-15 22:30, to: 2025-10-15 23:30 }',
    ]),
    ['6:13 time/window-order'],
  ],

  // The order in which things happen.
  ['detected after the end', withFields('detected: 2025-10-15 18:26'), ['4:11 time/out-of-order']],
  ['mitigated after the end', withFields('mitigated: 2025-10-16 17:44'), ['4:12 time/out-of-order']],
  [
    'impact after the end',
    withFields('impact: { from: 2025-10-15 17:04, to: 2025-10-15 18:24 }'),
    ['4:39 time/out-of-order'],
  ],
  [
    'impact wholly after the end',
    withFields('impact: { from: 2025-10-15 18:14, to: 2025-10-15 18:24 }'),
    ['4:17 time/out-of-order'],
  ],
  [
    'the last impact of a list after the end',
    withFields(
      'impact:',
      '  - { from: 2025-10-15 17:04, to: 2025-10-15 17:24 }',
      '  - { from: 2025-10-15 17:34, to: 2025-10-15 18:24 }',
    ),
    ['6:35 time/out-of-order'],
  ],
  ['resolved after it was said', withFields('resolved: 2025-10-15 18:30'), ['4:11 time/out-of-order']],
  ['a postmortem before the end', postmortem('2025-10-15 17:50'), ['20:1 time/out-of-order']],
  [
    'work completed before its window',
    maintenance(['window: { from: 2025-10-15 22:00, to: 2025-10-15 23:00 }'], 'Completed - 2025-10-15 20:30'),
    ['13:1 time/out-of-order'],
  ],

  // The clock of the reader, and the calendar of the file.
  [
    'a closing update in the future',
    withUpdates('Resolved - 2026-10-15 18:05', investigating),
    ['12:1 time/future'],
  ],
  [
    'a start in the future, and nothing that follows from it',
    withFields('started: 2026-10-15 17:28'),
    ['4:10 time/future'],
  ],
  ['detected in the future', withFields('detected: 2026-10-15 17:26'), ['4:11 time/future']],
  ['a postmortem in the future', postmortem('2026-10-16 15:14'), ['20:1 time/future']],
  ['a notice in the future', notice('started: 2026-02-15 09:00'), ['4:10 time/future']],
  [
    'a wrong month at the end',
    withUpdates('Resolved - 2025-11-15 18:05', investigating),
    ['12:1 time/long-duration'],
  ],
  [
    'a wrong year at the start',
    withUpdates(resolved, 'Investigating - 2024-10-15 17:28'),
    ['12:1 time/long-duration'],
  ],
  [
    'a wrong month of the impact',
    withFields('impact: { from: 2025-09-15 17:04, to: 2025-10-15 17:24 }'),
    ['4:39 time/long-duration'],
  ],
  [
    'a wrong month at both ends of the impact',
    withFields('impact: { from: 2025-09-15 17:04, to: 2025-09-15 17:24 }'),
    ['4:17 time/long-duration'],
  ],
  ['detected a month too early', withFields('detected: 2025-09-15 17:06'), ['4:11 time/long-duration']],
  [
    'a window of a year',
    maintenance(['window: { from: 2025-10-15 22:00, to: 2026-10-15 23:00 }']),
    ['4:39 time/long-duration'],
  ],
])('%s', (_name, text, expected) => {
  expect(checkText(text)).toEqual(expected);
});

test.each([
  ['2025-10-14-sales.md', ['1:1 time/file-name-date']],
  ['2025-10-16-sales.md', ['1:1 time/file-name-date']],
  ['2024-10-15-sales.md', ['1:1 time/file-name-date']],
  ['2025-13-15-sales.md', ['1:1 time/file-name-date']],
  ['2025-10-15.md', []],
  ['2025-10-sales.md', []],
  ['20251014-sales.md', []],
  ['sales-2025-10-14.md', []],
])('a file named %s', (name, expected) => {
  expect(checkText(entry({}), { path: `incidents/${name}` })).toEqual(expected);
});
