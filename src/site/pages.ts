// All knowledge of URLs: which pages there are, where each is written, and how one links to another.
import { rememberBy } from '../kernel/remember.js';
import { padNumber } from '../kernel/time.js';
import { nameOfPeriod } from '../model/digest-period.js';
import type { DigestPeriod } from '../model/policy.js';

/** A year, a month of it, or a part of that month, in the site's zone; months and parts count from 1. */
export interface Period {
  readonly year: number;
  readonly month: number | undefined;
  /** Only where a month has too much for one page. */
  readonly part?: number;
}

/** A list that has pages by period where it is long. */
export type PeriodList =
  | { readonly of: 'history' | 'postmortems' | 'notices' }
  | { readonly of: 'severity'; readonly severity: string }
  | { readonly of: 'component'; readonly component: string };

/** A page or file of the site, by what it shows. */
export type Route =
  | {
      readonly page:
        | 'status'
        | 'history'
        | 'statistics'
        | 'digests'
        | 'policy'
        | 'postmortems'
        | 'actionItems'
        | 'notices'
        | 'search'
        | 'subscribe'
        | 'notFound';
    }
  | { readonly page: 'year'; readonly year: number }
  | { readonly page: 'yearSeverity'; readonly year: number; readonly severity: string }
  | { readonly page: 'severity'; readonly severity: string }
  /** A component or a group, by id. */
  | { readonly page: 'component'; readonly component: string }
  /**
   * What a list has of a year, month or part of a month: `history/2025-03/`, `history/2025-03-part-2/`. No id of the
   * configuration stands where the period does.
   */
  | { readonly page: 'period'; readonly list: PeriodList; readonly period: Period }
  /** What a closed quarter or year had of the severities that digests report. */
  | { readonly page: 'digest'; readonly period: DigestPeriod }
  | { readonly page: 'incident'; readonly slug: string }
  /** An alias as the front matter has it, with a leading `/`. */
  | { readonly page: 'redirect'; readonly alias: string }
  /** A file of the theme, relative to the site's root. */
  | { readonly page: 'asset'; readonly path: string }
  /** An attachment, by its path in the source: `incidents/2025/graph.png`. */
  | { readonly page: 'attachment'; readonly path: string }
  /** Any other file, relative to the site's root. */
  | { readonly page: 'file'; readonly path: string };

/** Where a route is written, relative to the output folder, not encoded: `history/2025/index.html`. */
export function outputPathOf(route: Route): string {
  if (route.page === 'incident') return pathOfIncident(route);
  const path = route.page === 'file' ? route.path : writePath(route, asItIs);
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

/** The route of an entry's page stays from plan to plan, and its path is asked for in each of them. */
const pathOfIncident = rememberBy(
  ({ slug }: Extract<Route, { readonly page: 'incident' }>) => `incidents/${slug}/index.html`,
);

/** The URL of a route below the site's root, encoded and without a leading slash: `history/2025/`, empty for the status page. */
export function pathOf(route: Route): string {
  return writePath(route, encodeURIComponent);
}

/** Each segment on its own, so that a slash that is encoded in an address stays a part of its segment. */
export const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** What becomes of a segment of a path. */
type WriteSegment = (segment: string) => string;

const asItIs: WriteSegment = (segment) => segment;

/** The path of a route from its root; that of a page in a folder of its own ends in a slash. */
function writePath(route: Route, write: WriteSegment): string {
  switch (route.page) {
    case 'status':
      return '';
    case 'history':
    case 'statistics':
    case 'digests':
    case 'policy':
    case 'postmortems':
    case 'notices':
    case 'search':
    case 'subscribe':
      return `${route.page}/`;
    case 'actionItems':
      return 'action-items/';
    case 'notFound':
      return '404.html';
    case 'year':
      return `history/${yearName(route.year)}/`;
    case 'yearSeverity':
      return `history/${yearName(route.year)}/${write(route.severity)}/`;
    case 'severity':
      return `severity/${write(route.severity)}/`;
    case 'component':
      return `components/${write(route.component)}/`;
    case 'period':
      return `${writePeriodPath(route.list, periodName(route.period), write)}/`;
    case 'digest':
      return `digests/${write(nameOfPeriod(route.period))}/`;
    case 'incident':
      return `incidents/${write(route.slug)}/`;
    case 'redirect':
      return aliasSegments(route.alias).map(write).join('/');
    case 'attachment':
      return ['attachments', ...route.path.split('/').slice(1).map(write)].join('/');
    case 'asset':
    case 'file':
      return route.path.split('/').map(write).join('/');
  }
}

const yearName = (year: number): string => String(year).padStart(4, '0');

/** `2025`, `2025-03`, `2025-03-part-2`. */
export function periodName({ year, month, part }: Period): string {
  if (month === undefined) return yearName(year);
  const name = `${yearName(year)}-${padNumber(month)}`;
  return part === undefined ? name : `${name}-part-${part}`;
}

function writePeriodPath(list: PeriodList, name: string, write: WriteSegment): string {
  switch (list.of) {
    case 'history':
      return `history/${name}`;
    case 'severity':
      return `history/${name}/${write(list.severity)}`;
    case 'component':
      return `components/${write(list.component)}/${name}`;
    case 'postmortems':
    case 'notices':
      return `${list.of}/${name}`;
  }
}

/** Where a list has what is of a period: a year of the history has the page that it always has. */
export function routeOfPeriod(list: PeriodList, period: Period): Route {
  const { year, month } = period;
  if (month === undefined && list.of === 'history') return { page: 'year', year };
  if (month === undefined && list.of === 'severity')
    return { page: 'yearSeverity', year, severity: list.severity };
  return { page: 'period', list, period };
}

/** An alias without an ending such as `.html` is a folder: hosts lead `/old` to `/old/`. */
function aliasSegments(alias: string): readonly string[] {
  const segments = alias
    .split('/')
    .map(decodeSegment)
    .filter((segment) => !['', '.', '..'].includes(segment));
  return /\.[a-z0-9]{1,5}$/i.test(alias) ? segments : [...segments, ''];
}

/** Left as it is where decoding fails or would make it more than one segment. */
function decodeSegment(segment: string): string {
  try {
    const decoded = decodeURIComponent(segment);
    return ['/', '\\', '\0'].some((separator) => decoded.includes(separator)) ? segment : decoded;
  } catch {
    return segment;
  }
}

/** A page, and where on it; an empty anchor is its top. */
export interface Target {
  readonly route: Route;
  /** Without `#`. */
  readonly anchor: string;
}

/** Where an incident stands on the page of a digest; no heading of an author's has such an id by chance. */
export const anchorInDigest = (slug: string): string => `incident-${slug}`;

export interface LinkOptions {
  /** The site's address with a trailing `/`, if it is known. */
  readonly siteUrl: string | undefined;
  /** Name `index.html` in links, so that the site works from a folder without a server. */
  readonly fileLinks: boolean;
}

/** Leads from one page to others. */
export type Linker = (to: Route, anchor?: string) => string;

/**
 * Links relative to the page they stand on, so that the site works below any path. Only 404.html, which hosts show
 * at any depth, gets links from the root of the host, where there is one.
 */
export function createLinker(from: Route, { siteUrl, fileLinks }: LinkOptions): Linker {
  const ownPath = pathOf(from);
  const isAbsolute = from.page === 'notFound' && !fileLinks;
  const start = isAbsolute ? basePathOf(siteUrl) : '../'.repeat(ownPath.split('/').length - 1);
  return (to, anchor = '') => {
    const fragment = anchor === '' ? '' : `#${encodeURI(anchor)}`;
    const path = pathOf(to);
    if (fragment !== '' && path === ownPath) return fragment;
    const file = fileLinks && (path === '' || path.endsWith('/')) ? 'index.html' : '';
    return `${`${start}${path}${file}` || './'}${fragment}`;
  };
}

/** The path of the site's address, with a trailing slash. */
export function basePathOf(siteUrl: string | undefined): string {
  return siteUrl === undefined ? '/' : new URL(siteUrl).pathname;
}

/** The full address of a page, where the site knows its own. */
export function canonicalOf(route: Route, siteUrl: string | undefined): string | undefined {
  return siteUrl === undefined ? undefined : `${siteUrl}${pathOf(route)}`;
}
