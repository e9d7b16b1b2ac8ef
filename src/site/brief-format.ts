// Times for charts, which have little room: no more than a reader needs who knows the day and the zone from the page.
import { atOffset, padNumber, type Civil, type Instant, type Moment } from '../kernel/time.js';
import { offsetAt, toCivil } from '../kernel/time-zone.js';
import type { Range } from '../model/intervals.js';
import type { Messages } from '../model/messages/messages.js';
import type { SiteRecord } from './site-record.js';

export interface BriefFormat {
  /** `17:28`; with its day where the range is of several: `15 Oct 17:28`. */
  readonly moment: (moment: Moment) => string;
  readonly range: (from: Instant, to: Instant) => string;
  readonly since: (from: Instant) => string;
  /** `17:00` for what stands on an axis, but a day at its beginning: `15 Oct`. */
  readonly tick: (instant: Instant) => string;
}

const day = 86_400_000;

/** `namesDays` has the day said also where all lies on one: the page of planned work is read before it comes. */
export function createBriefFormat(
  range: Range,
  namesDays: boolean,
  { history, messages }: SiteRecord,
): BriefFormat {
  const { timezone } = history.site;
  const { format } = messages;
  const read = createReader(range, timezone);
  const first = read(range.from);
  const isOneDay = !namesDays && isSameDay(first, read(range.to));
  const write = (instant: Instant, known?: Instant): string => {
    const civil = read(instant);
    const clock = writeClock(civil);
    const isKnown = known !== undefined && isSameDay(read(known), civil);
    return isKnown || (isOneDay && isSameDay(first, civil))
      ? clock
      : `${writeDay(civil, first.year, format)} ${clock}`;
  };
  return {
    moment: (moment) => {
      const text =
        moment.precision === 'day' ? writeDay(read(moment.from), first.year, format) : write(moment.from);
      return moment.about ? format.about(text) : text;
    },
    range: (from, to) => format.range(write(from), write(to, from)).join(''),
    since: (from) => format.openRange(write(from)).join(''),
    tick: (instant) => {
      const civil = read(instant);
      const isMidnight = civil.hour === 0 && civil.minute === 0;
      return isMidnight ? writeDay(civil, first.year, format) : writeClock(civil);
    },
  };
}

/** Within hours the offset is looked up twice at most: a look-up in the zone costs more than all the rest. */
function createReader({ from, to }: Range, zone: string): (instant: Instant) => Civil {
  const offset = offsetAt(from, zone);
  const isConstant = to - from < day && offsetAt(to, zone) === offset;
  return (instant) =>
    isConstant && from <= instant && instant <= to ? atOffset(instant, offset) : toCivil(instant, zone);
}

const isSameDay = (a: Civil, b: Civil): boolean =>
  a.year === b.year && a.month === b.month && a.day === b.day;

const writeClock = ({ hour, minute }: Civil): string => `${padNumber(hour)}:${padNumber(minute)}`;

function writeDay({ year, month, day: date }: Civil, known: number, format: Messages['format']): string {
  const name = format.shortMonths[month - 1] ?? '';
  return year === known ? format.dayOfYear(date, name) : format.date(date, name, year);
}
