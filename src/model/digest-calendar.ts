// Which digests there are: those of the periods that are over, from that of the policy's beginning on.
import type { Instant, Moment } from '../kernel/time.js';
import { intervalOfPeriod, nameOfPeriod, nextPeriod, periodAt, rangeOfPeriod } from './digest-period.js';
import type { History } from './history.js';
import type { DigestInterval, DigestPeriod, PeriodRange } from './policy.js';
import type { Site } from './site.js';

/** What digests are made of. */
export type DigestSources = Pick<History, 'site' | 'now' | 'entries' | 'digestRecords'>;

/** Those that the policy has, the more frequent first. */
export function digestIntervals({ severities }: Site): readonly DigestInterval[] {
  const used = new Set(severities.map(({ route }) => route.digest));
  return (['quarterly', 'annual'] as const).filter((interval) => used.has(interval));
}

/**
 * Newest first; of two that end together the longer first. Also those that a record has closed and that the policy of
 * today has no longer: an address that was given out stays.
 */
export function closedPeriods(sources: DigestSources): readonly DigestPeriod[] {
  const { site, now, digestRecords } = sources;
  const first = firstInstant(sources);
  const periods =
    first === undefined
      ? []
      : digestIntervals(site).flatMap((interval) => periodsBetween(first, now, interval, site.timezone));
  const closed = digestRecords.flatMap(({ period, closed: entries }) =>
    entries === undefined ? [] : period,
  );
  const byName = new Map([...periods, ...closed].map((period) => [nameOfPeriod(period), period]));
  return [...byName.values()]
    .map((period) => ({ period, range: rangeOfPeriod(period, site.timezone) }))
    .filter(({ range }) => range.to <= now)
    .toSorted((a, b) => b.range.to - a.range.to || a.range.from - b.range.from)
    .map(({ period }) => period);
}

/** The periods that are over, from that of an instant on. */
function periodsBetween(
  first: Instant,
  now: Instant,
  interval: DigestInterval,
  zone: string,
): readonly DigestPeriod[] {
  const periods: DigestPeriod[] = [];
  for (
    let period = periodAt(first, interval, zone);
    rangeOfPeriod(period, zone).to <= now;
    period = nextPeriod(period)
  ) {
    periods.push(period);
  }
  return periods;
}

/** Where the policy says no date, from the launch or what was published from before it. */
function firstInstant({ site, entries }: DigestSources): Instant | undefined {
  if (site.policy.since !== undefined) return site.policy.since.from;
  // Entries come newest start first.
  const earliest = entries.findLast(({ kind }) => kind === 'incident')?.started.from;
  const first = Math.min(site.launched?.from ?? Infinity, earliest ?? Infinity);
  return first === Infinity ? undefined : first;
}

/** The digests that come next, one of each interval, the soonest first: those of the periods that are not over. */
export function comingPeriods({ site, now }: DigestSources): readonly DigestPeriod[] {
  const from = Math.max(now, site.policy.since?.from ?? now);
  return digestIntervals(site).map((interval) => periodAt(from, interval, site.timezone));
}

/** When the policy began, of the period in which it did: such a digest reports less than its name says. */
export function beginningWithin({ from, to }: PeriodRange, { policy: { since } }: Site): Moment | undefined {
  return since !== undefined && from < since.from && since.from < to ? since : undefined;
}

/** Whether the policy has a digest of a period, be it over or not. */
export function hasDigestOf(period: DigestPeriod, sources: DigestSources): boolean {
  const { site } = sources;
  const first = firstInstant(sources);
  return (
    digestIntervals(site).includes(intervalOfPeriod(period)) &&
    first !== undefined &&
    rangeOfPeriod(period, site.timezone).to > first
  );
}
