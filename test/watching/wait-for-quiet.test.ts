import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { waitForQuiet } from '../../src/watching/wait-for-quiet.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** The milliseconds at which it was called quiet, when signs come at these; a pair has its own patience. */
function quietAt(signs: readonly (number | readonly [number, number])[], until = 10_000): number[] {
  const called: number[] = [];
  let now = 0;
  const wait = waitForQuiet({ quiet: 100, longest: 1000 }, () => called.push(now));
  const byTime = new Map(signs.map((sign) => (typeof sign === 'number' ? [sign, undefined] : sign)));
  for (; now <= until; now += 1) {
    vi.advanceTimersByTime(now === 0 ? 0 : 1);
    if (byTime.has(now)) wait.mark(byTime.get(now));
  }
  return called;
}

const every = (step: number, from: number, to: number): number[] =>
  Array.from({ length: (to - from) / step + 1 }, (_, index) => from + index * step);

describe('waiting for quiet', () => {
  it('takes a burst of signs as one', () => {
    expect(quietAt([0])).toEqual([100]);
    expect(quietAt([0, 99])).toEqual([199]);
    expect(quietAt([0, 101])).toEqual([100, 201]);
    expect(quietAt(every(2, 0, 400))).toEqual([500]);
  });

  it('waits no longer than its limit, and then begins anew', () => {
    expect(quietAt(every(50, 0, 2500))).toEqual([1000, 2000, 2600]);
  });

  it('waits longer after a sign that asks for it, in that burst alone', () => {
    expect(quietAt([[0, 300]])).toEqual([300]);
    expect(quietAt([[0, 300], 150])).toEqual([450]);
    expect(quietAt([[0, 300], 1000])).toEqual([300, 1100]);
  });

  it('calls nothing once it is stopped', () => {
    const onQuiet = vi.fn();
    const wait = waitForQuiet({ quiet: 100, longest: 1000 }, onQuiet);
    wait.mark();
    wait.stop();
    vi.advanceTimersByTime(5000);
    expect(onQuiet).not.toHaveBeenCalled();
  });
});
