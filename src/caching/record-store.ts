// Records on disk, by the hash of what they were made from: a few files that are written whole and never changed, so that
// any number of builds can use them at once. Whatever cannot be read is not there: nothing but time depends on it.
import { hash, randomUUID } from 'node:crypto';
import {
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

export interface RecordStore {
  /** Undefined where there is none, or none that is whole. */
  readonly get: (key: string) => Uint8Array | undefined;
  readonly put: (key: string, bytes: Uint8Array) => void;
  /** Writes what was put. A folder that cannot be written is left as it is. */
  readonly save: (tidying: Tidying) => void;
}

/**
 * When records that nobody asked for are left out: as soon as they are most of what is there (`rarely`), or at once,
 * because they may hold what is withheld by now (`always`).
 */
export type Tidying = 'rarely' | 'always';

/** A record in a file: its key, its length, its checksum, its bytes. */
const keyLength = 64;
const sumLength = 8;
const headLength = keyLength + sumLength + 4;

/** Files beyond this number are brought together in one. */
const mostFiles = 8;

/** Keys are SHA-256 hashes in hexadecimal. `folder` is absolute, and made when something is saved; without it nothing is. */
export function openRecordStore(folder: string | undefined): RecordStore {
  const names = folder === undefined ? [] : listOwn(folder);
  const packs = names.map((name) => readPack(join(folder ?? '', name)));
  const known = new Map(packs.flatMap(({ records }) => records));
  const isSound = packs.every(({ isWhole }) => isWhole);
  const added = new Map<string, Uint8Array>();
  const asked = new Set<string>();
  const get = (key: string): Uint8Array | undefined => {
    const stored = added.get(key) ?? open(known.get(key));
    if (stored !== undefined) asked.add(key);
    return stored;
  };
  const isCrowded = (tidying: Tidying): boolean => {
    const stale = known.size - [...asked].filter((key) => known.has(key)).length;
    if (tidying === 'always') return stale > 0 || !isSound;
    return names.length >= mostFiles || stale > known.size / 2 + mostFiles;
  };
  return {
    get,
    put: (key, bytes) => {
      added.set(key, bytes);
    },
    save: (tidying) => {
      if (folder === undefined) return;
      const isTidied = isCrowded(tidying);
      if (!isTidied && added.size === 0) return;
      const kept = isTidied ? [...asked] : [];
      const records = new Map([...kept, ...added.keys()].flatMap((key) => toEntry(key, get(key))));
      try {
        writePack(folder, records);
        if (isTidied) for (const name of names) rmSync(join(folder, name), { force: true });
      } catch {
        return;
      }
    },
  };
}

const toEntry = <Value>(key: string, value: Value | undefined): readonly (readonly [string, Value])[] =>
  value === undefined ? [] : [[key, value]];

/** Whether neither it nor the folder above it is anything but a folder, if they are there at all. */
export const isOwnFolder = (folder: string): boolean =>
  [dirname(folder), folder].every((path) => {
    const found = lstatSync(path, { throwIfNoEntry: false });
    return found === undefined || found.isDirectory();
  });

/** The names that `writePack` gives; a file that ends in `.new` is being written, or its writer was killed. */
const ownName = /^candor-[0-9a-f-]{36}\.pack(?:\.new)?$/;

/** Files of our own, and no links or pipes, whatever they are called. */
function listOwn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter(
      (name) => ownName.test(name) && lstatSync(join(folder, name), { throwIfNoEntry: false })?.isFile(),
    );
  } catch {
    return [];
  }
}

interface Stored {
  readonly sum: Uint8Array;
  readonly bytes: Uint8Array;
}

interface Pack {
  readonly records: readonly (readonly [string, Stored])[];
  /** False for one that was cut short or damaged: nobody knows what else is in it. */
  readonly isWhole: boolean;
}

function readPack(path: string): Pack {
  if (!path.endsWith(packEnding)) return { records: [], isWhole: false };
  const pack = readWhole(path);
  const view = new DataView(pack.buffer, pack.byteOffset, pack.length);
  const records: [string, Stored][] = [];
  let at = 0;
  while (at + headLength <= pack.length) {
    const from = at + headLength;
    const to = from + view.getUint32(from - 4);
    if (to > pack.length) break;
    const key = pack.subarray(at, at + keyLength);
    const sum = pack.subarray(at + keyLength, from - 4);
    records.push([new TextDecoder().decode(key), { sum, bytes: pack.subarray(from, to) }]);
    at = to;
  }
  return { records, isWhole: at === pack.length && pack.length > 0 };
}

function readWhole(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    return new Uint8Array();
  }
}

/** A disk may give back other bytes than it was given. */
function open(stored: Stored | undefined): Uint8Array | undefined {
  if (stored === undefined) return undefined;
  const { sum, bytes } = stored;
  return sumOf(bytes).every((byte, index) => byte === sum[index]) ? bytes : undefined;
}

const sumOf = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer').subarray(0, sumLength);

/**
 * Written aside and renamed, and read by nobody else: what is cached is nobody's business but the author's. One record
 * after the other, because all of them once more would double what a large site takes of memory.
 */
function writePack(folder: string, records: ReadonlyMap<string, Uint8Array>): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  ignoreInGit(folder);
  const name = `candor-${randomUUID()}${packEnding}`;
  const aside = join(folder, `${name}.new`);
  const file = openSync(aside, 'wx', 0o600);
  try {
    for (const [key, bytes] of records) writeRecord(file, key, bytes);
  } finally {
    closeSync(file);
  }
  renameSync(aside, join(folder, name));
}

/** What stands there already is left as it is: it may be a link. */
function ignoreInGit(folder: string): void {
  const path = join(folder, '.gitignore');
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined)
    writeFileSync(path, '*\n', { flag: 'wx', mode: 0o600 });
}

const packEnding = '.pack';

function writeRecord(file: number, key: string, bytes: Uint8Array): void {
  const record = new Uint8Array(headLength + bytes.length);
  record.set(new TextEncoder().encode(key));
  record.set(sumOf(bytes), keyLength);
  new DataView(record.buffer).setUint32(keyLength + sumLength, bytes.length);
  record.set(bytes, headLength);
  writeFileSync(file, record);
}
