// Hints that show the correct form: followed to the letter, they mend what they are given for.
import { describe, expect, it } from 'vitest';
import { checkText, diagnoseText } from './check-text.js';

const frontMatter = '---\ntitle: Sign-in failed\nseverity: low\ncomponents: [api]\n';
const times = 'started: 2025-10-15 17:28\nresolved: 2025-10-15 18:05\n';
const body = (text: string): string => `${frontMatter}${times}---\n\n${text}\n`;
const updates = (text: string): string => `${frontMatter}---\n\n## Updates\n\n${text}\n\nIt works.\n`;

const hintOf = (text: string): string | undefined => diagnoseText(text)[0]?.hint;

describe('a hint', () => {
  it.each([
    ['one window of impact as a text', 'impact: 2025-10-15 17:30 - 17:50'],
    ['two times with words between', 'impact: from 2025-10-15 17:30 to 2025-10-15 17:50'],
    ['a text for a list', 'tags: one, two'],
    ['a list for an address', 'slug: [sign-in]'],
    ['a quoted boolean', "external: 'true'"],
  ])('mends %s', (_slip, line) => {
    const text = `${frontMatter}${times}${line}\n---\n\nNobody could sign in.\n`;
    const mended = /^Write `(.*)`\.$/.exec(hintOf(text) ?? '')?.[1] ?? '';
    expect(mended).not.toBe('');
    expect(checkText(text.replace(line, mended))).toEqual([]);
  });

  it.each([
    ['severity: [low]', 'Write one id without brackets: `severity: low`.'],
    ['severity: 3', 'Write the id alone, as in `severity: low`; one of digits only must be quoted.'],
    ['started: [2025-10-15 17:28]', 'Write one time without brackets: `2025-10-15 17:28`.'],
    ['resolved: { a: b }', 'Write a time, such as `2025-10-15 17:28`.'],
    ['detected: true', 'Write a time, such as `2025-10-15 17:28`.'],
    ['impact: { from: 2025-10-15 17:28, until: 2025-10-15 18:05 }', 'Did you mean `to`?'],
    ['components: { api: abc }', 'Write one of them, such as `api: major-outage`.'],
    ['components: { api: 3 }', 'Write one of them, such as `api: major-outage`.'],
    ['kind: [maintenance]', 'Did you mean `maintenance`?'],
    ['detected_by: |\n  an alarm\n  and Jo', 'Write it on one line: `an alarm and Jo`.'],
    [
      'window: 2025-10-15',
      'Use `impact` for when it was felt, or set `kind: maintenance` if it was planned.',
    ],
  ])('leads into no second error: %j', (line, hint) => {
    const name = line.replace(/:.*$/s, '');
    const field = new RegExp(`^${name}:.*\n`, 'm');
    const text = `${frontMatter}${times}`.replace(field, '');
    const hints = diagnoseText(`${text}${line}\n---\n\nNobody could sign in.\n`).map((found) => found.hint);
    expect(hints).toContain(hint);
  });

  it('shows all that a waiver needs', () => {
    const text = `${frontMatter}${times}waive: time/long-duration\n---\n`;
    expect(hintOf(text)).toBe('Write `waive: [{ code: time/long-duration, reason: … }]`.');
  });

  it.each([
    ['a host without its scheme', '[docs](docs.example.com)', 'https://docs.example.com/'],
    ['a heading of the first level in a section', '## Details\n\n# More\n\nText.', '### More'],
    ['a link in HTML', 'See <a href="https://example.com/a">it</a>.', '[text](https://example.com/a)'],
    ['an image in HTML', '<img src="rate.png" alt="The rate">', '![The rate](rate.png)'],
  ])('shows the right form of %s', (_slip, text, form) => {
    expect(hintOf(body(text))).toContain(`\`${form}\``);
  });

  it('takes the name of a file for a file', () => {
    expect(checkText(body('[report](report.final.pdf)'))).toEqual(['9:1 link/missing-page']);
  });

  it('says that the time in a form is an example', () => {
    expect(hintOf(updates('### Monitoring'))).toBe(
      'Write `### Monitoring - 2025-10-15 17:28`, with the time at which it was said.',
    );
  });

  it('names the one status of a notice', () => {
    const notice = updates('### Resolved - 2025-10-15 18:05')
      .replace('severity: low', 'kind: notice')
      .replace('---\n\n', 'started: 2025-10-15 17:28\n---\n\n');
    expect(hintOf(notice)).toBe('The only status of a notice is Update.');
  });
});

it.each([
  ['date: 2025-10-15 17:28', 'started: 2025-10-15 17:28', 'started'],
  ['impact: { start: 2025-10-15 17:28 }', 'tags: [a]', 'from'],
])('%s is reported once, by the name that is there', (line, replaced, meant) => {
  const text = `${frontMatter}${times}tags: [a]\n---\n\nNobody could sign in.\n`.replace(replaced, line);
  const found = diagnoseText(text);
  expect(found).toMatchObject([{ code: 'format/unknown-field', hint: `Did you mean \`${meant}\`?` }]);
});

describe('a field that other tools have', () => {
  const hintFor = (line: string): string | undefined =>
    diagnoseText(`${frontMatter}${times}${line}\n---\n\nNobody could sign in.\n`)[0]?.hint;

  it.each([
    ['date: 2025-10-15', 'Did you mean `started`?'],
    ['End-Time: 2025-10-15', 'Did you mean `resolved`?'],
    ['affected: [api]', 'Did you mean `components`?'],
    ['status: resolved', 'The status has no field: the heading of the newest update says it.'],
    ['root_cause: a switch', 'It is a part of the postmortem: `### Root cause` under `## Postmortem`.'],
    ['internal: true', 'Write `external: false` for what nobody outside noticed.'],
    ['aliasses: [/old/]', 'Did you mean `aliases`?'],
  ])('%s', (line, hint) => {
    expect(hintFor(line)).toBe(hint);
  });

  it.each([
    ['components: { api: down }', 'major-outage'],
    ['components: { api: Partial }', 'partial-outage'],
    ['components: { api: slow }', 'degraded'],
    ['components: { api: degrated }', 'degraded'],
    ['kind: outage', 'incident'],
    ['kind: maintainance', 'maintenance'],
  ])('and a value that they have: %s', (line, meant) => {
    const text = `${frontMatter}${times}---\n\nNobody could sign in.\n`;
    const slip = line.startsWith('components')
      ? text.replace(/components.*/, line)
      : text.replace('severity', `${line}\nseverity`);
    const found = diagnoseText(slip).find(({ code }) => code === 'format/unknown-value');
    expect(found?.hint).toBe(`Did you mean \`${meant}\`?`);
  });

  it('and a time that is not known yet', () => {
    expect(hintFor('mitigated: n/a')).toBe('Leave it out until it is known.');
  });

  it('is looked up in our own table alone', () => {
    expect(hintFor('constructor: x')).toMatch(/^The fields are `title`/);
  });
});

it('misses no start where the updates are under another name', () => {
  const text = `${frontMatter}---\n\nNobody could sign in.\n\n## Log\n\n### Resolved - 2025-10-15 18:05\n\nIt works.\n`;
  expect(checkText(text)).toEqual(['9:1 markdown/unknown-section']);
});
