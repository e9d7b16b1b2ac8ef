// The months that instants lie in. Many pages ask it of many entries, so each month is looked up in its zone but once.
import { atOffset, type Instant } from '../kernel/time.js';
import { startOfMonth } from '../kernel/time-zone.js';
import { contains, type Range } from '../model/intervals.js';

/** Of a zone; months count from 1. */
export interface CivilMonth {
  readonly year: number;
  readonly month: number;
}

/**
 * Finds months by their first instants: a civil date for every entry would cost more than its page. Lists are in order,
 * so the month that was found last is most often the one that is asked for next.
 */
export function createMonthFinder(zone: string): (instant: Instant) => CivilMonth {
  const months = new Map<number, FoundMonth>();
  const monthOf = (index: number): FoundMonth => {
    const found = months.get(index) ?? findMonth(index, zone);
    months.set(index, found);
    return found;
  };
  let last = monthOf(1970 * 12);
  return (instant) => {
    if (contains(last, instant)) return last;
    // Off by at most one, because no zone is a whole day away from UTC.
    const { year, month } = atOffset(instant, 0);
    const guess = monthOf(year * 12 + month - 1);
    last = contains(guess, instant) ? guess : monthOf(guess.index + (instant < guess.from ? -1 : 1));
    return last;
  };
}

interface FoundMonth extends CivilMonth, Range {
  /** Months since the year 0. */
  readonly index: number;
}

function findMonth(index: number, zone: string): FoundMonth {
  const civilOf = (count: number): CivilMonth => ({ year: Math.floor(count / 12), month: (count % 12) + 1 });
  const startOf = ({ year, month }: CivilMonth): Instant => startOfMonth(year, month, zone);
  const civil = civilOf(index);
  return { ...civil, index, from: startOf(civil), to: startOf(civilOf(index + 1)) };
}
