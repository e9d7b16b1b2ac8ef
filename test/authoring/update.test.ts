// `candor update` and `candor resolve`: what they write, which incident they take, and what they refuse.
import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { candor, incident, makeSite, readTree } from '../cli/site-folder.js';
import { answering } from './answers.js';

const path = 'incidents/2026-01-15-slow.md';
const open = incident({ day: '2026-01-15', isOpen: true, title: 'Slow answers' }).replaceAll(
  '17:28',
  '12:28',
);
const read = (folder: string, file = path): string => readFileSync(join(folder, file), 'utf8');

test('the only open incident gets its update, and nothing else of the file changes', async () => {
  const folder = makeSite({ [path]: open, 'incidents/2025-10-15-old.md': incident() });
  const said = await candor(folder, [
    'update',
    'monitoring',
    'We reverted.',
    '--component',
    'api=operational',
  ]);
  expect(said).toEqual({
    code: 0,
    out: `Posted to ${path}: monitoring, 2026-01-15 13:00.
Next, when it is over: candor resolve 2026-01-15-slow "What was done"
`,
    err: '',
  });
  expect(read(folder)).toBe(
    open.replace(
      '## Updates\n\n',
      '## Updates\n\n### Monitoring - 2026-01-15 13:00 {api: operational}\nWe reverted.\n\n',
    ),
  );
});

test('resolve closes it and names the next step', async () => {
  const folder = makeSite({ [path]: open });
  expect(await candor(folder, ['resolve', 'All is well again.'])).toEqual({
    code: 0,
    out: `Posted to ${path}: resolved, 2026-01-15 13:00.\nNext: candor postmortem 2026-01-15-slow\n`,
    err: '',
  });
  expect(read(folder)).toContain('### Resolved - 2026-01-15 13:00\nAll is well again.\n');
  expect(await candor(folder, ['check', '--strict'])).toMatchObject({ code: 0 });
});

test('line ends and the mode of the file stay', async () => {
  const windows = open.replaceAll('\n', '\r\n');
  const folder = makeSite({ [path]: `\uFEFF${windows}` });
  chmodSync(join(folder, path), 0o640);
  expect(await candor(folder, ['update', 'identified', 'A lock.'])).toMatchObject({ code: 0 });
  expect(read(folder)).toBe(
    `\uFEFF${windows.replace('## Updates\r\n\r\n', '## Updates\r\n\r\n### Identified - 2026-01-15 13:00\r\nA lock.\r\n\r\n')}`,
  );
  expect(statSync(join(folder, path)).mode & 0o777).toBe(0o640);
});

test('the message comes from what is piped in', async () => {
  const folder = makeSite({ [path]: open });
  const said = await candor(folder, ['update', 'identified'], { input: 'One.\n\nTwo.\n' });
  expect(said).toMatchObject({ code: 0 });
  expect(read(folder)).toContain('### Identified - 2026-01-15 13:00\nOne.\n\nTwo.\n\n### Investigating');
});

test('or from the editor of the person', async () => {
  const folder = makeSite({ [path]: open });
  const editor = join(folder, 'editor.sh');
  writeFileSync(
    editor,
    '#!/bin/sh\nprintf "Found %s.\\n" "$1" | cat - "$2" > "$2.new" && mv "$2.new" "$2"\n',
  );
  chmodSync(editor, 0o755);
  const world = { questions: answering().questions, terminal: { in: true } };
  const env = { EDITOR: `'${editor}' it`, PATH: '/usr/bin:/bin' };
  expect(await candor(folder, ['update', 'identified'], { ...world, env })).toMatchObject({ code: 0 });
  expect(read(folder)).toContain('### Identified - 2026-01-15 13:00\nFound it.\n\n### Investigating');
  const before = readTree(folder);
  const unchanged = await candor(folder, ['update', 'monitoring'], {
    ...world,
    env: { ...env, EDITOR: 'true' },
  });
  expect(unchanged).toMatchObject({ code: 2, out: '' });
  expect(unchanged.err).toContain('The message is empty, so nothing was written.');
  const failed = await candor(folder, ['update', 'monitoring'], {
    ...world,
    env: { ...env, EDITOR: 'false' },
  });
  expect(failed.err).toContain('The editor `false` ended with exit code 1, so nothing was written.');
  expect(readTree(folder)).toEqual(before);
});

test('the time is given in the zone of the site, and bears an offset where it occurs twice', async () => {
  const folder = makeSite({
    [path]: open,
    'incidents/2025-10-25-autumn.md': incident({ day: '2025-10-25', isOpen: true }),
  });
  const at = ['update', 'slow', 'update', 'Still.', '--at', '2026-01-15 12:40'];
  expect(await candor(folder, at)).toMatchObject({ code: 0 });
  expect(read(folder)).toContain('### Update - 2026-01-15 12:40\n');
  const twice = { now: Date.UTC(2025, 9, 26, 1, 30) };
  expect(await candor(folder, ['resolve', 'autumn', 'Over.'], twice)).toMatchObject({ code: 0 });
  expect(read(folder, 'incidents/2025-10-25-autumn.md')).toContain(
    '### Resolved - 2025-10-26 02:30 +01:00\n',
  );
});

test('several that are open are listed, or offered on a terminal', async () => {
  const other = 'incidents/2026-01-14-mail.md';
  const folder = makeSite({
    [path]: open,
    [other]: incident({ day: '2026-01-14', isOpen: true, title: 'Mail is late' }),
  });
  const before = readTree(folder);
  expect(await candor(folder, ['update', 'monitoring', 'Better.'])).toEqual({
    code: 2,
    out: '',
    err: `It is not clear which of them is to be updated: 2 could be meant.
hint: Write \`candor update ID STATUS "What readers should know"\` with a part of one of these ids:
  2026-01-15-slow (Slow answers, investigating, open since 2026-01-15 12:28)
  2026-01-14-mail (Mail is late, investigating, open since 2026-01-14 17:28)
`,
  });
  expect(readTree(folder)).toEqual(before);
  expect(await candor(folder, ['update', 'mail', 'monitoring', 'Better.'])).toMatchObject({ code: 0 });
  expect(await candor(folder, ['update', 'slow answers', 'identified', 'A lock.'])).toMatchObject({
    code: 0,
  });
  const { questions, asked } = answering(path, 'monitoring', 'Better now.');
  const world = { questions, terminal: { in: true } };
  expect(await candor(folder, ['update'], world)).toMatchObject({ code: 0 });
  expect(asked.map(({ message }) => message)).toEqual([
    'Which of them is to be updated?',
    'How does it stand?',
    'What should readers know?',
  ]);
  expect(asked[0]?.choices?.map(({ label }) => label)).toEqual(['2026-01-15-slow', '2026-01-14-mail']);
  expect(read(folder)).toContain('### Monitoring - 2026-01-15 13:00\nBetter now.\n');
});

test('work that is planned for later is not meant while something is open, unless only it can have the status', async () => {
  const work = 'incidents/2026-01-20-upgrade.md';
  const folder = makeSite({
    [path]: open,
    [work]:
      '---\ntitle: Upgrade\nkind: maintenance\ncomponents: [web]\nwindow: { from: 2026-01-20 22:00, to: 2026-01-21 02:00 }\n---\n\nSearches pause.\n',
  });
  expect((await candor(folder, ['update', 'update', 'Still looking.'])).out).toContain(`Posted to ${path}:`);
  expect((await candor(folder, ['update', 'monitoring', 'Better.'])).out).toContain(`Posted to ${path}:`);
  expect((await candor(folder, ['update', 'cancelled', 'Not now.'])).out).toContain(`Posted to ${work}:`);
});

test('a word that is a status and part of an id is a status', async () => {
  const monitoring = 'incidents/2026-01-15-monitoring-down.md';
  const folder = makeSite({ [monitoring]: open });
  expect(await candor(folder, ['update', 'monitoring', 'Better.'])).toMatchObject({ code: 0 });
  expect(await candor(folder, ['update', 'monitoring', 'resolved', 'Over.'])).toMatchObject({ code: 0 });
  expect(read(folder, monitoring)).toContain('### Resolved - 2026-01-15 13:00\nOver.\n\n### Monitoring');
});

test.each([
  ['a slip in the status', ['monitring', 'Better.'], '`monitring` is neither', 'Did you mean `monitoring`?'],
  [
    'a slip after an id',
    ['slow', 'resovled', 'Over.'],
    '`resovled` is not a status.',
    'Did you mean `resolved`?',
  ],
  ['no status', ['We reverted it.'], 'The message has no status', '`monitoring`'],
  ['no status at all', [], 'There is no status.', '`identified`'],
  ['a closing status of maintenance', ['completed', 'Over.'], '`completed` is not a status', '`resolved`'],
  [
    'a component without a state',
    ['update', 'Hm.', '--component', 'api'],
    '`api` has no state',
    'api=operational',
  ],
  ['an unknown component', ['update', 'Hm.', '--component', 'apo=degraded'], '`apo`', 'Did you mean `api`?'],
  ['an unknown id', ['fast', 'update', 'Hm.'], 'No incident has `fast`', '2026-01-15-slow'],
  ['a prose file', ['_policy', 'update', 'Hm.'], 'is no incident', 'by hand'],
  ['no message', ['update'], 'There is no message.', 'pipe it in'],
  ['an empty message', ['update', '  '], 'The message is empty', 'pipe it in'],
  ['no words in quotation marks', ['update', 'We', 'reverted'], 'two words follow it', 'quotation marks'],
  ['a window', ['update', 'Hm.', '--to', '2026-01-16'], '--to belongs to --reschedule.', 'Add --reschedule'],
])('%s is said, with what to do', async (_, argv, message, hint) => {
  const folder = makeSite({ [path]: open, 'incidents/_policy.md': 'Words.\n' });
  const before = readTree(folder);
  const said = await candor(folder, ['update', ...argv]);
  expect(said).toMatchObject({ code: 2, out: '' });
  expect(said.err).toContain(message);
  expect(said.err.slice(said.err.indexOf('hint:'))).toContain(hint);
  expect(readTree(folder)).toEqual(before);
});

test('what is closed is not closed again, and nothing open is said', async () => {
  const folder = makeSite({ 'incidents/2025-10-15-old.md': incident() });
  const before = readTree(folder);
  expect(await candor(folder, ['resolve', 'old', 'Over.'])).toEqual({
    code: 2,
    out: '',
    err: `incidents/2025-10-15-old.md is resolved already.
hint: To add something, write \`candor update ID update "What else there is to say"\`.
`,
  });
  expect((await candor(folder, ['resolve', 'Over.'])).err).toContain('No incident is open.');
  expect((await candor(folder, ['update', 'update', 'Hm.'])).err).toContain('Nothing is open');
  expect(readTree(folder)).toEqual(before);
  expect(await candor(folder, ['update', 'old', 'investigating', 'It is back.'])).toMatchObject({
    code: 0,
    out: expect.stringContaining('This opens it again.') as string,
  });
});

test('what would be wrong is not written, and what was wrong before is told', async () => {
  const folder = makeSite({ [path]: open });
  const before = readTree(folder);
  const refused = await candor(folder, ['update', 'update', 'See [it](missing.md).']);
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toContain(`${path}:12:5 error link/missing-page`);
  expect(refused.err).toContain(`${path} would be wrong, so nothing was written.`);
  expect(readTree(folder)).toEqual(before);
  const faulty = makeSite({ [path]: open.replace('[api]', '[apo, api]') });
  const posted = await candor(faulty, ['update', 'update', 'Still.']);
  expect(posted).toMatchObject({ code: 1, out: expect.stringContaining('Posted to') as string });
  expect(posted.err).toContain('link/unknown-component');
  expect(read(faulty)).toContain('Still.');
});

test('a file that cannot be read is not edited', async () => {
  const folder = makeSite({ [path]: open.slice(open.indexOf('Some requests')) });
  const before = readTree(folder);
  const said = await candor(folder, ['update', 'slow', 'update', 'Still.']);
  expect(said).toMatchObject({ code: 2, out: '' });
  expect(said.err).toContain(`${path} cannot be read as an incident, so it is not edited.`);
  expect(said.err).toContain(`${path}:1:`);
  expect(readTree(folder)).toEqual(before);
});

test('of a withheld incident nothing but its path is told', async () => {
  const secret = 'incidents/2026-01-15-withheld-1.md';
  const security = `security:\n  public: { title: Security issue, slug: sec-1 }\n  confirmations: [{ party: merchant }]`;
  const text = incident({ title: 'Canary gateway', day: '2026-01-15', isOpen: true, fields: security });
  const folder = makeSite({ [secret]: text.replaceAll('17:28', '12:28') });
  const said = await candor(folder, ['update', 'identified', 'The canary lock is open.']);
  expect(said.code).toBe(0);
  expect(said.out).toBe(`Updated ${secret}.\n`);
  expect(said.out + said.err).not.toMatch(/canary|identified/i);
  expect(read(folder, secret)).toContain('The canary lock is open.');
  const refused = await candor(folder, ['update', 'identified', 'See [canary](missing.md).']);
  expect(refused.code).toBe(1);
  expect(refused.err).not.toMatch(/canary/i);
  const named = await candor(folder, ['update', 'canary', 'identified', 'Words.']);
  expect(named.code).toBe(2);
  expect(named.err).toContain('2026-01-15-withheld-1 (withheld)');
});

test('maintenance gets another window, and an update that says so', async () => {
  const work = 'incidents/2026-01-20-upgrade.md';
  const text = `---
title: Upgrade
kind: maintenance
components: [api]
# agreed with the shop
window: { from: 2026-01-20 22:00, to: 2026-01-21 02:00 } # at night
---

## Updates

### Scheduled - 2026-01-15 12:00
Searches pause.
`;
  const moved = makeSite({ [work]: text });
  const argv = ['update', '--reschedule', '--from', '2026-01-22 22:00', '--to', '2026-01-23 01:00'];
  expect(await candor(moved, argv)).toMatchObject({ code: 0, err: '' });
  const added = `### Scheduled - 2026-01-15 13:00
This work has been rescheduled. It now takes place from 2026-01-22 22:00 to 2026-01-23 01:00.
`;
  expect(read(moved, work)).toBe(
    text
      .replace(
        '{ from: 2026-01-20 22:00, to: 2026-01-21 02:00 }',
        '{ from: 2026-01-22 22:00, to: 2026-01-23 01:00 }',
      )
      .replace('## Updates\n', `## Updates\n\n${added}`),
  );
  const wrong = await candor(moved, ['update', '--reschedule', '--to', '2026-01-21 22:00']);
  expect(wrong.err).toContain('The work would end 2026-01-21 22:00, before it begins, 2026-01-22 22:00.');
  expect((await candor(moved, ['resolve', 'upgrade', 'Done.'])).err).toContain('has not begun');
});

test.skipIf(userInfo().uid === 0)('a folder that cannot be written leaves the file as it was', async () => {
  const folder = makeSite({ [path]: open });
  const before = readTree(folder);
  chmodSync(join(folder, 'incidents'), 0o500);
  const said = await candor(folder, ['update', 'update', 'Still.']);
  chmodSync(join(folder, 'incidents'), 0o700);
  expect(said).toMatchObject({ code: 2, out: '' });
  expect(said.err).toContain('could not be written: permission was denied.');
  expect(readTree(folder)).toEqual(before);
});

test('what somebody else changed while the message was written is left as they have it', async () => {
  const folder = makeSite({ [path]: open });
  const editor = join(folder, 'editor.sh');
  writeFileSync(editor, `#!/bin/sh\necho Better. > "$1"\necho >> '${join(folder, path)}'\n`);
  chmodSync(editor, 0o755);
  const world = { questions: answering().questions, terminal: { in: true } };
  const said = await candor(folder, ['update', 'monitoring'], {
    ...world,
    env: { EDITOR: editor, PATH: '/bin' },
  });
  expect(said).toMatchObject({ code: 2, out: '' });
  expect(said.err).toContain('was changed meanwhile, so nothing was written.');
  expect(read(folder)).toBe(`${open}\n`);
});

test('the site is found from a folder inside it, and by --folder', async () => {
  const folder = makeSite({ [path]: open });
  const inside = await candor(join(folder, 'incidents'), ['update', 'identified', 'A lock.']);
  expect(inside).toMatchObject({
    code: 0,
    out: expect.stringContaining('Posted to ../incidents/') as string,
  });
  const outside = await candor(join(folder, '..'), ['resolve', 'Over.', '-C', folder]);
  expect(outside).toMatchObject({ code: 0, out: expect.stringContaining(` --folder ${folder}`) as string });
});

test('a misspelt id is never what readers are told', async () => {
  const folder = makeSite({ [path]: open });
  const before = readTree(folder);
  expect(await candor(folder, ['resolve', 'slwo'])).toEqual({
    code: 2,
    out: '',
    err: 'No incident has `slwo` in its id, and a word alone is no message.\nhint: Did you mean `2026-01-15-slow`?\n',
  });
  expect((await candor(folder, ['resolve', 'slwo'], { input: 'All is well.' })).code).toBe(2);
  expect(readTree(folder)).toEqual(before);
});

test('a text that was written for an update alone is kept where the update is refused', async () => {
  const folder = makeSite({ [path]: open });
  const before = readTree(folder);
  const input = 'A long account of List<string> that took ten minutes.';
  const said = await candor(folder, ['update', 'monitoring'], { input });
  expect(said.code).toBe(1);
  const kept = /^Your text is kept in (.+)$/m.exec(said.err)?.[1] ?? '';
  expect(readFileSync(kept, 'utf8')).toBe(`${input}\n`);
  expect(statSync(kept).mode & 0o777).toBe(0o600);
  rmSync(dirname(kept), { recursive: true });
  expect(readTree(folder)).toEqual(before);
  // What stands in the command line is there again with the arrow up.
  expect((await candor(folder, ['update', 'monitoring', input])).err).not.toContain('is kept');
});

test('maintenance is not moved to where it is, nor into the past', async () => {
  const work = 'incidents/upgrade.md';
  const folder = makeSite({
    [work]:
      '---\ntitle: Upgrade\nkind: maintenance\ncomponents: [web]\nwindow: { from: 2026-01-20 22:00, to: 2026-01-21 02:00 }\n---\n\nSearches pause.\n',
  });
  const before = readTree(folder);
  const move = (from: string, to: string): ReturnType<typeof candor> =>
    candor(folder, ['update', '--reschedule', '--from', from, '--to', to]);
  expect((await move('2026-01-20 22:00', '2026-01-21 02:00')).err).toMatch(/planned already.*\nhint: /);
  expect((await move('2026-01-10 22:00', '2026-01-11 02:00')).err).toMatch(/would be over already.*\nhint: /);
  expect(readTree(folder)).toEqual(before);
});

test('a message that begins with a hyphen gets a hint', async () => {
  const folder = makeSite({ [path]: open });
  const said = await candor(folder, ['update', 'monitoring', '- reverted']);
  expect(said.err).toContain('hint: Write `--` before a message that begins with a hyphen.');
  expect((await candor(folder, ['update', 'monitoring', '--', '- reverted'])).code).toBe(0);
});
