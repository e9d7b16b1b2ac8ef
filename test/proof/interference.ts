// Pairs of sites that differ only in withheld text, for the proof that it changes no byte of the output (format,
// section 5): its words, their language and number, updates, sections, attachments, names of files and parties.
import fc from 'fast-check';
import { outputPathProblem } from '../../src/model/output.js';
import type { Files } from '../cli/site-folder.js';

/** Same in both sites of a pair: the public part, on which the output may depend. */
export interface Shape {
  readonly withhold: 'all' | 'marked';
  readonly face: 'none' | 'dated' | 'undated';
  readonly isOpen: boolean;
  readonly hasImpact: boolean;
  readonly publish: 'all' | 'external';
  readonly page: boolean;
  /** Whether the quarter is over. */
  readonly isLater: boolean;
  /** Whether there are files for machines: not with each pair, for they are most of the work. */
  readonly forMachines: boolean;
}

/** What only the withheld text of a site says. */
export interface Secret {
  readonly file: string;
  readonly title: readonly string[];
  readonly words: readonly (readonly string[])[];
  readonly updates: readonly number[];
  readonly isPublished: boolean;
  readonly sections: number;
  readonly parties: readonly string[];
  readonly hasPicture: boolean;
  readonly tags: readonly string[];
  readonly alias: string | undefined;
  readonly detected: number | undefined;
  readonly detectedBy: string | undefined;
}

const word = fc.constantFrom(
  ...[
    'token',
    'Zander',
    'kiosk',
    'übertragen',
    'écluse',
    'ключ',
    '鍵',
    'nonce',
    'sluice',
    'Pelorus',
    'x',
    'quayside',
  ],
  ...[
    '`code`',
    '*soon*',
    '[a link](https://example.org/hidden)',
    '**all**',
    '42',
    'a&b',
    '“so”',
    'https://leak.example/x',
  ],
);
const sentence = fc.array(word, { minLength: 1, maxLength: 14 });
/** Some names are devices of Windows, and no file may have one. */
const name = fc
  .stringMatching(/^[a-z][a-z0-9]{2,14}$/)
  .filter((text) => outputPathProblem(text) === undefined);

export const shape: fc.Arbitrary<Shape> = fc.record({
  withhold: fc.constantFrom('all', 'marked'),
  face: fc.constantFrom('none', 'dated', 'undated'),
  isOpen: fc.boolean(),
  hasImpact: fc.boolean(),
  publish: fc.constantFrom('all', 'external'),
  page: fc.boolean(),
  isLater: fc.constantFrom(false, false, true),
  forMachines: fc.constantFrom(false, false, true),
});

export const secret: fc.Arbitrary<Secret> = fc.record({
  file: name,
  title: sentence,
  words: fc.array(sentence, { minLength: 4, maxLength: 9 }),
  updates: fc.uniqueArray(fc.integer({ min: 1, max: 80 }), { maxLength: 6 }),
  isPublished: fc.boolean(),
  sections: fc.integer({ min: 1, max: 5 }),
  parties: fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
  hasPicture: fc.boolean(),
  tags: fc.uniqueArray(name, { maxLength: 3 }),
  alias: fc.option(name, { nil: undefined }),
  detected: fc.option(fc.integer({ min: 0, max: 59 }), { nil: undefined }),
  detectedBy: fc.option(name, { nil: undefined }),
});

const endpoints = ['feeds', 'calendar', 'api', 'badges', 'twins'];

const config = ({ publish, page, forMachines }: Shape): string => `site:
  title: Acme Status
  url: https://status.acme.example/
  timezone: Europe/Berlin
  launched: 2025-01-01
components:
  - { id: api, name: Interface }
severities:
  - { id: high, label: High, state: partial-outage }
  - { id: low, label: Low, state: degraded }
policy:
  since: 2025-01-01
  severities:
    high: { page: ${String(page)}, digest: quarterly, publish: ${publish}, postmortem: 5 working days }
output: { search: false, ${endpoints.map((name) => `${name}: ${String(forMachines)}`).join(', ')} }
`;

const neighbour = `---
title: Slow answers
severity: low
components: [api]
---

Some requests took long.

## Updates

### Resolved - 2025-10-12 18:05
All is well again.

### Investigating - 2025-10-12 17:28
We are looking into it.
`;

const clock = (minutes: number): string =>
  `2025-10-15 ${String(17 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** The site with a secret; of one shape all are to build to the same bytes. */
export function siteWith(given: Shape, secret: Secret): Files {
  const text = given.withhold === 'all' ? wholeFile(given, secret) : markedFile(given, secret);
  const path = given.withhold === 'all' ? `incidents/2025/${secret.file}.md` : 'incidents/2025/shown.md';
  const picture = secret.hasPicture ? { [`incidents/2025/${secret.file}.png`]: 'no picture' } : {};
  return { 'candor.yaml': config(given), 'incidents/2025/neighbour.md': neighbour, [path]: text, ...picture };
}

const quote = (text: string): string => JSON.stringify(text);

function securityMap({ withhold, face }: Shape, { parties }: Secret): string {
  const hide = face === 'undated' ? ', hide: [times]' : '';
  const shown =
    face === 'none'
      ? ''
      : `  public: { title: Security issue, slug: 2025-security-1, summary: Later.${hide} }\n`;
  const confirmations = parties.map((party, index) =>
    index === 0 ? `    - { party: ${party} }\n` : `    - { party: ${party}, confirmed: 2025-11-0${index} }\n`,
  );
  return `security:\n  withhold: ${withhold}\n${shown}  confirmations:\n${confirmations.join('')}`;
}

const publicFields = ({ isOpen, hasImpact }: Shape): string => `severity: high
components: { api: partial-outage }
started: 2025-10-15 17:00
external: true
${isOpen ? '' : 'resolved: 2025-10-15 18:30\n'}${hasImpact ? 'impact: { from: 2025-10-15 16:50, to: 2025-10-15 18:10 }\n' : ''}`;

function wholeFile(given: Shape, secret: Secret): string {
  const { title, words, updates, isPublished, sections, hasPicture, tags, alias, detected, detectedBy } =
    secret;
  const [summary = [], ...rest] = words;
  const statuses = ['Investigating', 'Identified', 'Monitoring', 'Update'];
  const said = updates
    .toSorted((a, b) => a - b)
    .map(
      (minute, index) =>
        `### ${statuses[index % 4] ?? ''} - ${clock(minute)} {api: degraded}\n${line(rest, index)}\n`,
    );
  const closing = given.isOpen ? [] : [`### Resolved - 2025-10-15 18:30\n${line(rest, 7)}\n`];
  const names = ['What happened', 'Detection', 'Root cause', 'Resolution', 'Lessons'].slice(0, sections);
  const postmortem = given.isOpen
    ? ''
    : `## Postmortem${isPublished ? ' - 2025-10-20 10:00' : ''}\n\n${names.map((heading, index) => `### ${heading}\n\n${line(rest, index)}\n`).join('\n')}`;
  const fields = [
    tags.length > 0 ? `tags: [${tags.join(', ')}]\n` : '',
    alias === undefined ? '' : `aliases: [/former/${alias}/]\n`,
    detected === undefined ? '' : `detected: ${clock(detected)}\n`,
    detectedBy === undefined ? '' : `detected_by: ${detectedBy}\n`,
  ];
  const picture = hasPicture ? `\n![What it looked like](${secret.file}.png)\n` : '';
  const updatesText = [...closing, ...said.toReversed()].join('\n');
  return `---
title: ${quote(title.join(' '))}
${publicFields(given)}${fields.join('')}${securityMap(given, secret)}---

${summary.join(' ')}
${picture}
${updatesText === '' ? '' : `## Updates\n\n${updatesText}`}
${postmortem}`;
}

function markedFile(given: Shape, secret: Secret): string {
  const { words, sections, hasPicture } = secret;
  const names = ['Detection', 'Root cause', 'Resolution', 'Lessons', 'Luck'].slice(0, sections);
  const picture = hasPicture ? `\n\n![What it looked like](${secret.file}.png)` : '';
  const hidden = names.map((heading, index) => `### ${heading}\n\n${line(words, index)}\n`).join('\n');
  const inline = line(words, 1);
  return `---
title: Something was wrong
${publicFields(given)}${securityMap(given, secret)}---

This first paragraph is for all.

:::withheld
${words.map((each) => each.join(' ')).join('\n\n')}${picture}
:::

We replaced :withheld[${inline}] on all machines, and **:withheld[${line(words, 2)}]** as well.

- One :withheld[${line(words, 3)}]
- Two

## Updates

${given.isOpen ? '' : '### Resolved - 2025-10-15 18:30\nIt is over.\n\n'}### Investigating - 2025-10-15 17:00
We look into :withheld[${inline}].
${
  given.isOpen
    ? ''
    : `
## Postmortem - 2025-10-20 10:00

### What happened

Something.

:::withheld
${hidden}:::

### Action items

- [ ] Mend :withheld[${inline}] (owner: platform)
`
}`;
}

const line = (words: readonly (readonly string[])[], index: number): string =>
  (words[index % words.length] ?? []).join(' ');
