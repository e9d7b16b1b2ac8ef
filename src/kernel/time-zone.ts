// Time zones: the only user of Temporal and of the table of zone abbreviations. Everything else that needs to know
// which civil day or wall-clock time an instant is in the site's zone asks here. Nothing reads the machine's zone.
import moment from 'moment-timezone';
import { Temporal } from 'temporal-polyfill';
import { atOffset, formatOffset, type Civil, type Instant } from './time.js';

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

/** Minutes east of UTC. */
export function offsetAt(instant: Instant, zone: string): number {
  return zone === 'UTC' ? 0 : zonedAt(instant, zone).offsetNanoseconds / 60e9;
}

/** The first instant of a civil day: not always 00:00, which some clock changes skip. */
export function fromCivilDay(year: number, month: number, day: number, zone: string): Instant {
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

/** `CEST`, `UTC`, or `UTC+05:45` for a zone without letters and where the abbreviation is not sure. */
export function zoneLabel(instant: Instant, zone: string): string {
  const offset = offsetAt(instant, zone);
  const known = zone === 'UTC' ? null : moment.tz.zone(zone);
  // The table and the runtime may know different versions of the zone; then the letters could be wrong.
  if (known !== null && known.utcOffset(instant) === -offset && /^[A-Za-z]+$/.test(known.abbr(instant))) {
    return known.abbr(instant);
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
