// What the strip of a year shows: every incident on its day, in the row of its severity.
import { daysInMonth } from '../kernel/time.js';
import { daysBetween, startOfYear } from '../kernel/time-zone.js';
import type { Entry, YearChartProps, YearMark } from './props.js';
import { groupEntries, type SiteRecord } from './site-record.js';

/** Of more incidents than these a strip by day would weigh more than a page may, and could not be read. */
const mostByDay = 1500;

/** Rows of the site's severities that occur, worst first; undefined where no incident is to be shown. */
export function markYear(
  { history: { site } }: SiteRecord,
  year: number,
  entries: readonly Entry[],
  most: number = mostByDay,
): YearChartProps | undefined {
  const start = startOfYear(year, site.timezone);
  const unit = entries.length > most ? 'week' : 'day';
  const dayOf = ({ incident }: Entry): number => {
    const day = daysBetween(start, incident.started.from, site.timezone);
    return unit === 'day' ? day : middleOfWeek(day);
  };
  const bySeverity = groupEntries(
    entries.filter(({ incident }) => incident.kind === 'incident'),
    ({ incident }) => incident.severity?.id,
  );
  const rows = site.severities.flatMap((severity) => {
    const group = bySeverity.get(severity.id);
    return group === undefined ? [] : [{ severity, marks: marksOf(group, dayOf) }];
  });
  const lengths = Array.from({ length: 12 }, (_, month) => daysInMonth(year, month + 1));
  return rows.length === 0 ? undefined : { year, unit, monthLengths: lengths, rows };
}

/** Of the weeks that begin with the year; the last is of a day or two. */
const middleOfWeek = (day: number): number => Math.min(day - (day % 7) + 3, 364);

/** Oldest first, those of a day together. */
function marksOf(entries: readonly Entry[], dayOf: (entry: Entry) => number): readonly YearMark[] {
  return [...groupEntries(entries.toReversed(), dayOf)]
    .map(([day, group]) => ({ day, entries: group }))
    .sort((a, b) => a.day - b.day);
}
