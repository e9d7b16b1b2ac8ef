// The index among the files of the site: whole, small, the same for the same entries, and never in the way of a build.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { close } from 'pagefind';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { indexDocuments } from '../../src/searching/index-documents.js';
import { candor, config, incident, listFiles, makeSite, readTree, type Files } from '../cli/site-folder.js';

const files: Files = {
  'incidents/2025/a.md': incident({ title: 'A pool ran dry', day: '2025-10-15' }),
  'incidents/2025/b.md': incident({ title: 'A lock was held', day: '2025-11-15', components: '[web]' }),
};

const pathsOf = (site: string): readonly string[] =>
  listFiles(join(site, '_site')).filter((path) => /search|pagefind/.test(path));

/** The mark of its content in the name of a stylesheet or script that is published, as a star. */
const starred = (path: string): string =>
  path.replace(/^(assets\/search\.)[0-9a-f]{10}(?=\.(?:css|js)$)/, '$1*');

/** What the fragments of an index hold: the text of each entry. */
const textsOf = (site: string): readonly string[] =>
  pathsOf(site)
    .filter((path) => path.endsWith('.pf_fragment'))
    .map((path) => gunzipSync(readFileSync(join(site, '_site', path))).toString('utf8'));

describe('a build', () => {
  test('publishes an index of every entry, and of the search engine no more than the page loads', async () => {
    const site = makeSite(files);
    expect(await candor(site, ['build'])).toMatchObject({ code: 0, err: '' });
    const kinds = pathsOf(site).map((path) => starred(path).replace(/[^/.]*_[0-9a-f]+(?=\.)/, '*'));
    expect([...new Set(kinds)].sort()).toEqual([
      'assets/search.*.css',
      'assets/search.*.js',
      'pagefind/filter/*.pf_filter',
      'pagefind/fragment/*.pf_fragment',
      'pagefind/index/*.pf_index',
      'pagefind/pagefind-entry.json',
      'pagefind/pagefind.*.pf_meta',
      'pagefind/pagefind.js',
      'pagefind/wasm.en.pagefind',
      'search/index.html',
    ]);
    const texts = textsOf(site);
    expect(texts.map((text) => /A pool ran dry|A lock was held/.exec(text)?.[0]).sort()).toEqual([
      'A lock was held',
      'A pool ran dry',
    ]);
  });

  test('makes the same index of the same entries, and another text of the entry that changed alone', async () => {
    const [site, same] = [makeSite(files), makeSite(files)];
    for (const each of [site, same]) await candor(each, ['build']);
    const built = readTree(join(site, '_site'));
    expect(readTree(join(same, '_site'))).toEqual(built);
    const fragments = pathsOf(site).filter((path) => path.endsWith('.pf_fragment'));
    const changed = makeSite({ ...files, 'incidents/2025/a.md': incident({ title: 'A pool ran over' }) });
    await candor(changed, ['build']);
    expect(pathsOf(changed).filter((path) => fragments.includes(path))).toHaveLength(1);
  });

  test('works where nothing is published', async () => {
    const site = makeSite({});
    expect(await candor(site, ['build'])).toMatchObject({ code: 0, err: '' });
    expect(pathsOf(site).map(starred).sort()).toEqual([
      'assets/search.*.css',
      'assets/search.*.js',
      'search/index.html',
    ]);
  });

  test.each([
    ['the configuration says so', `${config}output: { search: false }\n`, []],
    ['there is no server to search from', config, ['--file-links']],
  ])('has no search, no link to one and no file for it where %s', async (_, written, options) => {
    const site = makeSite({ ...files, 'candor.yaml': written });
    expect(await candor(site, ['build', ...options])).toMatchObject({ code: 0, err: '' });
    expect(pathsOf(site)).toEqual([]);
    expect(
      Object.values(readTree(join(site, '_site'))).filter((text) => /href="[^"]*search/.test(text)),
    ).toEqual([]);
  });

  test('tells of a public file in the place of the index', async () => {
    const site = makeSite({ ...files, 'public/pagefind/pagefind.js': 'x' });
    const { code, err } = await candor(site, ['build']);
    expect(code).toBe(1);
    expect(err).toContain('public/pagefind/pagefind.js');
  });
});

describe('where Pagefind does not run', () => {
  const variables = ['PAGEFIND_EXTENDED_BINARY_PATH', 'npm_config_arch'];
  afterEach(async () => {
    for (const name of variables) Reflect.deleteProperty(process.env, name);
    await close();
  });

  test.each([
    ['it is not made for the machine', 'npm_config_arch', 'abacus'],
    ['it ends at once', 'PAGEFIND_EXTENDED_BINARY_PATH', '/bin/false'],
    ['it is not there', 'PAGEFIND_EXTENDED_BINARY_PATH', '/nowhere/pagefind'],
  ])('a site is built without a search, and the build says so: %s', async (_, name, value) => {
    const site = makeSite(files);
    await close();
    process.env[name] = value;
    // Of a program that has ended nothing is heard, however long anybody waits: here a second passes in no time.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const clock = setInterval(() => vi.advanceTimersByTime(1000), 20);
    onTestFinished(() => {
      clearInterval(clock);
      vi.useRealTimers();
    });
    const { code, out, err } = await candor(site, ['build', '--strict']);
    expect(code).toBe(0);
    expect(out).toMatch(/^Built 2 entries/);
    expect(err).toMatch(/^Warning: the site has no search, because its index could not be made: \S/);
    expect(pathsOf(site)).toEqual([]);
    expect(readTree(join(site, '_site'))['index.html']).not.toContain('search');
  });
});

describe('an index', () => {
  const documents = ['apples and pears', 'pears and plums'].map((text, index) => ({
    url: `incidents/${index}/`,
    content: `<html><body><p>${text}</p></body></html>`,
  }));

  test('is the same for a program that has made others before, and while it makes others', async () => {
    const first = await indexDocuments(documents, 'en');
    const others = await Promise.all([
      indexDocuments(documents, 'en'),
      indexDocuments(documents.toReversed(), 'de'),
      indexDocuments(documents, 'en'),
    ]);
    expect([others[0], others[2]]).toEqual([first, first]);
    expect(others[1]).not.toEqual(first);
  });

  test.each(['en', 'de', 'ja', 'ko', 'he', 'tlh'])('can be made in %s', async (language) => {
    const index = await indexDocuments(documents, language);
    expect('files' in index && index.files.filter(({ path }) => path.includes('wasm'))).toHaveLength(1);
  });
});
