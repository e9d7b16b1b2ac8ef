// Ranges of instants and what can be done with them. Everything that the model says about past time is made of these.
import type { Instant } from '../kernel/time.js';

/** Half-open: `from` belongs to it, `to` does not. `to` is Infinity where nothing ends it. Milliseconds. */
export interface Range {
  readonly from: Instant;
  readonly to: Instant;
}

/** The part of a range that lies inside another; undefined where nothing does. */
export function clipRange(range: Range, bounds: Range): Range | undefined {
  const from = Math.max(range.from, bounds.from);
  const to = Math.min(range.to, bounds.to);
  return from < to ? { from, to } : undefined;
}

/** The parts of ranges that lie inside any of the bounds, by the order of the ranges, then of the bounds. */
export function clipRanges(ranges: readonly Range[], bounds: readonly Range[]): readonly Range[] {
  if (ranges.length === 0 || bounds.length === 0) return [];
  return ranges.flatMap((range) => bounds.flatMap((bound) => clipRange(range, bound) ?? []));
}

/** The same instants in as few ranges as possible, in order; what overlaps or touches becomes one. */
export function uniteRanges(ranges: readonly Range[]): readonly Range[] {
  const united: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = united.at(-1);
    if (range.from >= range.to) continue;
    if (last === undefined || range.from > last.to) united.push(range);
    else united[united.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
  }
  return united;
}

/** How long ranges last together, in milliseconds; what they share counts once. */
export function measureRanges(ranges: readonly Range[]): number {
  return uniteRanges(ranges).reduce((sum, { from, to }) => sum + (to - from), 0);
}

export const contains = (range: Range, instant: Instant): boolean =>
  range.from <= instant && instant < range.to;
