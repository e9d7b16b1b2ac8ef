// One build at a time for one output: a file that exists while a build writes. It names its process, so that the
// lock of a process that died is taken over.
import {
  closeSync,
  linkSync,
  lstatSync,
  lutimesSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasCode, OutputError, toOutputError, writeTo } from './output-error.js';

/** What only the process itself knows. */
export interface Runner {
  readonly pid: number;
  /** Whether this machine has a process of that id, whosever it is. */
  readonly isRunning: (pid: number) => boolean;
}

export interface Lock {
  /** False once somebody has taken the lock away. */
  readonly isHeld: () => boolean;
  /** The time by the clock of the file system that it lies in, in milliseconds; 0 where that cannot be found out. */
  readonly now: () => number;
  /** The same once that clock has ticked, so that all that was done before is older; at most 20 milliseconds later. */
  readonly nextTick: () => Promise<number>;
  readonly release: () => void;
}

export interface LockOptions {
  readonly runner: Runner;
  /** Where a dead lock is moved while it is looked at again. */
  readonly aside: string;
  /** How long to wait for another build, in milliseconds. */
  readonly patience: number;
  readonly signal: AbortSignal | undefined;
}

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Tells a process from a later one of the same id; empty where the system does not say. */
  readonly started: string;
}

const pause = 50;

/** Takes the lock, waiting for the build that holds it; an OutputError once patience is at its end. */
export async function takeLock(
  path: string,
  { runner, aside, patience, signal }: LockOptions,
): Promise<Lock> {
  const own = `${JSON.stringify({ pid: runner.pid, host: hostname(), started: startOf(runner.pid) })}\n`;
  for (let waited = 0; ; waited += pause) {
    if (create(path, own)) break;
    const seen = readIfThere(path);
    if (seen === undefined) continue;
    const holder = parseHolder(seen);
    if (holder !== undefined && isGone(holder, runner)) breakLock(path, seen, aside);
    else if (waited < patience) await sleep(pause, undefined, { signal });
    // A lock that stays unreadable belongs to nobody: its process died before it wrote its name.
    else if (holder === undefined) breakLock(path, seen, aside);
    else throw lockedBy(holder, path);
  }
  return {
    isHeld: () => readIfThere(path) === own,
    now: () => timeBy(path),
    nextTick: () => nextTickBy(path),
    release: () => release(path, own),
  };
}

/** Whether a process runs; one that ended and only waits to be collected does not. */
export const isAlive = (pid: number, runner: Runner): boolean =>
  runner.isRunning(pid) && !/^[ZX]/.test(statOf(pid));

function isGone(holder: Holder, runner: Runner): boolean {
  if (holder.host !== hostname()) return false;
  if (!isAlive(holder.pid, runner)) return true;
  const started = startOf(holder.pid);
  return started !== '' && holder.started !== '' && started !== holder.started;
}

/** Linux, proc_pid_stat(5): what follows the name, from the state on. Empty elsewhere. */
function statOf(pid: number): string {
  const stat = readIfThere(`/proc/${pid}/stat`) ?? '';
  return stat.slice(stat.lastIndexOf(')') + 2);
}

/** The boot and the clock tick since then at which the process started. */
function startOf(pid: number): string {
  const tick = statOf(pid).split(' ')[19] ?? '';
  return tick === '' ? '' : `${(readIfThere('/proc/sys/kernel/random/boot_id') ?? '').trim()} ${tick}`;
}

/** False where the file exists already. Killed between its two steps, it leaves an empty lock. */
function create(path: string, text: string): boolean {
  let file;
  try {
    file = openSync(path, 'wx', 0o644);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
  try {
    writeTo(path, () => writeFileSync(file, text));
    return true;
  } catch (error) {
    unlinkSync(path);
    throw error;
  } finally {
    closeSync(file);
  }
}

/** Setting the times of a file to what they are makes the system note when that was. */
function timeBy(path: string): number {
  try {
    const { atime, mtime } = lstatSync(path);
    lutimesSync(path, atime, mtime);
    return lstatSync(path).ctimeMs;
  } catch {
    return 0;
  }
}

/** Linux has a few hundred ticks in a second. Where they are longer, as on a memory card, the time is given as it is. */
async function nextTickBy(path: string): Promise<number> {
  const before = timeBy(path);
  for (let tries = 0; tries < 10 && timeBy(path) === before; tries += 1) await sleep(2);
  return timeBy(path);
}

/** What cannot be removed is taken over once this process has ended; what was published stays published. */
function release(path: string, own: string): void {
  try {
    if (readIfThere(path) === own) unlinkSync(path);
  } catch {
    return;
  }
}

/** Moves a dead lock aside; where it was a fresh one by then, puts it back. */
function breakLock(path: string, seen: string, aside: string): void {
  try {
    renameSync(path, aside);
    if (readIfThere(aside) !== seen) linkSync(aside, path);
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'EEXIST')) throw error;
  }
  try {
    unlinkSync(aside);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
}

/** Anything but a file reads as empty: opening a pipe or a device could wait for ever. */
function readIfThere(path: string): string | undefined {
  try {
    return lstatSync(path).isFile() ? readFileSync(path, 'utf8') : '';
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ESRCH')) return undefined;
    throw toOutputError(error, path);
  }
}

function parseHolder(text: string): Holder | undefined {
  try {
    const { pid, host, started } = JSON.parse(text) as Partial<Record<keyof Holder, unknown>>;
    if (typeof pid !== 'number' || !Number.isInteger(pid) || pid < 1) return undefined;
    return typeof host === 'string' && typeof started === 'string' ? { pid, host, started } : undefined;
  } catch {
    return undefined;
  }
}

function lockedBy({ pid, host }: Holder, path: string): OutputError {
  const elsewhere = host === hostname() ? '' : ` on the machine ${host}`;
  return new OutputError(
    'locked',
    `The site was not published: another build (process ${pid}${elsewhere}) is writing to the same output.`,
    `Wait until it is done and build again. If no such process runs${elsewhere}, delete ${path}.`,
  );
}
