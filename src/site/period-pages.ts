// The pages of long lists: of each year, of each month where a year is too long as well, and of the parts of a month where
// that is. All lists share them.
import { formatPeriod } from './format.js';
import { mentionDigests } from './in-digests.js';
import { pageDefaults, type Page } from './page.js';
import { routeOfPeriod, type Period, type PeriodList } from './pages.js';
import {
  countPeriods,
  isMonthTooLong,
  isTooLong,
  splitByPeriod,
  splitMonth,
  timeOfStart,
  type PeriodEntries,
  type TimedList,
} from './periods.js';
import type { Crumb, Entry, PeriodCounts, PeriodLink, PeriodSection, Section } from './props.js';
import { groupBySeverity, type SiteRecord } from './site-record.js';

/** A list of which there may be too much for one page. */
export interface LongList extends TimedList {
  /** What belongs in it and has no page of its own. */
  readonly unlisted: readonly Entry[];
  /** Of what it has of a period, which is given in words. */
  readonly titleOf: (period: string) => string;
  readonly descriptionOf: (period: string) => string;
  readonly section: Section;
  /** Down to the page that leads to its years. */
  readonly crumbs: readonly Crumb[];
}

/** The years of a list as links, where it is too long for one page. */
export function yearsOfList(record: SiteRecord, long: LongList): readonly PeriodCounts[] {
  return isTooLong(long.entries) ? countPeriods(record, long, splitYears(record, long)) : [];
}

/** The months of what a list has of one year as links, where that is too long for one page; in calendar order. */
export function monthsOfYear(record: SiteRecord, long: LongList): readonly PeriodCounts[] {
  return isTooLong(long.entries) ? countPeriods(record, long, splitMonths(record, long)) : [];
}

/** A page for each year of a list that is too long for one page, and of each year those of its months. */
export function planYearsOfList(record: SiteRecord, long: LongList): readonly Page[] {
  if (!isTooLong(long.entries)) return [];
  const years = splitYears(record, long);
  return years.flatMap((year, index) => {
    const around = { older: linkTo(long, years[index + 1]), newer: linkTo(long, years[index - 1]) };
    return planPeriod(record, long, year, around);
  });
}

/** A page for each month of what a list has of one year, where that is too long; its ends lead to the years around. */
export const planMonthsOfYear = (record: SiteRecord, long: LongList, around: Neighbours): readonly Page[] =>
  isTooLong(long.entries) ? planInOrder(record, long, splitMonths(record, long), around) : [];

/** Periods in the order of the calendar, between two that lie around them all. */
const planInOrder = (
  record: SiteRecord,
  long: LongList,
  groups: readonly PeriodEntries[],
  around: Neighbours,
): readonly Page[] =>
  groups.flatMap((group, index) =>
    planPeriod(record, long, group, {
      older: linkTo(long, groups[index - 1]) ?? around.older,
      newer: linkTo(long, groups[index + 1]) ?? around.newer,
    }),
  );

/** The page of a period; where it is too long as well, those of its months or parts. */
function planPeriod(
  record: SiteRecord,
  long: LongList,
  group: PeriodEntries,
  around: Neighbours,
): readonly Page[] {
  const inner = divide(record, long, group);
  return [planPeriodPage(record, long, group, inner, around), ...planInOrder(record, long, inner, around)];
}

function divide(record: SiteRecord, long: LongList, group: PeriodEntries): readonly PeriodEntries[] {
  const { period, entries } = group;
  if (period.month === undefined) return isTooLong(entries) ? splitMonths(record, { ...long, entries }) : [];
  return period.part === undefined && isMonthTooLong(entries) ? splitMonth(group) : [];
}

const splitYears = (record: SiteRecord, long: LongList): readonly PeriodEntries[] =>
  splitByPeriod(record, long, 'year');

/** In the order of the calendar: within a year people look for a month from the front. */
const splitMonths = (record: SiteRecord, long: LongList): readonly PeriodEntries[] =>
  splitByPeriod(record, long, 'month').toReversed();

const linkTo = ({ list }: LongList, group: PeriodEntries | undefined): PeriodLink | undefined =>
  group && { period: group.period, route: routeOfPeriod(list, group.period) };

interface Neighbours {
  readonly older: PeriodLink | undefined;
  readonly newer: PeriodLink | undefined;
}

function planPeriodPage(
  record: SiteRecord,
  long: LongList,
  { period, entries }: PeriodEntries,
  inner: readonly PeriodEntries[],
  { older, newer }: Neighbours,
): Page {
  const { list, titleOf, descriptionOf, section } = long;
  const { history, messages } = record;
  const name = formatPeriod(period, messages);
  const title = titleOf(name);
  const { icon, listed, redirect, article, alternates } = pageDefaults;
  // Each by its name: to spread the defaults into a thousand pages and replace some would take longer than all the rest.
  return {
    icon,
    listed,
    redirect,
    article,
    alternates,
    route: routeOfPeriod(list, period),
    title,
    description: descriptionOf(name),
    section,
    crumbs: crumbsOf(record, long, period),
    body: () => ({
      part: 'periodPage',
      props: {
        title,
        list,
        period,
        months: countPeriods(record, long, inner),
        sections: inner.length > 0 ? [] : sectionsOf(record, list, entries),
        inDigests: mentionDigests(record, unlistedIn(record, long, period)),
        older,
        newer,
        omitted: history.omitted,
      },
    }),
  };
}

/** A month leads back to its year, and a part of a month to the month too. */
function crumbsOf({ messages }: SiteRecord, { list, crumbs }: LongList, period: Period): readonly Crumb[] {
  const { year, month, part } = period;
  const above = [
    ...(month === undefined ? [] : [{ year, month: undefined }]),
    ...(part === undefined ? [] : [{ year, month }]),
  ];
  return [
    ...crumbs,
    ...above.map((other) => ({ title: formatPeriod(other, messages), route: routeOfPeriod(list, other) })),
  ];
}

/** Of a part of a month that is said on the page of the month. */
function unlistedIn(
  { monthAt }: SiteRecord,
  { unlisted, timeOf = timeOfStart }: LongList,
  period: Period,
): readonly Entry[] {
  if (period.part !== undefined) return [];
  return unlisted.filter((entry) => {
    const { year, month } = monthAt(timeOf(entry).from);
    return year === period.year && (period.month ?? month) === month;
  });
}

/** Of all that happened by severity, then the other kinds; other lists have no sections. */
function sectionsOf(
  { history: { site } }: SiteRecord,
  list: PeriodList,
  entries: readonly Entry[],
): readonly PeriodSection[] {
  if (list.of !== 'history') return [{ of: undefined, entries }];
  const ofKind = (kind: string): readonly Entry[] => entries.filter(({ incident }) => incident.kind === kind);
  const sections: readonly PeriodSection[] = [
    ...groupBySeverity(ofKind('incident'), site).map((group) => ({
      of: group.severity,
      entries: group.entries,
    })),
    { of: 'maintenance', entries: ofKind('maintenance') },
    { of: 'notices', entries: ofKind('notice') },
  ];
  return sections.filter((section) => section.entries.length > 0);
}
