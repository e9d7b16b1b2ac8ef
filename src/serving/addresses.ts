// Which file answers to which address. Every address is worked out beforehand from the paths of the site, and a request
// is looked up among them: nothing that somebody asks for is ever made into a path of the file system.
import type { OutputFile } from '../model/output.js';
import { encodePath } from '../site/pages.js';
import type { PublishedSite } from './published-site.js';

export type Found =
  { readonly kind: 'file'; readonly file: OutputFile } | { readonly kind: 'redirect'; readonly to: string };

/** By encoded path, as `readTarget` gives it. */
export type Addresses = ReadonlyMap<string, Found>;

/**
 * The addresses of a site on any static host: a folder answers with its index.html, and without its slash leads to
 * itself. The root leads to the path of the site.
 */
export function listAddresses({ basePath, files }: Pick<PublishedSite, 'basePath' | 'files'>): Addresses {
  const found = new Map<string, Found>();
  // It comes from an address, and may be encoded in another form, or not at all.
  const base = readTarget(basePath)?.path ?? encodePath(basePath);
  for (const file of files.values()) {
    const address = addressOf(base, file.path);
    found.set(address, { kind: 'file', file });
    const folder = /^(.*\/)index\.html$/.exec(address)?.[1];
    if (folder !== undefined) found.set(folder, { kind: 'file', file });
  }
  for (const [address, { kind }] of [...found]) {
    const bare = address.slice(0, -1);
    if (kind === 'file' && address.endsWith('/') && bare !== '' && !found.has(bare))
      found.set(bare, { kind: 'redirect', to: address });
  }
  if (!found.has('/')) found.set('/', { kind: 'redirect', to: base });
  return found;
}

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
