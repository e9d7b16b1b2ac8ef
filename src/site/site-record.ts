// The history with what many pages ask of it, worked out once, so that a page costs no more than what it shows.
import type { Instant, Moment } from '../kernel/time.js';
import { rememberBy } from '../kernel/remember.js';
import { join } from '../kernel/lists.js';
import { rememberGroups, rememberParts, rememberPartsAt } from '../kernel/remember-parts.js';
import { intervalsByComponent, type Interval } from '../model/component-history.js';
import { lastDays, recentDays } from '../model/days.js';
import { disclosureOf } from '../model/disclosure.js';
import { statesNow } from '../model/headline.js';
import { compareEntries, componentsOf, yearsOf, type History } from '../model/history.js';
import type { Incident } from '../model/incident.js';
import type { Messages } from '../model/messages/messages.js';
import { messagesFor } from '../model/messages/messages-for.js';
import { publicationOf } from '../model/publication.js';
import type { Site } from '../model/site.js';
import type { State } from '../model/state.js';
import { deriveTimeline, isOver, type Timeline } from '../model/timeline.js';
import { countWhile } from './count-while.js';
import { createMonthFinder, type CivilMonth } from './find-months.js';
import { nameAffected } from './name-affected.js';
import type { Entry, EntryGroup } from './props.js';

export interface SiteRecord {
  readonly history: History;
  readonly messages: Messages;
  /** All that is published and counts, newest first. */
  readonly entries: readonly Entry[];
  /** Those of them with a page of their own, which alone stand in lists. */
  readonly listed: readonly Entry[];
  readonly entryOf: (incident: Incident) => Entry;
  /** The years that have a page, newest first. */
  readonly years: readonly number[];
  /** By the year in which they started, newest first; also of years that lie ahead. */
  readonly entriesByYear: ReadonlyMap<number, readonly Entry[]>;
  /** The year of the site's zone that an instant lies in. */
  readonly yearAt: (instant: Instant) => number;
  readonly monthAt: (instant: Instant) => CivilMonth;
  /** How every component and group stands now, by id. */
  readonly statesNow: ReadonlyMap<string, State>;
  /** Of the past, by id of the component. */
  readonly intervals: ReadonlyMap<string, readonly Interval[]>;
  /** Those of them that reach into the last days. */
  readonly recentIntervals: ReadonlyMap<string, readonly Interval[]>;
  /** The last days, oldest first; today is the last of them. */
  readonly days: readonly Moment[];
}

/** The search asks for it too. */
export const recordSite: (history: History) => SiteRecord = rememberBy((history) => {
  const { site, now } = history;
  const entries = join(describeEntries(site)(history.entries, now));
  const monthAt = monthFinderOf(site);
  const yearAt = (instant: Instant): number => monthAt(instant).year;
  return {
    history,
    messages: messagesFor(site.locale),
    entries,
    listed: join(findListed(entries)),
    entryOf: (incident) => findEntry(entries, incident) ?? describeEntry(incident, site, now),
    years: yearsOf(history),
    entriesByYear: groupByYear(site)(entries),
    yearAt,
    monthAt,
    // Only some pages ask for these.
    get statesNow() {
      return statesNow(history);
    },
    get intervals() {
      return intervalsOf(history);
    },
    get recentIntervals() {
      return recentIntervalsOf(history);
    },
    get days() {
      return daysOf(history);
    },
  };
});

const intervalsOf = rememberBy(({ entries, now }: History) => intervalsByComponent(entries, now));

const recentIntervalsOf = rememberBy((history: History) => {
  const { entries, now } = history;
  const first = daysOf(history)[0]?.from ?? now;
  return intervalsByComponent(entries, now, Math.min(first, now - recentDays * 86_400_000));
});

const daysOf = rememberBy(({ now, site }: History) => lastDays(recentDays, now, site.timezone));

/** By its place in the order of the history. */
function findEntry(entries: readonly Entry[], incident: Incident): Entry | undefined {
  const entry = entries[countWhile(entries, (other) => compareEntries(other.incident, incident) < 0)];
  return entry?.incident === incident ? entry : undefined;
}

const groupByYear = rememberBy((site: Site) => {
  const monthAt = monthFinderOf(site);
  return rememberGroups(({ incident }: Entry) => [monthAt(incident.started.from).year]);
});

const findListed = rememberParts((entries: readonly Entry[]) => entries.filter(isListed));

const describeEntries = rememberBy((site: Site) =>
  rememberPartsAt((incidents: readonly Incident[], now) => {
    const entries = incidents.map((incident) => describeEntry(incident, site, now));
    return { value: entries, isSettled: entries.every((entry) => isSettled(entry, now)) };
  }),
);

export const monthFinderOf: (site: Site) => (instant: Instant) => CivilMonth = rememberBy(({ timezone }) =>
  createMonthFinder(timezone),
);

/** The same entry as before where neither the clock nor another site changes anything about it. */
function describeEntry(incident: Incident, site: Site, now: Instant): Entry {
  const timeline = deriveTimeline(incident, now);
  const known = knownEntries.get(timeline);
  if (known?.site === site && (known.now === now || (known.now < now && isFulfilled(known.entry)))) {
    return known.entry;
  }
  const components = componentsOf(incident).flatMap((id) => site.componentById.get(id) ?? []);
  const entry = {
    incident,
    timeline,
    components,
    affectedNames: nameAffected(components, site, incident.started.from),
    publication: publicationOf(incident, site, now),
    disclosure: disclosureOf(incident, site, now),
  };
  knownEntries.set(timeline, { site, now, entry });
  return entry;
}

interface KnownEntry {
  readonly site: Site;
  readonly now: Instant;
  readonly entry: Entry;
}

/** As long as the clock changes nothing about an entry its timeline is the same, and so is most of what follows from it. */
const knownEntries = new WeakMap<Timeline, KnownEntry>();

/** Whether no later moment changes anything about it. */
const isSettled = (entry: Entry, now: Instant): boolean =>
  isFulfilled(entry) && isOver(entry.incident, entry.timeline, now);

/** Whether nothing that is promised of it is still to come, or overdue by more every day. */
const isFulfilled = ({ publication, disclosure }: Entry): boolean =>
  publication !== 'brief' &&
  disclosure.state !== 'due' &&
  disclosure.state !== 'overdue' &&
  !(disclosure.state === 'digest' && !disclosure.isClosed);

/** Whether only a digest reports some entry. */
export const hasUnlisted = ({ entries, listed }: SiteRecord): boolean => listed.length < entries.length;

/** Whether an entry stands in lists: what only a digest reports has none of its own. */
export const isListed = ({ publication }: Entry): boolean => publication === 'page';

/** Worst first, each group in the given order; severities without any are left out. */
export function groupBySeverity(entries: readonly Entry[], site: Site): readonly EntryGroup[] {
  const groups = groupEntries(entries, ({ incident }) => incident.severity?.id);
  return site.severities.flatMap((severity) => {
    const group = groups.get(severity.id);
    return group === undefined ? [] : [{ severity, entries: group }];
  });
}

export function groupEntries<Key>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => Key,
): ReadonlyMap<Key, readonly Entry[]> {
  const groups = new Map<Key, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}
