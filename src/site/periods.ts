// Long lists: when a list is too long for one page, what it has of each year, month and part of a month, and where that is.
import { once, rememberBy } from '../kernel/remember.js';
import type { Moment } from '../kernel/time.js';
import { addDays, startOfDay } from '../kernel/time-zone.js';
import type { Span } from '../model/incident.js';
import { countWhile } from './count-while.js';
import type { CivilMonth } from './find-months.js';
import { routeOfPeriod, type Period, type PeriodList } from './pages.js';
import type { Entry, PeriodCounts } from './props.js';
import { groupEntries, type SiteRecord } from './site-record.js';

/** The most entries that one page lists; of more it leads to pages by year or month. */
const mostEntries = 200;

/** The same of a month, which people read as a whole; of more it leads to parts. A row weighs half a kilobyte. */
const mostOfMonth = 400;

export const isTooLong = (entries: readonly Entry[]): boolean => entries.length > mostEntries;

export const isMonthTooLong = (entries: readonly Entry[]): boolean => entries.length > mostOfMonth;

export interface PeriodEntries {
  readonly period: Period;
  readonly entries: readonly Entry[];
}

export interface TimedList {
  readonly list: PeriodList;
  readonly entries: readonly Entry[];
  /** By what its entries are ordered; by default when they started. */
  readonly timeOf?: (entry: Entry) => Moment;
}

export const timeOfStart = ({ incident }: Entry): Moment => incident.started;

/**
 * By year or month, both in the order of the entries. They come newest first, so what lies in one period stands together,
 * and only its end has to be looked for.
 */
export const splitByPeriod = (
  { monthAt }: SiteRecord,
  { entries, timeOf = timeOfStart }: TimedList,
  unit: 'year' | 'month',
): readonly PeriodEntries[] => splitterOf(monthAt)(timeOf)(entries)(unit);

/** By all that the periods of a list follow from. */
const splitterOf = rememberBy((monthAt: SiteRecord['monthAt']) =>
  rememberBy((timeOf: (entry: Entry) => Moment) =>
    rememberBy((entries: readonly Entry[]) => {
      const monthOf = (entry: Entry): CivilMonth => monthAt(timeOf(entry).from);
      const years = once(() => splitAnew(entries, monthOf, ({ year }) => ({ year, month: undefined })));
      const months = once(() => splitAnew(entries, monthOf, ({ year, month }) => ({ year, month })));
      return (unit: 'year' | 'month') => (unit === 'year' ? years() : months());
    }),
  ),
);

function splitAnew(
  entries: readonly Entry[],
  monthOf: (entry: Entry) => CivilMonth,
  periodOf: (month: CivilMonth) => Period,
): readonly PeriodEntries[] {
  const groups: PeriodEntries[] = [];
  for (let first = entries[0], index = 0; first !== undefined; first = entries[index]) {
    const period = periodOf(monthOf(first));
    const isSame = (entry: Entry): boolean => {
      const { year, month } = monthOf(entry);
      return year === period.year && (period.month ?? month) === month;
    };
    const end = index + countWhile(entries, isSame, index);
    groups.push({ period, entries: entries.slice(index, end) });
    index = end;
  }
  return groups;
}

/**
 * What is of a month with too much for one page, in the order of the calendar: the first part is full before there is a
 * second, so that what stands in a part stays there as the month goes on.
 */
export function splitMonth({ period, entries }: PeriodEntries): readonly PeriodEntries[] {
  const count = Math.ceil(entries.length / mostOfMonth);
  return Array.from({ length: count }, (_, index) => {
    const end = entries.length - index * mostOfMonth;
    return {
      period: { ...period, part: index + 1 },
      entries: entries.slice(Math.max(0, end - mostOfMonth), end),
    };
  });
}

/** What a page shows in the place of the entries. */
export const countPeriods = (
  record: SiteRecord,
  list: TimedList,
  groups: readonly PeriodEntries[],
): readonly PeriodCounts[] => groups.map((group) => countPeriod(record, list, group));

function countPeriod(record: SiteRecord, list: TimedList, { period, entries }: PeriodEntries): PeriodCounts {
  const ofKind = (kind: string): readonly Entry[] => entries.filter(({ incident }) => incident.kind === kind);
  const bySeverity = groupEntries(ofKind('incident'), ({ incident }) => incident.severity?.id ?? '');
  const days = period.part === undefined ? undefined : daysOf(record, { ...list, entries });
  return {
    period,
    route: routeOfPeriod(list.list, period),
    bySeverity: new Map([...bySeverity].map(([id, group]) => [id, group.length])),
    maintenance: ofKind('maintenance').length,
    notices: ofKind('notice').length,
    total: entries.length,
    ...(days === undefined ? {} : { days }),
  };
}

/** From the day of the earliest entry, which comes last, to that of the latest. */
function daysOf(
  { history: { site } }: SiteRecord,
  { entries, timeOf = timeOfStart }: TimedList,
): Span | undefined {
  const [latest, earliest] = [entries[0], entries.at(-1)];
  if (latest === undefined || earliest === undefined) return undefined;
  const dayOf = (entry: Entry): Moment => {
    const { from } = timeOf(entry);
    const [start, to] = [startOfDay(from, site.timezone), addDays(from, 1, site.timezone)];
    return { from: start, to, precision: 'day', about: false };
  };
  return { from: dayOf(earliest), to: dayOf(latest) };
}
