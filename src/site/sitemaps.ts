// The pages of a site for search engines: one file, or an index of several where there are too many for one.
import { escapeText } from '../kernel/html.js';
import { join } from '../kernel/lists.js';
import { rememberParts } from '../kernel/remember-parts.js';
import { formatInstant } from '../kernel/time-writing.js';
import { writeOnDemand, type OutputFile } from '../model/output.js';
import type { Page } from './page.js';
import { canonicalOf } from './pages.js';
import { changedAt } from './publication-times.js';
import type { SiteRecord } from './site-record.js';

/** sitemaps.org, protocol 0.9: at most 50,000 addresses a file, and at most 50 MB, which no such number of ours reaches. */
const mostAddresses = 50_000;

/** `sitemap.xml`, which leads to `sitemap-1.xml` and so on where it cannot hold all that is listed. */
export function writeSitemaps(
  record: SiteRecord,
  pages: readonly Page[],
  siteUrl: string,
  most: number = mostAddresses,
): readonly OutputFile[] {
  const listed = join(findListed(pages));
  if (listed.length <= most)
    return [writeOnDemand('sitemap.xml', () => writeSitemap(record, listed, siteUrl))];
  const parts = Array.from({ length: Math.ceil(listed.length / most) }, (_, index) => ({
    path: `sitemap-${index + 1}.xml`,
    pages: listed.slice(index * most, (index + 1) * most),
  }));
  const index = parts.map(
    ({ path }) => `  <sitemap><loc>${escapeText(`${siteUrl}${path}`)}</loc></sitemap>\n`,
  );
  return [
    { path: 'sitemap.xml', content: wrap('sitemapindex', index) },
    ...parts.map((part) => writeOnDemand(part.path, () => writeSitemap(record, part.pages, siteUrl))),
  ];
}

const findListed = rememberParts((pages: readonly Page[]) => pages.filter((page) => page.listed));

/** Only entries say when they last changed: of the other pages nobody wrote it down. */
function writeSitemap({ history }: SiteRecord, pages: readonly Page[], siteUrl: string): string {
  const bySlug = new Map(history.entries.map((entry) => [entry.slug, entry]));
  const urls = pages.map(({ route }) => {
    const entry = route.page === 'incident' ? bySlug.get(route.slug) : undefined;
    const changed = entry && changedAt(entry, history.now);
    const lastmod = changed === undefined ? '' : `<lastmod>${formatInstant(changed.from)}</lastmod>`;
    return `  <url><loc>${escapeText(canonicalOf(route, siteUrl) ?? '')}</loc>${lastmod}</url>\n`;
  });
  return wrap('urlset', urls);
}

const wrap = (name: 'urlset' | 'sitemapindex', lines: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${name} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('')}</${name}>\n`;
