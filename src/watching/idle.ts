// Long work that leaves room for what is asked for in between.
import { setImmediate, setTimeout } from 'node:timers/promises';

/** Resolves after so many milliseconds, or at once when the signal is aborted. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);
}

/** Does one thing after the other, and in between answers whoever asks; stops early when the signal is aborted. */
export async function doInTurns(works: Iterable<() => unknown>, signal: AbortSignal): Promise<void> {
  for (const work of works) {
    if (signal.aborted) return;
    work();
    await setImmediate();
  }
}
