// What an output looked like when its files had the hashes of its manifest, kept between builds where the site keeps
// what is worth remembering. What still looks the same is not read again, as in git's index. Only speed depends on it.
import { lstatSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { compareText } from '../../kernel/diagnostic.js';
import { manifestName } from '../../model/output.js';
import { discard } from './discard.js';
import type { FolderEntry, ListedFolder, ListedFolders } from './list-folder.js';
import { hasSameContent, isOlder, lookAt, looksSame, type Look } from './look.js';
import type { Hashes } from './manifest.js';

export interface Remembered {
  /** Those that had the hash of the manifest. */
  readonly files: ReadonlyMap<string, Look>;
  /** Those that held nothing but what the manifest names. */
  readonly folders: ListedFolders;
}

export const nothingRemembered: Remembered = { files: new Map(), folders: new Map() };

/** A look as size, mtime, ctime and inode; 0 for what is not remembered. */
type WrittenLook = readonly [number, number, number, number] | 0;

interface Written {
  readonly version: 1;
  readonly out: string;
  /** The manifest whose files these are. */
  readonly manifest: WrittenLook;
  /** In the order of their paths. */
  readonly files: readonly WrittenLook[];
  readonly folders: readonly WrittenLook[];
}

/** Nothing where it cannot be read or tells of another folder or manifest. `memory` and `out` are absolute. */
export function readRemembered(memory: string, out: string, manifest: Hashes): Remembered {
  try {
    // A pipe would be waited for without end.
    if (!lstatSync(memory).isFile()) return nothingRemembered;
    const written = JSON.parse(readFileSync(memory, 'utf8')) as Partial<Written>;
    const look = toLook(written.manifest);
    if (written.version !== 1 || written.out !== out || look === undefined) return nothingRemembered;
    if (!looksSame(look, lookAt(`${out}/${manifestName}`))) return nothingRemembered;
    const paths = sortPaths(manifest);
    const files = new Map<string, Look>();
    for (const [index, path] of paths.entries()) {
      const file = toLook(written.files?.[index]);
      if (file !== undefined) files.set(path, file);
    }
    const folders = new Map<string, ListedFolder>();
    for (const [index, [path, entries]] of [...sortIntoFolders(paths)].entries()) {
      const folder = toLook(written.folders?.[index]);
      if (folder !== undefined) folders.set(path, { look: folder, entries });
    }
    return { files, folders };
  } catch {
    return nothingRemembered;
  }
}

export interface Recollection {
  /** The output, absolute. */
  readonly out: string;
  /** Of what stands in it now. */
  readonly hashes: Hashes;
  /** How it looked before it was read; `new` for what this build made; undefined for what it cannot answer for. */
  readonly fileBefore: (path: string) => Look | 'new' | undefined;
  /** The same for a folder that is to hold so many entries. */
  readonly folderBefore: (path: string, entries: number) => Look | 'new' | undefined;
  /** Before anything was looked at, by the clock of the output's file system, as is the end. */
  readonly start: number;
  /** After the last change to the output. */
  readonly end: number;
}

/**
 * Remembers how the output looks. What somebody may have changed meanwhile is left out, and so is what a change within
 * the same tick of the clock would leave looking the same. Where nothing can be written, the next build reads the
 * output; `pid` keeps two builds of one site apart.
 */
export function saveRemembered(memory: string, recollection: Recollection, pid: number): void {
  const { out, hashes, fileBefore, folderBefore, start, end } = recollection;
  const aside = `${memory}-${pid}`;
  try {
    const manifest = lookAt(`${out}/${manifestName}`);
    const write = (path: string, before: Look | 'new' | undefined): WrittenLook => {
      if (before === undefined) return 0;
      const look = lookAt(`${out}/${path}`);
      // The manifest was written after all else, and before anybody else could see what was written.
      const isAsBuilt =
        before === 'new' ? look.mtime < manifest.mtime : look.mtime < start && hasSameContent(look, before);
      return isAsBuilt && isOlder(look, end) ? fromLook(look) : 0;
    };
    const paths = sortPaths(hashes);
    const written: Written = {
      version: 1,
      out,
      manifest: isOlder(manifest, end) ? fromLook(manifest) : 0,
      files: paths.map((path) => write(path, fileBefore(path))),
      folders: [...sortIntoFolders(paths)].map(([path, { length }]) =>
        write(path, folderBefore(path, length)),
      ),
    };
    mkdirSync(dirname(memory), { recursive: true });
    writeFileSync(aside, JSON.stringify(written), { flag: 'wx', mode: 0o600 });
    renameSync(aside, memory);
  } catch {
    discard(aside);
  }
}

const fromLook = ({ size, mtime, ctime, inode }: Look): WrittenLook => [size, mtime, ctime, inode];

function toLook(written: WrittenLook | undefined): Look | undefined {
  if (written === undefined || written === 0) return undefined;
  const [size, mtime, ctime, inode] = written;
  return { size, mtime, ctime, inode };
}

const sortPaths = (hashes: Hashes): readonly string[] => [...hashes.keys()].sort(compareText);

/** What lies directly in each folder but the top, which holds more than the manifest names. */
function sortIntoFolders(paths: readonly string[]): ReadonlyMap<string, readonly FolderEntry[]> {
  const folders = new Map<string, FolderEntry[]>();
  const put = (path: string, kind: FolderEntry['kind']): void => {
    const end = path.lastIndexOf('/');
    if (end === -1) return;
    const folder = path.slice(0, end);
    const entry = { path, name: path.slice(end + 1), kind };
    const others = folders.get(folder);
    if (others !== undefined) {
      others.push(entry);
      return;
    }
    folders.set(folder, [entry]);
    put(folder, 'folder');
  };
  for (const path of paths) put(path, 'file');
  return folders;
}
