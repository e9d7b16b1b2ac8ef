// What a page weighs, in bytes as they are published, before any compression; and what it may not hold.
import { describe, expect, test } from 'vitest';
import {
  compileFiles,
  compileTree,
  exampleNow,
  exampleTree,
  isPage,
  type Compiled,
} from '../cli/compile-files.js';
import { attribute, find } from '../site/make-record.js';
import { busyFiles } from './busy-site.js';

const example = compileTree(exampleTree, { now: exampleNow });

const weigh = ({ files }: Pick<Compiled, 'files'>, ...paths: readonly string[]): number =>
  paths
    .map((path) => files.find((file) => file.path === path))
    .reduce((sum, file) => {
      if (file === undefined || !('content' in file)) throw new Error('Only what is written can be weighed.');
      return sum + Buffer.byteLength(file.content);
    }, 0);

const shared = ['assets/theme.css', 'assets/theme.js'];

describe('a page weighs', () => {
  test('as an incident less than 60 KB, with its stylesheet and its script', () => {
    const incidents = example.reader.paths.filter((path) => /^incidents\/.*\.html$/.test(path));
    expect(incidents.length).toBeGreaterThan(10);
    expect(incidents.filter((path) => weigh(example, path, ...shared) >= 60_000)).toEqual([]);
  });

  test('as the status of 40 components with a busy history less than 60 KB', () => {
    const busy = compileFiles(busyFiles);
    expect(busy.diagnostics.filter(({ level }) => level !== 'info')).toEqual([]);
    expect(find(busy.reader.document('index.html'), 'a').length).toBeGreaterThan(40);
    expect(weigh(busy, 'index.html')).toBeLessThan(60_000);
  });

  test('no more than it needs: the look of the search is loaded by the search alone', () => {
    const loading = example.reader.paths.filter(
      (path) => isPage(path) && example.reader.source(path).includes('assets/search.css'),
    );
    expect(loading).toEqual(['search/index.html']);
  });

  test('with less than 6 KB of script', () => {
    expect(weigh(example, 'assets/theme.js')).toBeLessThan(6_000);
    expect(weigh(example, 'assets/search.js')).toBeLessThan(8_000);
  });
});

describe('every page of the example', () => {
  const pages = example.reader.paths.filter(isPage);

  test('bears its policy, and has neither a style nor a script in it but for data', () => {
    const found = pages.flatMap((path) => {
      const document = example.reader.document(path);
      const policies = find(document, 'meta').filter(
        (meta) => attribute(meta, 'http-equiv') === 'Content-Security-Policy',
      );
      const scripts = find(document, 'script').filter(
        (script) =>
          attribute(script, 'src') === undefined && attribute(script, 'type') !== 'application/ld+json',
      );
      const styles = find(document, 'style');
      const attributes = example.reader.source(path).match(/<[a-z][^>]*\s(?:style|on[a-z]+)=[^>]*>/g) ?? [];
      return [
        ...(policies.length === 1 ? [] : [`${path} has ${policies.length} policies`]),
        ...[...scripts, ...styles].map(({ nodeName }) => `${path} has a ${nodeName} in it`),
        ...attributes.map((tag) => `${path} has ${tag}`),
      ];
    });
    expect(found).toEqual([]);
  });

  test('loads nothing from another host', () => {
    const loading = [
      ['link', 'href'],
      ['script', 'src'],
      ['img', 'src'],
      ['img', 'srcset'],
      ['source', 'srcset'],
      ['iframe', 'src'],
      ['image', 'href'],
      ['use', 'href'],
    ] as const;
    const found = pages.flatMap((path) =>
      loading.flatMap(([name, property]) =>
        find(example.reader.document(path), name)
          .filter((element) => !['canonical', 'alternate'].includes(attribute(element, 'rel') ?? ''))
          .map((element) => attribute(element, property) ?? '')
          .filter((address) => /^(?:[a-z]+:)?\/\//i.test(address))
          .map((address) => `${path} loads ${address}`),
      ),
    );
    expect(found).toEqual([]);
    const sheet = example.files.find(({ path }) => path === 'assets/theme.css');
    const css = sheet !== undefined && 'content' in sheet ? Buffer.from(sheet.content).toString() : '';
    expect(css).toContain('--paper');
    expect(css).not.toMatch(/@import|url\(/);
  });
});
