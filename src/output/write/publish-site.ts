// Publishes a site whole or not at all: checks the folder, takes the lock, compares, writes aside and exchanges.
// Whatever goes wrong, the last published site stays as it was.
import { lstatSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lockName, temporaryPrefix, type OutputFile } from '../../model/output.js';
import { checkPaths } from './check-paths.js';
import { openContents } from './contents.js';
import {
  publishByExchange,
  recover,
  removeFormer,
  removeTemporary,
  siblingsOf,
  type Siblings,
} from './exchange.js';
import { publishInPlace } from './in-place.js';
import { takeLock, type Lock, type LockOptions, type Runner } from './lock.js';
import { hasCode, interruption, toOutputError } from './output-error.js';
import { isDone, planPublication, type Plan, type Publication } from './publication.js';
import { plannedHashes, readStanding } from './standing.js';
import { checkTarget, lstatOf, type Target } from './target.js';

export interface PublishOptions extends Target {
  /** Files and folders in the output that Candor did not write and that stay, relative to it. */
  readonly keep: readonly string[];
  readonly runner: Runner;
  /** How long to wait for another build of the same output, in milliseconds; 10 seconds unless given. */
  readonly patience?: number;
  /** Ends the publication between two files, the old site in its place. */
  readonly signal?: AbortSignal | undefined;
}

export interface PublishResult {
  /** `exchanged`: the new site took the place of the old at one moment; `in-place`: file by file, as a note says. */
  readonly method: 'exchanged' | 'in-place' | 'unchanged';
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly kept: readonly string[];
  /** Sentences for whoever builds: what was unusual. */
  readonly notes: readonly string[];
}

/** Publishes the files into `out`. Rejects with an OutputError, the old site being whole, where it cannot. */
export async function publishSite(
  files: readonly OutputFile[],
  options: PublishOptions,
): Promise<PublishResult> {
  try {
    checkPaths(files);
    const out = checkTarget(options);
    const output = await lockOutput(out, options);
    try {
      return await publishLocked(files, options, output);
    } finally {
      output.lock.release();
    }
  } catch (error) {
    if (options.signal?.aborted === true && error instanceof Error && error.name === 'AbortError')
      throw interruption();
    throw toOutputError(error, options.out);
  }
}

interface LockedOutput {
  /** Absolute, links resolved. */
  readonly out: string;
  readonly siblings: Siblings;
  readonly lock: Lock;
  /** Why the folder cannot be exchanged as one; undefined where it can. */
  readonly obstacle: string | undefined;
}

/** The lock lies beside the output; inside it only where nothing beside it may be written or the folder is mounted. */
async function lockOutput(out: string, options: PublishOptions): Promise<LockedOutput> {
  const siblings = siblingsOf(out, options.runner.pid);
  const lockOptions: LockOptions = {
    runner: options.runner,
    aside: `${siblings.stage}-lock`,
    patience: options.patience ?? 10_000,
    signal: options.signal,
  };
  mkdirSync(dirname(out), { recursive: true });
  const folder = lstatOf(out);
  const isMounted = folder !== undefined && folder.dev !== lstatSync(dirname(out)).dev;
  if (!isMounted) {
    try {
      return { out, siblings, lock: await takeLock(siblings.lock, lockOptions), obstacle: undefined };
    } catch (error) {
      if (folder === undefined || !hasCode(error, 'EACCES', 'EPERM', 'EROFS')) throw error;
    }
  }
  const aside = join(out, `${temporaryPrefix}${options.runner.pid}-lock`);
  const lock = await takeLock(join(out, lockName), { ...lockOptions, aside });
  const obstacle = isMounted ? 'it is a mount point' : 'the folder above it cannot be written';
  return { out, siblings, lock, obstacle };
}

async function publishLocked(
  files: readonly OutputFile[],
  { site, keep, runner, signal }: PublishOptions,
  { out, siblings, lock, obstacle }: LockedOutput,
): Promise<PublishResult> {
  const recovered = obstacle === undefined ? recover(out, siblings, runner) : undefined;
  const contents = openContents(site);
  const standing = readStanding(out, keep, plannedHashes(files, contents));
  const publication: Publication = { out, files, contents, standing, lock, signal };
  const notes = recovered === undefined ? [] : [recovered];
  const resultOf = (method: PublishResult['method'], plan: Plan): PublishResult => ({
    method,
    written: plan.changed.length,
    unchanged: plan.unchanged.length,
    removed: plan.removed.length,
    kept: standing.kept,
    notes,
  });

  let hindrance = obstacle ?? (standing.hasMount ? 'a folder in it is a mount point' : undefined);
  let plan: Plan;
  if (hindrance === undefined) {
    const exchange = await publishByExchange(publication, siblings);
    if (exchange.outcome === 'exchanged' && standing.exists) notes.push(...cleanUp(out, siblings));
    if (exchange.outcome !== 'stuck') return resultOf(exchange.outcome, exchange.plan);
    hindrance = 'the system does not let its folder be moved';
    plan = exchange.plan;
  } else {
    plan = await planPublication(publication, contents.hash);
    if (isDone(plan, standing)) return resultOf('unchanged', plan);
  }
  removeTemporary(out, temporaryPrefix, runner);
  await publishInPlace(publication, plan, runner.pid);
  notes.push(
    `The output was updated file by file: ${hindrance}. For a moment readers could see old and new pages together.`,
  );
  return resultOf('in-place', plan);
}

/** The new site is published by now, so that a failure here is worth a note, not an error. */
function cleanUp(out: string, siblings: Siblings): readonly string[] {
  try {
    removeFormer(out, siblings);
    return [];
  } catch {
    return [
      'The site is published, but not all of the former one could be removed; the next build tries again.',
    ];
  }
}
