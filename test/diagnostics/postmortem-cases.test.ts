// Slips in the postmortem of an incident, one by one: what is reported, and where.
import { expect, test } from 'vitest';
import { checkText, diagnoseText } from './check-text.js';
import { exampleConfig } from './page.js';

const front =
  '---\ntitle: Bills were sent twice\nseverity: high\ncomponents: [api]\n---\n\nBills went out twice.\n\n';
const closing = '### Resolved - 2025-10-15 16:20\n\nOver.\n\n';
const opening = '### Investigating - 2025-10-15 14:05\n\nBills go out twice.\n\n';

/** The section begins in line 19. */
const incident = (section: string): string => `${front}## Updates\n\n${closing}${opening}${section}`;

/** The parts begin in line 21. */
const published = (parts: string): string => incident(`## Postmortem - 2025-10-16 10:00\n\n${parts}\n`);

/** The items begin in line 23. */
const withItems = (items: string): string => published(`### Action items\n\n${items}`);

const config = `${exampleConfig}postmortem:\n  required_for: [critical, high]\n  sections:\n    - { id: what, title: What happened, synonyms: [Summary] }\n    - { id: why, title: Root cause }\n`;

test.each([
  '- [ ] Lock the job (owner: billing, due: 2025-11-15, ref: https://example.com/t/1)',
  '- [x] Lock the job (owner: billing, ref: T-1)\n- [X] Cancel the copies (ref: T-2)',
  '1. Lock the job (due: 2025-11-15)\n2. Cancel the copies',
  '- Lock the job (see above)\n- Cancel the copies (about 300, all paid)',
  '- [ ] Lock the job (owner: "billing, ref: none")',
  '- [ ] Lock the job (ref: [T-1](https://example.com/t/1))',
  '- [ ] Lock the job (OWNER: billing, Due: 2025-11-15)',
  '- [ ] Lock the job\n  - [ ] on the first host\n  - [ ] on the second',
  '- [ ] Lock the job (note: hard)',
  '- [ ] [Lock](https://example.com/) the job',
  'Nothing is left to do.',
])('%j has nothing to report', (items) => {
  expect(checkText(withItems(items))).toEqual([]);
});

test.each<[string, string[]]>([
  ['- (owner: billing)', ['23:3 postmortem/action-item']],
  ['- [ ] (owner: billing)', ['23:7 postmortem/action-item']],
  ['- [ ] Lock the job (owner: billing, deu: 2025-11-15)', ['23:37 postmortem/action-item']],
  ['- [ ] Lock the job (owner: billing, status: open)', ['23:37 postmortem/action-item']],
  ['- [ ] Lock the job (onwer: billing, due: 2025-11-15)', ['23:21 postmortem/action-item']],
  ['- [ ] Lock the job (ownner: billing)', ['23:21 postmortem/action-item']],
  ['- [ ] Lock the job (assignee: billing, due: 2025-11-15)', ['23:21 postmortem/action-item']],
  ['- [ ] Lock the job (owner: billing, owner: web)', ['23:37 postmortem/action-item']],
  ['- [ ] Lock the job (owner:, due: 2025-11-15)', ['23:21 postmortem/action-item']],
  ['- [ ] Lock the job (owner: billing; due: 2025-11-15)', ['23:37 postmortem/action-item']],
  ['- [ ] Lock the job (owner: billing,due: 2025-11-15)', ['23:36 postmortem/action-item']],
  ['- [ ] Lock the job (owner: billing due: 2025-11-15)', ['23:36 postmortem/action-item']],
  ['- [ ] Lock the job (owner: billing', ['23:20 postmortem/action-item']],
  ['- [ ] Lock the job (owner: billing).', ['23:20 postmortem/action-item']],
  ['- [ ] Lock the job [owner: billing]', ['23:20 postmortem/action-item']],
  ['- [ ] Lock the job (owner: billing, due: soon)', ['23:37 time/unreadable']],
  ['- [ ] Lock the job (due: 2025-11-31)', ['23:21 time/impossible-date']],
  ['- [ ] Lock the\n  job (owner: billing, deu: 2025-11-15)', ['24:24 postmortem/action-item']],
  ['- [] Lock the job', ['23:3 postmortem/action-item']],
  ['- [ x] Lock the job', ['23:3 postmortem/action-item']],
  ['- [-] Lock the job', ['23:3 postmortem/action-item']],
  ['- [ ] Lock\n\nAnd:\n\n- [ ] Cancel', ['27:1 postmortem/action-item']],
  ['- [ ] Lock\n\n1. Cancel (owner: web)', ['25:1 postmortem/action-item']],
  ['- [ ] Lock\n  - first host (owner: web)', ['24:3 postmortem/action-item']],
])('%j', (items, expected) => {
  expect(checkText(withItems(items))).toEqual(expected);
});

test.each<[string, string, string[]]>([
  ['a draft', incident('## Postmortem\n\nText.\n'), ['19:1 postmortem/draft']],
  [
    'a draft with an empty part',
    incident('## Postmortem\n\n### What happened\n'),
    ['19:1 postmortem/draft', '21:1 postmortem/empty-section'],
  ],
  ['a time in words', incident('## Postmortem - tomorrow\n\nText.\n'), ['19:17 time/unreadable']],
  [
    'a time with a note',
    incident('## Postmortem - 2025-10-16 10:00 by Ana\n\nText.\n'),
    ['19:17 time/unreadable'],
  ],
  [
    'a time that does not exist',
    incident('## Postmortem - 2025-10-32\n\nText.\n'),
    ['19:17 time/impossible-date'],
  ],
  [
    'a hyphen in the name',
    incident('## Post-mortem - 2025-10-16\n\nText.\n'),
    ['19:1 markdown/unknown-section'],
  ],
  ['no text at all', incident('## Postmortem - 2025-10-16 10:00\n'), ['19:1 markdown/empty-section']],
  [
    'an empty part',
    published('### What happened\n\n### Root cause\n\nText.'),
    ['21:1 postmortem/empty-section'],
  ],
  [
    'a part with a comment alone',
    published('### What happened\n\n<!-- later -->'),
    ['21:1 postmortem/empty-section'],
  ],
  [
    'a part with a rule and a heading alone',
    published('### What happened\n\n***\n\n#### Timeline'),
    ['21:1 postmortem/empty-section'],
  ],
  [
    'a part that stands twice',
    published('### What happened\n\nText.\n\n### what happened\n\nText.'),
    ['25:1 postmortem/duplicate-section'],
  ],
  [
    'one that nothing was resolved before',
    `${front}## Updates\n\n${opening.replaceAll('2025-10-15', '2026-01-14')}## Postmortem - 2026-01-15 10:00\n\nText.\n`,
    ['15:1 postmortem/not-resolved'],
  ],
  [
    'one before the resolution',
    incident('## Postmortem - 2025-10-15 16:00\n\nText.\n'),
    ['19:1 time/out-of-order'],
  ],
  ['one in the future', incident('## Postmortem - 2026-10-16 10:00\n\nText.\n'), ['19:1 time/future']],
  [
    'one before a reopening',
    `${front}## Updates\n\n### Investigating - 2026-01-15 09:30\n\nAgain.\n\n${closing}${opening}## Postmortem - 2025-10-16 10:00\n\nText.\n`,
    ['23:1 postmortem/reopened'],
  ],
  [
    'one of a notice',
    '---\ntitle: News\nkind: notice\nstarted: 2025-10-15 09:00\n---\n\nNews.\n\n## Postmortem - 2025-10-16\n\nText.\n',
    ['9:1 postmortem/not-resolved'],
  ],
])('%s', (_name, text, expected) => {
  expect(checkText(text, { path: 'incidents/bills.md' })).toEqual(expected);
});

test.each<[string, string, string[]]>([
  ['both parts', published('### Summary\n\nText.\n\n### root cause\n\nText.'), []],
  ['a part that is missing', published('### What happened\n\nText.'), ['19:1 postmortem/missing-section']],
  [
    'two parts that are missing',
    published('Text.'),
    ['19:1 postmortem/missing-section', '19:1 postmortem/missing-section'],
  ],
  [
    'a part that is misspelt',
    published('### What happened\n\nText.\n\n### Root cuase\n\nText.'),
    ['25:1 postmortem/missing-section'],
  ],
  ['no postmortem', incident(''), []],
])('a site that requires parts: %s', (_name, text, expected) => {
  expect(checkText(text, { config })).toEqual(expected);
});

test('what a draft lacks holds back no page', () => {
  const found = diagnoseText(incident('## Postmortem\n\n### Root cause\n'), { config });
  expect(found.map(({ code, level }) => `${level} ${code}`)).toEqual([
    'info postmortem/draft',
    'info postmortem/missing-section',
    'info postmortem/empty-section',
  ]);
});
