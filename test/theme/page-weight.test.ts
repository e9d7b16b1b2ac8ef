// What a page weighs, in bytes as they are published, before any compression; and what it may not hold.
import { describe, expect, test } from 'vitest';
import { compileFiles, compileTree, exampleNow, exampleTree, isPage } from '../cli/compile-files.js';
import { incident, type Files } from '../cli/site-folder.js';
import { attribute, find, type Reader } from '../site/make-record.js';

const example = compileTree(exampleTree, { now: exampleNow });
const weigh = (reader: Reader, ...paths: readonly string[]): number =>
  paths.reduce((sum, path) => sum + Buffer.byteLength(reader.source(path)), 0);

const files = ['assets/theme.css', 'assets/theme.js'];
const two = (number: number): string => String(number).padStart(2, '0');

/** 40 components, half of them in groups, and 300 incidents in the last 90 days. */
const busyFiles: Files = {
  'candor.yaml': `site:
  title: Busy Status
  url: https://busy.example/
  timezone: Europe/Berlin
  launched: 2024-01-01
components:
${[0, 1, 2, 3].map((group) => `  - id: region-${group}\n    name: Region ${group}\n    components:\n${[0, 1, 2, 3, 4].map((index) => `      - { id: part-${group}-${index}, name: Part ${index} of region ${group} }`).join('\n')}`).join('\n')}
${Array.from({ length: 20 }, (_, index) => `  - { id: web-${index}, name: Website ${index} }`).join('\n')}
`,
  ...Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => {
      const day = new Date(Date.UTC(2025, 9, 18) + (index % 88) * 86_400_000);
      const id = index % 2 === 0 ? `web-${index % 20}` : `part-${index % 4}-${index % 5}`;
      const text = incident({
        title: `Trouble ${index} with an ordinary title`,
        day: `${day.getUTCFullYear()}-${two(day.getUTCMonth() + 1)}-${two(day.getUTCDate())}`,
        components: `[${id}]`,
      });
      const severity = ['critical', 'high', 'medium', 'low'][index % 4] ?? 'low';
      return [`incidents/b${index}.md`, text.replace('severity: low', `severity: ${severity}`)];
    }),
  ),
};

describe('a page weighs', () => {
  test('as an incident less than 60 KB, with its stylesheet and its script', () => {
    const { reader } = example;
    const incidents = reader.paths.filter((path) => /^incidents\/.*\.html$/.test(path));
    expect(incidents.length).toBeGreaterThan(10);
    expect(incidents.filter((path) => weigh(reader, path, ...files) >= 60_000)).toEqual([]);
  });

  test('as the status of 40 components with a busy history less than 60 KB', () => {
    const { reader, diagnostics } = compileFiles(busyFiles);
    expect(diagnostics.filter(({ level }) => level !== 'info')).toEqual([]);
    expect(find(reader.document('index.html'), 'a').length).toBeGreaterThan(40);
    expect(weigh(reader, 'index.html')).toBeLessThan(60_000);
  });

  test('with less than 6 KB of script', () => {
    expect(weigh(example.reader, 'assets/theme.js')).toBeLessThan(6_000);
    expect(weigh(example.reader, 'assets/search.js')).toBeLessThan(8_000);
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
    expect(example.reader.source('assets/theme.css')).not.toMatch(/@import|url\(/);
  });
});
