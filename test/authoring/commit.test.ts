// `--commit`: one file in one commit, with a subject that gives nothing away.
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { candor, incident, makeSite, type Files } from '../cli/site-folder.js';

const path = 'incidents/2026-01-15-slow.md';
const open = incident({ day: '2026-01-15', isOpen: true }).replaceAll('17:28', '12:28');

const git = (folder: string, ...argv: readonly string[]): string =>
  execFileSync('git', ['-c', 'core.hooksPath=.git/hooks', ...argv], {
    cwd: folder,
    encoding: 'utf8',
    stdio: 'pipe',
  });

function makeRepository(files: Files): string {
  const folder = makeSite(files);
  git(folder, 'init', '--quiet');
  git(folder, 'config', 'user.name', 'Ada');
  git(folder, 'config', 'user.email', 'ada@harbourline.example');
  git(folder, 'config', 'commit.gpgSign', 'false');
  git(folder, 'config', 'core.hooksPath', '.git/hooks');
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '-m', 'Begin');
  return folder;
}

test('the subject says what was done, and what else is staged stays staged', async () => {
  const folder = makeRepository({ [path]: open });
  writeFileSync(join(folder, 'note.txt'), 'Not yet.\n');
  git(folder, 'add', 'note.txt');
  const argv = ['update', 'monitoring', 'We reverted.', '--commit'];
  const { code, out } = await candor(folder, argv);
  expect(code).toBe(0);
  expect(out).toContain('Committed: Post update: monitoring "Slow answers"\n');
  expect(git(folder, 'log', '-1', '--format=%s', '--name-only')).toBe(
    `Post update: monitoring "Slow answers"\n\n${path}\n`,
  );
  expect(git(folder, 'status', '--porcelain')).toBe('A  note.txt\n');
  const more = ['--severity', 'low', '--component', 'api', '--message', 'We look.', '--commit'];
  expect(await candor(folder, ['new', 'Mail is late', ...more])).toMatchObject({ code: 0 });
  expect(await candor(folder, ['resolve', 'slow', 'Over.', '--commit'])).toMatchObject({ code: 0 });
  expect(await candor(folder, ['postmortem', 'slow', '--commit'])).toMatchObject({ code: 0 });
  expect(git(folder, 'log', '-3', '--format=%s')).toBe(`Draft the postmortem of "Slow answers"
Post update: resolved "Slow answers"
Open incident "Mail is late"
`);
});

test('that of a withheld incident names its file alone', async () => {
  const security = `security:\n  public: { title: Security issue, slug: sec-1 }\n  confirmations: [{ party: merchant }]`;
  const text = open.replace('severity', `${security}\nseverity`).replace('Slow answers', 'Canary gateway');
  const folder = makeRepository({ [path]: text });
  const said = await candor(folder, ['resolve', 'slow', 'The canary is safe.', '--commit']);
  expect(said.code).toBe(0);
  expect(said.out + said.err + git(folder, 'log', '-1', '--format=%B')).not.toMatch(/canary/i);
  expect(git(folder, 'log', '-1', '--format=%s')).toBe(`Update ${path}\n`);
});

test('what git refuses is said, and the file stays written', async () => {
  const plain = makeSite({ [path]: open });
  const none = await candor(plain, ['update', 'update', 'Still.', '--commit']);
  expect(none).toMatchObject({ code: 2 });
  expect(none.err).toContain(`${path} is written, and not committed: the folder is no git repository`);
  const folder = makeRepository({ [path]: open });
  writeFileSync(
    join(folder, '.git/hooks/pre-commit'),
    '#!/bin/sh\necho No commits on Fridays. >&2\nexit 1\n',
  );
  chmodSync(join(folder, '.git/hooks/pre-commit'), 0o755);
  const refused = await candor(folder, ['update', 'update', 'Still.', '--commit']);
  expect(refused).toMatchObject({ code: 2 });
  expect(refused.err).toContain('No commits on Fridays.');
  expect(readFileSync(join(folder, path), 'utf8')).toContain('Still.');
  // Nothing of it waits for the next commit of something else.
  expect(git(folder, 'diff', '--cached', '--name-only')).toBe('');
  expect(git(folder, 'rev-list', '--count', 'HEAD')).toBe('1\n');
});
