// Slips in the body of an incident, one by one: Markdown, characters, marks for withheld text.
import { expect, test } from 'vitest';
import { checkText, diagnoseText } from './check-text.js';

const front = '---\ntitle: Photos could not be uploaded\nseverity: medium\ncomponents: [web]\n';
const over = 'started: 2025-10-15 13:10\nresolved: 2025-10-15 14:25\n';

/** The body begins in line 9. */
const incident = (body: string): string => `${front}${over}---\n\n${body}`;

/** The text begins in line 7, and `## Updates` follows it. */
const withUpdates = (text: string): string =>
  `${front}---\n\n${text}\n\n## Updates\n\n### Resolved - 2025-10-15 14:25\n\nUploads work.\n\n### Investigating - 2025-10-15 13:10\n\nUploads fail.\n`;

test.each([
  'Uploads failed. <!-- about 300 people -->',
  '```md\n:::note\nText\n:::\n```',
  'Uploads failed.\n\n<!-- about\n300 people -->',
  'The log said `<!--` and \\<!-- and &lt;!--.',
  'The log said `<nil>` and `List<string>`.',
  '2 < 3 and 3 > 2; x<y',
  'See <https://example.com/> or <help@example.com>.',
  'Uploads failed.[^1]\n\n[^1]: Big ones.',
  'See [the old page][old].\n\n[old]: https://example.com/',
  '```\nunclosed: no\n```',
  '> ```sh\n> rm\n> ```',
  '- one\n\n  ~~~\n  code\n  ~~~',
  '    indented code',
  'Uploads failed\n\n---\n\nfor a day.',
  '| a | b |\n| - | - |\n| 1 | 2 |\n| 3 |',
  '| a | b |\n| - | - |\n| 1 \\| 2 | 3 |',
  '#ops and #42 told us.',
  'Todo lists and todo apps failed; `TODO` too.',
  'The value was a[0][1].',
  'The state ":ok" and ratio 1::2 were right.',
  'Text with `:withheld[code]` in it.',
  '## Details\n\n### Cause\n\nText.\n\n#### More\n\nText.',
])('%j has nothing to report', (body) => {
  expect(checkText(incident(`Uploads failed.\n\n${body}\n`))).toEqual([]);
});

test.each<[string, string[]]>([
  // HTML.
  ['The log said <nil>.', ['11:14 markdown/raw-html']],
  ['A List<string> of <T>.', ['11:7 markdown/raw-html', '11:19 markdown/raw-html']],
  ['One<br>two', ['11:4 markdown/raw-html']],
  ['<b>No</b> uploads', ['11:1 markdown/raw-html', '11:6 markdown/raw-html']],
  ['<details>\n<summary>Log</summary>\nText\n</details>', ['11:1 markdown/raw-html']],
  ['<script>alert(1)</script>', ['11:1 markdown/raw-html']],
  ['- item\n  <nil>', ['12:3 markdown/raw-html']],
  ['Call <your name here>.', ['11:6 markdown/raw-html']],

  // Headings and sections.
  ['# Uploads', ['11:1 markdown/top-heading']],
  ['## Workaround\n\nText.', ['11:1 markdown/unknown-section']],
  ['## Update\n\nText.', ['11:1 markdown/unknown-section']],
  ['## Post-mortem - 2025-10-16\n\nText.', ['11:1 markdown/unknown-section']],
  ['## Resolved - 2025-10-15 14:25\n\nText.', ['11:1 markdown/unknown-section']],
  ['## Details', ['11:1 markdown/empty-section']],
  ['## Details\n\n<!-- later -->', ['11:1 markdown/empty-section']],
  ['## Details\n\nText.\n\n## Details\n\nMore.', ['15:1 markdown/duplicate-section']],
  ['##Details', ['11:1 markdown/heading-space']],
  ['Text\n###Cause\nmore', ['12:1 markdown/heading-space']],
  ['Uploads failed\n---\n\nText.', ['12:1 markdown/setext-heading']],
  ['Uploads failed\nfor a day\n===', ['13:1 markdown/setext-heading']],
  ['---\nresolved: 2025-10-15 14:25\n---', ['11:1 format/second-front-matter']],

  // References, footnotes, images, tables, code.
  ['Text.[^1]', ['11:6 markdown/undefined-footnote']],
  ['[^1]: Text.', ['11:1 markdown/unreferenced-footnote']],
  ['Text.[^1]\n\n[^1]: One.\n\n[^1]: Two.', ['15:1 markdown/duplicate-footnote']],
  ['Text.[^1]\n\n[^1]: One.[^2]', ['13:11 markdown/undefined-footnote']],
  ['[old]: https://example.com/', ['11:1 markdown/unused-definition']],
  ['[old].\n\n[old]: https://example.com/\n[old]: https://example.org/', ['14:1 markdown/unused-definition']],
  [
    'See [the page][old] and [log][].',
    ['11:5 markdown/undefined-reference', '11:25 markdown/undefined-reference'],
  ],
  ['![](a.png)', ['11:1 link/missing-image', '11:1 markdown/image-without-alt']],
  ['| a | b |\n| - | - |\n| 1 | 2 | 3 |', ['13:11 markdown/table-cells']],
  ['| a | b |\n| - | - |\n| `x|y` | 2 |', ['13:11 markdown/table-cells']],
  ['| a | b | c |\n| - | - |\n| 1 | 2 | 3 |', ['12:1 markdown/table-cells']],
  ['```\ncode', ['11:1 markdown/unclosed-code']],
  ['~~~\ncode\n```', ['11:1 markdown/unclosed-code']],
  ['````\ncode\n```', ['11:1 markdown/unclosed-code']],
  ['- one\n\n  ```\n  code\n\nText.', ['13:3 markdown/unclosed-code']],
  ['<!-- a note', ['11:1 markdown/unclosed-comment']],
  ['Some failed <!-- a note', ['11:13 markdown/unclosed-comment']],
  ['- one\n- two *and <!-- a note*', ['12:12 markdown/unclosed-comment']],
  [`${'> '.repeat(101)}text`, ['11:1 markdown/too-complex']],
  [`Text ${'*'.repeat(1_200)}`, ['11:6 markdown/too-complex']],

  // Characters and placeholders.
  ['Bell \u0007 rings', ['11:6 text/control-character']],
  ['Text \u202Eback', ['11:6 text/bidi-control']],
  ['Text\uFEFF', ['11:5 text/control-character']],
  ['One\u2028two', ['11:4 text/control-character']],
  ['TODO: say more.', ['11:1 text/placeholder']],
  ['It was **TBD**.', ['11:10 text/placeholder']],
  ['What ??? happened', ['11:6 text/placeholder']],
  ['On YYYY-MM-DD', ['11:4 text/placeholder']],
  ['Lorem ipsum dolor', ['11:1 text/placeholder']],
  ['Hello {{ name }}', ['11:7 text/placeholder']],

  // Marks for withheld text.
  [':::withheld\nText\n:::', ['11:1 withheld/mark']],
  ['::: withheld\nText\n:::', ['11:1 withheld/mark']],
  [':::witheld\nText\n:::', ['11:1 withheld/mark']],
  ['  :::WITHHELD\nText\n:::', ['11:3 withheld/mark']],
  ['The :withheld[token] leaked.', ['11:5 withheld/mark']],
  ['The ::withold[token] leaked.', ['11:5 withheld/mark']],
  ['`code` and :withheld[token]', ['11:12 withheld/mark']],
  ['Text\n\n:::', ['13:1 withheld/mark']],
  ['```\n:::withheld\nText\n:::\n```', ['12:1 withheld/mark']],
  ['```\nText\n```\n\n:::', ['15:1 withheld/mark']],
])('%j', (body, expected) => {
  expect(checkText(incident(`Uploads failed.\n\n${body}\n`))).toEqual(expected);
});

test.each([
  ['a code block', 'Uploads failed.\n\n```\ndisk full', 'markdown/unclosed-code'],
  ['a comment', 'Uploads failed.\n\n<!-- ask support', 'markdown/unclosed-comment'],
])('%s that swallows the updates is the only thing reported', (_name, text, code) => {
  expect(checkText(withUpdates(text))).toEqual([`9:1 ${code}`]);
});

test.each([
  ['## Timeline', '`## Updates`'],
  ['## Summary', 'the first paragraph'],
  ['## Root cause', '`### Root cause` under `## Postmortem`'],
  ['## Retrospective - 2025-10-16', '`## Postmortem`'],
  ['## Resolved - 2025-10-15 14:25', '`### Resolved - 2025-10-15 14:25`'],
  ['## Detials', '`## Details`'],
])('the hint for %s says where it belongs', (heading, expected) => {
  const [found] = diagnoseText(incident(`Uploads failed.\n\n${heading}\n\nText.\n`));
  expect(found?.code).toBe('markdown/unknown-section');
  expect(found?.hint).toContain(expected);
});

test.each([
  ['security:\n  withhold: all', true],
  ['security: { withhold: marked }', true],
  ['security: nobody noticed', false],
  ['    security: { withhold: all }', false],
])('a file is held back whose body says %j: %s', (map, isHeld) => {
  const found = diagnoseText(incident(`Uploads failed.\n\n${map}\n`));
  expect(found.map(({ code }) => code)).toEqual(isHeld ? ['withheld/mark'] : []);
  expect(found.every(({ quotable }) => !quotable)).toBe(true);
});

test('nothing is quoted of a file with a second front matter that may withhold it', () => {
  const text = incident('\n---\nsecurty:\n  withhold: all\n---\n\nA TODO.\n');
  const found = diagnoseText(text);
  expect(found.map(({ code }) => code)).toContain('format/second-front-matter');
  expect(found.filter(({ quotable }) => quotable)).toEqual([]);
});

test('nothing of a file that may be withheld is quoted', () => {
  const text = incident('Uploads failed.\n\n:::withheld\nA <secret> of TODO.\n:::\n');
  const found = diagnoseText(text);
  expect(found.map(({ code }) => code).sort()).toEqual([
    'markdown/raw-html',
    'text/placeholder',
    'withheld/mark',
  ]);
  expect(found.filter(({ quotable }) => quotable)).toEqual([]);
});
