// What the page of an incident says of its own past, as built from real repositories.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { candor, config, incident, makeFolder, makeSite, readTree, writeFiles } from '../cli/site-folder.js';
import { attribute, find, open, textOf, type Element } from '../site/make-record.js';
import { commitTimes, makeRepository, runGit } from './repository.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

const path = 'incidents/2025/slow.md';
const postmortem = `
## Postmortem - 2025-10-20 10:00

### What happened
A queue was full.
`;

interface Told {
  /** The whole section, as one line; undefined where there is none. */
  readonly text: string | undefined;
  readonly rows: Readonly<Record<string, string>>;
  readonly links: readonly (string | undefined)[];
}

async function buildSite(folder: string): Promise<{ out: string; err: string }> {
  const out = join(makeFolder(), 'site');
  const { code, err } = await candor(folder, ['build', '--out', out]);
  expect(code, err).toBe(0);
  return { out, err };
}

/** What the page of an incident says of its past. */
function readHistory(out: string, slug = 'slow', title = 'History of this page'): Told {
  const page = `incidents/${slug}/index.html`;
  const document = open([{ path: page, content: readFileSync(join(out, page), 'utf8') }]).document(page);
  const section = find(document, 'section').find(
    (element) => textOf(find(element, 'h2')[0] ?? element) === title,
  );
  if (section === undefined) return { text: undefined, rows: {}, links: [] };
  const words = (tag: string): readonly string[] => find(section, tag).map(textOf);
  return {
    text: textOf(section),
    rows: Object.fromEntries(words('dt').map((name, index) => [name, words('dd')[index] ?? ''])),
    links: find(section, 'a').map((link: Element) => attribute(link, 'href')),
  };
}

const tell = async (folder: string, slug?: string): Promise<Told> =>
  readHistory((await buildSite(folder)).out, slug);

test('a page tells when it came, when it changed last and how often after the resolution, and when the postmortem came', async () => {
  const { folder, commit } = makeRepository();
  commit('2025-10-15 15:30', { [path]: incident({ isOpen: true }) });
  commit('2025-10-15 15:50', { [path]: incident({ isOpen: true, title: 'Slow answers, sometimes' }) });
  commit('2025-10-15 16:06', { [path]: incident() });
  commit('2025-10-20 08:03', { [path]: incident({ more: postmortem }) });
  commit('2025-11-02 12:00', { [path]: incident({ more: postmortem.replace('full', 'too full') }) });
  const { rows, links } = await tell(folder);
  expect(rows).toEqual({
    'First published': '15 October 2025, 17:30 CEST',
    'Last changed': '2 November 2025, 13:00 CET',
    'Changes after the resolution': '2',
    'Postmortem added': '20 October 2025, 10:03 CEST',
  });
  expect(links).toEqual([]);
});

test('a move is no edit, and a draft is no postmortem yet', async () => {
  const { folder, commit, git } = makeRepository();
  commit('2025-10-15 15:30', { [path]: incident({ isOpen: true }) });
  commit('2025-10-15 16:06', { [path]: incident({ more: postmortem.replace(/ - .*/, '') }) });
  git('mv', path, 'incidents/slow.md');
  commit('2025-10-18 12:00');
  commit('2025-10-20 08:03', { 'incidents/slow.md': incident({ more: postmortem }) });
  expect((await tell(folder)).rows).toEqual({
    'First published': '15 October 2025, 17:30 CEST',
    'Last changed': '20 October 2025, 10:03 CEST',
    'Changes after the resolution': '1',
    'Postmortem added': '20 October 2025, 10:03 CEST',
  });
});

test('an incident that was written down afterwards has no edit, and one that is open says nothing of a resolution', async () => {
  const { folder, commit } = makeRepository();
  commit('2025-10-17 09:00', {
    [path]: incident(),
    'incidents/open.md': incident({ isOpen: true, day: '2026-01-14', components: '[web]' }),
  });
  const { out } = await buildSite(folder);
  expect(readHistory(out).rows).toEqual({
    'First published': '17 October 2025, 11:00 CEST',
    'Last changed': '17 October 2025, 11:00 CEST',
    'Changes after the resolution': 'none',
  });
  expect(Object.keys(readHistory(out, 'open').rows)).toEqual(['First published', 'Last changed']);
});

test('what is not committed says nothing, and takes no part in what is told', async () => {
  const { folder, commit } = makeRepository();
  commit('2025-10-15 16:06', { [path]: incident() });
  const before = await tell(folder);
  writeFiles(folder, { [path]: incident({ title: 'Slower' }), 'incidents/new.md': incident() });
  const { out } = await buildSite(folder);
  expect(readHistory(out)).toEqual(before);
  expect(readHistory(out, 'new').text).toBeUndefined();
});

test('times lead to the commits where the site says where its repository is', async () => {
  const { folder, commit } = makeRepository();
  const id = commit('2025-10-15 16:06', {
    'candor.yaml': config.replace(
      'site:',
      'site:\n  repository: { url: https://github.com/acme/status, folder: pages }',
    ),
    [path]: incident(),
  });
  expect((await tell(folder)).links).toEqual([
    `https://github.com/acme/status/commit/${id}`,
    `https://github.com/acme/status/commit/${id}`,
    'https://github.com/acme/status/edit/main/pages/incidents/2025/slow.md',
    'https://github.com/acme/status/commits/main/pages/incidents/2025/slow.md',
  ]);
  writeFiles(folder, { 'candor.yaml': `${config}output: { commit: false }\n` });
  expect((await tell(folder)).links).toEqual([]);
});

describe('of what is withheld', () => {
  const map = (more: string): string =>
    `security:\n  public: { title: Security issue, slug: issue-1, summary: Later. }\n${more}`;
  const withheld = map('  confirmations: [{ party: harbour }]');
  const disclosed = map('  released: 2025-12-01 09:00');

  test('nothing is told while all of it is, nor while marked parts are', async () => {
    const { folder, commit } = makeRepository();
    commit('2025-10-15 16:06', {
      'incidents/secret.md': incident({ fields: `started: 2025-10-15 17:28\n${withheld}` }),
      [path]: incident({
        fields: 'security:\n  withhold: marked\n  confirmations: [{ party: harbour }]',
        more: '\nA :withheld[certain] header.\n',
      }),
    });
    const { out } = await buildSite(folder);
    expect(readHistory(out, 'issue-1').text).toBeUndefined();
    expect(readHistory(out).text).toBeUndefined();
  });

  test('only what came after the disclosure is told', async () => {
    const { folder, commit } = makeRepository();
    commit('2025-10-15 16:06', { [path]: incident({ fields: withheld }) });
    commit('2025-10-20 10:00', { [path]: incident({ fields: withheld, more: postmortem }) });
    commit('2025-12-01 07:00', { [path]: incident({ fields: disclosed, more: postmortem }) });
    expect((await tell(folder)).text).toBeUndefined();
    commit('2025-12-03 10:00', {
      [path]: incident({ fields: disclosed, more: postmortem, title: 'Slow again' }),
    });
    const { text, rows } = await tell(folder);
    expect(rows).toEqual({
      'Last changed': '3 December 2025, 11:00 CET',
      'Changes after the resolution': '1',
    });
    expect(text).toContain('What was done before the disclosure on 1 December 2025 is not told.');
  });

  test('nor is what came before the map was taken out of the file', async () => {
    const { folder, commit } = makeRepository();
    commit('2025-10-15 16:06', { [path]: incident({ fields: withheld }) });
    commit('2025-10-20 10:00', { [path]: incident({ fields: withheld, more: postmortem }) });
    commit('2025-12-01 07:00', { [path]: incident({ more: postmortem }) });
    expect((await tell(folder)).rows).toEqual({
      'Last changed': '1 December 2025, 08:00 CET',
      'Changes after the resolution': '1',
    });
  });
});

describe('a shallow clone', () => {
  const shallowClone = (folder: string): string => {
    const copy = join(makeFolder(), 'copy');
    runGit(folder, ['clone', '-q', '--depth', '2', `file://${folder}`, copy]);
    return copy;
  };

  test('is said, on the page and with a way out on the terminal, and nothing is guessed from it', async () => {
    const { folder, commit } = makeRepository();
    commit('2025-10-15 16:06', { [path]: incident() });
    commit('2025-10-20 10:00', { [path]: incident({ title: 'Slower' }) });
    commit('2025-10-21 10:00', { [path]: incident({ title: 'Slowest' }) });
    const copy = shallowClone(folder);
    writeFiles(copy, { 'incidents/new.md': incident() });
    const { out, err } = await buildSite(copy);
    expect(readHistory(out).text).toBe(
      'History of this page It is not known, because this site was built from an incomplete copy of its repository.',
    );
    expect(readHistory(out, 'new').text).toBeUndefined();
    expect(err).toMatch(/^Note: .* shallow\.\n.*git fetch --unshallow.*fetch-depth: 0/s);
    runGit(copy, ['fetch', '-q', '--unshallow']);
    const whole = await buildSite(copy);
    expect(whole.err).toBe('');
    expect(readHistory(whole.out)).toEqual(await tell(folder));
  });

  test('nothing of it is said where the site does without git', async () => {
    const { folder, commit } = makeRepository();
    commit('2025-10-15 16:06', {
      'candor.yaml': `${config}output: { git: false }\n`,
      [path]: incident(),
    });
    commit('2025-10-15 16:06');
    const { out, err } = await buildSite(shallowClone(folder));
    expect(readHistory(out).text).toBeUndefined();
    expect(err).toBe('');
  });
});

test('without a repository, without a commit and without git there is no such section', async () => {
  const files = { [path]: incident() };
  expect((await tell(makeSite(files))).text).toBeUndefined();
  expect((await tell(makeSite(files, makeRepository().folder))).text).toBeUndefined();
  const { folder, commit } = makeRepository();
  commit('2025-10-15 16:06', files);
  vi.stubEnv('PATH', makeFolder());
  const { out, err } = await buildSite(folder);
  expect(readHistory(out).text).toBeUndefined();
  expect(err).toBe('');
});

test('two clones of one commit build the same bytes, whatever else is in them', async () => {
  const { folder, commit, git } = makeRepository('pages');
  const at = (text: string): Record<string, string> => ({ [`pages/${path}`]: text });
  commit('2025-10-15 15:30', at(incident({ isOpen: true })));
  git('checkout', '-q', '-b', 'later');
  commit('2025-10-15 16:06', at(incident()));
  git('checkout', '-q', 'main');
  runGit(folder, ['merge', '-q', '--no-ff', '-m', 'x', 'later'], commitTimes('2025-10-15 18:00'));
  const copy = join(makeFolder(), 'copy');
  runGit(folder, ['clone', '-q', `file://${folder}`, copy]);
  commit('2025-10-16 10:00', at(incident({ title: 'Slower' })));
  git('checkout', '-q', 'main~1');
  const [one, two] = [await buildSite(join(folder, 'pages')), await buildSite(join(copy, 'pages'))];
  expect(readTree(two.out)).toEqual(readTree(one.out));
  expect(readHistory(one.out).rows).toEqual({
    'First published': '15 October 2025, 17:30 CEST',
    'Last changed': '15 October 2025, 20:00 CEST',
    'Changes after the resolution': 'none',
  });
});

test('no other file of the site takes anything from git', async () => {
  const { folder, commit } = makeRepository();
  commit('2025-10-15 16:06', { [path]: incident() });
  commit('2025-11-02 12:00', { [path]: incident({ title: 'Slow' }) });
  const withGit = readTree((await buildSite(folder)).out);
  writeFiles(folder, { 'candor.yaml': `${config}output: { git: false }\n` });
  const without = readTree((await buildSite(folder)).out);
  const different = Object.keys(withGit).filter((file) => withGit[file] !== without[file]);
  expect(different).toEqual(['.candor-manifest.json', 'incidents/slow/index.html']);
});

test('a German page says it in German, and a German heading closes an incident', async () => {
  const { folder, commit } = makeRepository();
  const german = (text: string): string =>
    text.replace('### Resolved', '### Behoben').replace('### Investigating', '### Wird untersucht');
  commit('2025-10-15 15:30', {
    'candor.yaml': config.replace('site:', 'site:\n  locale: de'),
    [path]: german(incident({ isOpen: true })),
  });
  commit('2025-10-15 16:06', { [path]: german(incident()) });
  const { out } = await buildSite(folder);
  expect(readHistory(out, 'slow', 'Änderungen an dieser Seite').rows).toEqual({
    'Zuerst veröffentlicht': '15. Oktober 2025, 17:30 CEST',
    'Zuletzt geändert': '15. Oktober 2025, 18:06 CEST',
    'Änderungen nach der Behebung': 'keine',
  });
});

describe('git', () => {
  /** A git that writes down what it is asked, and then runs the given lines of a shell. */
  function replaceGit(lines: string): () => readonly string[] {
    const [bin, asked] = [makeFolder(), join(makeFolder(), 'asked')];
    writeFileSync(join(bin, 'git'), `#!/bin/sh\necho "$*" >> '${asked}'\n${lines}\n`, { mode: 0o755 });
    vi.stubEnv('PATH', `${bin}:${process.env['PATH'] ?? ''}`);
    return () => readFileSync(asked, 'utf8').split('\n');
  }

  test('is asked for one log, however many incidents there are', async () => {
    const { folder, commit } = makeRepository();
    commit('2025-10-15 16:06', {
      [path]: incident(),
      'incidents/two.md': incident({ day: '2025-10-16' }),
      'incidents/three.md': incident({ day: '2025-10-17' }),
    });
    const program = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    const listAsked = replaceGit(`exec '${program}' "$@"`);
    expect((await tell(folder)).rows['First published']).toBe('15 October 2025, 18:06 CEST');
    expect(listAsked().filter((asked) => / log /.test(asked))).toHaveLength(1);
  });

  test('may fail, which is said, and the site is built without', async () => {
    replaceGit(`case "$*" in *--is-shallow-repository*) printf 'false\\n\\n0123\\n' ;; *) exit 128 ;; esac`);
    const { out, err } = await buildSite(makeSite({ [path]: incident() }));
    expect(readHistory(out).text).toBeUndefined();
    expect(err).toMatch(/^Note: .*`git log` failed\.\n.*output: \{ git: false \}/);
  });

  test('may be too old to know what is asked, and then nothing is guessed', async () => {
    replaceGit(`printf -- '--is-shallow-repository\\n\\n0123\\n'`);
    const { out, err } = await buildSite(makeSite({ [path]: incident() }));
    expect(readHistory(out).text).toBeUndefined();
    expect(err).toBe('');
  });
});

test('an audit finds nothing that depends on what is withheld', async () => {
  const { folder, commit } = makeRepository();
  const fields = 'security:\n  withhold: marked\n  confirmations: [{ party: harbour }]';
  commit('2025-10-15 16:06', {
    'incidents/other.md': incident({ day: '2025-10-16' }),
    [path]: incident({ fields, more: '\nA :withheld[certain] header.\n' }),
  });
  const { code, err, out } = await candor(folder, ['audit']);
  expect(code, `${out}${err}`).toBe(0);
});
