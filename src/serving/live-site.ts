// The site that the live preview shows at the moment: its files by address, and what of a page has changed. A page may
// be made only when it is asked for, and then fail; what it was before is shown on.
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputFile } from '../model/output.js';
import { listAddresses, readTarget, type Found } from './addresses.js';
import type { PublishedSite } from './published-site.js';

export interface LiveSite {
  readonly replace: (site: PublishedSite) => void;
  /** Undefined for what is no address of the site. */
  readonly find: (path: string) => Found | undefined;
  /** The page for what is missing. */
  readonly missing: () => OutputFile | undefined;
  /** Undefined where there is nothing to show: a page that failed at once, a source that is gone. */
  readonly read: (file: OutputFile) => string | Uint8Array | undefined;
  /** Of a page and all that it shows, but for its stylesheets, which are told one by one. */
  readonly fingerprint: (path: string) => Fingerprint;
}

export interface Fingerprint {
  readonly page: string;
  /** By address. */
  readonly styles: Readonly<Record<string, string>>;
}

const nowhere: PublishedSite = { basePath: '/', folder: '', files: [] };

/** `onFailure` is told of what a file throws when its content is asked for. */
export function openLiveSite(onFailure: (error: unknown) => void): LiveSite {
  let site = nowhere;
  let find = listAddresses(nowhere);
  const last = new Map<string, string | Uint8Array>();

  const read: LiveSite['read'] = (file) => {
    try {
      const content = 'content' in file ? file.content : readFileSync(join(site.folder, file.copyOf));
      if ('content' in file) last.set(file.path, content);
      return content;
    } catch (error) {
      // A source that was removed a moment ago is about to leave the site too.
      if ('copyOf' in file) return undefined;
      onFailure(error);
      return last.get(file.path);
    }
  };
  const fileAt = (path: string): OutputFile | undefined => {
    const found = find(path);
    return found?.kind === 'file' ? found.file : undefined;
  };
  const missing = (): OutputFile | undefined => site.files.findLast(({ path }) => path === '404.html');
  return {
    replace: (next) => {
      site = next;
      find = listAddresses(next);
    },
    find: (path) => find(path),
    missing,
    read,
    fingerprint: (path) => {
      const file = fileAt(path) ?? missing();
      const content = file === undefined ? undefined : read(file);
      if (content === undefined) return { page: '', styles: {} };
      const shown = [...new Set(listReferences(content, path))].flatMap((address) => {
        const other = fileAt(address);
        const bytes = other === undefined || isPage(other) ? undefined : read(other);
        return bytes === undefined ? [] : [{ address, hash: hash('sha256', bytes) }];
      });
      const isStyle = ({ address }: { readonly address: string }): boolean => address.endsWith('.css');
      const others = shown.filter((resource) => !isStyle(resource)).map((resource) => resource.hash);
      return {
        page: hash('sha256', [hash('sha256', content), ...others].join()),
        styles: Object.fromEntries(shown.filter(isStyle).map((style) => [style.address, style.hash])),
      };
    },
  };
}

const isPage = ({ path }: OutputFile): boolean => path.endsWith('.html');

/** The addresses on this server of what a page shows, named in `src` and `href`: not of what it only leads to. */
function listReferences(content: string | Uint8Array, path: string): readonly string[] {
  const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
  const here = `http://here${path}`;
  const shown = text.replaceAll(/<(?:a|link rel="alternate")\s[^>]*>/g, '');
  return [...shown.matchAll(/\s(?:src|href)="([^"]*)"/g)].flatMap(([, written = '']) => {
    const reference = written.replaceAll('&amp;', '&');
    if (!URL.canParse(reference, here)) return [];
    const url = new URL(reference, here);
    return url.host === 'here' ? (readTarget(url.pathname)?.path ?? []) : [];
  });
}
