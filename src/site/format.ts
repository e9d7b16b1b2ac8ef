// Times and durations in the words of the interface: always absolute, with the zone, and no more exact than the record.
import type { Civil, Moment } from '../kernel/time.js';
import { padNumber } from '../kernel/time.js';
import { toCivil, zoneLabel } from '../kernel/time-zone.js';
import type { Duration } from '../model/duration.js';
import type { DigestPeriod } from '../model/policy.js';
import type { Messages, Phrase } from '../model/messages/messages.js';
import type { Period } from './pages.js';

/** `17:04`, with seconds where the record has them. */
function formatClock({ hour, minute, second }: Civil, moment: Moment): string {
  const clock = `${padNumber(hour)}:${padNumber(minute)}`;
  return moment.precision === 'second' ? `${clock}:${padNumber(second)}` : clock;
}

/** `March 2025, part 2`, `March 2025`, or `2025`. */
export function formatPeriod({ year, month, part }: Period, { format }: Messages): string {
  if (month === undefined) return String(year);
  const name = format.month(format.months[month - 1] ?? '', year);
  return part === undefined ? name : format.part(name, part);
}

/** `Q2 2025`, or `2025`. */
export function formatDigestPeriod({ year, quarter }: DigestPeriod, { format }: Messages): string {
  return quarter === undefined ? String(year) : format.quarter(quarter, year);
}

type Format = Messages['format'];

const showDate = ({ day, month, year }: Civil, format: Format): string =>
  format.date(day, format.months[month - 1] ?? '', year);

const showDayOfYear = ({ day, month }: Civil, format: Format): string =>
  format.dayOfYear(day, format.months[month - 1] ?? '');

/** `15 October 2025, 17:28 CEST`; of a bare day, `15 October 2025`; with `about` where the record says so. */
export function formatMoment(moment: Moment, zone: string, { format }: Messages): string {
  const civil = toCivil(moment.from, zone);
  const date = showDate(civil, format);
  const about = moment.about ? format.about : (text: string): string => text;
  if (moment.precision === 'day') return about(date);
  return format.dateTime(date, about(`${formatClock(civil, moment)} ${zoneLabel(moment.from, zone)}`));
}

/** `15 October 2025`: for lists, whose entries say the rest on their own pages. */
export function formatDay(moment: Moment, zone: string, { format }: Messages): string {
  const date = showDate(toCivil(moment.from, zone), format);
  return moment.about ? format.about(date) : date;
}

/** `15 October`: for lists under the heading of a year. */
export function formatDayOfYear(moment: Moment, zone: string, { format }: Messages): string {
  const date = showDayOfYear(toCivil(moment.from, zone), format);
  return moment.about ? format.about(date) : date;
}

/** A moment and the text it shows: the caller makes of it what its output needs. */
export interface ShownMoment {
  readonly moment: Moment;
  readonly text: string;
}

/** From one time to another, saying only once what they share: `15 October 2025, 17:04 to 17:24 CEST`. */
export function formatSpan(
  from: Moment,
  to: Moment | undefined,
  zone: string,
  messages: Messages,
): Phrase<ShownMoment> {
  const { format } = messages;
  const show = (moment: Moment, text = formatMoment(moment, zone, messages)): ShownMoment => ({
    moment,
    text,
  });
  if (to === undefined) return format.openRange(show(from));
  const [first, last] = [toCivil(from.from, zone), toCivil(to.from, zone)];
  const bothDays = from.precision === 'day' && to.precision === 'day';
  const oneYear = first.year === last.year;
  const oneDay = oneYear && first.month === last.month && first.day === last.day;
  const exact = !from.about && !to.about;
  if (bothDays && oneDay) return [show(from)];
  if (bothDays && oneYear && exact) return format.range(show(from, showDayOfYear(first, format)), show(to));
  const oneZone = zoneLabel(from.from, zone) === zoneLabel(to.from, zone);
  if (oneDay && oneZone && exact && from.precision !== 'day' && to.precision !== 'day') {
    const end = `${formatClock(last, to)} ${zoneLabel(to.from, zone)}`;
    const start = format.dateTime(showDate(first, format), formatClock(first, from));
    return format.range(show(from, start), show(to, end));
  }
  if (oneZone && exact && from.precision !== 'day' && to.precision !== 'day') {
    const start = format.dateTime(showDate(first, format), formatClock(first, from));
    return format.range(show(from, start), show(to));
  }
  return format.range(show(from), show(to));
}

/** `1 hour 52 minutes`: the two largest units, cut off, not rounded up; of what is only about known, days are rounded. */
export function formatDuration(
  { milliseconds, about }: Duration,
  { format }: Pick<Messages, 'format'>,
): string {
  const minutes = Math.floor(milliseconds / 60_000);
  const hours = Math.floor(minutes / 60);
  if (minutes < 1) return format.lessThanMinute;
  const unit = (count: number, name: (count: number) => string): string[] =>
    count === 0 ? [] : [name(count)];
  if (about) return format.about(hours < 24 ? clock().join(' ') : format.days(Math.round(hours / 24)));
  if (hours < 24) return clock().join(' ');
  return [...unit(Math.floor(hours / 24), format.days), ...unit(hours % 24, format.hours)].join(' ');

  function clock(): string[] {
    return [...unit(hours, format.hours), ...unit(minutes % 60, format.minutes)];
  }
}

/** `99.98 %` of hundredths of a percent. */
export function formatBasisPoints(basisPoints: number, { format }: Messages): string {
  const digits = `${Math.floor(basisPoints / 100)}.${padNumber(basisPoints % 100)}`;
  return format.percent(basisPoints === 10_000 ? '100' : digits);
}
