// The usual way to publish: the new site is built in a folder beside the output and takes its place by two renames.
// A build that is killed at any moment leaves the old site or the new one, at worst for the next build to put back.
import { chmodSync, lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, unlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { once } from '../../kernel/remember.js';
import { isReservedName, journalName, lockName, manifestName, temporaryPrefix } from '../../model/output.js';
import { linkOrCopy, linkOrCopyEntry } from './copy.js';
import { discard } from './discard.js';
import { listFolder, type ListedFolders } from './list-folder.js';
import { isAlive, type Runner } from './lock.js';
import { readManifest, writeManifest } from './manifest.js';
import { hasCode, lostLock, notOurs } from './output-error.js';
import { forEachInTurns, isDone, planPublication, type Plan, type Publication } from './publication.js';
import { leaveSpare, takeSpare } from './spare-folders.js';
import { lstatOf } from './target.js';

/** Names beside the output: `._site.candor-lock` and so on. */
export interface Siblings {
  readonly lock: string;
  /** Where the new site is filled in, and the old one taken apart. Any build may remove it once its process is gone. */
  readonly stage: string;
  /** Where the former output waits to be removed. */
  readonly former: string;
  /** Its empty folders, for the next build. */
  readonly spare: string;
}

const siblingOf = (out: string, name: string): string => join(dirname(out), `.${basename(out)}${name}`);

export const siblingsOf = (out: string, pid: number): Siblings => ({
  lock: siblingOf(out, lockName),
  stage: siblingOf(out, `${temporaryPrefix}${pid}`),
  former: siblingOf(out, '.candor-old'),
  spare: siblingOf(out, '.candor-folders'),
});

export interface Exchange {
  readonly plan: Plan;
  /** `unchanged`: nothing was to be done; `stuck`: the system won't move the output's folder. */
  readonly outcome: 'exchanged' | 'unchanged' | 'stuck';
}

/** Fills the stage and puts it in the output's place. There is no stage before the first file that differs. */
export async function publishByExchange(
  publication: Publication,
  { stage, former, spare }: Siblings,
): Promise<Exchange> {
  const { out, contents, standing, lock, signal } = publication;
  const { place, removeUnused } = openStage(stage, spare);
  try {
    const plan = await planPublication(publication, (file, known) =>
      contents.writeUnless(file, known, () => place(file.path)),
    );
    if (isDone(plan, standing)) return { plan, outcome: 'unchanged' };
    await forEachInTurns(plan.unchanged, signal, ({ path }) => {
      linkOrCopy(`${out}/${path}`, place(path));
    });
    const kept = standing.kept.filter((path) => !plan.hashes.has(path));
    await forEachInTurns(kept, signal, (path) => {
      linkOrCopyEntry(join(out, path), place(path));
    });
    removeUnused();
    writeManifest(place(manifestName), plan.hashes);
    if (standing.exists) chmodSync(stage, (lstatSync(out).mode & 0o7777) | 0o700);
    if (!lock.isHeld()) throw lostLock();
    return { plan, outcome: exchange(stage, out, former, standing.exists) ? 'exchanged' : 'stuck' };
  } finally {
    discard(stage);
  }
}

function exchange(stage: string, out: string, former: string, exists: boolean): boolean {
  if (exists) {
    try {
      renameSync(out, former);
    } catch (error) {
      // A mount point cannot be moved, nor on some systems a folder with an open file.
      if (hasCode(error, 'EBUSY', 'EXDEV', 'EPERM', 'EACCES')) return false;
      throw error;
    }
  }
  try {
    renameSync(stage, out);
  } catch (error) {
    if (exists) renameSync(former, out);
    throw error;
  }
  return true;
}

/** Ends what a killed build left beside the output. Says what it did where that matters. */
export function recover(out: string, siblings: Siblings, runner: Runner): string | undefined {
  const { former } = siblings;
  removeTemporary(dirname(out), `.${basename(out)}${temporaryPrefix}`, runner);
  const left = lstatOf(former);
  if (left === undefined) return undefined;
  // A link here could lead anywhere, and what it leads to would be moved and removed.
  if (!left.isDirectory()) throw notOurs(former);
  const names = lstatOf(out) === undefined ? [] : readdirSync(out);
  if (names.length === 0) {
    if (lstatOf(out) !== undefined) rmdirSync(out);
    renameSync(former, out);
    return 'An earlier build was cut short; the site from before it was put back first.';
  }
  if (names.includes(manifestName) || names.includes(journalName))
    removeFormer(out, siblings, readFormer(former));
  return undefined;
}

/** Removes what `folder` holds of builds whose process is gone: the prefix is followed by its id. */
export function removeTemporary(folder: string, prefix: string, runner: Runner): void {
  for (const name of readdirSync(folder)) {
    const rest = name.startsWith(prefix) ? name.slice(prefix.length) : '';
    if (!/^\d+(?:-lock)?$/.test(rest)) continue;
    const pid = Number.parseInt(rest, 10);
    if (pid === runner.pid || !isAlive(pid, runner)) discard(join(folder, name));
  }
}

/** What is known about a former output. */
export interface Former {
  readonly isOurs: (path: string) => boolean;
  /** What those of its folders hold that look like this still. */
  readonly folders?: ListedFolders;
  /** Those that the next build will want again; none unless given. */
  readonly spared?: ReadonlySet<string>;
}

/** Removes the former output. What somebody else put into it meanwhile moves into the new one. */
export function removeFormer(
  out: string,
  { former, stage, spare }: Siblings,
  { isOurs, folders, spared = new Set() }: Former,
): void {
  const prepare = folderMaker();
  const { entries } = listFolder(former, folders);
  const moved = new Set<string>();
  for (const { path, kind } of entries) {
    if (kind === 'folder' || isOurs(path) || isReservedName(path)) continue;
    if (lstatOf(join(out, path)) !== undefined) continue;
    renameSync(join(former, path), prepare(join(out, path)));
    moved.add(path);
  }
  // Under this name the rest of it is removed even if this build is killed half-way, its manifest gone.
  renameSync(former, stage);
  chmodSync(stage, 0o700);
  // As it is listed already, this takes half as long as having the tree removed. What is in a folder follows it there.
  for (const { path, kind } of [...entries].reverse()) {
    if (kind !== 'folder') {
      if (!moved.has(path)) unlinkSync(`${stage}/${path}`);
    } else if (!spared.has(path)) rmdirSync(`${stage}/${path}`);
  }
  if (spared.size > 0) leaveSpare(stage, spare);
  else rmdirSync(stage);
}

/** Going by the manifest and the journal in it. */
function readFormer(former: string): Former {
  const manifests = ([manifestName, journalName] as const).map((name) => readManifest(former, name));
  return { isOurs: (path) => manifests.some((manifest) => manifest?.has(path)) };
}

/** A function that makes the folder of a path where it has not done so yet, and returns the path. */
export function folderMaker(): (path: string) => string {
  const made = new Set<string>();
  return (path) => {
    const folder = dirname(path);
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    return path;
  };
}

interface Stage {
  /** Makes the folder of a path with `/`, and returns the path; the stage is made with the first of them. */
  readonly place: (path: string) => string;
  /** Removes the spare folders in which nothing was placed. */
  readonly removeUnused: () => void;
}

/** None of it may exist. */
function openStage(stage: string, spare: string): Stage {
  const made = new Set<string>();
  const begin = once(() => new Set(takeSpare(spare, stage)));
  const make = (folder: string): void => {
    const unused = begin();
    if (folder === '' || made.has(folder)) return;
    make(parentOf(folder));
    if (!unused.delete(folder)) mkdirSync(`${stage}/${folder}`);
    made.add(folder);
  };
  /** Where a folder of the former output is a file now. */
  const clear = (path: string): void => {
    const unused = begin();
    if (!unused.has(path)) return;
    discard(`${stage}/${path}`);
    for (const folder of unused) if (`${folder}/`.startsWith(`${path}/`)) unused.delete(folder);
  };
  return {
    place: (path) => {
      make(parentOf(path));
      clear(path);
      return `${stage}/${path}`;
    },
    removeUnused: () => {
      for (const folder of [...begin()].reverse()) rmdirSync(`${stage}/${folder}`);
    },
  };
}

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
