// What stands in the output before a build writes: our own files, those that are kept, and nothing else. Whatever
// Candor did not write, or somebody changed since, stops the build, because publishing would destroy it.
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isReservedName, journalName, manifestName } from '../../model/output.js';
import { hashFile } from './copy.js';
import { listFolder } from './list-folder.js';
import { hashOf, readManifest, type Hashes } from './manifest.js';
import type { Planned } from './planned.js';
import { checkKeep, refuseEdited, refuseForeign, refuseOverwriting, refuseRepository } from './refusals.js';
import { lookOf, looksSame, type Look, type Remembered } from './remembered.js';
import { lstatOf } from './target.js';

export interface Standing {
  readonly exists: boolean;
  /** The hash that each of our files has now. */
  readonly hashes: Hashes;
  /** How each of them looked before its hash was taken. */
  readonly looks: ReadonlyMap<string, Look>;
  /** Not all of them look as they are remembered. */
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
  isNews: true,
  isSettled: false,
  kept: [],
  hasMount: false,
};

/** Looks through the output; an OutputError where publishing `planned` would destroy anything. */
export function readStanding(
  out: string,
  keep: readonly string[],
  planned: Planned,
  remembered: Remembered = new Map(),
): Standing {
  const keptNames = keep.map((path) => path.replace(/\/$/, ''));
  checkKeep(keptNames);
  if (lstatOf(out) === undefined) return nothing;

  const manifest = readManifest(out, manifestName);
  const journal = readManifest(out, journalName);
  const { entries, hasMount } = listFolder(out);
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

  const { hashes, looks, isNews } = hashStanding(out, ours, remembered, { manifest, journal });
  const edited = ours.filter((path) => {
    const now = hashes.get(path);
    const written = [manifest?.get(path), journal?.get(path)];
    if (written.includes(now)) return false;
    const known = [...written, planned.hash(path)];
    return !known.includes(now) && !isHarmless(join(out, path), known);
  });
  refuseEdited(out, edited);
  return {
    exists: true,
    hashes,
    looks,
    isNews,
    isSettled: manifest?.size === hashes.size && journal === undefined,
    kept: kept.filter((path) => !planned.paths.has(path)),
    hasMount,
  };
}

interface Written {
  readonly manifest: Hashes | undefined;
  readonly journal: Hashes | undefined;
}

/** Reads each file, but for those that look as they did when they had the hash that Candor wrote. */
function hashStanding(
  out: string,
  ours: readonly string[],
  remembered: Remembered,
  { manifest, journal }: Written,
): Pick<Standing, 'hashes' | 'looks' | 'isNews'> {
  const hashes = new Map<string, string>();
  const looks = new Map<string, Look>();
  let isNews = remembered.size !== ours.length;
  for (const path of ours) {
    const absolute = `${out}/${path}`;
    const look = lookOf(absolute);
    if (look !== undefined) looks.set(path, look);
    const [hash, former] = remembered.get(path) ?? [];
    // A memory that is wrong can thus only make a build slow: what it says counts where the manifest says it too.
    const isWritten = hash !== undefined && (manifest?.get(path) === hash || journal?.get(path) === hash);
    const isKnown = isWritten && look !== undefined && former !== undefined && looksSame(look, former);
    if (!isKnown) isNews = true;
    hashes.set(path, isKnown ? hash : hashFile(absolute));
  }
  return { hashes, looks, isNews };
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
