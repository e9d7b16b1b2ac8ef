// The history with what many pages ask of it, worked out once, so that a page costs no more than what it shows.
import type { Instant, Moment } from '../kernel/time.js';
import { rememberBy } from '../kernel/remember.js';
import { intervalsByComponent, type Interval } from '../model/component-history.js';
import { lastDays, recentDays } from '../model/days.js';
import { disclosureOf } from '../model/disclosure.js';
import { statesNow } from '../model/headline.js';
import { componentsOf, yearsOf, type History } from '../model/history.js';
import type { Incident } from '../model/incident.js';
import type { Messages } from '../model/messages/messages.js';
import { messagesFor } from '../model/messages/messages-for.js';
import { publicationOf } from '../model/publication.js';
import type { Site } from '../model/site.js';
import type { State } from '../model/state.js';
import { deriveTimeline, type Timeline } from '../model/timeline.js';
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
  /** The last days, oldest first; today is the last of them. */
  readonly days: readonly Moment[];
}

/** The search asks for it too. */
export const recordSite: (history: History) => SiteRecord = rememberBy((history) => {
  const { site, now } = history;
  const entries = history.entries.map((incident) => describeEntry(incident, site, now));
  const byIncident = new Map<Incident, Entry>();
  for (const entry of entries) byIncident.set(entry.incident, entry);
  const monthAt = monthFinderOf(site);
  const yearAt = (instant: Instant): number => monthAt(instant).year;
  return {
    history,
    messages: messagesFor(site.locale),
    entries,
    listed: entries.filter(isListed),
    entryOf: (incident) => byIncident.get(incident) ?? describeEntry(incident, site, now),
    years: yearsOf(history),
    entriesByYear: groupEntries(entries, ({ incident }) => yearAt(incident.started.from)),
    yearAt,
    monthAt,
    // Only some pages ask for these.
    get statesNow() {
      return statesNow(history);
    },
    get intervals() {
      return intervalsOf(history);
    },
    get days() {
      return daysOf(history);
    },
  };
});

const intervalsOf = rememberBy(({ entries, now }: History) => intervalsByComponent(entries, now));

const daysOf = rememberBy(({ now, site }: History) => lastDays(recentDays, now, site.timezone));

const monthFinderOf = rememberBy(({ timezone }: Site) => createMonthFinder(timezone));

/** The same entry as before where neither the clock nor another site changes anything about it. */
function describeEntry(incident: Incident, site: Site, now: Instant): Entry {
  const timeline = deriveTimeline(incident, now);
  const known = knownEntries.get(timeline);
  if (known?.site === site && (known.now === now || (known.now < now && isSettled(known.entry)))) {
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

/** Whether nothing that is promised of it is still to come, or overdue by more every day. */
const isSettled = ({ publication, disclosure }: Entry): boolean =>
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
