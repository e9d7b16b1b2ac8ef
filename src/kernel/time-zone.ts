// Time zones: the only user of Temporal and of the table of zone abbreviations. Everything else that needs to know
// which civil day or wall-clock time an instant is in the site's zone asks here. Nothing reads the machine's zone.
import moment from 'moment-timezone';
import { Temporal } from 'temporal-polyfill';
import { atOffset, formatOffset, toInstant, type Civil, type Instant } from './time.js';

/** The areas of the time-zone database that hold places; `Etc` is left out, whose signs are the wrong way round. */
const zoneName =
  /^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)(?:\/[A-Za-z_-]+){1,2}$/;

/** Whether it is `UTC` or an `Area/City` name, spelt as the time-zone database does, that this runtime knows. */
export function isTimeZone(text: string): boolean {
  if (text === 'UTC') return true;
  if (!zoneName.test(text)) return false;
  try {
    return zonedAt(0, text).timeZoneId === text;
  } catch {
    return false;
  }
}

/** The wall-clock reading of an instant. */
export function toCivil(instant: Instant, zone: string): Civil {
  return atOffset(instant, offsetAt(instant, zone));
}

/** Between two changes of a zone's clocks its offset is the same; `to` is exclusive. */
interface OffsetRange {
  readonly from: Instant;
  readonly to: Instant;
  readonly offset: number;
}

const always: OffsetRange = { from: -Infinity, to: Infinity, offset: 0 };

// What a zone did is a fact that never changes, and asking for it costs more than anything else about a time.
const knownRanges = new Map<string, OffsetRange[]>();

/** Minutes east of UTC. */
export const offsetAt = (instant: Instant, zone: string): number => rangeAt(instant, zone).offset;

function rangeAt(instant: Instant, zone: string): OffsetRange {
  const ranges = zone === 'UTC' ? [always] : (knownRanges.get(zone) ?? []);
  const known = ranges.find(({ from, to }) => from <= instant && instant < to);
  if (known !== undefined) return known;
  const zoned = zonedAt(instant, zone);
  const found = {
    // A change at the instant itself is its own previous one.
    from: zonedAt(instant + 1, zone).getTimeZoneTransition('previous')?.epochMilliseconds ?? -Infinity,
    to: zoned.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity,
    offset: zoned.offsetNanoseconds / 60e9,
  };
  knownRanges.set(zone, [found, ...ranges]);
  return found;
}

/**
 * The offset that holds all around a wall-clock reading, given as if it were one of UTC. Every offset is less than a
 * day, so where no clock is changed from the day before to the day after there is nothing to look up; undefined where
 * one is, or where the offset is no whole minute.
 */
function offsetAround(reading: Instant, zone: string): number | undefined {
  const { to, offset } = rangeAt(reading - 86_400_000, zone);
  return reading + 86_400_000 < to && Number.isInteger(offset) ? offset : undefined;
}

/** The first instant of a civil day: not always 00:00, which some clock changes skip. */
export function fromCivilDay(year: number, month: number, day: number, zone: string): Instant {
  const midnight = Date.UTC(year, month - 1, day);
  const offset = offsetAround(midnight, zone);
  if (year >= 100 && offset !== undefined) return midnight - offset * 60_000;
  return new Temporal.PlainDate(year, month, day).toZonedDateTime(zone).epochMilliseconds;
}

/** The first instant of the civil day that the instant lies in. */
export function startOfDay(instant: Instant, zone: string): Instant {
  return addDays(instant, 0, zone);
}

/** The first instant of the civil day that many days after the one that the instant lies in. */
export function addDays(instant: Instant, days: number, zone: string): Instant {
  const { year, month, day } = atOffset((dayNumber(instant, zone) + days) * 86_400_000, 0);
  return fromCivilDay(year, month, day, zone);
}

export function startOfYear(year: number, zone: string): Instant {
  return fromCivilDay(year, 1, 1, zone);
}

/** `month` counts from 1. */
export function startOfMonth(year: number, month: number, zone: string): Instant {
  return fromCivilDay(year, month, 1, zone);
}

/** Midnights of the calendar from the civil day of `a` to that of `b`; negative where `b` lies on an earlier day. */
export function daysBetween(a: Instant, b: Instant, zone: string): number {
  return dayNumber(b, zone) - dayNumber(a, zone);
}

// Found by a name that is made lower case every time, which costs more than to read what it holds.
const knownTables = new Map<string, ReturnType<typeof moment.tz.zone>>();

function tableOf(zone: string): ReturnType<typeof moment.tz.zone> {
  let table = knownTables.get(zone);
  if (table === undefined) knownTables.set(zone, (table = zone === 'UTC' ? null : moment.tz.zone(zone)));
  return table;
}

/** `CEST`, `UTC`, or `UTC+05:45` for a zone without letters and where the abbreviation is not sure. */
export function zoneLabel(instant: Instant, zone: string): string {
  const offset = offsetAt(instant, zone);
  const known = tableOf(zone);
  // The table and the runtime may know different versions of the zone; then the letters could be wrong.
  if (known?.utcOffset(instant) === -offset) {
    const letters = known.abbr(instant);
    if (/^[A-Za-z]+$/.test(letters)) return letters;
  }
  return offset === 0 ? 'UTC' : `UTC${formatOffset(offset)}`;
}

/** The instants that a wall-clock time may mean: two where it occurs twice or, as read on either side, is skipped. */
export interface LocalReadings {
  readonly occurs: 'once' | 'twice' | 'never';
  readonly earlier: Instant;
  readonly later: Instant;
}

/** Reads a wall-clock time in a zone; its `offset` is not looked at. */
export function fromLocal(local: Civil, zone: string): LocalReadings {
  const { year, month, day, hour, minute, second } = local;
  const offset = offsetAround(toInstant({ ...local, offset: 0 }), zone);
  if (year >= 100 && offset !== undefined) {
    const instant = toInstant({ ...local, offset });
    return { occurs: 'once', earlier: instant, later: instant };
  }
  const plain = new Temporal.PlainDateTime(year, month, day, hour, minute, second);
  const earlier = plain.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = plain.toZonedDateTime(zone, { disambiguation: 'later' });
  const once = earlier.epochMilliseconds === later.epochMilliseconds;
  const occurs = once ? 'once' : earlier.offsetNanoseconds > later.offsetNanoseconds ? 'twice' : 'never';
  return { occurs, earlier: earlier.epochMilliseconds, later: later.epochMilliseconds };
}

function zonedAt(instant: Instant, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
}

/** The days of the calendar from 1970-01-01 to the civil day of the instant. */
function dayNumber(instant: Instant, zone: string): number {
  return Math.floor((instant + offsetAt(instant, zone) * 60_000) / 86_400_000);
}
