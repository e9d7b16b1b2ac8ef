// Records on disk, by the hash of what they were made from: a few files that are written once and never changed, so that
// any number of builds can use them at once. Whatever cannot be read is not there: nothing but time depends on it.
import { randomUUID } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { once } from '../kernel/remember.js';
import { tryTo } from '../kernel/try-to.js';
import {
  createPack,
  readPack,
  readRecord,
  unreadPack,
  type ReadPack,
  type StoredRecord,
  type WrittenPack,
} from './record-pack.js';

export interface RecordStore {
  /** Undefined where there is none, or none that is whole. The bytes may be read anew at each asking, and hold good until the next. */
  readonly get: (key: string) => Uint8Array | undefined;
  readonly put: (key: string, bytes: Uint8Array) => void;
  /** Lets later stores find what was put. From then on nothing can be read that is not in memory. */
  readonly save: (tidying: Tidying) => void;
}

/** What is put is written to disk at once where it is to be `saved`, and otherwise kept in memory for this process. */
export type StoreUse = 'saved' | 'read';

/**
 * When records that nobody asked for are left out: as soon as they are most of what is there (`rarely`), or at once,
 * because they may hold what is withheld by now (`always`).
 */
export type Tidying = 'rarely' | 'always';

/** Files beyond this number are brought together in one. */
const mostFiles = 8;

/**
 * Keys are SHA-256 hashes in hexadecimal. `folder` is absolute, and made when something is put; what cannot be written
 * there stays in memory.
 */
export function openRecordStore(folder: string | undefined, use: StoreUse): RecordStore {
  const names = folder === undefined ? [] : listOwn(folder);
  const packs = names.map((name) => readOwn(join(folder ?? '', name)));
  const known = new Map(packs.flatMap(({ records }) => [...(records ?? [])]));
  const isSound = packs.every(({ records }) => records !== undefined);
  const isSaved = folder !== undefined && use === 'saved';
  const added = new Map<string, StoredRecord | Uint8Array>();
  const asked = new Set<string>();
  let created: WrittenPack | undefined;
  // The texts of a file are mostly asked for one after the other. Only here, where every reading is known of: the next
  // one may take the same memory.
  let recent: { readonly key: string; readonly bytes: Uint8Array } | undefined;
  const get = (key: string): Uint8Array | undefined => {
    if (recent?.key === key) return recent.bytes;
    const stored = added.get(key) ?? known.get(key);
    if (stored === undefined) return undefined;
    const bytes = stored instanceof Uint8Array ? stored : readRecord(stored);
    recent = bytes && { key, bytes };
    if (bytes !== undefined) asked.add(key);
    return bytes;
  };
  const start = once(() => tryTo(() => (folder === undefined ? undefined : startPack(folder))));
  const put = (key: string, bytes: Uint8Array): void => {
    if (isSaved) created ??= start();
    added.set(key, tryTo(() => created?.add(key, bytes)) ?? bytes);
    // Not read from the disk again at once.
    recent = { key, bytes };
  };
  const isCrowded = (tidying: Tidying): boolean => {
    const stale = known.size - [...asked].filter((key) => known.has(key)).length;
    if (tidying === 'always') return stale > 0 || !isSound;
    return names.length >= mostFiles || stale > known.size / 2 + mostFiles;
  };
  const tidy = (): void => {
    for (const key of asked) {
      const bytes = added.has(key) ? undefined : get(key);
      if (bytes !== undefined) put(key, bytes);
    }
  };
  return {
    get,
    put,
    save: (tidying) => {
      if (folder === undefined || !isSaved) return;
      const isTidied = isCrowded(tidying);
      if (isTidied) tidy();
      const isDone = created === undefined || created.finish();
      for (const pack of [created, ...packs]) pack?.close();
      if (isTidied && isDone)
        for (const name of names)
          tryTo(() => {
            rmSync(join(folder, name), { force: true });
          });
    },
  };
}

/** Whether neither it nor the folder above it is anything but a folder, if they are there at all. */
export const isOwnFolder = (folder: string): boolean =>
  [dirname(folder), folder].every((path) => {
    const found = lstatSync(path, { throwIfNoEntry: false });
    return found === undefined || found.isDirectory();
  });

const packEnding = '.pack';
/** Of a file that is being written, or whose writer was killed. */
const asideEnding = '.new';

const ownName = /^candor-[0-9a-f-]{36}\.pack(?:\.new)?$/;

/** Files of our own, and no links or pipes, whatever they are called. */
const listOwn = (folder: string): readonly string[] =>
  tryTo(() =>
    readdirSync(folder).filter(
      (name) => ownName.test(name) && lstatSync(join(folder, name), { throwIfNoEntry: false })?.isFile(),
    ),
  ) ?? [];

const readOwn = (path: string): ReadPack => (path.endsWith(asideEnding) ? unreadPack : readPack(path));

function startPack(folder: string): WrittenPack {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  ignoreInGit(folder);
  const path = join(folder, `candor-${randomUUID()}${packEnding}`);
  return createPack(path, `${path}${asideEnding}`);
}

/** What stands there already is left as it is: it may be a link. */
function ignoreInGit(folder: string): void {
  const path = join(folder, '.gitignore');
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined)
    writeFileSync(path, '*\n', { flag: 'wx', mode: 0o600 });
}
