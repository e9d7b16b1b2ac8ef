// Compares what readers have with what they had: the same site as two builds made it, each as of its own moment.
// Pure; every word of what comes out is from the newer one.
import { digestsOf, type Digest } from '../model/digest.js';
import { nameOfPeriod } from '../model/digest-period.js';
import type { UndatedIncident } from '../model/undated.js';
import type { Entry } from '../site/props.js';
import { isListed, type SiteRecord } from '../site/site-record.js';
import type { Change, Changes } from './change.js';
import { changeOf, compareEntry, hasPostmortem, postmortemOf } from './compare-entry.js';
import { createKnownFinder, type Known } from './known-entries.js';
import { readsOtherwise } from './reads-otherwise.js';

/** Both are of the same site; `before` is the older one. */
export function listChanges(before: SiteRecord, after: SiteRecord): Changes {
  const find = createKnownFinder(before);
  const corrected: string[] = [];
  const ofEntries = after.entries.toReversed().map((entry) => {
    const known = find(entry.incident);
    const changes = changesOf(known, entry);
    if (changes.length === 0 && known?.of === 'entry' && readsOtherwise(known.entry, entry))
      corrected.unshift(entry.incident.slug);
    return changes;
  });
  const ofUndated = after.history.undated.flatMap((incident) =>
    changesOfUndated(find({ slug: incident.slug, publicSlug: undefined, aliases: [] }), incident),
  );
  const placed = [...ofEntries, changesOfDigests(before, after), ofUndated].flatMap(placeInTime);
  return { news: placed.toSorted((a, b) => a.place - b.place).map(({ change }) => change), corrected };
}

interface Placed {
  readonly change: Change;
  readonly place: number;
}

/**
 * What is told together stays in its order, also where only the day of a part of it is known: an entry comes before its
 * postmortem. Those without a time come last; a difference of infinities would be no number.
 */
function placeInTime(changes: readonly Change[]): readonly Placed[] {
  let latest = -Infinity;
  return changes.map((change) => {
    latest = Math.max(latest, change.time?.from ?? Number.MAX_SAFE_INTEGER);
    return { change, place: latest };
  });
}

function changesOf(known: Known | undefined, entry: Entry): readonly Change[] {
  if (known !== undefined && !isDisclosure(known, entry)) {
    return known.of === 'entry' ? compareEntry(known.entry, entry) : [];
  }
  if (!isListed(entry)) return [];
  const { incident } = entry;
  // Of an entry that is new, all that it says is news; one message tells of it.
  const isFirst = known === undefined || known.of === 'undated' || !hasPostmortem(known.entry);
  return [
    incident.disclosedSince === undefined
      ? publicationOf(entry)
      : disclosureOf(entry, incident.disclosedSince),
    ...(isFirst && hasPostmortem(entry) ? [postmortemOf(entry)] : []),
  ];
}

function isDisclosure(known: Known, { incident }: Entry): boolean {
  if (incident.withheld) return false;
  if (known.of === 'undated') return true;
  const { withheld, disclosedSince } = known.entry.incident;
  return withheld || (disclosedSince === undefined && incident.disclosedSince !== undefined);
}

function publicationOf(entry: Entry): Change {
  const { incident, timeline } = entry;
  return changeOf('published', entry, timeline.latestUpdate?.time ?? incident.started);
}

const disclosureOf = (entry: Entry, since: number): Change =>
  changeOf('disclosed', entry, { from: since, to: since + 1000, precision: 'second', about: false });

function changesOfUndated(known: Known | undefined, incident: UndatedIncident): readonly Change[] {
  const change = (kind: 'published' | 'resolved'): Change => ({
    key: `${kind}:${incident.slug}`,
    kind,
    time: undefined,
    subject: { of: 'undated', incident },
    update: undefined,
  });
  if (known === undefined) return [change('published')];
  return known.of === 'undated' && known.incident.isOpen && !incident.isOpen ? [change('resolved')] : [];
}

function changesOfDigests(before: SiteRecord, after: SiteRecord): readonly Change[] {
  const known = new Set(digestsOf(before.history).map(({ period }) => nameOfPeriod(period)));
  const isNew = ({ period }: Digest): boolean => !known.has(nameOfPeriod(period));
  return digestsOf(after.history)
    .filter(isNew)
    .map((digest): Change => {
      const { to } = digest.range;
      return {
        key: `digest:${nameOfPeriod(digest.period)}`,
        kind: 'digest',
        time: { from: to, to: to + 60_000, precision: 'minute', about: false },
        subject: { of: 'digest', digest },
        update: undefined,
      };
    })
    .toReversed();
}
