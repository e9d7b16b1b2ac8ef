// The share of a period in which a component was available. Method: the component's intervals are united, each instant
// counts once with the largest weight that covers it, and the rest of the period counts in full.
import type { Instant } from '../kernel/time.js';
import type { Interval } from './component-history.js';
import { endOf } from './duration.js';
import { clipRange, type Range } from './intervals.js';
import type { Component, Site } from './site.js';

export interface Availability {
  /** Hundredths of a percent, rounded down: 9998 is 99.98 %. 10000 only where nothing was subtracted. */
  readonly basisPoints: number;
  /** Weighted: half an hour at weight 0.3 is nine minutes. Milliseconds. */
  readonly down: number;
  /** What is left of the period that was asked for after `since`, the launch, `retired` and now have cut it. */
  readonly period: Range;
}

/** Undefined (shown blank) where nothing of the period is left, and for groups, which have none of their own. */
export function availabilityOf(
  component: Component,
  intervals: readonly Interval[],
  period: Range,
  site: Site,
  now: Instant,
): Availability | undefined {
  const span = {
    from: Math.max(period.from, component.since?.from ?? -Infinity, site.launched?.from ?? -Infinity),
    to: Math.min(period.to, component.retired === undefined ? Infinity : endOf(component.retired), now),
  };
  if (component.isGroup || span.from >= span.to) return undefined;
  const weighed = intervals.flatMap(({ component: id, from, to, state }) => {
    const range = id === component.id ? clipRange({ from, to: to ?? now }, span) : undefined;
    return range === undefined ? [] : { ...range, weight: site.weights[state] };
  });
  const down = [...timeByLargestWeight(weighed)].reduce(
    (sum, [weight, milliseconds]) => sum + BigInt(milliseconds) * partsOf(weight),
    0n,
  );
  const whole = BigInt(span.to - span.from) * BigInt(million);
  const basisPoints = Number(((whole - down) * 10_000n) / whole);
  return { basisPoints, down: Number(down) / million, period: span };
}

interface Weighed extends Range {
  /** The part of the time that counts as down, from 0 to 1. */
  readonly weight: number;
}

const million = 1_000_000;

/** A weight in whole millionths, so that sums are exact; what is finer is rounded up, against the component. */
const partsOf = (weight: number): bigint => BigInt(Math.ceil(Number((weight * million).toFixed(3))));

/** For how many milliseconds each weight was the largest of those that cover an instant. */
function timeByLargestWeight(weighed: readonly Weighed[]): ReadonlyMap<number, number> {
  const edges = weighed
    .flatMap(({ from, to, weight }) => [
      { at: from, weight, step: 1 },
      { at: to, weight, step: -1 },
    ])
    .sort((a, b) => a.at - b.at);
  const covering = new Map<number, number>();
  const times = new Map<number, number>();
  let since = edges[0]?.at ?? 0;
  for (const { at, weight, step } of edges) {
    if (at > since) {
      const largest = Math.max(0, ...covering.keys());
      times.set(largest, (times.get(largest) ?? 0) + at - since);
      since = at;
    }
    const count = (covering.get(weight) ?? 0) + step;
    if (count === 0) covering.delete(weight);
    else covering.set(weight, count);
  }
  return times;
}
