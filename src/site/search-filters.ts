// What a search can be narrowed to: the values of each entry, which the index knows, and how many entries have each of
// them, which the search page offers.
import { kinds } from '../model/state.js';
import { groupsAbove } from './component-nodes.js';
import type { Entry, SearchFilter, SearchOption } from './props.js';
import type { SiteRecord } from './site-record.js';

/** The names are those of the parameters in the address of a search: `?year=2025&severity=high`. */
export const searchFilters: readonly SearchFilter[] = ['year', 'severity', 'component', 'kind'];

/** A component stands for the groups above it as well. */
export function filterValues(
  { history: { site }, yearAt }: SiteRecord,
  { incident, components }: Entry,
): Readonly<Record<SearchFilter, readonly string[]>> {
  const touched = components.flatMap((component) => [...groupsAbove(site, component), component]);
  return {
    year: [String(yearAt(incident.started.from))],
    severity: incident.severity === undefined ? [] : [incident.severity.id],
    component: [...new Set(touched.map(({ id }) => id))],
    kind: [incident.kind],
  };
}

/** What at least one entry has: the years newest first, all else in the order of the site. */
export function listOptions(record: SiteRecord): Readonly<Record<SearchFilter, readonly SearchOption[]>> {
  const { history, messages, listed, entriesByYear, years } = record;
  const { site } = history;
  const counts = new Map<string, number>();
  for (const entry of listed) {
    const values = filterValues(record, entry);
    for (const key of searchFilters.flatMap((name) => values[name].map((value) => keyOf(name, value))))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const options = (
    name: SearchFilter,
    all: readonly Omit<SearchOption, 'count'>[],
  ): readonly SearchOption[] =>
    all.flatMap((option) => {
      const count = counts.get(keyOf(name, option.value));
      return count === undefined ? [] : [{ ...option, count }];
    });
  return {
    year: options(
      'year',
      [...entriesByYear.keys()]
        .toSorted((a, b) => b - a)
        .map((year) => ({
          value: String(year),
          label: String(year),
          // Planned work may lie in a year that has no page yet.
          route: years.includes(year) ? { page: 'year', year } : undefined,
        })),
    ),
    severity: options(
      'severity',
      site.severities.map(({ id, label }) => ({
        value: id,
        label,
        route: { page: 'severity', severity: id },
      })),
    ),
    component: options(
      'component',
      site.components.map((component) => ({
        value: component.id,
        label: [...groupsAbove(site, component), component].map(({ name }) => name).join(' › '),
        route: { page: 'component', component: component.id },
      })),
    ),
    kind: options(
      'kind',
      kinds.map((kind) => ({ value: kind, label: messages.kinds[kind], route: undefined })),
    ),
  };
}

const keyOf = (filter: SearchFilter, value: string): string => `${filter} ${value}`;
