// The periods that digests report: quarters and years of the site's zone, and their names in addresses and files.
import type { Instant } from '../kernel/time.js';
import { startOfMonth, startOfYear, toCivil } from '../kernel/time-zone.js';
import type { DigestInterval, DigestPeriod, PeriodRange } from './policy.js';

/** The period of an interval that an instant lies in. */
export function periodAt(instant: Instant, interval: DigestInterval, zone: string): DigestPeriod {
  const { year, month } = toCivil(instant, zone);
  return { year, quarter: interval === 'annual' ? undefined : Math.ceil(month / 3) };
}

export function rangeOfPeriod({ year, quarter }: DigestPeriod, zone: string): PeriodRange {
  const next = startOfYear(year + 1, zone);
  if (quarter === undefined) return { from: startOfYear(year, zone), to: next };
  const from = startOfMonth(year, 3 * quarter - 2, zone);
  return { from, to: quarter === 4 ? next : startOfMonth(year, 3 * quarter + 1, zone) };
}

export function nextPeriod({ year, quarter }: DigestPeriod): DigestPeriod {
  if (quarter === undefined) return { year: year + 1, quarter };
  return quarter === 4 ? { year: year + 1, quarter: 1 } : { year, quarter: quarter + 1 };
}

export const intervalOfPeriod = ({ quarter }: DigestPeriod): DigestInterval =>
  quarter === undefined ? 'annual' : 'quarterly';

/** `2026-q2`, or `2026`: in addresses and the names of files. */
export const nameOfPeriod = ({ year, quarter }: DigestPeriod): string =>
  `${String(year).padStart(4, '0')}${quarter === undefined ? '' : `-q${quarter}`}`;

/** The period of such a name, in any case; undefined where it is none. */
export function readPeriodName(name: string): DigestPeriod | undefined {
  const [, year, quarter] = /^(\d{4})(?:-q([1-4]))?$/i.exec(name) ?? [];
  if (year === undefined || Number(year) < 1970) return undefined;
  return { year: Number(year), quarter: quarter === undefined ? undefined : Number(quarter) };
}

/** The name that somebody meant by another form of it, such as `2026q2`, `Q2 2026` or `2026-2`. */
export function guessPeriodName(text: string): string | undefined {
  const year = /(?<!\d)(?:19[7-9]|2\d\d)\d(?!\d)/.exec(text)?.[0];
  if (year === undefined) return undefined;
  const rest = text.replace(year, ' ');
  const quarter = /(?<![\d])0?([1-4])(?!\d)/.exec(rest)?.[1];
  if (quarter !== undefined) return `${year}-q${quarter}`;
  return /\d/.test(rest) ? undefined : year;
}
