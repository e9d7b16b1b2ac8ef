// What a time is: instants, the moments that a record knows, and their plain arithmetic without a time zone.
// Zones are in time-zone.ts, reading and writing in time-reading.ts and time-writing.ts. Nothing here reads a clock.

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

/** A time as the record knows it: the half-open range of instants that its precision leaves open. */
export interface Moment {
  /** The instant itself; of a bare day, its first. */
  readonly from: Instant;
  /** Exclusive: `from` plus one second or minute; of a bare day, the start of the next day in the zone. */
  readonly to: Instant;
  readonly precision: 'day' | 'minute' | 'second';
  /** Written with `~`. */
  readonly about: boolean;
}

/** An instant as people write it: known to the minute. */
export const minuteAt = (instant: Instant): Moment => ({
  from: instant,
  to: instant + 60_000,
  precision: 'minute',
  about: false,
});

export interface TimeProblem {
  readonly code:
    'time/unreadable' | 'time/impossible-date' | 'time/skipped' | 'time/ambiguous' | 'time/wrong-zone';
  readonly message: string;
  readonly hint: string;
}

export type TimeReading =
  { readonly ok: true; readonly moment: Moment } | { readonly ok: false; readonly problem: TimeProblem };

/** A wall-clock reading of an instant in a zone. `month` and `day` count from 1; `offset` is in minutes east of UTC. */
export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly offset: number;
}

/** Whether `a` certainly ended before `b` began, at the coarser of their two precisions; `about` is not looked at. */
export function isBefore(a: Moment, b: Moment): boolean {
  return a.to <= b.from;
}

/** The wall-clock reading of an instant at an offset in minutes east of UTC. */
export function atOffset(instant: Instant, offset: number): Civil {
  const shifted = new Date(instant + offset * 60_000);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
    offset,
  };
}

/** The instant of a wall-clock reading at its own offset; the year must be 100 or later. */
export function toInstant({ year, month, day, hour, minute, second, offset }: Civil): Instant {
  return Date.UTC(year, month - 1, day, hour, minute, second) - offset * 60_000;
}

/** The number of days of a month; the year must be 100 or later, and `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === 2) return isLeap ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Minutes east of UTC as RFC 3339 writes them: `+02:00`. */
export function formatOffset(minutes: number): string {
  const size = Math.abs(Math.round(minutes));
  return `${minutes < 0 ? '-' : '+'}${padNumber(Math.trunc(size / 60))}:${padNumber(size % 60)}`;
}

/** Minutes east of UTC; undefined unless it is `Z` or an offset that some zone has, from -12:00 to +14:00. */
export function readOffset(text: string): number | undefined {
  if (/^(?:Z|UTC|GMT)$/i.test(text)) return 0;
  const [, sign, hours, minutes] = /^([-+])(\d\d):([0-5]\d)$/.exec(text) ?? [];
  if (sign === undefined || text === '-00:00') return undefined;
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  return offset >= -12 * 60 && offset <= 14 * 60 ? offset : undefined;
}

/** At least two digits. */
export function padNumber(value: number): string {
  return String(value).padStart(2, '0');
}
