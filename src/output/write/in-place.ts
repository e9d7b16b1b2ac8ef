// The other way to publish, where the output's folder cannot be moved: a mount point, or a folder above it that may
// not be written. Each file is whole at any moment, the site as a whole only once the manifest is in its place.
import { mkdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { journalName, manifestName, temporaryPrefix } from '../../model/output.js';
import { discard } from './discard.js';
import { folderMaker } from './exchange.js';
import { writeManifest } from './manifest.js';
import { hasCode, lostLock, toOutputError } from './output-error.js';
import { forEachInTurns, type Plan, type Publication } from './publication.js';
import { foldersOf } from './target.js';

/** Writes what changed into a stage inside the output, moves file by file, and removes what the site lost. */
export async function publishInPlace(publication: Publication, plan: Plan, pid: number): Promise<void> {
  const { out, contents, standing, lock, signal } = publication;
  const hashes = new Map(plan.hashes);
  const stage = join(out, `${temporaryPrefix}${pid}`);
  mkdirSync(out, { recursive: true });
  try {
    mkdirSync(stage);
    await forEachInTurns(plan.changed, signal, (file, index) => {
      hashes.set(
        file.path,
        contents.writeUnless(file, undefined, () => join(stage, String(index))),
      );
    });
    for (const name of ['standing', journalName, manifestName]) {
      writeManifest(join(stage, name), name === 'standing' ? standing.hashes : hashes);
    }
    if (!lock.isHeld()) throw lostLock();
    // From here to the end, manifest and journal together name every file of ours, so that a killed build
    // leaves nothing that the next one would take for foreign. The journal of an earlier one is settled first.
    if (!standing.isSettled) renameSync(join(stage, 'standing'), join(out, manifestName));
    renameSync(join(stage, journalName), join(out, journalName));
    try {
      moveAll(out, plan, stage);
      renameSync(join(stage, manifestName), join(out, manifestName));
    } catch (error) {
      throw toOutputError(error, out, 'The site was published only in part');
    }
    discard(join(out, journalName));
  } finally {
    discard(stage);
  }
}

function moveAll(out: string, plan: Plan, stage: string): void {
  const remove = (path: string): void => {
    rmSync(join(out, path));
    removeEmptyFolders(out, dirname(path));
  };
  // A removed file may stand where a folder is needed now, or below what is to be a file.
  const wanted = new Set(plan.changed.flatMap(({ path }) => [path, ...foldersOf(path)]));
  const changed = new Set(plan.changed.map(({ path }) => path));
  const isInTheWay = (path: string): boolean =>
    wanted.has(path) || foldersOf(path).some((folder) => changed.has(folder));

  for (const path of plan.removed) if (isInTheWay(path)) remove(path);
  const prepare = folderMaker();
  for (const [index, { path }] of plan.changed.entries()) {
    renameSync(join(stage, String(index)), prepare(join(out, path)));
  }
  for (const path of plan.removed) if (!isInTheWay(path)) remove(path);
}

function removeEmptyFolders(out: string, folder: string): void {
  try {
    for (let path = folder; path !== '.'; path = dirname(path)) rmdirSync(join(out, path));
  } catch (error) {
    // EEXIST stands for "not empty" on some systems.
    if (!hasCode(error, 'ENOTEMPTY', 'EEXIST', 'ENOENT', 'EBUSY', 'EPERM')) throw error;
  }
}
