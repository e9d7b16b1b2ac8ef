// A site of what is hard to lay out: long words and names, many scripts, wide tables, long lines, and much of everything.
import { incident, type Files } from '../cli/site-folder.js';

export const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const two = (number: number): string => String(number).padStart(2, '0');
const count = <T>(length: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length }, (_, index) => make(index));

/** 36 components below three levels of groups, and names of every kind. */
const components = `components:
  - id: north
    name: North ${word}
    description: ${word} ${word}
    components:
      - id: north-east
        name: North-East
        components:
          - id: north-east-inner
            name: The inner part of the North-East
            components:
${count(12, (index) => `              - { id: ne-${index}, name: Node ${index} of the inner North-East }`).join('\n')}
      - { id: ${'very-long-id-'.repeat(4)}end, name: ${'W'.repeat(60)} }
  - { id: pay, name: 決済サービス }
  - { id: shop, name: متجر الإلكترونيات }
  - { id: fire, name: "🔥🧯 Fire & rescue 👩‍🚒" }
${count(20, (index) => `  - { id: web-${two(index)}, name: "Website ${index}" }`).join('\n')}
`;

const config = (locale: string): string => `site:
  title: Hard ${'to lay out '.repeat(4)}status
  url: https://hard.example/a/status/
  timezone: Asia/Kathmandu
  locale: ${locale}
  launched: 2023-01-01
  contact: status@hard.example
  repository: { url: https://git.example.com/hard/status, branch: main }
  links:
${count(8, (index) => `    - { label: Link number ${index}, url: "https://hard.example/${index}", place: ${index % 2 === 0 ? 'nav' : 'footer'} }`).join('\n')}
${components}severities:
  - { id: critical, label: Critical, description: Nothing works., indicator: critical, state: major-outage }
  - { id: high, label: High, description: Much does not work., indicator: major, state: partial-outage }
  - { id: medium, label: Medium, description: Some things do not work., indicator: minor, state: degraded }
  - { id: low, label: Low, description: A nuisance., indicator: minor, state: degraded }
`;

const severities = ['critical', 'high', 'medium', 'low'] as const;

/** A year with 300 incidents, in every month and of every severity. */
const busyYear: Files = Object.fromEntries(
  count(300, (index) => {
    const day = `2025-${two(1 + (index % 12))}-${two(1 + (Math.floor(index / 12) % 28))}`;
    const severity = severities[index % 7 === 0 ? 0 : index % 4] ?? 'low';
    const text = incident({
      title: `Queue ${index} stood still`,
      day,
      components: `[web-${two(index % 20)}]`,
    });
    return [`incidents/2025/q${index}.md`, text.replace('severity: low', `severity: ${severity}`)];
  }),
);

const wideTable = [
  count(200, (index) => `column ${index}`),
  count(200, () => '---'),
  count(200, (index) => String(index)),
]
  .map((cells) => `| ${cells.join(' | ')} |`)
  .join('\n');

const statuses = ['Investigating', 'Identified', 'Monitoring', 'Update'] as const;

/** 25 updates within minutes, newest first, the last of them closing. */
const manyUpdates = [...count(25, (index) => index)]
  .reverse()
  .map((index) => {
    const heading = index === 24 ? 'Resolved' : (statuses[index % 4] ?? 'Update');
    return `### ${heading} - 2024-03-05 10:${two(index * 2)}\n\nWhat was known in minute ${index * 2}, ${word}.\n`;
  })
  .join('\n');

const page = (front: string, body: string): string => `---\n${front}\n---\n\n${body}\n`;

const single: Files = {
  'incidents/2024/table.md': page(
    `title: ${word} ${word}\nseverity: critical\ncomponents: [all]\nimpact: { from: 2024-02-01 08:10, to: 2024-02-20 09:00 }
detected: 2024-02-01 08:12\ndetected_by: a very long ${word}\nmitigated: 2024-02-15\nwaive:
  - { code: time/long-duration, reason: It did last. }`,
    `A table with many columns, and a ${word}. See <https://hard.example/${'a'.repeat(300)}>.

## Updates

### Resolved - 2024-02-20 10:00
It is over.

### Investigating - 2024-02-01 08:30
We look.

## Postmortem - 2024-03-01 10:00

### What happened

${wideTable}

### Root cause

\`\`\`text
${'x'.repeat(50_000)}
\`\`\`

Inline: \`${'y'.repeat(400)}\`.

### Action items

1. [ ] Mend ${word} (owner: ${word}, due: 2024-04-01, ref: https://tracker.example.com/${'b'.repeat(120)})
2. [x] Done

## Details

> A quotation of ${word}.

Last words of the table.`,
  ),
  'incidents/2024/updates.md': page(
    'title: 25 updates in an hour\nseverity: high\ncomponents: [north, pay]',
    `It went on.\n\n## Updates\n\n${manyUpdates}`,
  ),
  [`incidents/2024/${'long-name-'.repeat(9)}end-of-it.md`]: incident({
    title: 'A long file name',
    day: '2024-05-01',
  }).replace('[api]', '[fire]'),
  'incidents/2024/障害.md': incident({
    title: '決済サービスの障害により購入手続きが完了できない状態が続いておりました'.repeat(2),
    day: '2024-06-01',
    components: '[pay]',
  }),
  'incidents/2024/خلل.md': incident({
    title: 'تعذر الوصول إلى متجر الإلكترونيات ABC 12:30 لعدة ساعات',
    day: '2024-06-02',
    components: '[shop]',
  }),
  'incidents/2024/emoji.md': incident({ title: '🔥'.repeat(40), day: '2024-06-03', components: '[fire]' }),
  // 2023 has none that anybody outside felt.
  'incidents/2023/internal.md': incident({
    title: 'Nobody outside noticed',
    day: '2023-06-03',
    components: '[pay]',
    fields: 'external: false',
  }),
  'incidents/2026/notice.md': page(
    `title: Version 1 of the interface ends ${word}\nkind: notice\ncomponents: [north]\nstarted: 2026-01-10 09:00\nuntil: 2026-03-31\naliases: [/old/notice]`,
    `Requests get the answer \`410 Gone\`.`,
  ),
  'incidents/2026/maintenance-now.md': page(
    'title: The database is moved\nkind: maintenance\ncomponents: [web-00, web-01]\nwindow: { from: 2026-01-15 14:00, to: 2026-01-15 23:00 }',
    'It is slow meanwhile.',
  ),
  'incidents/2026/maintenance-ahead.md': page(
    'title: The database is moved back\nkind: maintenance\ncomponents: [web-02]\nwindow:\n  - { from: 2026-02-15 14:00, to: 2026-02-15 23:00 }\n  - { from: 2026-02-16 14:00, to: 2026-02-16 23:00 }',
    'It is slow meanwhile.',
  ),
};

/** Many at once, and the worst of them of nearly everything. */
const openNow: Files = Object.fromEntries(
  count(9, (index) => [
    `incidents/2026/open-${index}.md`,
    incident({
      title: `${index === 0 ? word : 'Something'} is down (${index})`,
      day: '2026-01-15',
      components: `[web-${two(index)}, ne-${index}]`,
      isOpen: true,
    })
      .replace('17:28', `0${index}:28`)
      .replace('severity: low', `severity: ${severities[index % 4] ?? 'low'}`),
  ]),
);

/** In a language of the interface, or in one that is written from right to left. */
export const hardFiles = (locale = 'en'): Files => ({
  'candor.yaml': config(locale),
  ...busyYear,
  ...single,
  ...openNow,
});
