// What the addresses in postmortems lead to: another postmortem, an image beside them, or a place that is not in the folder.
import { makeIncidentId } from '../../kernel/ids.js';
import { decodeAddress, relativePath } from '../../kernel/relative-path.js';
import type { SourceEntry } from '../../model/source.js';
import type { ImportedCopy } from '../imported.js';
import type { AddressRules } from '../markdown/addresses.js';

export interface Shelf {
  /** The rules for one postmortem: the path of its file, and of the one that it becomes. */
  readonly rulesFor: (path: string, target: string) => AddressRules;
  readonly list: () => readonly ImportedCopy[];
}

const imageEnding = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i;
const isWhole = (address: string): boolean => /^(?:https?:\/\/[^/\\\s]|mailto:\S)/i.test(address);

/** `targets` are the new paths of postmortems by the paths of their files. */
export function makeShelf(others: readonly SourceEntry[], targets: ReadonlyMap<string, string>): Shelf {
  const known = new Set(others.map(({ path }) => path));
  const copies = new Map<string, ImportedCopy>();
  const take = (from: string, target: string): string => {
    const folder = target.slice(0, target.lastIndexOf('/') + 1);
    const taken = copies.get(folder + from);
    if (taken !== undefined) return taken.path;
    const name = from.split('/').at(-1) ?? '';
    const ending = /\.[A-Za-z0-9]+$/.exec(name)?.[0].toLowerCase() ?? '';
    const names = [...copies.values()]
      .filter(({ path }) => path.startsWith(folder) && path.endsWith(ending))
      .map(({ path }) => path.slice(folder.length, path.length - ending.length).toLowerCase());
    const id = makeIncidentId(name.slice(0, name.length - ending.length), new Set(names));
    copies.set(folder + from, { from, path: folder + id + ending });
    return folder + id + ending;
  };
  const rulesFor = (path: string, target: string): AddressRules => {
    // What these rules have written is theirs when they meet it again.
    const written = new Set<string>();
    const leadTo = (to: string): string => {
      const relative = relativePath(target, to);
      written.add(relative);
      return relative;
    };
    return {
      link: (address) => {
        if (isWhole(address) || written.has(address)) return { becomes: 'same' };
        const file = resolvePath(path, address);
        const to = targets.get(file) ?? targets.get(`${file}.md`);
        if (to !== undefined) return { becomes: 'address', address: leadTo(to) };
        const reason =
          address === ''
            ? 'a link without an address is text now'
            : `the link to “${address}” leads to nothing that is imported, and is text now`;
        return { becomes: 'text', reason };
      },
      image: (address) => {
        if (written.has(address)) return { becomes: 'address', address };
        if (isWhole(address)) return { becomes: 'same' };
        const file = resolvePath(path, address);
        if (known.has(file) && imageEnding.test(file))
          return { becomes: 'address', address: leadTo(take(file, target)) };
        return {
          becomes: 'text',
          reason: `the image “${address}” is not in the folder; its text alternative is kept`,
        };
      },
    };
  };
  return { rulesFor, list: () => [...copies.values()] };
}

/** A path of the folder, from the file that the address stands in or, with a `/` before it, from the top. */
function resolvePath(from: string, address: string): string {
  const decoded = decodeAddress(address.split(/[?#]/, 1)[0] ?? '');
  const parts = decoded.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of decoded.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
