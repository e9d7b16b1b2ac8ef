// URLs: where pages are written, and links that work below a sub-path, from a folder, and on 404.html.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalOf,
  createLinker,
  outputPathOf,
  pathOf,
  routeOfPeriod,
  type LinkOptions,
  type Route,
} from '../../src/site/pages.js';

const incident: Route = { page: 'incident', slug: '2025-10-15-customer-creation-failed' };
const year: Route = { page: 'year', year: 2025 };
const status: Route = { page: 'status' };
const plain = { siteUrl: undefined, fileLinks: false };
const fromFolder = { siteUrl: undefined, fileLinks: true };
const belowPath = { siteUrl: 'https://example.org/status/', fileLinks: false };

const linkFrom = (from: Route, to: Route, options: LinkOptions, anchor?: string): string =>
  createLinker(from, options)(to, anchor);

describe('where a page is written', () => {
  it.each<[Route, string]>([
    [status, 'index.html'],
    [{ page: 'history' }, 'history/index.html'],
    [year, 'history/2025/index.html'],
    [{ page: 'yearSeverity', year: 2025, severity: 'critical' }, 'history/2025/critical/index.html'],
    [{ page: 'severity', severity: 'critical' }, 'severity/critical/index.html'],
    [{ page: 'component', component: 'web.app-eu' }, 'components/web.app-eu/index.html'],
    [incident, 'incidents/2025-10-15-customer-creation-failed/index.html'],
    [{ page: 'postmortems' }, 'postmortems/index.html'],
    [{ page: 'notices' }, 'notices/index.html'],
    [{ page: 'notFound' }, '404.html'],
    [{ page: 'asset', path: 'assets/theme.css' }, 'assets/theme.css'],
    [{ page: 'attachment', path: 'incidents/2025/a graph.png' }, 'attachments/2025/a graph.png'],
    [{ page: 'redirect', alias: '/old/path' }, 'old/path/index.html'],
    [{ page: 'redirect', alias: '/old/path/' }, 'old/path/index.html'],
    [{ page: 'redirect', alias: '/issues/1.html' }, 'issues/1.html'],
    [{ page: 'redirect', alias: '/caf%C3%A9/' }, 'café/index.html'],
    [{ page: 'redirect', alias: '/100%/' }, '100%/index.html'],
    [{ page: 'redirect', alias: '/../%2e%2e/../etc/' }, 'etc/index.html'],
    [{ page: 'redirect', alias: '/a%2fb/' }, 'a%2fb/index.html'],
  ])('%j: %s', (route, path) => {
    expect(outputPathOf(route)).toBe(path);
  });
});

describe('the pages of years and months', () => {
  it.each<[Route, string]>([
    [
      { page: 'period', list: { of: 'history' }, period: { year: 2025, month: 3 } },
      'history/2025-03/index.html',
    ],
    [
      { page: 'period', list: { of: 'severity', severity: 'low' }, period: { year: 2025, month: 12 } },
      'history/2025-12/low/index.html',
    ],
    [
      {
        page: 'period',
        list: { of: 'component', component: 'api' },
        period: { year: 2025, month: undefined },
      },
      'components/api/2025/index.html',
    ],
    [
      { page: 'period', list: { of: 'postmortems' }, period: { year: 2025, month: 3 } },
      'postmortems/2025-03/index.html',
    ],
  ])('%j: %s', (route, path) => {
    expect(outputPathOf(route)).toBe(path);
  });

  it('lie where nothing else does, whatever components and severities are called', () => {
    // Ids may be made of digits and hyphens, as periods are.
    const id = fc.constantFrom('2025', '2025-03', '2025-12', 'low', 'history');
    const year = fc.constantFrom(2024, 2025);
    const period = fc.record({ year, month: fc.constantFrom(undefined, 3, 12) });
    const list = fc.oneof(
      fc.record({ of: fc.constantFrom('history', 'postmortems', 'notices') }),
      id.map((severity) => ({ of: 'severity', severity }) as const),
      id.map((component) => ({ of: 'component', component }) as const),
    );
    const route: fc.Arbitrary<Route> = fc.oneof(
      fc.tuple(list, period).map(([of, at]) => routeOfPeriod(of, at)),
      year.map((at) => ({ page: 'year', year: at }) as const),
      fc.tuple(year, id).map(([at, severity]) => ({ page: 'yearSeverity', year: at, severity }) as const),
      id.map((severity) => ({ page: 'severity', severity }) as const),
      id.map((component) => ({ page: 'component', component }) as const),
    );
    fc.assert(
      fc.property(route, route, (one, other) => {
        const same = JSON.stringify(one, keysInOrder) === JSON.stringify(other, keysInOrder);
        expect(outputPathOf(one) === outputPathOf(other)).toBe(same);
      }),
      { numRuns: 2000 },
    );
  });

  /** Objects with their keys in one order. */
  const keysInOrder = (_: string, value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value;
});

describe('links', () => {
  it.each<[Route, Route, string]>([
    [status, status, './'],
    [status, year, 'history/2025/'],
    [year, status, '../../'],
    [year, incident, '../../incidents/2025-10-15-customer-creation-failed/'],
    [incident, { page: 'asset', path: 'assets/theme.css' }, '../../assets/theme.css'],
    [{ page: 'redirect', alias: '/a.html' }, status, './'],
    [{ page: 'redirect', alias: '/a/b.html' }, status, '../'],
  ])('from %j to %j: %s', (from, to, link) => {
    expect(linkFrom(from, to, plain)).toBe(link);
    expect(linkFrom(from, to, belowPath)).toBe(link);
  });

  it('name the file where the site is read from a folder', () => {
    expect(linkFrom(year, status, fromFolder)).toBe('../../index.html');
    expect(linkFrom(status, status, fromFolder)).toBe('index.html');
    expect(linkFrom(status, { page: 'asset', path: 'assets/theme.css' }, fromFolder)).toBe(
      'assets/theme.css',
    );
  });

  it('carry an anchor', () => {
    expect(linkFrom(status, incident, fromFolder, 'resolved-1')).toBe(
      'incidents/2025-10-15-customer-creation-failed/index.html#resolved-1',
    );
  });

  it('start at the root of the host on 404.html, which is shown at any depth', () => {
    expect(linkFrom({ page: 'notFound' }, year, plain)).toBe('/history/2025/');
    expect(linkFrom({ page: 'notFound' }, year, belowPath)).toBe('/status/history/2025/');
    expect(linkFrom({ page: 'notFound' }, year, fromFolder)).toBe('history/2025/index.html');
  });

  it('are absolute only as canonical ones, where the site knows its address', () => {
    expect(canonicalOf(year, belowPath.siteUrl)).toBe('https://example.org/status/history/2025/');
    expect(canonicalOf(year, undefined)).toBe(undefined);
  });

  it('resolve to the file that is written, whatever the names of attachments and components hold', () => {
    const name = fc
      .oneof(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
        fc.constantFrom('a b', '100%', '%41', '#1', 'a?b', 'ü', 'a:b', 'a&b', "a'b", 'a"b', '..a', 'a+b'),
      )
      .filter((text) => text !== '.' && text !== '..' && !/[/\\\0]/.test(text));
    const route: fc.Arbitrary<Route> = fc.oneof(
      fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => {
        return { page: 'attachment', path: `incidents/${names.join('/')}` } as const;
      }),
      name.map((component) => ({ page: 'component', component }) as const),
      fc.constantFrom(status, year, incident),
    );
    fc.assert(
      fc.property(route, route, fc.boolean(), (from, to, fileLinks) => {
        const base = `https://example.org/sub/${pathOf(from)}`;
        const target = new URL(linkFrom(from, to, { siteUrl: undefined, fileLinks }), base);
        const path = decodeURIComponent(target.pathname).slice('/sub/'.length);
        expect(path.endsWith('/') || path === '' ? `${path}index.html` : path).toBe(outputPathOf(to));
        expect([target.search, target.hash, target.host]).toEqual(['', '', 'example.org']);
      }),
      { numRuns: 500 },
    );
  });
});
