// Writes a made-up site with many incidents of about 3 KB: the same bytes for the same number, on every machine, and at
// no number an error.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const severities = ['critical', 'high', 'medium', 'low', 'low', 'medium', 'low'];
const subjects = [
  'Sign-in',
  'Checkout',
  'Search',
  'Exports',
  'E-mail delivery',
  'The public API',
  'File uploads',
  'Webhooks',
];
const troubles = [
  'was slow',
  'failed for some customers',
  'was down',
  'returned stale results',
  'timed out',
  'was rejected',
];
const causes = [
  'a full connection pool',
  'an expired certificate',
  'a lock held by a migration',
  'a queue that fell behind',
  'a cache that forgot its keys',
];

/** Numbers from 0 to 1 that look random and are the same in every run (a linear congruential generator). */
function createRandom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const pad = (number) => String(number).padStart(2, '0');

const hour = 3_600_000;
const componentCount = 24;

function writeTime(instant) {
  const date = new Date(instant);
  const day = `${date.getUTCFullYear()}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;
  return `${day} ${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}`;
}

function writeIncident(index, instant, random, repeated) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const after = (minutes) => writeTime(instant + minutes * 60_000);
  const subject = pick(subjects);
  const cause = pick(causes);
  const hold = 30 + Math.floor(random() * 300);
  const drawn = `service-${Math.floor(random() * componentCount)}`;
  const component = repeated?.component ?? drawn;
  const paragraph =
    `Requests waited behind ${cause}, and the longer they waited the more of them were retried. `
      .repeat(4)
      .trim();
  return `---
title: ${repeated?.title ?? `${subject} ${pick(troubles)} (${index})`}
severity: ${pick(severities)}
components: [${component}]
impact: { from: ${after(0)}, to: ${after(hold)} }
detected: ${after(2)}
detected_by: the alarm on the error rate of ${component}
---

${subject} was affected for ${hold} minutes by ${cause}. Nothing was lost.

## Updates

### Resolved - ${after(hold + 20)}
Everything works again. We keep an eye on \`${component}\` until tomorrow.

### Monitoring - ${after(hold)} {${component}: operational}
The change is taken back. See [our notes](https://example.com/notes/${index}) for the figures.

### Investigating - ${after(5)}
We see errors in ${subject.toLowerCase()} and are looking into it.

## Postmortem - ${after(hold + 26 * 60)}

### What happened
${paragraph}

| Time | Requests | Failed |
| --- | ---: | ---: |
| ${after(0)} | ${1000 + index} | ${index % 97} |
| ${after(10)} | ${1200 + index} | ${index % 89} |
| ${after(hold)} | ${900 + index} | 0 |

### Detection
The alarm fired after two minutes. ${paragraph}

### Root cause
${paragraph}

\`\`\`text
worker ${index % 16}: waited 30000 ms for a connection (pool size 20, in use 20, queued ${index % 400})
\`\`\`

### Resolution
1. The change was taken back.
2. The queue was drained, **oldest first**.
3. The pool was enlarged to *twice* its size.

${paragraph}

### Action items
- [x] Alarm on the age of the oldest request (owner: platform, due: ${after(20_000).slice(0, 10)}, ref: https://example.com/t/${index})
- [ ] Give \`${component}\` a pool of its own (owner: storage)
`;
}

/**
 * Shapes of a history. `spread` goes back one incident a day, and at most twelve years; `year` has all within one year;
 * `repeated` is like a real site of 2,337 incidents, of which 1,732 bear one title and concern one component.
 */
const shapes = {
  spread: { newest: Date.UTC(2026, 5, 1, 9), days: 12 * 365 },
  year: { newest: Date.UTC(2025, 11, 31, 9), days: 364 },
  repeated: {
    newest: Date.UTC(2026, 5, 1, 9),
    days: 12 * 365,
    repeated: { title: 'Delayed delivery of notifications', component: 'service-0', share: 1732 / 2337 },
  },
};

/** The names of the shapes that `generateSite` knows. */
export const shapeNames = Object.keys(shapes);

/** What the others have not either: so that the same can be compared with the same. */
const withoutEndpoints = ['feeds', 'calendar', 'api', 'badges', 'twins'].map((name) => `${name}: false`);

function writeConfig(hasSearch, hasEndpoints) {
  const left = [...(hasSearch ? [] : ['search: false']), ...(hasEndpoints ? [] : withoutEndpoints)];
  const components = Array.from(
    { length: componentCount },
    (_, index) => `  - { id: service-${index}, name: Service ${index} }\n`,
  );
  return `site:
  title: Generated status
  url: https://status.example.com/
  timezone: Europe/Berlin
${left.length === 0 ? '' : `output: { ${left.join(', ')} }\n`}components:
${components.join('')}`;
}

/**
 * Moves an incident between 05:00 and 17:59: the latest of its times is then before 02:00 of another day, and none of
 * them falls into the hour that the clocks of the site's zone skip or repeat, which would be an error.
 */
function moveIntoDay(instant, index) {
  const day = new Date(instant);
  if (day.getUTCHours() < 5 || day.getUTCHours() > 17) day.setUTCHours(5 + (index % 13));
  return day.getTime();
}

/** Writes a site with `count` incidents, into a folder that exists. */
export function generateSite(folder, count, { shape = 'spread', search = true, endpoints = true } = {}) {
  const { newest, days, repeated } = shapes[shape];
  const random = createRandom(count);
  writeFileSync(join(folder, 'candor.yaml'), writeConfig(search, endpoints));
  const step = Math.min(24 * hour, (days * 24 * hour) / count);
  for (let index = 0; index < count; index += 1) {
    const instant = moveIntoDay(
      newest - Math.floor((index * step) / hour) * hour + (index % 60) * 60_000,
      index,
    );
    const time = writeTime(instant);
    const year = join(folder, 'incidents', time.slice(0, 4));
    mkdirSync(year, { recursive: true });
    // 7919 is prime: the repeated ones lie among the others, and are as many as their share says.
    const isRepeated = (index * 7919) % count < Math.round(count * (repeated?.share ?? 0));
    writeFileSync(
      join(year, `${time.slice(0, 10)}-${String(index).padStart(5, '0')}.md`),
      writeIncident(index, instant, random, isRepeated ? repeated : undefined),
    );
  }
}
