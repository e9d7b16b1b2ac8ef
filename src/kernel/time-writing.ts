// Writing instants and moments: for machines (RFC 3339), and as an incident file has them.
import { atOffset, formatOffset, padNumber, type Civil, type Instant, type Moment } from './time.js';
import { fromLocal, toCivil } from './time-zone.js';

/** RFC 3339 in UTC, to the second: `2025-10-15T15:28:00Z`. */
export function formatInstant(instant: Instant): string {
  const civil = atOffset(instant, 0);
  return `${formatDay(civil)}T${formatClock(civil, true)}Z`;
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** RFC 5322, section 3.3, in UTC: `Wed, 15 Oct 2025 15:28:00 +0000`. */
export function formatMailDate(instant: Instant): string {
  const civil = atOffset(instant, 0);
  // 1970-01-01 was a Thursday.
  const weekday = (((Math.floor(instant / 86_400_000) + 4) % 7) + 7) % 7;
  const day = `${padNumber(civil.day)} ${months[civil.month - 1] ?? ''} ${String(civil.year).padStart(4, '0')}`;
  return `${weekdays[weekday] ?? ''}, ${day} ${formatClock(civil, true)} +0000`;
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
  const occursTwice = moment.precision !== 'day' && fromLocal(civil, zone).occurs === 'twice';
  return writeCivil(civil, moment) + (occursTwice ? ` ${formatOffset(civil.offset)}` : '');
}

/** A wall-clock reading in the form of an incident file, without its offset. */
export function writeCivil(civil: Civil, { precision, about }: Pick<Moment, 'precision' | 'about'>): string {
  const day = `${about ? '~' : ''}${formatDay(civil)}`;
  return precision === 'day' ? day : `${day} ${formatClock(civil, precision === 'second')}`;
}

function formatDay({ year, month, day }: Civil): string {
  return `${String(year).padStart(4, '0')}-${padNumber(month)}-${padNumber(day)}`;
}

function formatClock({ hour, minute, second }: Civil, withSeconds: boolean): string {
  return `${padNumber(hour)}:${padNumber(minute)}${withSeconds ? `:${padNumber(second)}` : ''}`;
}
