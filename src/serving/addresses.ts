// Which file answers to which address. Every address is worked out beforehand from the paths of the site, and a request
// is looked up among them: nothing that somebody asks for is ever made into a path of the file system.
import { rememberList } from '../kernel/remember.js';
import type { OutputFile } from '../model/output.js';
import { encodePath } from '../site/pages.js';
import type { PublishedSite } from './published-site.js';

export type Found =
  { readonly kind: 'file'; readonly file: OutputFile } | { readonly kind: 'redirect'; readonly to: string };

/** By encoded path, as `readTarget` gives it; undefined for what is no address of the site. */
export type FindAddress = (path: string) => Found | undefined;

/**
 * The addresses of a site on any static host: a folder answers with its index.html, and without its slash leads to
 * itself. The root leads to the path of the site.
 */
export function listAddresses({ basePath, files }: Pick<PublishedSite, 'basePath' | 'files'>): FindAddress {
  // It comes from an address, and may be encoded in another form, or not at all.
  const base = readTarget(basePath)?.path ?? encodePath(basePath);
  const places = placePaths([base, ...files.map(({ path }) => path)]);
  return (path) => {
    const place = places.get(path);
    if (typeof place === 'string') return { kind: 'redirect', to: place };
    const file = place === undefined ? undefined : files[place];
    return file && { kind: 'file', file };
  };
}

/**
 * Where the file of an address stands among the paths, or the address that it leads to. Whoever edits a site changes its
 * paths rarely, and to go through forty thousand takes a while.
 */
const placePaths = rememberList(([base = '', ...paths]: readonly string[]) => {
  const places = new Map<string, number | string>();
  for (const [index, path] of paths.entries()) {
    const address = addressOf(base, path);
    places.set(address, index);
    const folder = /^(.*\/)index\.html$/.exec(address)?.[1];
    if (folder !== undefined) places.set(folder, index);
  }
  for (const [address, place] of [...places]) {
    const bare = address.slice(0, -1);
    if (typeof place === 'number' && address.endsWith('/') && bare !== '' && !places.has(bare))
      places.set(bare, address);
  }
  if (!places.has('/')) places.set('/', base);
  return places;
});

/** The address of a file by its output path; `base` is encoded. */
export const addressOf = (base: string, path: string): string => base + encodePath(path);

export interface Target {
  /** Encoded in the one form that `listAddresses` uses. */
  readonly path: string;
  /** With its question mark; empty where there is none. */
  readonly query: string;
}

/** What a request asks for (RFC 9112, section 3.2.1); undefined for what is no path, or encoded as nothing is. */
export function readTarget(text: string): Target | undefined {
  const [, path, query = ''] = /^(\/[^?#]*)(\?[^#]*)?/.exec(text) ?? [];
  if (path === undefined) return undefined;
  try {
    return { path: path.split('/').map(recode).join('/'), query };
  } catch {
    // Neither `%` alone nor bytes that are no UTF-8 can be decoded.
    return undefined;
  }
}

const recode = (segment: string): string => encodeURIComponent(decodeURIComponent(segment));
