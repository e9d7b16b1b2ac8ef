// The pages of the past: all years, one year, one severity of a year, and one severity of all years.
import { incidentFreeSince } from '../model/headline.js';
import { bySeverity, continuedInto } from '../model/history.js';
import type { Severity } from '../model/site.js';
import { historyCrumb, pageDefaults, statusCrumb, yearCrumb, type Page } from './page.js';
import type { Entry, EntryGroup, YearCounts, YearEntries, YearProps } from './parts.js';
import { groupEntries, type SiteRecord } from './site-record.js';

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
    body: {
      part: 'historyPage',
      props: {
        years: years.map((year) => countYear(record, year)),
        incidentFree: history.omitted > 0 ? undefined : incidentFreeSince(history),
        omitted: history.omitted,
      },
    },
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

export function planYearPage(record: SiteRecord, year: number): Page {
  const { history, messages, years, entriesByYear } = record;
  const entries = entriesByYear.get(year) ?? [];
  const incidents = entries.filter(isIncident);
  const launch = history.site.launched?.from ?? -Infinity;
  const continued = continuedInto(history, year).map(record.entryOf);
  return {
    ...pageDefaults,
    route: { page: 'year', year },
    title: messages.titles.year(year),
    description: messages.descriptions.year(history.site.title, year),
    section: 'history',
    crumbs: [statusCrumb(messages), historyCrumb(messages)],
    body: {
      part: 'yearPage',
      props: {
        year,
        prose: history.yearProse.get(year),
        groups: groupBySeverity(
          record,
          incidents.filter(({ incident }) => incident.started.from >= launch),
        ),
        beforeLaunch: incidents.filter(({ incident }) => incident.started.from < launch),
        continued,
        maintenance: entries.filter(({ incident }) => incident.kind === 'maintenance'),
        notices: entries.filter(({ incident }) => incident.kind === 'notice'),
        quiet: quietOf(record, year, [...incidents, ...continued]),
        omitted: history.omitted,
        older: years.includes(year - 1) ? year - 1 : undefined,
        newer: years.includes(year + 1) ? year + 1 : undefined,
      },
    },
  };
}

/** A year that an incident reaches from before is not quiet; what happened before the launch does not count after it. */
function quietOf(
  { history, yearAt }: SiteRecord,
  year: number,
  entries: readonly Entry[],
): YearProps['quiet'] {
  const { site, now } = history;
  const launched = site.launched !== undefined && site.launched.from <= now ? site.launched.from : undefined;
  const isLaunchYear = launched !== undefined && yearAt(launched) === year;
  const disturbs = ({ incident, timeline }: Entry): boolean =>
    incident.kind === 'incident' &&
    incident.external &&
    (!isLaunchYear || timeline.isOpen || (timeline.lastResolution ?? incident.started).to > launched);
  if (entries.some(disturbs)) return undefined;
  if (isLaunchYear) return 'since-launch';
  return yearAt(now) === year ? 'so-far' : 'all-year';
}

function groupBySeverity({ history, entryOf }: SiteRecord, entries: readonly Entry[]): readonly EntryGroup[] {
  const groups = bySeverity(
    entries.map(({ incident }) => incident),
    history.site,
  );
  return groups.map(({ severity, entries: incidents }) => ({ severity, entries: incidents.map(entryOf) }));
}

/** Only years in which there is an incident of the severity have such a page. */
export function planYearSeverityPages(record: SiteRecord, year: number): readonly Page[] {
  const { history, messages, entriesByYear } = record;
  const incidents = (entriesByYear.get(year) ?? []).filter(isIncident);
  return groupBySeverity(record, incidents).map(({ severity, entries }) => ({
    ...pageDefaults,
    route: { page: 'yearSeverity', year, severity: severity.id },
    title: messages.titles.yearSeverity(severity.label, year),
    description: messages.descriptions.yearSeverity(history.site.title, severity.label, year),
    section: 'history',
    crumbs: [statusCrumb(messages), historyCrumb(messages), yearCrumb(year)],
    body: { part: 'yearSeverityPage', props: { year, severity, entries } },
  }));
}

export function planSeverityPage(record: SiteRecord, severity: Severity): Page {
  const { history, messages, entries } = record;
  return {
    ...pageDefaults,
    route: { page: 'severity', severity: severity.id },
    title: messages.titles.severity(severity.label),
    description: messages.descriptions.severity(history.site.title, severity.label),
    section: 'history',
    crumbs: [statusCrumb(messages), historyCrumb(messages)],
    body: {
      part: 'severityPage',
      props: {
        severity,
        years: groupByYear(
          record,
          entries.filter(({ incident }) => incident.severity?.id === severity.id),
        ),
      },
    },
  };
}

/** Entries by the year in which they started, newest first as they come in. */
export function groupByYear({ yearAt }: SiteRecord, entries: readonly Entry[]): readonly YearEntries[] {
  const groups = groupEntries(entries, ({ incident }) => yearAt(incident.started.from));
  return [...groups].map(([year, group]) => ({ year, entries: group }));
}
