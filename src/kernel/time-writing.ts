// Writing instants and moments: for machines (RFC 3339), and as an incident file has them.
import { formatOffset, padNumber, type Civil, type Instant, type Moment } from './time.js';
import { fromLocal, toCivil } from './time-zone.js';

/** RFC 3339 in UTC, to the second: `2025-10-15T15:28:00Z`. */
export function formatInstant(instant: Instant): string {
  const civil = toCivil(instant, 'UTC');
  return `${formatDay(civil)}T${formatClock(civil, true)}Z`;
}

/** The `datetime` of an HTML `time` element: `2025-10-15` of a bare day, else RFC 3339 with the zone's offset. */
export function momentAttribute(moment: Moment, zone: string): string {
  const civil = toCivil(moment.from, zone);
  if (moment.precision === 'day') return formatDay(civil);
  return `${formatDay(civil)}T${formatClock(civil, true)}${formatOffset(civil.offset)}`;
}

/** As an incident file has it: in the zone, with an offset only where the time occurs twice. */
export function writeTime(moment: Moment, zone: string): string {
  const civil = toCivil(moment.from, zone);
  return writeCivil(civil, moment, moment.precision !== 'day' && fromLocal(civil, zone).occurs === 'twice');
}

/** A wall-clock time in the form of an incident file, with or without its offset. */
export function writeCivil(
  civil: Civil,
  { precision, about }: Pick<Moment, 'precision' | 'about'>,
  withOffset: boolean,
): string {
  const day = `${about ? '~' : ''}${formatDay(civil)}`;
  if (precision === 'day') return day;
  return `${day} ${formatClock(civil, precision === 'second')}${withOffset ? ` ${formatOffset(civil.offset)}` : ''}`;
}

function formatDay({ year, month, day }: Civil): string {
  return `${padNumber(year, 4)}-${padNumber(month, 2)}-${padNumber(day, 2)}`;
}

function formatClock({ hour, minute, second }: Civil, seconds: boolean): string {
  return `${padNumber(hour, 2)}:${padNumber(minute, 2)}${seconds ? `:${padNumber(second, 2)}` : ''}`;
}
