// Long lists: when a list is too long for one page, what it has of each year and month, and where that is.
import type { Moment } from '../kernel/time.js';
import { routeOfPeriod, type Period, type PeriodList } from './pages.js';
import type { Entry, PeriodCounts } from './props.js';
import { groupEntries, type SiteRecord } from './site-record.js';

/** The most entries that one page lists; of more it leads to pages by year or month. */
const mostEntries = 200;

export const isTooLong = (entries: readonly Entry[]): boolean => entries.length > mostEntries;

export interface PeriodEntries {
  readonly period: Period;
  readonly entries: readonly Entry[];
}

/** By year or month, both in the order of the entries. */
export function splitByPeriod(
  { monthAt }: SiteRecord,
  entries: readonly Entry[],
  unit: 'year' | 'month',
  timeOf: (entry: Entry) => Moment = ({ incident }) => incident.started,
): readonly PeriodEntries[] {
  const groups = groupEntries(entries, (entry) => {
    const { year, month } = monthAt(timeOf(entry).from);
    return unit === 'year' ? year : year * 12 + month - 1;
  });
  return [...groups].map(([key, group]) => ({
    period:
      unit === 'year'
        ? { year: key, month: undefined }
        : { year: Math.floor(key / 12), month: (key % 12) + 1 },
    entries: group,
  }));
}

/** What a page shows in the place of the entries. */
export const countPeriods = (list: PeriodList, groups: readonly PeriodEntries[]): readonly PeriodCounts[] =>
  groups.map((group) => countPeriod(list, group));

function countPeriod(list: PeriodList, { period, entries }: PeriodEntries): PeriodCounts {
  const ofKind = (kind: string): readonly Entry[] => entries.filter(({ incident }) => incident.kind === kind);
  const bySeverity = groupEntries(ofKind('incident'), ({ incident }) => incident.severity?.id ?? '');
  return {
    period,
    route: routeOfPeriod(list, period),
    bySeverity: new Map([...bySeverity].map(([id, group]) => [id, group.length])),
    maintenance: ofKind('maintenance').length,
    notices: ofKind('notice').length,
    total: entries.length,
  };
}
