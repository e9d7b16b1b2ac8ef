// What stands in the output before a build writes: our own files, those that are kept, and nothing else. Whatever
// Candor did not write, or somebody changed since, stops the build, because publishing would destroy it.
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isReservedName, journalName, manifestName } from '../../model/output.js';
import { hashFile } from './copy.js';
import { listFolder, type ListedFolders } from './list-folder.js';
import { lookAt, looksSame, type Look } from './look.js';
import { hashOf, readManifest, type Hashes } from './manifest.js';
import type { Planned } from './planned.js';
import { checkKeep, refuseEdited, refuseForeign, refuseOverwriting, refuseRepository } from './refusals.js';
import { nothingRemembered, readRemembered, type Remembered } from './remembered.js';
import { listFolders, lstatOf } from './target.js';

export interface Standing {
  readonly exists: boolean;
  /** The hash that each of our files has now. */
  readonly hashes: Hashes;
  /** How each of them looked before its hash was taken. */
  readonly looks: ReadonlyMap<string, Look>;
  /** What the folders in it hold, and the top itself. */
  readonly folders: ListedFolders;
  /** The folders among them that hold what is not ours; the top always does. */
  readonly holders: ReadonlySet<string>;
  /** Not all looked as it was remembered. */
  readonly isNews: boolean;
  /** The manifest tells exactly what stands there: no earlier build was cut short. */
  readonly isSettled: boolean;
  /** Files, and links, that Candor did not write and that stay, by the site's wish. */
  readonly kept: readonly string[];
  /** Another file system is mounted inside it, so that the folder cannot be exchanged as one. */
  readonly hasMount: boolean;
}

const nothing: Standing = {
  exists: false,
  hashes: new Map(),
  looks: new Map(),
  folders: new Map(),
  holders: new Set(['']),
  isNews: true,
  isSettled: false,
  kept: [],
  hasMount: false,
};

/** Looks through the output; an OutputError where publishing `planned` would destroy anything. `memory` is absolute. */
export function readStanding(
  out: string,
  keep: readonly string[],
  planned: Planned,
  memory: string | undefined,
): Standing {
  const keptNames = keep.map((path) => path.replace(/\/$/, ''));
  checkKeep(keptNames);
  if (lstatOf(out) === undefined) return nothing;

  const manifest = readManifest(out, manifestName);
  const journal = readManifest(out, journalName);
  const remembered =
    memory === undefined || manifest === undefined
      ? nothingRemembered
      : readRemembered(memory, out, manifest);
  const { entries, folders, hasMount } = listFolder(out, remembered.folders);
  const ours: string[] = [];
  const kept: string[] = [];
  const foreign: string[] = [];
  for (const { path, name, kind } of entries) {
    if (name === '.git') refuseRepository(out, path);
    if (isReservedName(path) || kind === 'folder') continue;
    if (kind === 'file' && (manifest?.has(path) === true || journal?.has(path) === true)) ours.push(path);
    else (keptNames.some((name) => path === name || path.startsWith(`${name}/`)) ? kept : foreign).push(path);
  }
  refuseForeign(out, foreign);
  refuseOverwriting(out, kept, planned);

  const { hashes, looks, isRead } = hashOurs(out, ours, remembered, manifest);
  const edited = ours.filter((path) => {
    const now = hashes.get(path);
    const written = [manifest?.get(path), journal?.get(path)];
    if (written.includes(now)) return false;
    const known = [...written, planned.hash(path)];
    return !known.includes(now) && !isHarmless(join(out, path), known);
  });
  refuseEdited(out, edited);
  const holders = new Set(['', ...listFolders(kept)]);
  return {
    exists: true,
    hashes,
    looks,
    folders,
    holders,
    isNews:
      isRead ||
      [...folders].some(([path, folder]) => !holders.has(path) && remembered.folders.get(path) !== folder),
    isSettled: manifest?.size === hashes.size && journal === undefined,
    kept: kept.filter((path) => !planned.paths.has(path)),
    hasMount,
  };
}

/** Reads each file but for those that look as they did when they had the hash of the manifest. */
function hashOurs(
  out: string,
  ours: readonly string[],
  remembered: Remembered,
  manifest: Hashes | undefined,
): Pick<Standing, 'hashes' | 'looks'> & { readonly isRead: boolean } {
  const hashes = new Map<string, string>();
  const looks = new Map<string, Look>();
  let isRead = false;
  for (const path of ours) {
    const look = lookAt(`${out}/${path}`);
    const before = remembered.files.get(path);
    const known = before !== undefined && looksSame(look, before) ? manifest?.get(path) : undefined;
    if (known === undefined) isRead = true;
    looks.set(path, look);
    hashes.set(path, known ?? hashFile(`${out}/${path}`));
  }
  return { hashes, looks, isRead };
}

const largestText = 64 * 1024 * 1024;

/** Nothing is lost with an empty file, as a power cut leaves them, or where git changed the ends of lines. */
function isHarmless(path: string, known: readonly (string | undefined)[]): boolean {
  const { size } = lstatSync(path);
  if (size === 0 || size > largestText) return size === 0;
  const bytes = readFileSync(path);
  const carriageReturn = 0x0d;
  const lineFeed = 0x0a;
  return known.includes(
    hashOf(bytes.filter((byte, index) => byte !== carriageReturn || bytes[index + 1] !== lineFeed)),
  );
}
