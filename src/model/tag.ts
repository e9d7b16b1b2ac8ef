// Names for what machines read, which stay when the site moves: `tag:` URIs (RFC 4151), below the tag of the site.
import type { Site } from './site.js';

/**
 * The tag of a site that names none: its host with a date on which the scheme begins, so that nothing which is added to
 * the site or taken away moves it. Sites in folders of one host differ by their folder.
 */
export function guessTag(url: string): string {
  const { hostname, pathname } = new URL(url);
  const authority = hostname.replaceAll(/[^a-z0-9.-]/g, '') || 'localhost';
  const folder = pathname.replaceAll(/^\/|\/$/g, '').replaceAll(/[^A-Za-z0-9._~/%-]/g, '-');
  return `${authority},${firstYear}${folder === '' ? '' : `:${folder}`}`;
}

const firstYear = 2026;

/** `tag:status.example.com,2026:incidents/x`; `specific` is encoded as the path of a URI. Throws where a site has neither tag nor address. */
export function tagUri({ tag, url }: Pick<Site, 'tag' | 'url'>, specific: string): string {
  const own = tag ?? (url === undefined ? undefined : guessTag(url));
  if (own === undefined) throw new Error('A site without an address has no tag.');
  return `tag:${own}${own.includes(':') ? '/' : ':'}${specific}`;
}

/** The day of a tag, as RFC 3339 has it: the beginning of its year, where it names no more. */
export function dayOfTag({ tag, url }: Pick<Site, 'tag' | 'url'>): string {
  const [, year = firstYear, month = '01', day = '01'] =
    /,(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(tag ?? guessTag(url ?? 'https://localhost/')) ?? [];
  return `${year}-${month}-${day}`;
}
