// What a file yields survives being packed, and the settings that its packing is kept by are all that it depends on.
import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCachedReader, readSettings } from '../../src/caching/cached-reader.js';
import { packFile, unpackFile } from '../../src/caching/pack-file.js';
import { openRecordStore } from '../../src/caching/record-store.js';
import { readConfig } from '../../src/config/read-config.js';
import { loadSite } from '../../src/content/load.js';
import { parseFile } from '../../src/content/parse-file.js';
import type { Site } from '../../src/model/site.js';
import { incident, makeSite, project } from '../cli/site-folder.js';

const sites = ['.', ...['everything', 'german', 'minimal'].map((name) => join('test/sites', name))]
  .map((path) => join(project, path))
  .filter((path) => existsSync(join(path, 'candor.yaml')));

/** With every text read, and without fields that are undefined. */
const plain = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, item: unknown) =>
      item instanceof Map ? { map: [...item] } : item instanceof Set ? { set: [...item] } : item,
    ),
  );

it.each(sites)('gives back what it was given: %s', (folder) => {
  const tree = loadSite(folder);
  const { site } = readConfig(tree.config);
  let packed = 0;
  for (const file of tree.files) {
    const parsed = parseFile(file, site);
    const bytes = packFile(parsed);
    if (bytes === undefined) continue;
    packed += 1;
    expect(plain(unpackFile(bytes, site, 'name', () => bytes))).toEqual(plain(parsed));
  }
  expect(packed).toBeGreaterThan(0);
});

it('gives back lists of texts that look like its own marks', () => {
  const { config, files } = loadSite(makeSite({ 'incidents/2025/2025-10-15-a.md': incident() }));
  const { site } = readConfig(config);
  const [file] = files.map((each) => parseFile(each, site));
  if (file?.content.kind !== 'incident') throw new Error('The file is sound.');
  const tags = ['\u0001map', 'a', 'b'];
  const bytes = packFile({
    ...file,
    content: { ...file.content, incident: { ...file.content.incident, tags } },
  });
  const again = bytes && unpackFile(bytes, site, 'name', () => bytes).content;
  expect(again).toMatchObject({ incident: { tags } });
});

describe('what is withheld', () => {
  const refused = [
    incident({ fields: 'security: { public: { title: Security issue, slug: sec-1 } }' }),
    incident({ fields: 'securty: { public: { title: Security issue, slug: sec-1 } }' }),
    incident({
      fields: 'security: { withhold: marked, public: { slug: sec-1 } }',
      more: '\n<!-- withheld -->\nx\n<!-- /withheld -->\n',
    }),
  ];
  it.each(refused)('is never packed, nor what may be meant to be (%#)', (text) => {
    const { config, files } = loadSite(makeSite({ 'incidents/2025/2025-10-15-a.md': text }));
    const { site } = readConfig(config);
    expect(files.map((file) => packFile(parseFile(file, site)))).toEqual([undefined]);
  });
});

it('looks at nothing of the configuration but what its key names', () => {
  const allowed = new Set<string>(readSettings.concat('componentById'));
  for (const folder of sites) {
    const tree = loadSite(folder);
    const { site } = readConfig(tree.config);
    const watched = new Proxy(site, {
      get: (target, name: keyof Site) => {
        expect(allowed).toContain(name);
        return target[name];
      },
    });
    for (const file of tree.files) parseFile(file, watched);
  }
});

it('reads a file anew when the configuration, its path or its bytes are others', () => {
  const { config, files } = loadSite(makeSite({ 'incidents/2025/2025-10-15-a.md': incident() }));
  const [file] = files;
  if (file === undefined) throw new Error('The site has a file.');
  const store = openRecordStore(undefined, 'read');
  const puts: string[] = [];
  const put = (key: string, bytes: Uint8Array): void => {
    puts.push(key);
    store.put(key, bytes);
  };
  const counted = { ...store, put };
  const { site } = readConfig(config);
  const read = (stamp: string, given = file, of = site): unknown =>
    createCachedReader(counted, stamp).parseFile(given, of);
  read('one');
  read('one');
  expect(puts).toHaveLength(1);
  read('two');
  read('one', { ...file, path: 'incidents/2025/2025-10-15-b.md' });
  read('one', { ...file, bytes: new TextEncoder().encode(incident({ title: 'Other' })) });
  read('one', file, { ...site, timezone: 'UTC' });
  read('one', file, { ...site, title: 'Nothing that a file depends on' });
  expect(new Set(puts).size).toBe(5);
  expect(puts).toHaveLength(5);
});

it('reads a text from its file again where the cache has lost it since', () => {
  const { config, files } = loadSite(makeSite({ 'incidents/2025/2025-10-15-a.md': incident() }));
  const { site } = readConfig(config);
  const store = openRecordStore(undefined, 'read');
  let isLost = false;
  const reader = createCachedReader({ ...store, get: (key) => (isLost ? undefined : store.get(key)) }, 'one');
  const [parsed] = files.map((file) => reader.parseFile(file, site));
  // Only the last record is still in memory.
  reader.parseFile({ path: 'incidents/2025/b.md', bytes: new TextEncoder().encode(incident()) }, site);
  isLost = true;
  expect(plain(parsed)).toEqual(plain(files.map((file) => parseFile(file, site))[0]));
});

it('gives the text of a file also after another record was read', () => {
  const folder = makeSite({ 'incidents/2025/2025-10-15-a.md': incident() });
  const { config, files } = loadSite(folder);
  const { site } = readConfig(config);
  const cache = join(folder, '.candor/cache');
  const other = hash('sha256', 'other');
  const first = openRecordStore(cache, 'saved');
  for (const file of files) createCachedReader(first, 'one').parseFile(file, site);
  first.put(other, new TextEncoder().encode('something else '.repeat(100)));
  first.save('rarely');
  const store = openRecordStore(cache, 'saved');
  // Then memory is at hand for all that follows.
  store.get(other);
  const [parsed] = files.map((file) => createCachedReader(store, 'one').parseFile(file, site));
  store.get(other);
  expect(plain(parsed)).toEqual(plain(files.map((file) => parseFile(file, site))[0]));
});
