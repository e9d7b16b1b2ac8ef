// Small sites and what they build to, byte for byte: of the smallest all, of the others the pages that show what it
// lacks, and the names of all files. UPDATE_GOLDEN=1 writes what is expected anew.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadSite } from '../../src/content/load.js';
import { brokenLinks, compileTree } from '../cli/compile-files.js';
import { listFiles, testNow, writeFiles } from '../cli/site-folder.js';
import { htmlProblems } from '../cli/validate-pages.js';

const here = dirname(fileURLToPath(import.meta.url));
const names = readdirSync(here).filter((name) => existsSync(join(here, name, 'candor.yaml')));

/** Of a site that is not here everything is kept. */
const keptPages: Readonly<Record<string, readonly string[]>> = {
  everything: [
    'index.html',
    'history/index.html',
    'history/2025/index.html',
    'components/tickets/index.html',
    'incidents/new-year/index.html',
    'incidents/2026-01-10-hall/index.html',
    'notices/index.html',
    'postmortems/index.html',
    '_redirects',
    'sitemap.xml',
    'feeds/incidents.atom',
    'maintenance.ics',
    'api/candor/v1/incidents/new-year.json',
    'badges/status.svg',
    'incidents/new-year/index.md',
  ],
  german: ['index.html', 'history/2025/index.html', 'incidents/2025-09-01-店/index.html', 'sitemap.xml'],
};

const isUpdate = process.env['UPDATE_GOLDEN'] === '1';

describe.each(names)('%s', (name) => {
  const folder = join(here, name);
  const expectedFolder = join(folder, 'expected');
  const compiled = compileTree(loadSite(folder), { now: testNow, commit: '0123456789abcdef'.repeat(2) });
  const { files, reader, site } = compiled;

  test('has no error and no warning', () => {
    const found = compiled.diagnostics.filter(({ level }) => level !== 'info');
    expect(
      found.map(({ code, place, message }) => `${place.path}:${place.start.line} ${code} ${message}`),
    ).toEqual([]);
  });

  // A site whose output was never written has none to compare with.
  test.runIf(isUpdate || existsSync(expectedFolder))('builds to what is expected', () => {
    // The look of the theme is not part of it.
    const built = files.filter(({ path }) => !path.startsWith('assets/'));
    const kept = built.filter(({ path }) => keptPages[name]?.includes(path) ?? true);
    const expected = kept.map((file): readonly [path: string, content: string] => [
      file.path,
      'content' in file ? String(file.content) : readFileSync(join(folder, file.copyOf), 'utf8'),
    ]);
    const list = built.map(({ path }) => `${path}\n`);
    const texts = Object.fromEntries([...expected, ['files.txt', list.sort().join('')]]);
    if (isUpdate) {
      rmSync(expectedFolder, { recursive: true, force: true });
      writeFiles(expectedFolder, texts);
    }
    expect(Object.keys(texts).sort()).toEqual(listFiles(expectedFolder));
    for (const [path, text] of Object.entries(texts))
      expect.soft(text, path).toBe(readFileSync(join(expectedFolder, path), 'utf8'));
  });

  test('has valid pages', () => {
    expect(htmlProblems(reader)).toEqual([]);
  });

  test('leads nowhere that is not there', () => {
    expect(brokenLinks(reader, { siteUrl: site.url ?? 'https://unknown.example/' })).toEqual([]);
  });
});
