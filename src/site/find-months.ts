// The months that instants lie in. Many pages ask it of many entries, so each month is looked up in its zone but once.
import { atOffset, type Instant } from '../kernel/time.js';
import { startOfMonth } from '../kernel/time-zone.js';

/** Of a zone; months count from 1. */
export interface CivilMonth {
  readonly year: number;
  readonly month: number;
}

/** Finds months by their first instants: a civil date for every entry would cost more than its page. */
export function createMonthFinder(zone: string): (instant: Instant) => CivilMonth {
  const starts = new Map<number, Instant>();
  const civilOf = (index: number): CivilMonth => ({ year: Math.floor(index / 12), month: (index % 12) + 1 });
  const startOf = (index: number): Instant => {
    const { year, month } = civilOf(index);
    const known = starts.get(index) ?? startOfMonth(year, month, zone);
    starts.set(index, known);
    return known;
  };
  return (instant) => {
    // Off by at most one, because no zone is a whole day away from UTC.
    const { year, month } = atOffset(instant, 0);
    const guess = year * 12 + month - 1;
    if (instant < startOf(guess)) return civilOf(guess - 1);
    return civilOf(instant < startOf(guess + 1) ? guess : guess + 1);
  };
}
