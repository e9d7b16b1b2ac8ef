// Slips in the YAML of a front matter, one by one: what is reported, and where.
import { expect, test } from 'vitest';
import { checkText, diagnoseText } from './check-text.js';

const fields = [
  'title: Search found nothing',
  'severity: medium',
  'components: [web]',
  'started: 2025-10-15 11:02',
  'resolved: 2025-10-15 11:48',
];

/** A sound incident whose lines 2 to 6 are replaced, by the number of the line; `more` begins in line 7. */
function incident(replaced: Readonly<Record<number, string>>, ...more: readonly string[]): string {
  const front = fields.map((line, index) => replaced[index + 2] ?? line);
  return `---\n${[...front, ...more].join('\n')}\n---\n\nThe search came back empty.\n`;
}

const titled = (title: string): string => incident({ 2: `title: ${title}` });
const withLines = (...lines: readonly string[]): string => incident({}, ...lines);

test.each([
  'Search found nothing',
  '"Search: nothing found"',
  "'Deploy #42: nothing found'",
  'Search found nothing, again',
  'Nothing (really) found',
  '“Search” found nothing',
  'Search-as-you-type: "found nothing"'.replace(': ', ' '),
  'C:\\search is empty',
  'https://example.com/search was empty',
  'Search found nothing  ',
])('title: %s has nothing to report', (title) => {
  expect(checkText(titled(title))).toEqual([]);
});

test.each<[string, string[]]>([
  // What YAML reads as something else than text.
  ['Search: nothing found', ['2:8 yaml/syntax']],
  ['[Search] nothing found', ['2:8 yaml/syntax']],
  ['{Search} nothing found', ['2:8 yaml/syntax']],
  ['{{ title }}', ['2:8 yaml/syntax']],
  ['@search found nothing', ['2:8 yaml/syntax']],
  ['`search` found nothing', ['2:8 yaml/syntax']],
  ['% of searches were empty', ['2:8 yaml/syntax']],
  ['"Search" found nothing', ['2:8 yaml/syntax']],
  ["'Search' found nothing", ['2:8 yaml/syntax']],
  ["'Search didn't find anything'", ['2:8 yaml/syntax']],
  ['"Search found nothing', ['2:8 yaml/syntax']],
  ['> 50 % of searches were empty', ['2:8 yaml/syntax']],
  ['- search found nothing', ['2:8 yaml/syntax']],
  ['*Search* found nothing', ['2:8 yaml/syntax']],
  ['"Path C:\\Search"', ['2:16 yaml/syntax']],
  ['&name Search found nothing', ['2:8 yaml/alias']],
  ['!important Search found nothing', ['2:8 yaml/tag']],
  ['!!str Search found nothing', ['2:8 yaml/tag']],
  ['Deploy #42 found nothing', ['2:15 yaml/comment-cuts-text']],
  ['#42 found nothing', ['2:1 format/empty-value']],
  ['"Search\\u202E found nothing"', ['2:8 text/bidi-control']],
  ['"Search\\x07 found nothing"', ['2:8 text/control-character']],
  ['Search \u202Efound nothing', ['2:15 text/bidi-control']],
  ['TODO', ['2:8 text/placeholder']],
])('title: %s', (title, expected) => {
  expect(checkText(titled(title))).toEqual(expected);
});

test.each<[string, string, string[]]>([
  ['a colon without its space', incident({ 3: 'severity:medium' }), ['3:1 yaml/syntax']],
  ['an equals sign', incident({ 3: 'severity = medium' }), ['3:1 yaml/syntax']],
  ['a word alone', incident({ 3: 'severity' }), ['3:1 yaml/syntax']],
  ['a word alone before fields', withLines('impact', '  from: 2025-10-15 11:00'), ['7:1 yaml/syntax']],
  ['a field one step too deep', incident({ 3: '  severity: medium' }), ['3:3 yaml/syntax']],
  ['a first field one step too deep', incident({ 2: ' title: Search found nothing' }), ['2:2 yaml/syntax']],
  ['a tab', incident({ 3: '\tseverity: medium' }), ['3:1 yaml/syntax']],
  ['a list that is not closed', incident({ 4: 'components: [web' }), ['4:13 yaml/syntax']],
  ['a list closed by a brace', incident({ 4: 'components: [web}' }), ['4:13 yaml/syntax']],
  ['a list that is not opened', incident({ 4: 'components: web]' }), ['4:13 format/wrong-type']],
  ['a hyphen without its space', incident({ 4: 'components:\n  -web' }), ['5:3 yaml/syntax']],
  ['hyphens in two columns', incident({ 4: 'components:\n  - web\n   - api' }), ['6:4 yaml/syntax']],
  [
    'a map without a comma',
    withLines('impact: { from: 2025-10-15 11:00 to: 2025-10-15 11:46 }'),
    ['7:34 yaml/syntax'],
  ],
  [
    'a map that is not closed',
    withLines('impact: { from: 2025-10-15 11:00, to: 2025-10-15 11:46'),
    ['7:9 yaml/syntax'],
  ],
  [
    'a span in words',
    withLines('impact: from 2025-10-15 11:00 to 2025-10-15 11:46'),
    ['7:9 format/wrong-type'],
  ],
  ['an alias', withLines('tags: *names'), ['7:7 yaml/alias']],
  ['an anchor on a list', incident({ 4: 'components: &names [web]' }), ['4:13 yaml/alias']],
  [
    'a merge key',
    withLines('impact:', '  <<: { from: 2025-10-15 11:00 }', '  to: 2025-10-15 11:46'),
    ['8:3 yaml/merge-key'],
  ],
  ['a tag of a date', incident({ 5: 'started: !!timestamp 2025-10-15 11:02' }), ['5:10 yaml/tag']],
  ['a directive', incident({ 2: '%YAML 1.1\ntitle: Search found nothing' }), ['2:1 yaml/directive']],
  ['a line of dots', incident({ 4: '...\ncomponents: [web]' }), ['4:1 yaml/multiple-documents']],
  ['a comment in a text', withLines('detected_by: alarm #7'), ['7:20 yaml/comment-cuts-text']],
  [
    'comments elsewhere',
    incident({ 3: 'severity: medium # was low', 5: 'started: 2025-10-15 11:02 # about' }),
    [],
  ],
  ['a field twice', withLines('severity: low'), ['7:1 format/duplicate-field']],
  ['lists in lists', withLines(`tags: ${'['.repeat(70)}${']'.repeat(70)}`), ['7:69 yaml/too-complex']],
  [
    'lists in lists beyond the stack',
    withLines(`tags: ${'['.repeat(9_000)}${']'.repeat(9_000)}`),
    ['1:1 yaml/too-complex'],
  ],
  [
    'a front matter of many pages',
    withLines(`tags: [${'search, '.repeat(5_000)}]`),
    ['1:1 yaml/too-complex'],
  ],
  [
    'slips on every line',
    incident({
      2: 'title: Search: nothing found',
      3: 'severity:medium',
      4: 'components: [web',
      5: '\tstarted: 2025-10-15 11:02',
    }),
    ['2:8 yaml/syntax', '3:1 yaml/syntax', '4:13 yaml/syntax', '5:1 yaml/syntax'],
  ],
  [
    'slips of YAML and of times',
    incident({ 2: 'title: Search: nothing found', 5: 'started: 2025-10-15 11:62' }),
    ['2:8 yaml/syntax', '5:10 time/impossible-date'],
  ],
])('%s', (_name, text, expected) => {
  expect(checkText(text)).toEqual(expected);
});

test.each([
  ['Search: nothing found', 'title: "Search: nothing found"'],
  ['[API] down', 'title: "[API] down"'],
  ['"Search" found nothing', `title: '"Search" found nothing'`],
  ["'Search didn't work'", `title: "Search didn't work"`],
  ['Deploy #42 failed', 'title: "Deploy #42 failed"'],
  ['#42 failed', 'title: "#42 failed"'],
  ['&co is down', 'title: "&co is down"'],
])('the hint for title: %s is the quoted line, and that line has nothing to report', (title, line) => {
  const [found] = diagnoseText(titled(title));
  expect(found?.hint).toContain(`\`${line}\``);
  expect(checkText(incident({ 2: line }))).toEqual([]);
});

test.each<[string, string, string, string]>([
  ['a comma too many', 'tags: [a,, b]', '7:10 yaml/syntax', 'Remove it, or write what is missing.'],
  [
    'a colon of double width',
    'detected：2025-10-15 11:04',
    '7:1 yaml/syntax',
    'Write `detected: 2025-10-15 11:04`.',
  ],
  ['brackets of double width', 'tags: ［a, b］', '7:7 format/wrong-type', 'Write `tags: [a, b]`.'],
  [
    'digits of double width',
    'detected: 2025-10-15 11：04',
    '7:11 time/unreadable',
    'Write `2025-10-15 11:04`.',
  ],
  ['hyphens of a word processor', 'detected: 2025‑10‑15', '7:11 time/unreadable', 'Write `2025-10-15`.'],
])('the hint shows the right form of %s', (_, line, expected, hint) => {
  expect(checkText(withLines(line))).toEqual([expected]);
  expect(diagnoseText(withLines(line))[0]?.hint).toBe(hint);
});

test.each<[string, (text: string) => string, string[]]>([
  ['no lines around it', (text) => text.replaceAll('---\n', ''), ['1:1 format/missing-front-matter']],
  ['an invisible sign before it', (text) => `\u200B${text}`, ['1:1 format/front-matter-start']],
])('a front matter with %s is read all the same', (_, change, expected) => {
  expect(checkText(change(incident({})))).toEqual(expected);
  expect(checkText(change(incident({ 3: 'severity: mediun' })))).toEqual([
    ...expected,
    expect.stringMatching(/^[23]:11 link\/unknown-severity$/),
  ]);
});
