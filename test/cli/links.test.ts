// Where the example site leads: every link, every anchor, below any address, and opened from a folder.
import { readFileSync, statSync } from 'node:fs';
import { HtmlValidate } from 'html-validate';
import { join } from 'node:path';
import { parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { attribute, find } from '../site/make-record.js';
import { brokenLinks, compileFiles, compileTree, exampleNow, exampleTree, isPage } from './compile-files.js';
import {
  candor,
  config,
  incident,
  listFiles,
  makeFolder,
  makeSite,
  project,
  readTree,
} from './site-folder.js';

const url = 'https://status.harbourline.example.com/';
const example = compileTree(exampleTree, { now: exampleNow });

describe('the example site', () => {
  test('has no problem that it does not mean to show', () => {
    expect(example.diagnostics.filter(({ level }) => level !== 'info')).toEqual([]);
  });

  test('leads nowhere that is not there', () => {
    expect(brokenLinks(example.reader, { siteUrl: url })).toEqual([]);
  });

  test('leads nowhere that is not there below a path', () => {
    const siteUrl = 'https://example.org/a/status/';
    const moved = compileTree(exampleTree, { now: exampleNow, baseUrl: siteUrl });
    expect(brokenLinks(moved.reader, { siteUrl })).toEqual([]);
  });

  test('but for what names its address, is the same at every address', () => {
    const ofOthers =
      /<(?:link rel="canonical"|meta property="og:(?:url|image)|script type="application\/ld).*\n/g;
    const baseUrl = 'https://example.org/a/status/';
    // Whatever machines read has full addresses, and a calendar breaks its lines by their length.
    const isForMachines = (path: string): boolean => /^(?:api|badges|feeds)\/|\.(?:ics|md)$/.test(path);
    const unfold = (text: string): string => text.replaceAll('\r\n ', '');
    // Some have no `/` at the end, and the id of the page in the API of Statuspage follows from the address.
    const pageId = (address: string): string =>
      new URL(address).href
        .replace('https://', '')
        .split(/[^a-z0-9]+/)
        .filter(Boolean)
        .join('-');
    const bare = (text: string): string => text.replaceAll(baseUrl.slice(0, -1), url.slice(0, -1));
    const strip = (text: string, path: string): string =>
      isForMachines(path)
        ? bare(unfold(text)).replaceAll(pageId(baseUrl), pageId(url))
        : text.replaceAll(ofOthers, '');
    const moved = compileTree(exampleTree, { now: exampleNow, baseUrl });
    const differing = example.reader.paths.filter(
      (path) =>
        example.files.some((file) => file.path === path && 'content' in file) &&
        strip(example.reader.source(path), path) !== strip(moved.reader.source(path), path),
    );
    expect(differing.sort()).toEqual(['404.html', '_headers', '_redirects', 'robots.txt', 'sitemap.xml']);
  });

  test('works from a folder with --file-links', async () => {
    const out = join(makeFolder(), 'site');
    const argv = ['build', '--out', out, '--file-links', '--now', '2026-11-21'];
    expect((await candor(project, argv)).code).toBe(0);
    const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;
    const pages = listFiles(out).filter(isPage);
    const addresses = pages.flatMap((path) => {
      const document = parse(readFileSync(join(out, path), 'utf8'));
      return ['a', 'link', 'img']
        .flatMap((name) => find(document, name))
        .map((element) => attribute(element, 'href') ?? attribute(element, 'src') ?? '')
        .filter((address) => !/^(https?:|mailto:|#)/.test(address))
        .map((address) => ({ path, address }));
    });
    expect(addresses.length).toBeGreaterThan(pages.length * 5);
    const missing = addresses.filter(
      ({ path, address }) => !isFile(join(out, path, '..', decodeURIComponent(address.replace(/#.*$/, '')))),
    );
    expect(missing).toEqual([]);
    const { reader } = compileTree(exampleTree, { now: exampleNow, fileLinks: true });
    const broken = brokenLinks(reader, { siteUrl: 'https://file.example/', fileLinks: true });
    expect(broken).toEqual([]);
  });
});

describe('every page of the example', () => {
  const validator = new HtmlValidate({ extends: ['html-validate:recommended'], root: true });

  test('is valid HTML with one heading of the first level', () => {
    const problems = example.reader.paths.filter(isPage).flatMap((path) => {
      const source = example.reader.source(path);
      const errors: string[] = [];
      parse(source, { onParseError: ({ code, startLine }) => errors.push(`${path}:${startLine} ${code}`) });
      const { results } = validator.validateStringSync(source);
      const headings = find(example.reader.document(path), 'h1').length;
      return [
        ...errors,
        ...results.flatMap(({ messages }) =>
          messages.map(({ line, ruleId, message }) => `${path}:${line} ${ruleId} ${message}`),
        ),
        ...(headings === 1 ? [] : [`${path} has ${headings} headings of the first level`]),
      ];
    });
    expect(problems).toEqual([]);
  });
});

describe('--base-url', () => {
  const site = { 'incidents/2025/a.md': incident({ fields: 'aliases: [/old/page]' }) };

  test.each([
    ['https://acme.example/status/', 'https://acme.example/status/'],
    ['https://acme.example/status', 'https://acme.example/status/'],
    ['https://acme.example//status//', 'https://acme.example/status/'],
    ['https://ACME.example:443', 'https://acme.example/'],
    ['http://localhost:8080/x/', 'http://localhost:8080/x/'],
    ['https://bücher.example/stätus/', 'https://xn--bcher-kva.example/st%C3%A4tus/'],
  ])(
    '%s stands in canonical links, the sitemap, robots.txt, 404.html and _redirects',
    async (given, normal) => {
      const folder = makeSite(site);
      expect(await candor(folder, ['build', '--base-url', given])).toMatchObject({ code: 0 });
      const built = readTree(join(folder, '_site'));
      const path = new URL(normal).pathname;
      expect(built['incidents/a/index.html']).toContain(
        `<link rel="canonical" href="${normal}incidents/a/">`,
      );
      expect(built['index.html']).toContain(`<link rel="canonical" href="${normal}">`);
      expect(built['sitemap.xml']).toContain(`<loc>${normal}history/2025/</loc>`);
      expect(built['robots.txt']).toContain(`\nSitemap: ${normal}sitemap.xml\n`);
      expect(built['404.html']).toContain(`href="${path}history/"`);
      expect(built['_redirects']).toContain(`${path}old/page/ ${path}incidents/a/ 301\n`);
      // Ids stay those of the configuration, wherever the site is for now.
      const texts = Object.values(built)
        .join('\n')
        .replaceAll(/tag:status\.acme\.example,\d+/g, '');
      expect(texts).not.toContain('status.acme.example');
    },
  );

  test('of the configuration may have a path too', () => {
    const moved = config.replace('https://status.acme.example/', 'https://acme.example/status');
    const { reader } = compileFiles({ ...site, 'candor.yaml': moved });
    expect(reader.source('sitemap.xml')).toContain('<loc>https://acme.example/status/</loc>');
    expect(brokenLinks(reader, { siteUrl: 'https://acme.example/status/' })).toEqual([]);
  });
});
