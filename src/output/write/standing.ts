// What stands in the output before a build writes: our own files, those that are kept, and nothing else. Whatever
// Candor did not write, or somebody changed since, stops the build, because publishing would destroy it.
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  collidingOutputPaths,
  isReservedName,
  journalName,
  manifestName,
  outputPathProblem,
  type OutputFile,
} from '../../model/output.js';
import type { Contents } from './contents.js';
import { hashFile } from './copy.js';
import { listFolder } from './list-folder.js';
import { hashOf, readManifest, type Hashes } from './manifest.js';
import { OutputError } from './output-error.js';
import { listed, lstatOf } from './target.js';

export interface Standing {
  readonly exists: boolean;
  /** The hash that each of our files has now. */
  readonly hashes: Hashes;
  /** The manifest tells exactly what stands there: no earlier build was cut short. */
  readonly isSettled: boolean;
  /** Files, and links, that Candor did not write and that stay, by the site's wish. */
  readonly kept: readonly string[];
  /** Another file system is mounted inside it, so that the folder cannot be exchanged as one. */
  readonly hasMount: boolean;
}

/** What the site is about to publish, for the few files that have to be compared before anything is written. */
export interface Planned {
  readonly paths: ReadonlySet<string>;
  /** Makes the file for it; undefined for a path that the site does not have. */
  readonly hash: (path: string) => string | undefined;
}

export function plannedHashes(files: readonly OutputFile[], contents: Contents): Planned {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const hash = (path: string): string | undefined => {
    const file = byPath.get(path);
    return file === undefined ? undefined : contents.hash(file);
  };
  return { paths: new Set(byPath.keys()), hash };
}

/** Looks through the output; an OutputError where publishing `planned` would destroy anything. */
export function readStanding(out: string, keep: readonly string[], planned: Planned): Standing {
  const keptNames = keep.map((path) => path.replace(/\/$/, ''));
  checkKeep(keptNames);
  const folder = lstatOf(out);
  if (folder === undefined)
    return { exists: false, hashes: new Map(), isSettled: false, kept: [], hasMount: false };

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

  const hashes = new Map(ours.map((path) => [path, hashFile(join(out, path))]));
  const edited = ours.filter((path) => {
    const now = hashes.get(path);
    const written = [manifest?.get(path), journal?.get(path)];
    if (written.includes(now)) return false;
    const known = [...written, planned.hash(path)];
    return !known.includes(now) && !isHarmless(join(out, path), known);
  });
  refuseEdited(out, edited);
  const isSettled = manifest?.size === hashes.size && journal === undefined;
  return { exists: true, hashes, isSettled, kept: kept.filter((path) => !planned.paths.has(path)), hasMount };
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

function checkKeep(keep: readonly string[]): void {
  for (const path of keep) {
    const problem = outputPathProblem(path);
    if (problem === undefined) continue;
    throw new OutputError(
      'path',
      `The site was not published: output.keep has ${JSON.stringify(path)}, which ${problem}.`,
      'Give each file or folder to keep by its path inside the output, such as CNAME or .well-known.',
    );
  }
}

function refuseRepository(out: string, path: string): never {
  throw new OutputError(
    'target',
    `Candor does not publish into ${out}: it contains ${path}, so a repository is in it.`,
    'Publish into a folder of its own and copy or push the site from there.',
  );
}

function refuseForeign(out: string, foreign: readonly string[]): void {
  if (foreign.length === 0) return;
  throw new OutputError(
    'foreign',
    `Candor does not publish into ${out}: it holds files that Candor did not write: ${listed(foreign)}.`,
    'Move them away, put them into public/ so that they are part of the site, or name them under output.keep.',
  );
}

function refuseOverwriting(out: string, kept: readonly string[], planned: Planned): void {
  if (kept.length === 0) return;
  const other = kept.filter(
    (path) => !planned.paths.has(path) || hashOfKept(join(out, path)) !== planned.hash(path),
  );
  const both = collidingOutputPaths([...planned.paths, ...other]).map(([, path]) => path);
  if (both.length === 0) return;
  throw new OutputError(
    'foreign',
    `The site was not published: output.keep protects files in ${out} that the site has too, with other content: ${listed(both)}.`,
    'Delete them from the output if the site is right, or take them out of public/.',
  );
}

/** A link or pipe never equals a file of the site. */
const hashOfKept = (path: string): string => (lstatSync(path).isFile() ? hashFile(path) : '');

function refuseEdited(out: string, edited: readonly string[]): void {
  if (edited.length === 0) return;
  throw new OutputError(
    'edited',
    `Candor does not publish into ${out}: files in it were changed since Candor wrote them: ${listed(edited)}.`,
    'Bring the changes into the sources if they are needed; then delete these files, or the whole folder, and build again.',
  );
}
