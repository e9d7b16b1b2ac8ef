import { describe, expect, it } from 'vitest';
import { latestOnly } from '../../src/watching/latest-only.js';

/** Work that is ended by hand; each begun one is a signal in `begun`. */
function handWork(): {
  readonly begun: AbortSignal[];
  readonly work: (signal: AbortSignal) => Promise<void>;
  readonly finish: (error?: Error) => Promise<void>;
} {
  const begun: AbortSignal[] = [];
  const ends: ((error?: Error) => void)[] = [];
  return {
    begun,
    work: (signal) =>
      new Promise((resolve, reject) => {
        begun.push(signal);
        ends.push((error) => {
          if (error === undefined) resolve();
          else reject(error);
        });
      }),
    finish: async (error) => {
      ends.shift()?.(error);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

const never = (error: unknown): never => {
  throw error;
};

describe('the latest only', () => {
  it('does what is asked for meanwhile once, and tells what runs that it is out of date', async () => {
    const { begun, work, finish } = handWork();
    const { ask } = latestOnly(work, never);
    const done = ask();
    expect(begun.map(({ aborted }) => aborted)).toEqual([false]);
    for (let count = 0; count < 50; count += 1) void ask();
    expect(begun.map(({ aborted }) => aborted)).toEqual([true]);
    await finish();
    expect(begun.map(({ aborted }) => aborted)).toEqual([true, false]);
    await finish();
    await done;
    expect(begun).toHaveLength(2);
    void ask();
    expect(begun).toHaveLength(3);
  });

  it('lives on after a fault', async () => {
    const { begun, work, finish } = handWork();
    const faults: unknown[] = [];
    const { ask } = latestOnly(work, (error) => faults.push(error));
    void ask();
    void ask();
    await finish(new Error('broken'));
    expect(faults).toEqual([new Error('broken')]);
    expect(begun).toHaveLength(2);
  });

  it('begins nothing once it is stopped, and waits for what runs', async () => {
    const { begun, work, finish } = handWork();
    const { ask, stop } = latestOnly(work, never);
    void ask();
    void ask();
    let isOver = false;
    const stopped = stop().then(() => (isOver = true));
    expect(begun[0]?.aborted).toBe(true);
    expect(isOver).toBe(false);
    await finish();
    await stopped;
    void ask();
    expect(begun).toHaveLength(1);
  });
});
