// The pages of long lists: of each year, and of each month where a year is too long as well. All lists share them.
import type { Moment } from '../kernel/time.js';
import { bySeverity } from '../model/history.js';
import { formatPeriod } from './format.js';
import { mentionDigests } from './in-digests.js';
import { pageDefaults, type Page } from './page.js';
import { routeOfPeriod, type Period, type PeriodList } from './pages.js';
import { countPeriods, isTooLong, splitByPeriod, type PeriodEntries } from './periods.js';
import type { Crumb, Entry, PeriodCounts, PeriodLink, PeriodSection, Section } from './props.js';
import type { SiteRecord } from './site-record.js';

/** A list of which there may be too much for one page. */
export interface LongList {
  readonly list: PeriodList;
  readonly entries: readonly Entry[];
  /** What belongs in it and has no page of its own. */
  readonly unlisted: readonly Entry[];
  /** By default when an entry started. */
  readonly timeOf?: (entry: Entry) => Moment;
  /** Of what it has of a period, which is given in words. */
  readonly titleOf: (period: string) => string;
  readonly descriptionOf: (period: string) => string;
  readonly section: Section;
  /** Down to the page that leads to its years. */
  readonly crumbs: readonly Crumb[];
}

/** The years of a list as links, where it is too long for one page. */
export function yearsOfList(record: SiteRecord, long: LongList): readonly PeriodCounts[] {
  return isTooLong(long.entries) ? countPeriods(long.list, splitYears(record, long)) : [];
}

/** The months of what a list has of one year as links, where that is too long for one page; in calendar order. */
export function monthsOfYear(record: SiteRecord, long: LongList): readonly PeriodCounts[] {
  return isTooLong(long.entries) ? countPeriods(long.list, splitMonths(record, long)) : [];
}

/** A page for each year of a list that is too long for one page, and of each year those of its months. */
export function planYearsOfList(record: SiteRecord, long: LongList): readonly Page[] {
  if (!isTooLong(long.entries)) return [];
  const years = splitYears(record, long);
  return years.flatMap((year, index) => {
    const neighbours = { older: linkTo(long, years[index + 1]), newer: linkTo(long, years[index - 1]) };
    const ofYear = { ...long, entries: year.entries };
    const months = monthsOfYear(record, ofYear);
    return [
      planPeriodPage(record, long, year, { ...neighbours, months }),
      ...planMonthsOfYear(record, ofYear, neighbours),
    ];
  });
}

/** A page for each month of what a list has of one year, where that is too long; its ends lead to the years around. */
export function planMonthsOfYear(
  record: SiteRecord,
  long: LongList,
  around: Pick<Neighbours, 'older' | 'newer'>,
): readonly Page[] {
  if (!isTooLong(long.entries)) return [];
  const months = splitMonths(record, long);
  return months.map((month, index) =>
    planPeriodPage(record, long, month, {
      older: linkTo(long, months[index - 1]) ?? around.older,
      newer: linkTo(long, months[index + 1]) ?? around.newer,
      months: [],
    }),
  );
}

const splitYears = (record: SiteRecord, { entries, timeOf }: LongList): readonly PeriodEntries[] =>
  splitByPeriod(record, entries, 'year', timeOf);

/** In the order of the calendar: within a year people look for a month from the front. */
const splitMonths = (record: SiteRecord, { entries, timeOf }: LongList): readonly PeriodEntries[] =>
  splitByPeriod(record, entries, 'month', timeOf).toSorted(
    (a, b) => (a.period.month ?? 0) - (b.period.month ?? 0),
  );

const linkTo = ({ list }: LongList, group: PeriodEntries | undefined): PeriodLink | undefined =>
  group && { period: group.period, route: routeOfPeriod(list, group.period) };

interface Neighbours {
  readonly older: PeriodLink | undefined;
  readonly newer: PeriodLink | undefined;
  readonly months: readonly PeriodCounts[];
}

function planPeriodPage(
  record: SiteRecord,
  long: LongList,
  { period, entries }: PeriodEntries,
  { months, older, newer }: Neighbours,
): Page {
  const { list, titleOf, descriptionOf, section, crumbs } = long;
  const { history, messages } = record;
  const name = formatPeriod(period, messages);
  const year = { year: period.year, month: undefined };
  const yearCrumb = { title: formatPeriod(year, messages), route: routeOfPeriod(list, year) };
  const title = titleOf(name);
  const sections = months.length > 0 ? [] : sectionsOf(record, list, entries);
  return {
    ...pageDefaults,
    route: routeOfPeriod(list, period),
    title,
    description: descriptionOf(name),
    section,
    crumbs: period.month === undefined ? crumbs : [...crumbs, yearCrumb],
    body: () => ({
      part: 'periodPage',
      props: {
        title,
        list,
        period,
        months,
        sections,
        inDigests: mentionDigests(record, unlistedIn(record, long, period)),
        older,
        newer,
        omitted: history.omitted,
      },
    }),
  };
}

function unlistedIn(
  { monthAt }: SiteRecord,
  { unlisted, timeOf = ({ incident }) => incident.started }: LongList,
  period: Period,
): readonly Entry[] {
  return unlisted.filter((entry) => {
    const { year, month } = monthAt(timeOf(entry).from);
    return year === period.year && (period.month ?? month) === month;
  });
}

/** Of all that happened by severity, then the other kinds; other lists have no sections. */
function sectionsOf(
  { history: { site }, entryOf }: SiteRecord,
  list: PeriodList,
  entries: readonly Entry[],
): readonly PeriodSection[] {
  if (list.of !== 'history') return [{ of: undefined, entries }];
  const ofKind = (kind: string): readonly Entry[] => entries.filter(({ incident }) => incident.kind === kind);
  const incidents = ofKind('incident').map(({ incident }) => incident);
  const sections: readonly PeriodSection[] = [
    ...bySeverity(incidents, site).map((group) => ({
      of: group.severity,
      entries: group.entries.map(entryOf),
    })),
    { of: 'maintenance', entries: ofKind('maintenance') },
    { of: 'notices', entries: ofKind('notice') },
  ];
  return sections.filter((section) => section.entries.length > 0);
}
