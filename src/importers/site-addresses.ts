// What the addresses in one post lead to: another post, a file that can be taken along, a page of the old site.
import { decodeAddress, relativePath } from '../kernel/relative-path.js';
import type { AddressAnswer, AddressRules } from './markdown/addresses.js';

export interface SiteMap {
  /** With a trailing `/`. */
  readonly baseUrl: string | undefined;
  /** The address of the post that is being imported. */
  readonly address: string;
  /** The path of its new file. */
  readonly path: string;
  /** The new path of a post by its old address, which is in lower case and without slashes at its ends. */
  readonly pathByAddress: ReadonlyMap<string, string>;
  /** Takes a file of the source along and gives its new path; undefined where there is no such file. */
  readonly takeFile: (address: string) => string | undefined;
}

const imageEnding = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i;

export function makeAddressRules(site: SiteMap): AddressRules {
  const { baseUrl, path, pathByAddress, takeFile } = site;
  // What these rules have written is theirs when they meet it again.
  const written = new Set<string>();
  const toRelative = (target: string): string => {
    const relative = relativePath(path, target);
    written.add(relative);
    return relative;
  };
  const resolve = (address: string): string =>
    resolveAddress(site.address, address.split(/[?#]/, 1)[0] ?? '', baseUrl);
  const oldPage = (address: string): AddressAnswer => {
    if (baseUrl === undefined)
      return { becomes: 'text', reason: `the link to “${address}” is text now: the site has no web address` };
    const anchor = /[?#].*$/.exec(address)?.[0] ?? '';
    return {
      becomes: 'address',
      address: `${baseUrl}${resolve(address).replace(/\.md$/, '/')}${anchor}`,
      kind: 'guessed',
      reason: `the link to “${address}” leads to a page of the old site`,
    };
  };
  return {
    link: (address) => {
      const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
      if (isWhole(address) || written.has(address)) return { becomes: 'same' };
      if (scheme !== undefined)
        return { becomes: 'text', reason: `the link with the scheme “${scheme}:” is text now` };
      if (address === '') return { becomes: 'text', reason: 'a link without an address is text now' };
      if (address.startsWith('#'))
        return { becomes: 'text', reason: `the link to “${address}” in the same post is text now` };
      const completed = completeAddress(address);
      if (completed !== undefined) {
        const reason = `the address “${address}” lacks its scheme; read as ${completed}`;
        return { becomes: 'address', address: completed, kind: 'guessed', reason };
      }
      const target = pathByAddress.get(foldAddress(resolve(address)));
      if (target !== undefined) return { becomes: 'address', address: toRelative(target) };
      return oldPage(address);
    },
    image: (address) => {
      if (written.has(address)) return { becomes: 'address', address };
      if (isWhole(address)) return { becomes: 'same' };
      if (/^[\\/]{2}/.test(address)) {
        return {
          becomes: 'address',
          address: `https:${address.replaceAll('\\', '/')}`,
          kind: 'lost',
          reason: `the image “${address}” of another host became a link`,
        };
      }
      if (/^[a-z][a-z0-9+.-]*:/i.test(address) || address === '') {
        return { becomes: 'text', reason: `the image “${address}” cannot be shown` };
      }
      const taken = imageEnding.test(address.split(/[?#]/, 1)[0] ?? '')
        ? takeFile(resolve(address))
        : undefined;
      if (taken !== undefined) return { becomes: 'address', address: toRelative(taken) };
      const page = oldPage(address);
      const reason = `the image “${address}” is not in the folder; `;
      if (page.becomes !== 'address')
        return { becomes: 'text', reason: `${reason}its text alternative is kept` };
      return { ...page, kind: 'lost', reason: `${reason}it became a link to the old site` };
    },
  };
}

const isWhole = (address: string): boolean => /^(?:https?:\/\/[^/\\\s]|mailto:\S)/i.test(address);

/** An address of another host whose author left out the scheme, as browsers' address bars allow. */
function completeAddress(address: string): string | undefined {
  const host = /^(?:[\\/]{2}|(?=www\.)|(?=(?:[a-z0-9-]+\.)+[a-z]{2,}\/))([^\\/\s].*)$/i.exec(address)?.[1];
  if (host !== undefined) return `https://${host.replaceAll('\\', '/')}`;
  return /^[^\s@/]+@[^\s@/]+\.[a-z]{2,}$/i.test(address) ? `mailto:${address}` : undefined;
}

/** An address without slashes at its ends, as Hugo folds it. */
export const foldAddress = (address: string): string =>
  address
    .toLowerCase()
    .replaceAll(/\s+/g, '-')
    .replace(/\.(?:md|html?)$/, '')
    .replace(/\/index$/, '')
    .replaceAll(/^\/+|\/+$/g, '');

// Relative to the post's own folder, as a browser sees it: `/issues/name/`. Without slashes at the beginning.
function resolveAddress(from: string, address: string, baseUrl: string | undefined): string {
  const decoded = decodeAddress(address);
  const basePath = baseUrl === undefined ? '/' : baseUrl.replace(/^https?:\/\/[^/]+/i, '');
  const isFile = /^[^/]+\.md$/i.test(decoded);
  const parts = decoded.startsWith('/') ? [] : from.split('/').slice(0, isFile ? -1 : undefined);
  const below = decoded.startsWith(basePath) ? decoded.slice(basePath.length) : decoded;
  for (const part of below.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/') + (decoded.endsWith('/') && parts.length > 0 ? '/' : '');
}
