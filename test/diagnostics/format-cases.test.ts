// Slips in the front matter of an incident, one by one: what is reported, and where.
import { expect, test } from 'vitest';
import { checkText } from './check-text.js';

const fields = [
  'title: Orders could not be paid',
  'severity: high',
  'components: [api]',
  'started: 2025-10-15 09:12',
  'resolved: 2025-10-15 09:47',
];

const body = '\nBakeries could not take payments.\n';

/** A sound incident with some of its lines replaced, by the number of the line in the file, or added after the fields. */
function incident(replaced: Readonly<Record<number, string>>, ...added: readonly string[]): string {
  const lines = ['---', ...fields, ...added, '---'];
  return `${lines.map((line, index) => replaced[index + 1] ?? line).join('\n')}\n${body}`;
}

const withField = (...lines: readonly string[]): string => incident({}, ...lines);
const sound = `${fields.join('\n')}\n`;

test('a sound incident has nothing to report', () => {
  expect(checkText(withField())).toEqual([]);
});

test.each<[string, string, string[]]>([
  // Where the front matter begins and ends.
  ['an empty file', '', ['1:1 format/missing-front-matter']],
  ['empty lines alone', '\n\n', ['1:1 format/missing-front-matter']],
  ['text alone', 'Bakeries could not take payments.\n', ['1:1 format/missing-front-matter']],
  ['text after empty lines', '\n\nPayments failed.\n', ['3:1 format/missing-front-matter']],
  ['TOML', '+++\ntitle = "Payments"\n+++\n\nText.\n', ['1:1 format/missing-front-matter']],
  ['fields in a code block', '```yaml\ntitle: Payments\n```\n', ['1:1 format/missing-front-matter']],
  ['no opening line', `${sound}---\n${body}`, ['1:1 format/missing-front-matter']],
  ['two hyphens around', `--\n${sound}--\n${body}`, ['1:1 format/missing-front-matter']],
  ['four hyphens around', `----\n${sound}----\n${body}`, ['1:1 format/missing-front-matter']],
  ['an empty line above', `\n---\n${sound}---\n${body}`, ['1:1 format/front-matter-start']],
  ['a space before the hyphens', ` ---\n${sound}---\n${body}`, ['1:1 format/front-matter-start']],
  ['a comment above', `<!-- new -->\n---\n${sound}---\n${body}`, ['1:1 format/front-matter-start']],
  ['a heading above', `# Payments\n\n---\n${sound}---\n${body}`, ['1:1 format/front-matter-start']],
  ['a language', `--- yaml\n${sound}---\n${body}`, ['1:4 format/front-matter-language']],
  ['JavaScript', `---js\n{ title: process.exit() }\n---\n${body}`, ['1:4 format/front-matter-language']],
  [
    'a comment beside the hyphens',
    `--- # fields\n${sound}---\n${body}`,
    ['1:4 format/front-matter-language'],
  ],
  ['no closing line', `---\n${sound}${body}`, ['1:1 format/unclosed-front-matter']],
  [
    'no closing line and a rule further down',
    `---\n${sound}${body}\n---\n\nMore.\n`,
    ['1:1 format/unclosed-front-matter'],
  ],
  [
    'no closing line before the updates',
    `---\n${sound}\n## Updates\n\n### Resolved - 2025-10-15 09:47\n\nOver.\n\n---\n`,
    ['1:1 format/unclosed-front-matter'],
  ],
  ['an em dash at the end', `---\n${sound}—\n${body}`, ['1:1 format/unclosed-front-matter']],
  ['dots at the end', `---\n${sound}...\n${body}`, ['1:1 format/unclosed-front-matter']],
  ['an indented closing line', `---\n${sound}  ---\n${body}`, ['1:1 format/unclosed-front-matter']],
  [
    'an unclosed front matter with another slip',
    `---\n${sound}tag: [a]\n----\n${body}`,
    ['1:1 format/unclosed-front-matter', '7:1 format/unknown-field'],
  ],
  [
    'a second front matter',
    withField().replace(body, `\n---\ntags: [payments]\n---\n${body}`),
    ['9:1 format/second-front-matter'],
  ],
  [
    'a second front matter at once',
    withField().replace(body, `---\ntags: [payments]\n---\n${body}`),
    ['8:1 format/second-front-matter'],
  ],
  ['front matter of text', `---\nPayments failed\n---\n${body}`, ['2:1 format/not-a-map']],
  ['front matter of a list', `---\n- title: Payments\n---\n${body}`, ['2:1 format/not-a-map']],
  [
    'an empty front matter',
    `---\n---\n${body}`,
    ['1:1 format/missing-field', '1:1 incident/no-severity', '1:1 incident/no-start'],
  ],
  [
    'a merge conflict',
    incident({ 3: '<<<<<<< HEAD\nseverity: high\n=======\nseverity: low\n>>>>>>> other' }),
    ['3:1 format/conflict-marker', '7:1 format/conflict-marker'],
  ],
  ['half of a merge conflict', withField('>>>>>>> other'), ['7:1 format/conflict-marker']],

  // Names of fields.
  ['no title', incident({ 2: 'tags: [payments]' }), ['1:1 format/missing-field']],
  ['a misspelt title', incident({ 2: 'titel: Orders could not be paid' }), ['2:1 format/unknown-field']],
  ['a misspelt severity', incident({ 3: 'severty: high' }), ['3:1 format/unknown-field']],
  ['a capital letter', incident({ 3: 'Severity: high' }), ['3:1 format/unknown-field']],
  ['a misspelt start', incident({ 5: 'stared: 2025-10-15 09:12' }), ['5:1 format/unknown-field']],
  ['a field of another tool', withField('status: resolved'), ['7:1 format/unknown-field']],
  ['a misspelt field inside', withField('impact: { form: 2025-10-15 09:12 }'), ['7:11 format/unknown-field']],
  ['a field twice', withField('severity: low'), ['7:1 format/duplicate-field']],
  [
    'a field twice inside',
    withField('impact: { from: 2025-10-15 09:12, from: 2025-10-15 09:13 }'),
    ['7:35 format/duplicate-field'],
  ],
  [
    'an impact without its beginning',
    withField('impact: { to: 2025-10-15 09:40 }'),
    ['7:1 format/missing-field'],
  ],
  [
    'a second impact without its beginning',
    withField(
      'impact:',
      '  - from: 2025-10-15 09:12',
      '    to: 2025-10-15 09:20',
      '  - to: 2025-10-15 09:40',
    ),
    ['10:5 format/missing-field'],
  ],
  [
    'the window of an incident',
    withField('window: { from: 2025-10-15 09:12 }'),
    ['7:1 format/field-not-allowed'],
  ],
  ['the end of a notice in an incident', withField('until: 2025-10-20'), ['7:1 format/field-not-allowed']],
  [
    'the severity of maintenance',
    incident({ 5: 'kind: maintenance', 6: 'window: { from: 2025-10-15 09:12, to: 2025-10-15 09:47 }' }),
    ['3:1 format/field-not-allowed'],
  ],
  ['maintenance without a window', incident({ 3: 'kind: maintenance' }), ['1:1 format/missing-field']],
  [
    'a notice without a start',
    incident({ 3: 'kind: notice', 5: 'tags: [payments]', 6: '' }),
    ['1:1 format/missing-field'],
  ],
  ['a notice that is resolved', incident({ 3: 'kind: notice' }), ['6:1 format/field-not-allowed']],

  // Values.
  ['a number for a title', incident({ 2: 'title: 404' }), ['2:8 format/wrong-type']],
  ['an empty title', incident({ 2: 'title: ""' }), ['2:8 format/empty-value']],
  ['no title after the colon', incident({ 2: 'title:' }), ['2:1 format/empty-value']],
  ['a title that is all comment', incident({ 2: 'title: #42 failed' }), ['2:1 format/empty-value']],
  ['a title of two lines', incident({ 2: 'title: |\n  Orders\n  failed' }), ['2:8 format/invalid-value']],
  ['one component without brackets', incident({ 4: 'components: api' }), ['4:13 format/wrong-type']],
  [
    'components as a list of maps',
    incident({ 4: 'components:\n  - api: degraded' }),
    ['5:5 format/wrong-type'],
  ],
  ['an unknown state', incident({ 4: 'components: { api: down }' }), ['4:20 format/unknown-value']],
  [
    'a state with a space',
    incident({ 4: 'components:\n  api: partial outage' }),
    ['5:8 format/unknown-value'],
  ],
  ['an unknown kind', withField('kind: outage'), ['7:7 format/unknown-value']],
  [
    'a kind with a capital letter',
    incident({ 3: 'kind: Maintenance', 5: 'window: { from: 2025-10-15 09:12 }' }),
    ['3:7 format/unknown-value'],
  ],
  ['yes for a boolean', withField('external: yes'), ['7:11 format/boolean-word']],
  ['off for a boolean', withField('external: off'), ['7:11 format/boolean-word']],
  ['a quoted boolean', withField('external: "true"'), ['7:11 format/wrong-type']],
  ['a time for an impact', withField('impact: 2025-10-15 09:12'), ['7:9 format/wrong-type']],
  ['a list for a time', incident({ 6: 'resolved: [2025-10-15 09:47]' }), ['6:11 format/wrong-type']],
  ['a resolution to be filled in', incident({ 6: 'resolved:' }), ['6:1 format/empty-value']],
  ['tags without brackets', withField('tags: payments, orders'), ['7:7 format/wrong-type']],
  ['a number among tags', withField('tags: [payments, 2025]'), ['7:18 format/wrong-type']],

  // Waivers.
  [
    'a waiver without a reason',
    withField('waive:', '  - code: incident/stale'),
    ['8:5 format/missing-field'],
  ],
  ['a waiver as a bare code', withField('waive: [incident/stale]'), ['7:9 format/wrong-type']],
  [
    'a waiver of an unknown code',
    withField('waive:', '  - { code: incident/stael, reason: Closed }'),
    ['8:13 config/unknown-code'],
  ],
  [
    'the right place after a wrong waiver',
    withField('waive:', '  - incident/stale', '  - { code: incident/stael, reason: Closed }'),
    ['8:5 format/wrong-type', '9:13 config/unknown-code'],
  ],
  [
    'a waiver of what cannot be waived',
    withField('waive:', '  - { code: time/future, reason: Clocks }'),
    ['8:13 format/waiver-refused'],
  ],
  [
    'a waiver that silences nothing',
    withField('waive:', '  - { code: incident/stale, reason: Closed }'),
    ['8:13 format/unused-waiver'],
  ],
])('%s', (_name, text, expected) => {
  expect(checkText(text)).toEqual(expected);
});

test('a used waiver leaves its reason in the report', () => {
  const text = incident(
    { 4: 'tags: [phone]' },
    'waive:',
    '  - { code: incident/no-components, reason: Phone only }',
  );
  expect(checkText(text)).toEqual(['1:1 incident/no-components']);
});
