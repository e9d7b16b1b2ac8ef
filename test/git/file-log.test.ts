// What is read from git of the files of a site: moves, merges, strange names, and settings that change its output.
import { symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { askFileLog } from '../../src/git.js';
import { trackFiles } from '../../src/model/page-history.js';
import { incident, makeFolder } from '../cli/site-folder.js';
import { commitTimes, makeRepository, runGit } from './repository.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Of every file, what its commits did to it, newest first: `2025-10-15 15:30 added`. */
function tellFiles(folder: string): Record<string, readonly string[]> {
  const { log } = askFileLog(folder);
  if (log === undefined) return {};
  return Object.fromEntries(
    [...trackFiles(log.commits)].map(([path, changes]) => [
      path,
      changes.map(
        ({ time, kind }) => `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} ${kind}`,
      ),
    ]),
  );
}

const path = 'incidents/2025/slow.md';

test('every commit that changes a file is told, at the time it was committed and not at that of its author', () => {
  const { folder, commit } = makeRepository();
  commit('2025-10-15 15:30', { [path]: incident({ isOpen: true }) }, '2025-10-01 09:00');
  commit('2025-10-15 16:10', { [path]: incident() }, '2025-10-01 09:00');
  commit('2025-10-15 17:00', { 'incidents/2025/other.md': incident() });
  expect(tellFiles(folder)).toEqual({
    'incidents/2025/other.md': ['2025-10-15 17:00 added'],
    [path]: ['2025-10-15 16:10 edited', '2025-10-15 15:30 added'],
  });
});

test('a file keeps its past when it is moved, twice, with an edit on the way, and when something new takes its old name', () => {
  const { folder, commit, git } = makeRepository();
  commit('2025-10-15 15:30', { [path]: incident() });
  git('mv', path, 'incidents/2025/second.md');
  commit('2025-10-16 10:00');
  git('mv', 'incidents/2025/second.md', 'incidents/third.md');
  commit('2025-10-17 10:00', { 'incidents/third.md': incident({ title: 'Slower answers' }) });
  commit('2025-10-18 10:00', { [path]: 'Nothing like it.\n' });
  expect(tellFiles(folder)).toEqual({
    [path]: ['2025-10-18 10:00 added'],
    'incidents/third.md': ['2025-10-17 10:00 edited', '2025-10-16 10:00 same', '2025-10-15 15:30 added'],
  });
});

test('a file that is gone tells nothing, and one that came back all of it', () => {
  const { folder, commit, git } = makeRepository();
  commit('2025-10-15 15:30', { [path]: incident(), 'incidents/gone.md': 'Gone.\n' });
  git('rm', '-q', path, 'incidents/gone.md');
  commit('2025-10-16 10:00');
  commit('2025-10-17 10:00', { [path]: incident() });
  expect(tellFiles(folder)).toEqual({
    [path]: ['2025-10-17 10:00 added', '2025-10-16 10:00 deleted', '2025-10-15 15:30 added'],
  });
});

test('two files that change places, one after the other, keep their own pasts', () => {
  const { folder, commit, git } = makeRepository();
  const text = (word: string): string =>
    Array.from({ length: 30 }, (_, line) => `${word} ${line}\n`).join('');
  commit('2025-10-15 15:30', { 'incidents/a.md': text('one') });
  commit('2025-10-16 10:00', { 'incidents/b.md': text('two') });
  git('mv', 'incidents/a.md', 'incidents/c.md');
  commit('2025-10-17 10:00');
  git('mv', 'incidents/b.md', 'incidents/a.md');
  commit('2025-10-18 10:00');
  git('mv', 'incidents/c.md', 'incidents/b.md');
  commit('2025-10-19 10:00');
  expect(tellFiles(folder)).toEqual({
    'incidents/a.md': ['2025-10-18 10:00 same', '2025-10-16 10:00 added'],
    'incidents/b.md': ['2025-10-19 10:00 same', '2025-10-17 10:00 same', '2025-10-15 15:30 added'],
  });
});

test('a merge counts once, when the branch took it in', () => {
  const { folder, commit, git } = makeRepository();
  commit('2025-10-14 10:00');
  git('checkout', '-q', '-b', 'draft');
  commit('2025-10-15 09:00', { [path]: incident({ isOpen: true }) });
  commit('2025-10-15 10:00', { [path]: incident() });
  git('checkout', '-q', 'main');
  commit('2025-10-15 11:00', { 'incidents/other.md': incident() });
  runGit(folder, ['merge', '-q', '--no-ff', '-m', 'x', 'draft'], commitTimes('2025-10-16 12:00'));
  expect(tellFiles(folder)).toEqual({
    [path]: ['2025-10-16 12:00 added'],
    'incidents/other.md': ['2025-10-15 11:00 added'],
  });
});

test('a site in a folder of its repository is found, also after it was moved there', () => {
  const { folder, commit, git } = makeRepository();
  commit('2025-10-15 15:30', { [path]: incident(), 'docs/README.md': '# Docs\n' });
  git('mv', 'incidents', 'docs/incidents');
  commit('2025-10-16 10:00');
  expect(tellFiles(join(folder, 'docs'))).toEqual({
    [`docs/${path}`]: ['2025-10-16 10:00 same', '2025-10-15 15:30 added'],
  });
  expect(askFileLog(join(folder, 'docs')).log?.folder).toBe('docs/');
});

test.each(['störung.md', 'with "quotes".md', 'back\\slash.md', 'tab\there.md', 'line\nbreak.md', '日本.md'])(
  'the name of a file may hold anything: %j',
  (name) => {
    const { folder, commit, git } = makeRepository();
    commit('2025-10-15 15:30', { [`incidents/${name}`]: incident() });
    git('mv', `incidents/${name}`, `incidents/é ${name}`);
    commit('2025-10-16 10:00');
    expect(tellFiles(folder)).toEqual({
      [`incidents/é ${name}`]: ['2025-10-16 10:00 same', '2025-10-15 15:30 added'],
    });
  },
);

test('what stands in a file is never taken for what git says', () => {
  const { folder, commit } = makeRepository();
  const lies = [
    'commit 0123456789012345678901234567890123456789 1',
    ':100644 100644 1 2 M\tincidents/lie.md',
    'diff --git a/incidents/lie.md b/incidents/lie.md',
    '+## Postmortem - 2025-10-16',
    '-security: {}',
  ].join('\n');
  commit('2025-10-15 15:30', { [path]: lies, 'incidents/z.md': incident() });
  const marks = [...trackFiles(askFileLog(folder).log?.commits ?? [])].map(([file, [change]]) => [
    file,
    [...(change?.marks ?? [])],
  ]);
  expect(marks).toEqual([
    [path, []],
    ['incidents/z.md', ['resolution']],
  ]);
});

test('a change of the mode alone is no edit, and a file that becomes a link does not mix up the marks of others', () => {
  const { folder, commit, git } = makeRepository();
  commit('2025-10-15 15:30', { 'incidents/a.md': incident(), [path]: incident({ isOpen: true }) });
  git('update-index', '--chmod=+x', path);
  runGit(folder, ['commit', '-q', '-m', 'x'], commitTimes('2025-10-16 10:00'));
  runGit(folder, ['reset', '-q', '--hard']);
  unlinkSync(join(folder, 'incidents/a.md'));
  symlinkSync('2025/slow.md', join(folder, 'incidents/a.md'));
  commit('2025-10-17 10:00', { [path]: incident() });
  const files = trackFiles(askFileLog(folder).log?.commits ?? []);
  expect(files.get(path)?.map(({ kind, marks }) => [kind, ...marks])).toEqual([
    ['edited', 'resolution'],
    ['same'],
    ['added'],
  ]);
});

test('no setting of the machine changes what is read', () => {
  const { folder, commit, git } = makeRepository('sites/status');
  const site = join(folder, 'sites/status');
  commit('2025-10-15 15:30', { [`sites/status/${path}`]: incident({ isOpen: true }) });
  commit('2025-10-15 16:10', { [`sites/status/${path}`]: incident() });
  git('mv', `sites/status/${path}`, 'sites/status/incidents/slów.md');
  commit('2025-10-16 10:00');
  git('checkout', '-q', '-b', 'draft');
  commit('2025-10-17 10:00', { 'sites/status/incidents/merged.md': incident() });
  git('checkout', '-q', 'main');
  runGit(folder, ['merge', '-q', '--no-ff', '-m', 'x', 'draft'], commitTimes('2025-10-18 12:00'));
  const expected = askFileLog(site);
  expect(expected.log?.commits.map(({ changes }) => changes.map(({ kind }) => kind))).toEqual([
    ['added'],
    ['same'],
    ['edited'],
    ['added'],
  ]);
  const settings = join(makeFolder(), 'gitconfig');
  writeFileSync(
    settings,
    `[log]
  follow = true
  showSignature = true
  showRoot = false
  date = relative
  decorate = full
  diffMerges = off
  mailmap = true
[diff]
  noprefix = true
  mnemonicPrefix = true
  renames = false
  renameLimit = 1
  relative = true
  context = 9
  interHunkContext = 9
  algorithm = patience
  external = false
  colorMoved = zebra
  suppressBlankEmpty = true
  wordRegex = .
  orderFile = /dev/null
[color]
  ui = always
[core]
  quotePath = true
  abbrev = 4
  pager = false
[format]
  pretty = oneline
[i18n]
  logOutputEncoding = UTF-16
[diff "words"]
  textconv = false
  binary = true
[core]
  attributesFile = ${settings}.attributes
`,
  );
  writeFileSync(`${settings}.attributes`, '*.md diff=words\n');
  vi.stubEnv('GIT_CONFIG_GLOBAL', settings);
  vi.stubEnv('GIT_LITERAL_PATHSPECS', '1');
  vi.stubEnv('GIT_EXTERNAL_DIFF', 'false');
  vi.stubEnv('GIT_DIFF_OPTS', '-u9');
  expect(askFileLog(site)).toEqual(expected);
});

test('a repository that git does not trust is told of', () => {
  const { folder, commit } = makeRepository();
  commit('2025-10-15 15:30', { [path]: incident() });
  vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1');
  expect(askFileLog(folder).problem).toContain('safe.directory');
});

test('a folder without a repository, a repository without a commit, and a machine without git tell nothing', () => {
  expect(askFileLog(makeFolder())).toEqual({});
  expect(askFileLog(makeRepository().folder)).toEqual({});
  const { folder, commit } = makeRepository();
  commit('2025-10-15 15:30', { [path]: incident() });
  vi.stubEnv('PATH', makeFolder());
  expect(askFileLog(folder)).toEqual({});
});
