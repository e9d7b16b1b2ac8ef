// The files for machines: where search engines look, where former addresses lead, and what the build was made of.
import { join } from '../kernel/lists.js';
import { rememberParts } from '../kernel/remember-parts.js';
import { formatInstant } from '../kernel/time-writing.js';
import { writeOnDemand, type OutputFile } from '../model/output.js';
import type { Facts } from '../model/source.js';
import { writeHeaders } from './host-headers.js';
import type { Page } from './page.js';
import { basePathOf, pathOf } from './pages.js';
import type { SiteRecord } from './site-record.js';
import { writeSitemaps } from './sitemaps.js';

/** What the shell knows of the build. */
export interface BuildFacts extends Facts {
  /** Of Candor itself. */
  readonly version?: string;
  /** Of the time-zone data, on which the bytes depend. */
  readonly timeZoneData?: string;
  /** Paths of files whose names change with their content, so that whoever has one need never ask for it again. */
  readonly lasting?: readonly string[];
}

export function machineFiles(
  record: SiteRecord,
  pages: readonly Page[],
  facts: BuildFacts,
): readonly OutputFile[] {
  const { url } = record.history.site;
  const redirects = writeRedirects(pages, url);
  return [
    ...(url === undefined ? [] : writeSitemaps(record, pages, url)),
    { path: 'robots.txt', content: writeRobots(url) },
    ...(redirects === '' ? [] : [{ path: '_redirects', content: redirects }]),
    writeOnDemand('_headers', () => writeHeaders(pages, record.history.site, facts.lasting ?? [])),
    { path: 'build.json', content: writeBuild(record, facts) },
  ];
}

/** RFC 9309. */
function writeRobots(siteUrl: string | undefined): string {
  const sitemap = siteUrl === undefined ? '' : `\nSitemap: ${siteUrl}sitemap.xml\n`;
  return `User-agent: *\nAllow: /\n${sitemap}`;
}

/** One rule a line, as Netlify and Cloudflare Pages read them: from, to, status. */
function writeRedirects(pages: readonly Page[], siteUrl: string | undefined): string {
  const base = basePathOf(siteUrl);
  return join(findRedirects(pages))
    .flatMap(({ route, redirect }) => {
      const from = `${base}${pathOf(route)}`;
      const anchor = redirect.anchor === '' ? '' : `#${encodeURI(redirect.anchor)}`;
      const to = `${base}${pathOf(redirect.route)}${anchor}`;
      const forms = from.endsWith('/') && from !== '/' ? [from.slice(0, -1), from] : [from];
      return forms.map((form) => `${form} ${to} 301\n`);
    })
    .join('');
}

const findRedirects = rememberParts((pages: readonly Page[]) =>
  pages.flatMap(({ route, redirect }) => (redirect === undefined ? [] : { route, redirect })),
);

function writeBuild({ history: { site, now, omitted } }: SiteRecord, facts: BuildFacts): string {
  const build = {
    generator: 'candor',
    version: facts.version,
    now: formatInstant(now),
    commit: site.output.commit ? facts.commit : undefined,
    timeZoneData: facts.timeZoneData,
    complete: omitted === 0,
    omittedFiles: omitted,
  };
  return `${JSON.stringify(build, null, 2)}\n`;
}
