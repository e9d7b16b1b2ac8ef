// The whole site as a browser and a careful reader get it: valid, linked throughout, the same bytes every time.
import { HtmlValidate } from 'html-validate';
import { parse, type ParserError } from 'parse5';
import { describe, expect, it } from 'vitest';
import { openRoute } from '../../src/model/policy.js';
import { writeProse } from '../../src/model/prose.js';
import {
  attribute,
  endpointPaths,
  find,
  history,
  open,
  options,
  renderHistory,
  site,
  textOf,
  visit,
  write,
  type Reader,
} from './make-record.js';
import { extendTheme, html, type Parts } from '../../src/theme.js';
import { defaultTheme } from '../../theme/index.js';

const pages = (reader: Reader): readonly string[] => reader.paths.filter((path) => path.endsWith('.html'));

describe('every page', () => {
  const reader = visit();

  it('is there', () => {
    expect(reader.paths).toEqual(
      expect.arrayContaining([
        'index.html',
        'history/index.html',
        'history/2025/index.html',
        'history/2025/critical/index.html',
        'severity/high/index.html',
        'components/eu/index.html',
        'components/api.v2/index.html',
        'incidents/2025-10-15-customer-creation/index.html',
        'postmortems/index.html',
        'notices/index.html',
        '404.html',
        'issues/sign-in.html',
        'old/sign in/index.html',
        'attachments/2025/a graph.png',
      ]),
    );
    expect(new Set(reader.paths).size).toBe(reader.paths.length);
  });

  it.each(pages(reader))('%s is valid HTML', (path) => {
    const errors: ParserError[] = [];
    parse(reader.source(path), { onParseError: (error) => errors.push(error) });
    expect(errors).toEqual([]);
    const report = new HtmlValidate({
      extends: ['html-validate:recommended'],
      root: true,
    }).validateStringSync(reader.source(path));
    expect(
      report.results.flatMap(({ messages }) =>
        messages.map(({ ruleId, line, message }) => `${line} ${ruleId} ${message}`),
      ),
    ).toEqual([]);
    expect(find(reader.document(path), 'h1')).toHaveLength(1);
    expect(reader.source(path)).not.toMatch(
      /<script(?! (?:type="module" )?src=| type="application\/ld\+json">)|<style|\sstyle="|\son[a-z]+="/,
    );
  });
});

/** Links that lead to no file or to no id of it. */
function brokenLinks(reader: Reader, siteUrl: string, fileLinks: boolean): readonly string[] {
  const given = new Set([
    'logo.svg',
    'favicon.ico',
    ...defaultTheme.assets.map(({ path }) => path),
    ...endpointPaths(history, options),
  ]);
  return pages(reader).flatMap((path) => {
    const served = fileLinks ? path : path.replace(/(^|\/)index\.html$/, '$1');
    const base = new URL(served.split('/').map(encodeURIComponent).join('/'), siteUrl);
    const elements = ['a', 'link', 'img'].flatMap((name) => find(reader.document(path), name));
    return elements.flatMap((element) => {
      const address = attribute(element, 'href') ?? attribute(element, 'src');
      if (address === undefined || attribute(element, 'rel') === 'canonical') return [];
      const target = new URL(address, base);
      if (!target.href.startsWith(siteUrl)) return [];
      const name = decodeURIComponent(target.pathname.slice(new URL(siteUrl).pathname.length));
      const file = !fileLinks && (name === '' || name.endsWith('/')) ? `${name}index.html` : name;
      const anchor = decodeURIComponent(target.hash.slice(1));
      if (given.has(file)) return [];
      const isFound =
        reader.paths.includes(file) && (anchor === '' || reader.source(file).includes(`id="${anchor}"`));
      return isFound ? [] : [`${path}: ${address}`];
    });
  });
}

describe('links', () => {
  it('lead to pages and anchors that exist, below any path', () => {
    expect(brokenLinks(visit(), 'https://example.org/status/', false)).toEqual([]);
  });

  it('lead to files where the site is read from a folder, but for 404.html, which a folder does not serve', () => {
    const reader = visit({}, { fileLinks: true });
    expect(
      brokenLinks(reader, 'https://example.org/status/', true).filter((link) => !link.startsWith('404')),
    ).toEqual([]);
  });

  it('are the same whatever the address of the site, but for 404.html and what others read of a page', () => {
    const at = (url: string | undefined): Reader => visit({ site: { ...site, url } });
    const ofOthers =
      /<(?:link rel="canonical"|meta property="og:(?:url|image)|meta name="twitter|script type="application).*\n/g;
    const strip = (source: string): string => source.replaceAll(ofOthers, '');
    const [one, two] = [at('https://example.net/deep/down/'), at('https://status.example.net/')];
    for (const path of pages(one).filter((name) => name !== '404.html')) {
      expect(strip(two.source(path))).toBe(strip(one.source(path)));
    }
    expect(visit().source('404.html')).toContain('href="/status/history/"');
    expect(at(undefined).source('404.html')).toContain('href="/history/"');
  });

  it('of authors show their text alone where the target is not published', () => {
    const source = visit().source('incidents/2025-12-31-slow/index.html');
    expect(source).toContain(
      '<img src="../../attachments/2025/a%20graph.png" alt="Slow"> and <a>a draft</a>',
    );
  });
});

describe('bytes', () => {
  it('are the same for the same history', () => {
    const written = ({ files }: Reader): readonly unknown[] =>
      files.map((file) => ('content' in file ? [file.path, file.content] : file));
    expect(written(visit())).toEqual(written(visit()));
  });

  it('name the commit on the status page and in build.json only, and only where the site wants that', () => {
    const wanting = { ...site, output: { ...site.output, commit: true } };
    const reader = visit({ site: wanting });
    const naming = (paths: readonly string[]): readonly string[] =>
      paths.filter((path) => !path.startsWith('attachments/') && reader.source(path).includes('4f1c2aa9d'));
    expect(naming(reader.paths)).toEqual(['index.html', 'build.json']);
    expect(visit().source('build.json')).not.toContain('4f1c2aa9d');
  });

  it('change with another time and commit of the build only where what is said of now does', () => {
    const wanting = { ...site, output: { ...site.output, commit: true } };
    const build = (later: number, commit: string): Reader =>
      visit(
        { site: wanting, now: history.now + later },
        { facts: { ...options.facts, now: history.now + later, commit } },
      );
    const [today, later] = [build(0, '4f1c2aa9d'), build(3 * 86_400_000, '0e77b1c55')];
    expect(later.paths).toEqual(today.paths);
    const changed = today.paths.filter(
      (path) => !path.startsWith('attachments/') && today.source(path) !== later.source(path),
    );
    // The components have their last ninety days, and with the statistics their availability in this year.
    const isOfNow = /^(?:components\/|statistics\/)/;
    expect(changed.filter((path) => !isOfNow.test(path))).toEqual(['index.html', 'build.json']);
    expect(changed).not.toContain('components/fax/index.html');
  });
});

describe('files for machines', () => {
  it('lead from former addresses, by a page and by a rule', () => {
    const reader = visit();
    expect(reader.source('_redirects')).toBe(
      [
        '/status/issues/sign-in.html /status/incidents/2025-05-01-sign-in/ 301',
        '/status/old/sign%20in /status/incidents/2025-05-01-sign-in/ 301',
        '/status/old/sign%20in/ /status/incidents/2025-05-01-sign-in/ 301',
        '',
      ].join('\n'),
    );
    const page = reader.source('old/sign in/index.html');
    expect(page).toContain(
      '<meta http-equiv="refresh" content="0; url=../../incidents/2025-05-01-sign-in/">',
    );
    expect(page).toContain(
      '<link rel="canonical" href="https://example.org/status/incidents/2025-05-01-sign-in/">',
    );
    expect(reader.text('old/sign in/index.html')).toBe('Moved This page has moved to Sign-in was down .');
  });

  it('list the pages, but for redirects and 404.html, with the last public time of an incident', () => {
    const sitemap = visit().source('sitemap.xml');
    expect(sitemap).toContain(
      '<loc>https://example.org/status/incidents/2025-10-15-customer-creation/</loc><lastmod>2025-10-16T13:14:00Z</lastmod>',
    );
    expect(sitemap).not.toMatch(/404|issues|sign%20in/);
    expect(sitemap).toMatch(/2027-01-05-network\/<\/loc><\/url>/);
    expect(visit().source('robots.txt')).toContain('Sitemap: https://example.org/status/sitemap.xml');
  });

  it('leave the sitemap out where the site does not know its address', () => {
    const reader = visit({ site: { ...site, url: undefined } });
    expect(reader.paths).not.toContain('sitemap.xml');
    expect(reader.source('robots.txt')).toBe('User-agent: *\nAllow: /\n');
  });

  it('copy attachments that published text leads to, and no others', () => {
    const copies = visit().files.filter((file) => 'copyOf' in file);
    expect(copies).toEqual([{ path: 'attachments/2025/a graph.png', copyOf: 'incidents/2025/a graph.png' }]);
  });

  it('say of an incomplete build that it is', () => {
    expect(JSON.parse(visit({ omitted: 2 }).source('build.json'))).toEqual({
      generator: 'candor',
      version: '0.1.0',
      now: '2026-11-19T08:12:00Z',
      complete: false,
      omittedFiles: 2,
    });
  });
});

it('takes whatever a file may say as text', () => {
  const evil = `"><script>alert(1)</script><img src=x onerror=alert(1)>' & \u2028 ]]> --> \${x} {{x}}`;
  const nasty = write(
    { id: 'nasty', components: { 'web-app-eu': 'degraded' }, updates: [['resolved', '2026-11-01 10:00']] },
    {
      title: evil,
      severity: {
        id: 'odd',
        label: evil,
        description: evil,
        indicator: 'major',
        state: 'degraded',
        route: openRoute,
      },
      detectedBy: evil,
      tags: [evil],
      aliases: [`/${evil.replaceAll('/', '')}`],
      summary: writeProse(['<p>x</p>'], evil),
      postmortem: {
        published: history.entries.at(-1)?.started,
        introduction: undefined,
        anchor: 'postmortem',
        parts: [
          {
            title: evil,
            anchor: 'x',
            section: undefined,
            prose: writeProse([], ''),
            actionItems: [
              {
                prose: writeProse([], ''),
                done: false,
                owner: evil,
                due: undefined,
                ref: { text: evil, url: evil },
              },
            ],
            actionItemsOrdered: false,
            place: { path: 'x', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } },
          },
        ],
        place: { path: 'x', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } },
      },
    },
  );
  const components = site.components.map((component) => ({ ...component, name: evil, description: evil }));
  const hostile = {
    ...site,
    title: evil,
    description: evil,
    contact: evil,
    locale: evil,
    links: [{ label: evil, url: 'https://example.org/?"<>', place: 'footer' as const }],
    components,
    componentById: new Map(components.map((component) => [component.id, component])),
    severities: [...site.severities, ...(nasty.severity === undefined ? [] : [nasty.severity])],
  };
  const reader = visit({ site: hostile, entries: [nasty, ...history.entries] });
  for (const path of pages(reader)) {
    const document = reader.document(path);
    const scripts = find(document, 'script').filter(
      (script) => attribute(script, 'type') !== 'application/ld+json',
    );
    expect(scripts.map((script) => attribute(script, 'src')?.split('/').at(-1))).toEqual(
      path === 'search/index.html' ? ['theme.js', 'search.js'] : ['theme.js'],
    );
    expect(find(document, 'img').map((image) => attribute(image, 'src')?.split('/').at(-1))).not.toContain(
      'x',
    );
    expect(reader.source(path)).not.toMatch(
      /<script(?! (?:type="module" )?src=| type="application\/ld\+json">)/,
    );
  }
  expect(reader.text('incidents/nasty/index.html').split('<script>alert(1)</script>').length).toBeGreaterThan(
    8,
  );
  expect(reader.source('sitemap.xml')).not.toContain('<script');
});

it('lets a theme replace one part everywhere', () => {
  const theme = extendTheme(defaultTheme, {
    parts: { footer: (_, { site: { title } }) => html`<footer>Only ${title}</footer>` },
    assets: [{ path: 'assets/more.css', source: 'more.css' }],
  });
  const reader = open(renderHistory(history, { ...options, theme }));
  for (const path of pages(reader)) {
    expect(find(reader.document(path), 'footer').map((footer) => attribute(footer, 'class'))).toEqual([
      undefined,
    ]);
    expect(reader.source(path)).toContain('<footer>Only Acme Status</footer>');
  }
  expect(reader.source('index.html')).toContain('<link rel="stylesheet" href="assets/more.css">');
});

it('lets a theme draw a label otherwise on each page, also in the rows of lists', () => {
  const parts: Partial<Parts> = {
    severityLabel: ({ severity }, { route }) => html`<b>${severity.id} of ${route.page}</b>`,
  };
  const reader = open(renderHistory(history, { ...options, theme: extendTheme(defaultTheme, { parts }) }));
  const labelsOf = (path: string): readonly string[] => find(reader.document(path), 'b').map(textOf);
  const incident = labelsOf('incidents/2025-10-15-customer-creation/index.html');
  const component = labelsOf('components/eu/index.html');
  expect(Math.min(incident.length, component.length)).toBeGreaterThan(1);
  expect(incident.filter((label) => !label.endsWith(' of incident'))).toEqual([]);
  expect(component.filter((label) => !label.endsWith(' of component'))).toEqual([]);
});
