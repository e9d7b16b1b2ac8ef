// All that is published, newest first, and the queries over it.
import { compareText } from '../kernel/diagnostic.js';
import { rememberBy } from '../kernel/remember.js';
import { join } from '../kernel/lists.js';
import { rememberGroups, rememberParts, rememberPartsAt } from '../kernel/remember-parts.js';
import type { Instant } from '../kernel/time.js';
import { startOfYear, toCivil } from '../kernel/time-zone.js';
import type { DigestRecord } from './digest-record.js';
import { endBy } from './duration.js';
import type { Incident } from './incident.js';
import type { Prose } from './prose.js';
import { contains, type Range } from './intervals.js';
import type { Site } from './site.js';
import { areOver, deriveTimeline, isOnStatusPage } from './timeline.js';
import type { UndatedIncident } from './undated.js';

export interface History {
  readonly site: Site;
  /** Milliseconds since 1970-01-01T00:00Z: the moment as of which everything is said. */
  readonly now: number;
  /** Published incidents, maintenance and notices, newest start first; equal starts by id. */
  readonly entries: readonly Incident[];
  /** Files left out because of errors, under --keep-going. */
  readonly omitted: number;
  /** Prose for the top of a year's page, by year. */
  readonly yearProse: ReadonlyMap<number, Prose>;
  /** Withheld incidents that readers get without a date, by slug. */
  readonly undated: readonly UndatedIncident[];
  /** The files of `_digests/`, by name. */
  readonly digestRecords: readonly DigestRecord[];
  /** Prose for the policy page. */
  readonly policyProse: Prose | undefined;
  /** Whether some file asks to be withheld, be it so now or no longer. */
  readonly holdsBack: boolean;
}

/** The order of a history: newest start first; equal starts by id. */
export const compareEntries = (a: Incident, b: Incident): number =>
  b.started.from - a.started.from || compareText(a.id, b.id);

/** Whether readers get to see an entry at all: not what is withheld, nor what its severity keeps for those outside. */
export const isPublished = (entry: Incident): boolean =>
  entry.external || entry.severity?.route.publish !== 'external';

/** Newest first, without gaps: from the earlier of the launch and the first published entry to the year of now. */
export function yearsOf(history: History): readonly number[] {
  const { site, now, entries } = history;
  const first = Math.min(now, site.launched?.from ?? now, entries.at(-1)?.started.from ?? now);
  const years: number[] = [];
  for (let year = toCivil(now, site.timezone).year; year >= toCivil(first, site.timezone).year; year -= 1) {
    years.push(year);
  }
  return years;
}

/** Entries that started in a year of the site's zone, newest first. */
export function entriesOfYear(history: History, year: number): readonly Incident[] {
  const from = startOfYear(year, history.site.timezone);
  const to = startOfYear(year + 1, history.site.timezone);
  return history.entries.filter(({ started }) => from <= started.from && started.from < to);
}

export function incidentsOfYear(history: History, year: number): readonly Incident[] {
  return entriesOfYear(history, year).filter(isIncident);
}

/** Entries that started before a year and reach into it, newest first: that year's "continued from". */
export function continuedInto(history: History, year: number): readonly Incident[] {
  const start = startOfYear(year, history.site.timezone);
  return reachingOn(history).filter(
    (entry) => entry.started.from < start && lastInstantOf(entry, history.now) > start,
  );
}

/** The few entries that reach into a year after their own, newest first: every year asks for its share of them. */
const reachingOn = rememberBy(({ entries, site, now }: History) => join(findReaching(site)(entries, now)));

const findReaching = rememberBy(({ timezone }: Site) =>
  rememberPartsAt((entries: readonly Incident[], now) => {
    let year = { from: Infinity, to: -Infinity };
    const reaching = entries.filter((entry) => {
      const start = entry.started.from;
      if (!contains(year, start)) year = yearAround(start, timezone);
      return lastInstantOf(entry, now) > year.to;
    });
    return { value: reaching, isSettled: areOver(entries, now) };
  }),
);

function yearAround(instant: Instant, zone: string): Range {
  const { year } = toCivil(instant, zone);
  return { from: startOfYear(year, zone), to: startOfYear(year + 1, zone) };
}

/** Incidents that are not resolved, newest first; also those marked as internal. */
export const openIncidents = (history: History): readonly Incident[] =>
  openEntries(history).filter(isIncident);

/** Incidents that are not resolved and maintenance under way, newest first. */
export const openEntries: (history: History) => readonly Incident[] = rememberBy(({ entries, now }) =>
  join(findOpen(entries, now)),
);

const findOpen = rememberPartsAt((entries: readonly Incident[], now) => ({
  value: entries.filter((entry) => deriveTimeline(entry, now).isOpen),
  isSettled: areOver(entries, now),
}));

/** Incidents that are resolved, the newest `count` of them. */
export function recentIncidents(history: History, count: number): readonly Incident[] {
  const closed = (entry: Incident): boolean =>
    isIncident(entry) && !deriveTimeline(entry, history.now).isOpen;
  return history.entries.filter(closed).slice(0, count);
}

export function maintenanceNow(history: History): readonly Incident[] {
  return openEntries(history).filter(({ kind }) => kind === 'maintenance');
}

/** Soonest first; also what was cancelled of a year that has no page yet, which no other list has room for. */
export function maintenanceAhead({ entries, now, site }: History): readonly Incident[] {
  const nextYear = startOfYear(toCivil(now, site.timezone).year + 1, site.timezone);
  return ofKind(entries, 'maintenance')
    .filter((entry) => entry.started.from >= nextYear || deriveTimeline(entry, now).isScheduled)
    .toReversed();
}

/** Notices that stand on the status page, newest first. */
export function noticesNow({ entries, now }: History): readonly Incident[] {
  return ofKind(entries, 'notice').filter((entry) => isOnStatusPage(entry, now));
}

const ofKind = (entries: readonly Incident[], kind: Incident['kind']): readonly Incident[] =>
  groupByKind(entries).get(kind) ?? [];

const groupByKind = rememberGroups(({ kind }: Incident) => [kind]);

/** Entries with a published postmortem, newest publication first. */
export const postmortems: (history: History) => readonly Incident[] = rememberBy(({ entries }) =>
  listPostmortems(entries),
);

/** A function that finds them in a list in the order of the history, which is that of those published at the same time. */
export function createPostmortemLister<Item>(
  incidentOf: (item: Item) => Incident,
): (items: readonly Item[]) => readonly Item[] {
  const find = rememberParts((items: readonly Item[]) =>
    items.flatMap((item) => {
      const published = incidentOf(item).postmortem?.published?.from;
      return published === undefined ? [] : [{ item, published }];
    }),
  );
  return (items) =>
    join(find(items))
      .sort((a, b) => b.published - a.published)
      .map(({ item }) => item);
}

const listPostmortems = createPostmortemLister((entry: Incident) => entry);

/** The ids of the leaf components that an entry lists, and then those that joined by an update. */
export const componentsOf: (entry: Incident) => readonly string[] = rememberBy((entry) => {
  const joined = entry.updates.flatMap(({ changes }) =>
    [...changes].flatMap(([id, state]) => (state === 'operational' ? [] : id)),
  );
  return [...new Set([...entry.components.keys(), ...joined])];
});

const isIncident = (entry: Incident): boolean => entry.kind === 'incident';

/** Where what an entry tells about ends: now while it is not over; a notice tells about one moment only. */
function lastInstantOf(entry: Incident, now: Instant): Instant {
  if (entry.kind === 'notice') return entry.started.from;
  const { end, resolved } = deriveTimeline(entry, now);
  const over = resolved === undefined ? now : endBy(resolved, now);
  return end === undefined ? over : Math.max(over, endBy(end, now));
}
