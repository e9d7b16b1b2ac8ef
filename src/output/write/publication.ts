// One publication: what it starts from, and what it finds to be done when it compares the site with what stands there.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { OutputFile } from '../../model/output.js';
import { checkPaths } from './check-paths.js';
import type { Contents } from './contents.js';
import type { Lock } from './lock.js';
import type { Hashes } from './manifest.js';
import { interruption } from './output-error.js';
import { plannedHashes } from './planned.js';
import { refuseOverwriting } from './refusals.js';
import type { Standing } from './standing.js';

/** Everything that a way of publishing needs to know. */
export interface Publication {
  /** Absolute, links resolved. */
  readonly out: string;
  readonly files: readonly OutputFile[];
  /** Those that are still being made. */
  readonly late: () => Promise<readonly OutputFile[]>;
  readonly contents: Contents;
  readonly standing: Standing;
  readonly lock: Lock;
  readonly signal: AbortSignal | undefined;
  /** Told before each file how many are done, of how many. */
  readonly onProgress: ((done: number, total: number) => void) | undefined;
}

export interface Plan {
  /** Of every file of the site. */
  readonly hashes: Hashes;
  /** Those that stand in the output with the same content. */
  readonly unchanged: readonly OutputFile[];
  readonly changed: readonly OutputFile[];
  /** Files of ours in the output that the site no longer has. */
  readonly removed: readonly string[];
}

/** Compares every file with what stands in its place; `look` returns its hash, and is told the one that stands there. */
export async function planPublication(
  { out, files, late, contents, standing, signal, onProgress }: Publication,
  look: (file: OutputFile, known: string | undefined) => string,
): Promise<Plan> {
  const hashes = new Map<string, string>();
  const unchanged: OutputFile[] = [];
  const changed: OutputFile[] = [];
  const visit = (file: OutputFile): void => {
    const known = standing.hashes.get(file.path);
    const hash = look(file, known);
    hashes.set(file.path, hash);
    (hash === known ? unchanged : changed).push(file);
  };
  await forEachInTurns(files, signal, (file, index) => {
    onProgress?.(index, files.length);
    visit(file);
  });
  const rest = await late();
  if (rest.length > 0) {
    const whole = [...files, ...rest];
    checkPaths(whole);
    refuseOverwriting(out, standing.kept, plannedHashes(whole, contents));
    await forEachInTurns(rest, signal, visit);
  }
  const removed = [...standing.hashes.keys()].filter((path) => !hashes.has(path));
  return { hashes, unchanged, changed, removed };
}

/** Whether the site stands there as it is to be. */
export const isDone = ({ changed, removed }: Plan, standing: Standing): boolean =>
  standing.isSettled && changed.length + removed.length === 0;

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
