// Records on disk, by the hash of what they were made from: a few files that are written whole and never changed, so that
// any number of builds can use them at once. Whatever cannot be read is not there: nothing but time depends on it.
import { hash, randomUUID } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

export interface RecordStore {
  /** Undefined where there is none, or none that is whole. */
  readonly get: (key: string) => Uint8Array | undefined;
  readonly put: (key: string, bytes: Uint8Array) => void;
  /** Writes what was put. A folder that cannot be written is left as it is. */
  readonly save: (tidying?: Tidying) => void;
}

/**
 * What becomes of records that were not asked for: `kept`, or where all of use was asked for, left out as soon as they are
 * most of what is there (`rarely`), or at once, because they may hold what is withheld by now (`always`).
 */
export type Tidying = 'kept' | 'rarely' | 'always';

/** A record in a file: its key, its length, its checksum, its bytes. */
const keyLength = 32;
const sumLength = 8;
const headLength = keyLength + sumLength + 4;

/** Files beyond this number are brought together in one. */
const mostFiles = 8;

/** Keys are SHA-256 hashes in hexadecimal. `folder` is absolute, and made when something is saved; without it nothing is. */
export function openRecordStore(folder: string | undefined): RecordStore {
  const names = folder === undefined ? [] : listPacks(folder);
  const known = new Map(names.flatMap((name) => readPack(join(folder ?? '', name))));
  const added = new Map<string, Uint8Array>();
  const asked = new Set<string>();
  const get = (key: string): Uint8Array | undefined => {
    const stored = added.get(key) ?? open(known.get(key));
    if (stored !== undefined) asked.add(key);
    return stored;
  };
  return {
    get,
    put: (key, bytes) => {
      added.set(key, bytes);
    },
    save: (tidying = 'kept') => {
      if (folder === undefined) return;
      const stale = known.size - [...asked].filter((key) => known.has(key)).length;
      const isCrowded =
        (tidying === 'always' && stale > 0) ||
        (tidying === 'rarely' && (names.length >= mostFiles || stale > known.size / 2 + mostFiles));
      if (!isCrowded && added.size === 0) return;
      const kept = isCrowded ? [...asked] : [];
      const records = new Map([...kept, ...added.keys()].flatMap((key) => toEntry(key, get(key))));
      try {
        writePack(folder, records);
        const isOld = (name: string): boolean => names.includes(name) || name.endsWith(asideEnding);
        if (isCrowded) for (const name of readdirSync(folder).filter(isOld)) rmSync(join(folder, name));
      } catch {
        return;
      }
    },
  };
}

const toEntry = <Value>(key: string, value: Value | undefined): readonly (readonly [string, Value])[] =>
  value === undefined ? [] : [[key, value]];

const packEnding = '.pack';
/** Of a file that is being written, or whose writer was killed. */
const asideEnding = '.new';

function listPacks(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(packEnding));
  } catch {
    return [];
  }
}

interface Stored {
  readonly sum: Uint8Array;
  readonly bytes: Uint8Array;
}

function readPack(path: string): readonly (readonly [string, Stored])[] {
  const pack = readWhole(path);
  const view = new DataView(pack.buffer, pack.byteOffset, pack.length);
  const records: [string, Stored][] = [];
  for (let at = 0; at + headLength <= pack.length;) {
    const from = at + headLength;
    const to = from + view.getUint32(from - 4);
    if (to > pack.length) break;
    const key = pack.subarray(at, at + keyLength);
    records.push([
      toHex(key),
      { sum: pack.subarray(at + keyLength, from - 4), bytes: pack.subarray(from, to) },
    ]);
    at = to;
  }
  return records;
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
  writeFileSync(join(folder, '.gitignore'), '*\n', { mode: 0o600 });
  const name = `${randomUUID()}${packEnding}`;
  const aside = join(folder, `${name}${asideEnding}`);
  const file = openSync(aside, 'wx', 0o600);
  try {
    for (const [key, bytes] of records) writeRecord(file, key, bytes);
  } finally {
    closeSync(file);
  }
  renameSync(aside, join(folder, name));
}

function writeRecord(file: number, key: string, bytes: Uint8Array): void {
  const record = new Uint8Array(headLength + bytes.length);
  record.set(fromHex(key));
  record.set(sumOf(bytes), keyLength);
  new DataView(record.buffer).setUint32(keyLength + sumLength, bytes.length);
  record.set(bytes, headLength);
  writeFileSync(file, record);
}

const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += digits[byte] ?? '';
  return text;
}

const fromHex = (text: string): Uint8Array =>
  Uint8Array.from({ length: text.length / 2 }, (_, index) =>
    Number.parseInt(text.slice(2 * index, 2 * index + 2), 16),
  );
