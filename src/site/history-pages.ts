// The pages of the past: all years, one year, one severity of a year, and one severity of all years.
import { rememberBy } from '../kernel/remember.js';
import { rememberGroups } from '../kernel/remember-parts.js';
import { incidentFreeSince } from '../model/headline.js';
import { continuedInto } from '../model/history.js';
import type { Severity, Site } from '../model/site.js';
import { mentionDigests } from './in-digests.js';
import { listOfSeverity, listOfYear, yearsAround } from './long-lists.js';
import { historyCrumb, pageDefaults, statusCrumb, yearCrumb, type Page } from './page.js';
import { monthsOfYear, planMonthsOfYear, yearsOfList } from './period-pages.js';
import { isTooLong } from './periods.js';
import type { Entry, EntryGroup, YearCounts, YearEntries, YearProps } from './props.js';
import { linkToRepository } from './repository-links.js';
import { groupBySeverity, groupEntries, isListed, type SiteRecord } from './site-record.js';
import { listUndated } from './undated-pages.js';
import { markYear } from './year-marks.js';

const isIncident = ({ incident }: Entry): boolean => incident.kind === 'incident';

export function planHistoryPage(record: SiteRecord): Page {
  const { history, messages, years } = record;
  return {
    ...pageDefaults,
    route: { page: 'history' },
    title: messages.labels.history,
    description: messages.descriptions.history(history.site.title),
    section: 'history',
    crumbs: [statusCrumb(messages)],
    body: () => ({
      part: 'historyPage',
      props: {
        years: years.map((year) => countYear(record, year)),
        internal: record.entries.filter((entry) => isIncident(entry) && !entry.incident.external).length,
        incidentFree: history.omitted > 0 ? undefined : incidentFreeSince(history),
        undated: listUndated(record),
        omitted: history.omitted,
      },
    }),
  };
}

function countYear({ entriesByYear }: SiteRecord, year: number): YearCounts {
  const entries = entriesByYear.get(year) ?? [];
  const severities = new Map<string, number>();
  for (const { incident } of entries.filter(isIncident)) {
    const id = incident.severity?.id ?? '';
    severities.set(id, (severities.get(id) ?? 0) + 1);
  }
  return {
    year,
    bySeverity: severities,
    incidents: entries.filter(isIncident).length,
    maintenance: entries.filter(({ incident }) => incident.kind === 'maintenance').length,
  };
}

/** The page of a year, and of its months where it has too much for one page. */
export function planYearPages(record: SiteRecord, year: number): readonly Page[] {
  const long = listOfYear(record, year);
  const around = yearsAround(record, long.list, year, (other) => Math.abs(other - year) === 1);
  return [planYearPage(record, year), ...planMonthsOfYear(record, long, around)];
}

function planYearPage(record: SiteRecord, year: number): Page {
  const { history, messages } = record;
  return {
    ...pageDefaults,
    route: { page: 'year', year },
    title: messages.titles.year(year),
    description: messages.descriptions.year(history.site.title, year),
    section: 'history',
    crumbs: [statusCrumb(messages), historyCrumb(messages)],
    body: () => ({ part: 'yearPage', props: tellYear(record, year) }),
  };
}

function tellYear(record: SiteRecord, year: number): YearProps {
  const { history, years, entriesByYear } = record;
  const entries = entriesByYear.get(year) ?? [];
  const incidents = entries.filter(isIncident);
  const launch = launchIn(record, year) ?? -Infinity;
  const continued = continuedInto(history, year).map(record.entryOf);
  const months = monthsOfYear(record, listOfYear(record, year));
  const listed = months.length > 0 ? [] : entries.filter(isListed);
  const recordedLater = beganIn(record, year, entriesByYear.get(year + 1) ?? []);
  return {
    year,
    prose: history.yearProse.get(year),
    source: history.yearProse.has(year)
      ? linkToRepository(history.site.repository, yearProsePath(year))
      : undefined,
    months,
    chart: markYear(record, year, incidents.filter(isListed)),
    groups: groupBySeverity(
      listed.filter((entry) => isIncident(entry) && entry.incident.started.from >= launch),
      history.site,
    ),
    beforeLaunch: listed.filter((entry) => isIncident(entry) && entry.incident.started.from < launch),
    continued: continued.filter(isListed),
    recordedLater: recordedLater.filter(isListed),
    inDigests: mentionDigests(record, [...incidents, ...continued, ...recordedLater]),
    maintenance: listed.filter(({ incident }) => incident.kind === 'maintenance'),
    notices: listed.filter(({ incident }) => incident.kind === 'notice'),
    quiet: quietOf(record, year, [...incidents, ...continued, ...recordedLater]),
    omitted: history.omitted,
    older: years.includes(year - 1) ? year - 1 : undefined,
    newer: years.includes(year + 1) ? year + 1 : undefined,
  };
}

/** Relative to the site. */
const yearProsePath = (year: number): string => `incidents/${String(year).padStart(4, '0')}/_year.md`;

/** The launch, where it lies in a year and is not still ahead: only such a year has a time before and after it. */
function launchIn({ history: { site, now }, yearAt }: SiteRecord, year: number): number | undefined {
  const launched = site.launched?.from;
  return launched !== undefined && launched <= now && yearAt(launched) === year ? launched : undefined;
}

/** Of the next year's incidents those whose impact began before its first day, though their record did not. */
function beganIn({ yearAt }: SiteRecord, year: number, next: readonly Entry[]): readonly Entry[] {
  return next.filter((entry) => isIncident(entry) && yearAt(entry.timeline.begin.from) <= year);
}

/** A year that an incident reaches from before is not quiet; what happened before the launch does not count after it. */
function quietOf(record: SiteRecord, year: number, entries: readonly Entry[]): YearProps['quiet'] {
  const launched = launchIn(record, year);
  const disturbs = ({ incident, timeline }: Entry): boolean =>
    incident.kind === 'incident' &&
    incident.external &&
    (launched === undefined ||
      timeline.isOpen ||
      (timeline.lastResolution ?? incident.started).to > launched);
  // One without a date may lie anywhere.
  if (entries.some(disturbs) || record.history.undated.length > 0) return undefined;
  // Of a year that is over nothing is said that a later incident would make wrong.
  if (record.yearAt(record.history.now) === year) return launched === undefined ? 'so-far' : 'since-launch';
  return launched === undefined ? 'all-year' : 'after-launch';
}

/** Only years in which there is an incident of the severity have such a page; months where it is too long. */
export function planYearSeverityPages(record: SiteRecord, year: number): readonly Page[] {
  return (
    severitiesOfYears(record)
      .get(year)
      ?.flatMap((group) => {
        const long = listOfSeverity(record, group.severity, group.entries);
        const hasPage = (other: number): boolean => hasSeverity(record, other, group.severity);
        return [
          planYearSeverityPage(record, year, group),
          ...planMonthsOfYear(record, long, yearsAround(record, long.list, year, hasPage)),
        ];
      }) ?? []
  );
}

/** The incidents of each year, worst first. */
const severitiesOfYears = rememberBy(
  ({ history: { site }, entriesByYear }: SiteRecord): ReadonlyMap<number, readonly EntryGroup[]> =>
    new Map([...entriesByYear].map(([year, entries]) => [year, groupIncidents(site)(entries)])),
);

const groupIncidents = rememberBy((site: Site) =>
  rememberBy((entries: readonly Entry[]) => groupBySeverity(entries.filter(isIncident), site)),
);

const hasSeverity = (record: SiteRecord, year: number, { id }: Severity): boolean =>
  severitiesOfYears(record)
    .get(year)
    ?.some(({ severity }) => severity.id === id) === true;

function planYearSeverityPage(record: SiteRecord, year: number, group: EntryGroup): Page {
  const { history, messages } = record;
  const { severity } = group;
  const long = listOfSeverity(record, severity, group.entries);
  const { entries } = long;
  return {
    ...pageDefaults,
    route: { page: 'yearSeverity', year, severity: severity.id },
    title: messages.titles.yearSeverity(severity.label, year),
    description: messages.descriptions.yearSeverity(history.site.title, severity.label, year),
    section: 'history',
    crumbs: [statusCrumb(messages), historyCrumb(messages), yearCrumb(year)],
    body: () => ({
      part: 'yearSeverityPage',
      props: {
        year,
        chart: markYear(record, year, entries),
        severity,
        months: monthsOfYear(record, long),
        entries: isTooLong(entries) ? [] : entries,
        inDigests: mentionDigests(record, group.entries),
        omitted: history.omitted,
      },
    }),
  };
}

/** Where there are too many for one page, it leads to those of the years. */
export function planSeverityPage(record: SiteRecord, severity: Severity): Page {
  const { history, messages } = record;
  const all = entriesOfSeverities(record.entries).get(severity.id) ?? [];
  const long = listOfSeverity(record, severity, all);
  return {
    ...pageDefaults,
    route: { page: 'severity', severity: severity.id },
    title: messages.titles.severity(severity.label),
    description: messages.descriptions.severity(history.site.title, severity.label),
    section: 'history',
    crumbs: [statusCrumb(messages), historyCrumb(messages)],
    body: () => ({
      part: 'severityPage',
      props: {
        severity,
        years: isTooLong(long.entries) ? [] : groupByYear(record, long.entries),
        periods: yearsOfList(record, long),
        inDigests: mentionDigests(record, all),
        omitted: history.omitted,
      },
    }),
  };
}

const entriesOfSeverities = rememberGroups(({ incident }: Entry) => [incident.severity?.id]);

/** Entries by the year in which they started, newest first as they come in. */
export function groupByYear({ yearAt }: SiteRecord, entries: readonly Entry[]): readonly YearEntries[] {
  const groups = groupEntries(entries, ({ incident }) => yearAt(incident.started.from));
  return [...groups].map(([year, group]) => ({ year, entries: group }));
}
