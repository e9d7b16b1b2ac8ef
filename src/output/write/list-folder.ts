// Everything below a folder, as the writer needs to know it. Links are listed, never followed.
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { lookFrom, looksSame, type Look } from './look.js';

export interface FolderEntry {
  /** Relative to the folder, with `/` between folders. */
  readonly path: string;
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
}

/** What lies directly in a folder, and how the folder looked before that was read. */
export interface ListedFolder {
  readonly look: Look;
  readonly entries: readonly FolderEntry[];
}

/** By path; the top has the empty one. */
export type ListedFolders = ReadonlyMap<string, ListedFolder>;

export interface FolderListing {
  readonly entries: readonly FolderEntry[];
  readonly folders: ListedFolders;
  /** Whether a folder in it belongs to another file system. */
  readonly hasMount: boolean;
}

/** The entries; a folder comes before what is in it. A folder that looks as it does in `known` is not read. */
export function listFolder(top: string, known: ListedFolders = new Map()): FolderListing {
  const entries: FolderEntry[] = [];
  const folders = new Map<string, ListedFolder>();
  let hasMount = false;
  const found = lstatSync(top);
  const visit = (path: string, look: Look): void => {
    const before = known.get(path);
    const isKnown = before !== undefined && looksSame(before.look, look);
    const folder = isKnown ? before : { look, entries: readEntries(top, path) };
    folders.set(path, folder);
    for (const entry of folder.entries) {
      entries.push(entry);
      if (entry.kind !== 'folder') continue;
      const stats = lstatSync(`${top}/${entry.path}`);
      if (stats.dev !== found.dev) hasMount = true;
      visit(entry.path, lookFrom(stats));
    }
  };
  visit('', lookFrom(found));
  return { entries, folders, hasMount };
}

function readEntries(top: string, folder: string): readonly FolderEntry[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  return readdirSync(join(top, folder), { withFileTypes: true }).map((entry) => ({
    path: prefix + entry.name,
    name: entry.name,
    kind: entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : 'other',
  }));
}
