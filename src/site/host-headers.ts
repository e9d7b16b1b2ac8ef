// What hosts are told to send along with files: `_headers`, as Netlify and Cloudflare Pages read it.
import type { Site } from '../model/site.js';
import { calendarRoute, hasCalendars } from './calendar-addresses.js';
import { feedRoute, feedTypes, hasFeeds, type FeedScope } from './feed-addresses.js';
import { feedFormats, feedKinds } from './feed-kinds.js';
import type { Page } from './page.js';
import { basePathOf, encodePath, outputPathOf, pathOf } from './pages.js';
import { securityPolicyOf } from './security-policy.js';
import { markdownFile } from './twin-addresses.js';

interface HeaderRule {
  /** Below the root of the site, encoded; `*` at its end stands for anything, `:id` for a segment. */
  readonly path: string;
  readonly headers: readonly string[];
}

/** A page may change at any time, and asking whether it has costs little. */
const fresh = 'Cache-Control: max-age=0, must-revalidate';
/** What many machines ask for again and again may be a minute old. */
const brief = 'Cache-Control: public, max-age=60';
const forEver = 'Cache-Control: public, max-age=31536000, immutable';
/** Scripts of other sites may read what is made for machines. */
const forAll = 'Access-Control-Allow-Origin: *';

/** Hosts read a hundred rules at most; a theme with more files than this has some of them asked for again. */
const mostLasting = 24;

/**
 * `lasting` are files whose names change with their content. No file is told twice how long to keep it, or of what type it
 * is: hosts would send both, in one line.
 */
export function writeHeaders(pages: readonly Page[], site: Site, lasting: readonly string[]): string {
  const base = basePathOf(site.url);
  const rules: readonly HeaderRule[] = [
    {
      path: '*',
      headers: [
        "Content-Security-Policy: frame-ancestors 'self'",
        'Referrer-Policy: strict-origin-when-cross-origin',
        'X-Content-Type-Options: nosniff',
      ],
    },
    ...rulesOfPages(pages, site),
    ...rulesForMachines(site),
    ...lasting.slice(0, mostLasting).map((path) => ({ path: encodePath(path), headers: [forEver] })),
  ];
  return rules
    .map(({ path, headers }) => `${base}${path}\n${headers.map((header) => `  ${header}\n`).join('')}`)
    .join('');
}

/** The policy for every folder of pages. Where two rules match, browsers obey both policies. */
function rulesOfPages(pages: readonly Page[], site: Site): readonly HeaderRule[] {
  const rules = new Map<string, HeaderRule>();
  for (const { route, redirect } of pages) {
    // Former addresses may be many; their pages say it themselves.
    if (redirect !== undefined) continue;
    const [first = '', ...rest] = pathOf(route).split('/');
    const path = rest.length === 0 ? first : `${first}/*`;
    const policy = `Content-Security-Policy: ${securityPolicyOf(route, site)}`;
    if (!rules.has(path)) rules.set(path, { path, headers: [policy, fresh] });
  }
  return [...rules.values()];
}

function rulesForMachines(site: Site): readonly HeaderRule[] {
  const { badges, api, twins } = site.output.endpoints;
  const folder = (path: string): HeaderRule => ({ path: `${path}/*`, headers: [forAll, brief] });
  return [
    ...(hasFeeds(site) ? [folder('feeds'), ...typesOfFeeds()] : []),
    ...(api ? [folder('api')] : []),
    ...(badges ? [folder('badges')] : []),
    ...(hasCalendars(site)
      ? [
          { path: outputPathOf(calendarRoute()), headers: [forAll, typeOf('text/calendar'), brief] },
          // How long to keep what lies beside a page the rule of that page has said.
          { path: outputPathOf(calendarRoute(':id')), headers: [forAll, typeOf('text/calendar')] },
        ]
      : []),
    ...(twins
      ? [{ path: outputPathOf(markdownFile({ slug: ':id' })), headers: [forAll, typeOf('text/markdown')] }]
      : []),
  ];
}

const typeOf = (type: string): string => `Content-Type: ${type}; charset=utf-8`;

/** Hosts take a JSON Feed for any JSON, and some do not know the others. */
function typesOfFeeds(): readonly HeaderRule[] {
  const scopes: readonly FeedScope[] = [
    { of: 'site' },
    { of: 'component', component: ':id' },
    { of: 'severity', severity: ':id' },
  ];
  const feeds = scopes.flatMap((scope) =>
    feedKinds.flatMap((kind) =>
      feedFormats.map((format) => ({
        path: outputPathOf(feedRoute(scope, kind, format)),
        headers: [typeOf(feedTypes[format])],
      })),
    ),
  );
  return [...feeds, { path: 'feeds/archive/*', headers: [typeOf(feedTypes.atom)] }];
}
