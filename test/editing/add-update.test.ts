// An update added to a file: the exact text before and after.
import { expect, test } from 'vitest';
import { addUpdate, type AddedUpdate } from '../../src/editing/add-update.js';
import { applyEdits } from '../../src/editing/text-edit.js';
import { openText, readSite } from './edited-files.js';

const site = readSite(`site: { title: Acme, timezone: Europe/Berlin }
components: [{ id: api }, { id: web }]
`);
const germanSite = readSite(`site: { title: Acme, timezone: Europe/Berlin, locale: de }
components: [{ id: api }]
`);

const front = '---\ntitle: Slow\nseverity: low\ncomponents: [api]\n---\n';
const monitoring: AddedUpdate = {
  status: 'monitoring',
  time: '2025-10-15 17:50',
  changes: new Map(),
  message: 'It is better.',
};

function add(text: string, update: Partial<AddedUpdate> = {}, of = site): string {
  const file = openText(text, of);
  const editing = addUpdate(file, { ...monitoring, ...update });
  if (!editing.ok) throw new Error(editing.problem);
  return applyEdits(text, editing.edits);
}

const refusal = (text: string, update: Partial<AddedUpdate>): string => {
  const editing = addUpdate(openText(text, site), { ...monitoring, ...update });
  return editing.ok ? 'not refused' : editing.problem;
};

const first = '### Investigating - 2025-10-15 17:28\nWe look into it.\n';
const second = '### Identified - 2025-10-15 17:40\nIt is the disk.\n';
const added = '### Monitoring - 2025-10-15 17:50\nIt is better.\n';
const postmortem = '\n## Postmortem\n\n### What happened\nA disk was full.\n';

test('the newest stands first where the file begins with the newest', () => {
  const before = `${front}\n## Updates\n\n${second}\n${first}`;
  expect(add(before)).toBe(`${front}\n## Updates\n\n${added}\n${second}\n${first}`);
});

test('a single update is taken for the oldest, and the new one stands above it', () => {
  expect(add(`${front}\n## Updates\n${first}`)).toBe(`${front}\n## Updates\n${added}\n${first}`);
});

test('the newest stands last, before the next section, where the file begins with the oldest', () => {
  const before = `${front}\n## Updates\n\n${first}\n${second}${postmortem}`;
  expect(add(before)).toBe(`${front}\n## Updates\n\n${first}\n${second}\n${added}${postmortem}`);
});

test('an update of an earlier time stands where its time belongs', () => {
  const between = { time: '2025-10-15 17:35' };
  const early = added.replace('17:50', '17:35');
  expect(add(`${front}\n## Updates\n\n${second}\n${first}`, between)).toBe(
    `${front}\n## Updates\n\n${second}\n${early}\n${first}`,
  );
  expect(add(`${front}\n## Updates\n\n${first}\n${second}`, between)).toBe(
    `${front}\n## Updates\n\n${first}\n${early}\n${second}`,
  );
});

test('the heading has the separator, the empty lines and the language of the newest one', () => {
  const before = `${front}\n## Updates\n\n### Wird untersucht – 2025-10-15 17:28\n\nWir sehen nach.\n`;
  expect(add(before, { changes: new Map([['api', 'degraded']]) }, germanSite)).toBe(
    `${front}\n## Updates\n\n### Wird beobachtet – 2025-10-15 17:50 {api: degraded}\n\nIt is better.\n\n` +
      '### Wird untersucht – 2025-10-15 17:28\n\nWir sehen nach.\n',
  );
  expect(add(`${front}\n## Updates\n${first}`, {}, germanSite)).toBe(
    `${front}\n## Updates\n${added}\n${first}`,
  );
});

test('updates without an empty line between them stay so', () => {
  const before = `${front}\n## Updates\n${second}${first}`;
  expect(add(before)).toBe(`${front}\n## Updates\n${added}${second}${first}`);
});

test('states of components stand in the heading', () => {
  const changes = new Map([
    ['api', 'operational'],
    ['web', 'degraded'],
  ] as const);
  expect(add(`${front}\n## Updates\n\n${first}`, { changes })).toContain(
    '\n### Monitoring - 2025-10-15 17:50 {api: operational, web: degraded}\nIt is better.\n\n### Inv',
  );
});

test('a file without updates gets the section, below its text and above any other', () => {
  const started = front.replace('---\ntitle', '---\nstarted: 2025-10-15 17:00\ntitle');
  expect(add(started)).toBe(`${started}\n## Updates\n\n${added}`);
  expect(add(`${started}\nAll was slow.\n`)).toBe(`${started}\nAll was slow.\n\n## Updates\n\n${added}`);
  expect(add(`${started}\nAll was slow.\n${postmortem}`)).toBe(
    `${started}\nAll was slow.\n\n## Updates\n\n${added}${postmortem}`,
  );
});

test('an empty section, and one with a comment, get their first update', () => {
  const started = front.replace('---\ntitle', '---\nstarted: 2025-10-15 17:00\ntitle');
  expect(add(`${started}\n## Updates\n${postmortem}`)).toBe(
    `${started}\n## Updates\n\n${added}${postmortem}`,
  );
  const comment = '<!-- as in\n### Resolved - 2025-01-01 10:00\n-->';
  expect(add(`${started}\n## Updates\n${comment}\n`)).toBe(`${started}\n## Updates\n${comment}\n\n${added}`);
});

test('headings inside comments and code are none', () => {
  const hidden = '\n<!--\n## Updates\n\n### Resolved - 2025-10-15 18:00\n-->\n\n```text\n## Updates\n```\n';
  const before = `${front}${hidden}\n## Updates\n\n${first}`;
  expect(add(before)).toBe(`${front}${hidden}\n## Updates\n\n${added}\n${first}`);
});

test('line ends, the byte-order mark and a missing last line end stay', () => {
  const windows = `\uFEFF${front}\n## Updates\n\n${first}`.replaceAll('\n', '\r\n').trimEnd();
  const inserted = `${added}\n`.replaceAll('\n', '\r\n');
  expect(add(windows, { message: 'It is better.\n' })).toBe(
    windows.replace('### Investigating', () => `${inserted}### Investigating`),
  );
  const open = `${front}\n## Updates\n\n${first}\n${second}`.trimEnd();
  expect(add(open)).toBe(`${open}\n\n${added.trimEnd()}`);
});

test('a message of several paragraphs keeps them; spaces around it are dropped', () => {
  const message = '\n\nIt is better.\r\n\r\n- slower  \r\n- but there\n\n';
  expect(add(`${front}\n## Updates\n\n${first}`, { message })).toContain(
    '17:50\nIt is better.\n\n- slower  \n- but there\n\n### Investigating',
  );
});

test.each([
  ['# Better', '\\# Better'],
  ['## Updates', '\\## Updates'],
  ['### Resolved - 2025-10-15 18:00', '\\### Resolved - 2025-10-15 18:00'],
  ['Better\n---\nand more', 'Better\n\\---\nand more'],
  ['Better\n===', 'Better\n\\==='],
  ['# Better\n---', '\\# Better\n\\---'],
])('what would open a section is text: %j', (message, written) => {
  expect(add(`${front}\n## Updates\n\n${first}`, { message })).toContain(
    `17:50\n${written}\n\n### Investigating`,
  );
});

test('a deeper heading, a rule and headings in code are left alone', () => {
  const message = '#### Note\n\n---\n\n```sh\n# not a heading\n```';
  expect(add(`${front}\n## Updates\n\n${first}`, { message })).toContain(`17:50\n${message}\n\n### Inv`);
});

test.each([
  [{ message: '  \n' }, 'The message is empty; expected what readers should know.'],
  [{ message: '```\nno end' }, 'The message opens a code block and does not close it.'],
  [{ message: 'Well.\n\n<!-- no end' }, 'The message opens a comment and does not close it.'],
  [
    { message: ':::withheld\nThe key was leaked.\n:::' },
    'The message holds a mark for withheld text, which has an effect only in a file that says `withhold: marked`.',
  ],
  [
    { message: 'It was :withheld[the key].' },
    'The message holds a mark for withheld text, which has an effect only in a file that says `withhold: marked`.',
  ],
  [
    { message: '<<<<<<< HEAD\nours' },
    'With this update the rest of the file would be read otherwise than before.',
  ],
])('refused is %j', (update, problem) => {
  expect(refusal(`${front}\n## Updates\n\n${first}`, update)).toBe(problem);
});

test('refused is a time that does not exist', () => {
  expect(refusal(`${front}\n## Updates\n\n${first}`, { time: '2025-03-30 02:30' })).toContain('02:30');
});

const marked = `${front.replace(/---\n$/, '')}security:
  withhold: marked
  public: { title: Slow, slug: slow-1 }
---

Slow.

## Updates

`;

test('a new update never lands inside a mark, and may hold marks where the file works with them', () => {
  const held = '### Investigating - 2025-10-15 17:28\nWe look.\n\n:::withheld\nThe key.\n:::\n';
  const second2 = '### Identified - 2025-10-15 17:40\nFound.\n\n:::withheld\nThe lock.\n:::\n';
  expect(add(`${marked}${held}\n${second2}`)).toBe(`${marked}${held}\n${second2}\n${added}`);
  expect(add(`${marked}${held}`)).toBe(`${marked}${added}\n${held}`);
  const message = 'It was :withheld[the key].';
  expect(add(`${marked}${held}`, { message })).toContain(`17:50\n${message}\n\n### Inv`);
  expect(refusal(`${marked}${held}`, { message: ':::withheld\nno end' })).toBe(
    'The message holds a mark for withheld text that is misspelt or not closed.',
  );
});
