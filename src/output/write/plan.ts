// What a publication will write: every file of the site with its hash, and which of them stand in the output already.
import { unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { collidingOutputPaths, outputPathProblem, type OutputFile } from '../../model/output.js';
import { hashFile } from './copy.js';
import type { Lock } from './lock.js';
import { hashOf, type Hashes } from './manifest.js';
import { hasCode, interruption, OutputError, writeTo } from './output-error.js';
import type { Standing } from './standing.js';

export interface Plan {
  readonly files: readonly OutputFile[];
  /** Of the sources as they were read first; a file that is written tells its own. */
  readonly hashes: Hashes;
  /** Those that stand in the output with the same content. */
  readonly unchanged: readonly OutputFile[];
  readonly changed: readonly OutputFile[];
  /** Files of ours in the output that the site no longer has. */
  readonly removed: readonly string[];
}

/** Everything that a way of publishing needs to know. */
export interface Publication {
  /** Absolute, links resolved. */
  readonly out: string;
  /** Absolute. */
  readonly site: string;
  readonly plan: Plan;
  readonly standing: Standing;
  readonly lock: Lock;
  readonly signal: AbortSignal | undefined;
}

/** Refuses paths that lead out of the output, or that not every system can hold beside each other. */
export function checkPaths(files: readonly OutputFile[]): void {
  const refuse = (why: string): never => {
    throw new OutputError(
      'path',
      `The site was not published: ${why}.`,
      'Rename one of the files that the site is made from.',
    );
  };
  for (const { path } of files) {
    const problem = outputPathProblem(path);
    if (problem !== undefined) refuse(`the path ${JSON.stringify(path)} ${problem}`);
  }
  for (const [a, b] of collidingOutputPaths(files.map(({ path }) => path))) {
    refuse(`${a} and ${b} cannot stand beside each other on every system`);
  }
}

/** The hash of every file; sources are read for it. */
export async function hashFiles(
  files: readonly OutputFile[],
  site: string,
  signal: AbortSignal | undefined,
): Promise<Hashes> {
  const hashes = new Map<string, string>();
  await forEachInTurns(files, signal, (file) => {
    const hash =
      'content' in file ? hashOf(file.content) : readSource(file.copyOf, (of) => hashFile(join(site, of)));
    hashes.set(file.path, hash);
  });
  return hashes;
}

export function planPublication(files: readonly OutputFile[], hashes: Hashes, standing: Standing): Plan {
  const isUnchanged = ({ path }: OutputFile): boolean => standing.hashes.get(path) === hashes.get(path);
  return {
    files,
    hashes,
    unchanged: files.filter(isUnchanged),
    changed: files.filter((file) => !isUnchanged(file)),
    removed: [...standing.hashes.keys()].filter((path) => !hashes.has(path)),
  };
}

/** Writes one file to `to`, which must not exist, and returns its hash. A source that changes is copied once more. */
export function writeOutputFile(file: OutputFile, { plan, site }: Publication, to: string): string {
  let expected = plan.hashes.get(file.path) ?? '';
  if ('content' in file) {
    writeTo(to, () => writeFileSync(to, file.content, { flag: 'wx', mode: 0o644 }));
    return expected;
  }
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const found = readSource(file.copyOf, (of) => writeTo(to, () => hashFile(join(site, of), to)));
    if (found === expected) return found;
    unlinkSync(to);
    expected = found;
  }
  throw changedSource(file.copyOf, 'kept changing while it was copied');
}

/** Visits in order, and lets signals through now and then: between two turns an interrupted build ends. */
export async function forEachInTurns<Item>(
  items: readonly Item[],
  signal: AbortSignal | undefined,
  visit: (item: Item, index: number) => void,
): Promise<void> {
  for (const [index, item] of items.entries()) {
    if (index % 64 === 0) {
      await nextTurn();
      if (signal?.aborted === true) throw interruption();
    }
    visit(item, index);
  }
}

function readSource(copyOf: string, read: (copyOf: string) => string): string {
  try {
    return read(copyOf);
  } catch (error) {
    // ELOOP: a link stands where the file was.
    if (!hasCode(error, 'ENOENT', 'ENOTDIR', 'ELOOP', 'EISDIR')) throw error;
    throw changedSource(copyOf, 'was there when the build began and is gone');
  }
}

function changedSource(copyOf: string, what: string): OutputError {
  return new OutputError(
    'changed',
    `The site was not published: ${copyOf} ${what}.`,
    'Build again once it stays as it is.',
  );
}
