// Takes the lock of an output, and finds out in passing whether its folder can be exchanged as one.
import { lstatSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lockName, temporaryPrefix } from '../../model/output.js';
import { siblingsOf, type Siblings } from './exchange.js';
import { takeLock, type Lock, type LockOptions, type Runner } from './lock.js';
import { hasCode } from './output-error.js';
import { lstatOf } from './target.js';

export interface LockedOutput {
  /** Absolute, links resolved. */
  readonly out: string;
  readonly siblings: Siblings;
  readonly lock: Lock;
  /** Why the folder cannot be exchanged as one; undefined where it can. */
  readonly obstacle: string | undefined;
}

export interface LockOutputOptions {
  readonly runner: Runner;
  /** Milliseconds; 10 seconds unless given. */
  readonly patience?: number;
  readonly signal?: AbortSignal | undefined;
}

/** The lock lies beside the output; inside it only where nothing beside it may be written or the folder is mounted. */
export async function lockOutput(out: string, options: LockOutputOptions): Promise<LockedOutput> {
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
