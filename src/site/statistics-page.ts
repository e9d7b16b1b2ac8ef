// The statistics: what all published incidents say together, by year and over all.
import { rememberBy } from '../kernel/remember.js';
import { startOfYear } from '../kernel/time-zone.js';
import { availabilityOf } from '../model/availability.js';
import { leafComponents } from '../model/site.js';
import { fewestOfSpread, isCounted, responsesOf } from '../model/statistics.js';
import { groupsAbove } from './component-nodes.js';
import { historyCrumb, pageDefaults, statusCrumb, type Page } from './page.js';
import type { ComponentAvailability, Entry, StatisticsProps, StatisticsSummary } from './props.js';
import type { SiteRecord } from './site-record.js';

export function planStatisticsPage(record: SiteRecord): Page {
  const { history, messages } = record;
  return {
    ...pageDefaults,
    route: { page: 'statistics' },
    title: messages.statistics.title,
    description: messages.statistics.description(history.site.title),
    section: 'history',
    crumbs: [statusCrumb(messages), historyCrumb(messages)],
    body: () => ({ part: 'statisticsPage', props: tellStatistics(record) }),
  };
}

/** The API tells of them too. */
export const tellStatistics: (record: SiteRecord) => StatisticsProps = rememberBy((record) => {
  const { history, years, yearAt } = record;
  const current = yearAt(history.now);
  // Planned work of a year that lies ahead has happened to nobody yet.
  const past = record.entries.filter(({ incident }) => yearAt(incident.started.from) <= current);
  return {
    years: years.map((year) => ({ year, ...summarize(record.entriesByYear.get(year) ?? []) })),
    all: summarize(past),
    fewest: fewestOfSpread,
    availability: availabilityOfComponents(record),
    omitted: history.omitted,
  };
});

function summarize(entries: readonly Entry[]): StatisticsSummary {
  const counted = entries.filter(({ incident }) => isCounted(incident));
  const bySeverity = new Map<string, number>();
  for (const { incident } of counted) {
    const id = incident.severity?.id ?? '';
    bySeverity.set(id, (bySeverity.get(id) ?? 0) + 1);
  }
  return {
    bySeverity,
    incidents: counted.length,
    internal: entries.filter(({ incident }) => incident.kind === 'incident' && !incident.external).length,
    maintenance: entries.filter(({ incident }) => incident.kind === 'maintenance').length,
    responses: responsesOf(counted),
  };
}

/** In the order of the site; none where a file that could not be read may tell of the very outage that a figure denies. */
function availabilityOfComponents(record: SiteRecord): readonly ComponentAvailability[] {
  const { history, intervals, years } = record;
  const { site, now, omitted } = history;
  if (omitted > 0) return [];
  const starts = new Map(
    [...years, (years[0] ?? 0) + 1].map((year) => [year, startOfYear(year, site.timezone)]),
  );
  const rows = leafComponents(site).map((component) => ({
    component,
    groups: groupsAbove(site, component),
    years: years.map((year) => {
      const period = { from: starts.get(year) ?? now, to: starts.get(year + 1) ?? now };
      return availabilityOf(component, intervals.get(component.id) ?? [], period, site, now);
    }),
  }));
  return rows.filter((row) => row.years.some((availability) => availability !== undefined));
}
