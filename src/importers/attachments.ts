// Images that posts show: they come along into the folder of the first incident of a year that shows them.
import { makeIncidentId } from '../kernel/ids.js';
import type { SourceEntry } from '../model/source.js';
import type { ImportedCopy } from './imported.js';

export interface Shelf {
  /** Gives the new path of a file of the source by its address; undefined where there is no such file. */
  readonly take: (address: string, incidentPath: string) => string | undefined;
  readonly list: () => readonly ImportedCopy[];
}

/** `content` is the folder of the pages, with a trailing `/`. A page's own files lie there, all others below static/. */
export function makeShelf(root: string, content: string, others: readonly SourceEntry[]): Shelf {
  const known = new Set(others.map(({ path }) => path));
  const pathBySource = new Map<string, string>();
  const copies: ImportedCopy[] = [];
  const take = (address: string, incidentPath: string): string | undefined => {
    const from = [`${root}static/${address}`, content + address, `${root}assets/${address}`].find((path) =>
      known.has(path),
    );
    if (from === undefined) return undefined;
    const folder = incidentPath.slice(0, incidentPath.lastIndexOf('/') + 1);
    const taken = pathBySource.get(folder + from);
    if (taken !== undefined) return taken;
    const fileName = from.split('/').at(-1) ?? '';
    const ending = /\.[A-Za-z0-9]+$/.exec(fileName)?.[0] ?? '';
    const path =
      folder +
      makeFileName(fileName.slice(0, fileName.length - ending.length), ending.toLowerCase(), folder, copies);
    pathBySource.set(folder + from, path);
    copies.push({ from, path });
    return path;
  };
  return { take, list: () => copies };
}

// Two files of one name, from two folders, get two names.
function makeFileName(name: string, ending: string, folder: string, copies: readonly ImportedCopy[]): string {
  const taken = copies
    .filter(({ path }) => path.startsWith(folder) && path.endsWith(ending))
    .map(({ path }) => path.slice(folder.length, path.length - ending.length).toLowerCase());
  return makeIncidentId(name, new Set(taken)) + ending;
}
