// What the files of an output looked like when their hash was last known, kept between builds where the site keeps what
// is worth remembering. A file that still looks the same is not read again, as in git's index. Only speed depends on it.
import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { manifestName } from '../../model/output.js';
import type { Hashes } from './manifest.js';

/** Writing to a file, or replacing it, changes some of this, whatever times somebody gives it afterwards. */
export interface Look {
  readonly size: number;
  /** When the content was changed, as far as the file says, in milliseconds. */
  readonly mtime: number;
  /** When the system last changed anything about it, in milliseconds; nobody can set it. */
  readonly ctime: number;
  readonly inode: number;
}

/** The hash of each file, and how it looked when it had it, by path. */
export type Remembered = ReadonlyMap<string, readonly [hash: string, look: Look]>;

interface Written {
  readonly version: 1;
  readonly out: string;
  /** Hash, size, mtime, ctime, inode. */
  readonly files: Readonly<Record<string, readonly [string, number, number, number, number]>>;
}

export function lookOf(path: string): Look | undefined {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isFile() !== true) return undefined;
  return { size: found.size, mtime: found.mtimeMs, ctime: found.ctimeMs, inode: found.ino };
}

export const looksSame = (one: Look, other: Look): boolean =>
  one.ctime === other.ctime && hasSameContent(one, other);

const hasSameContent = (one: Look, other: Look): boolean =>
  one.inode === other.inode && one.mtime === other.mtime && one.size === other.size;

/** Nothing where it cannot be read or tells of another folder. `memory` and `out` are absolute. */
export function readRemembered(memory: string | undefined, out: string): Remembered {
  if (memory === undefined) return new Map();
  try {
    const written = JSON.parse(readFileSync(memory, 'utf8')) as Partial<Written>;
    if (written.version !== 1 || written.out !== out) return new Map();
    return new Map(
      Object.entries(written.files ?? {}).map(([path, [hash, size, mtime, ctime, inode]]) => [
        path,
        [hash, { size, mtime, ctime, inode }],
      ]),
    );
  } catch {
    return new Map();
  }
}

export interface Recollection {
  /** The output, absolute. */
  readonly out: string;
  /** Of what stands in it now. */
  readonly hashes: Hashes;
  /** How a file looked before its hash was taken; undefined for one that was written since. */
  readonly lookBefore: (path: string) => Look | undefined;
  /** Before anything was looked at, by the clock of the output's file system, as is the end. */
  readonly start: number;
  /** After the last change to the output. */
  readonly end: number;
}

/**
 * Remembers how the output looks. A file that somebody may have changed meanwhile is left out, and so is one that a
 * change within the same tick of the clock would leave looking the same. Where nothing can be written, the next build
 * reads the output; `pid` keeps two builds of one site apart.
 */
export function saveRemembered(memory: string, recollection: Recollection, pid: number): void {
  const { out, hashes } = recollection;
  // Written after all else, and before anybody else could see what was written.
  const published = lookOf(`${out}/${manifestName}`)?.mtime ?? 0;
  const files = [...hashes].flatMap(([path, hash]) => {
    const look = lookOf(`${out}/${path}`);
    if (look === undefined || !isAsPublished(path, look, published, recollection)) return [];
    return [[path, [hash, look.size, look.mtime, look.ctime, look.inode]] as const];
  });
  const aside = `${memory}-${pid}`;
  const written: Written = { version: 1, out, files: Object.fromEntries(files) };
  try {
    mkdirSync(dirname(memory), { recursive: true });
    writeFileSync(aside, JSON.stringify(written), { flag: 'wx', mode: 0o600 });
    renameSync(aside, memory);
  } catch {
    rmSync(aside, { force: true });
  }
}

function isAsPublished(
  path: string,
  look: Look,
  published: number,
  { lookBefore, start, end }: Recollection,
): boolean {
  if (look.mtime >= end || look.ctime >= end) return false;
  const before = lookBefore(path);
  if (before === undefined) return look.mtime < published;
  return look.mtime < start && hasSameContent(look, before);
}
