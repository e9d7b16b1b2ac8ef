// What a feed has one of: an entry of the history, an update of one, or a postmortem; and when it came and changed.
import { compareText } from '../../kernel/diagnostic.js';
import { rememberBy } from '../../kernel/remember.js';
import { minuteAt, type Instant, type Moment } from '../../kernel/time.js';
import { postmortems } from '../../model/history.js';
import type { Incident, Postmortem, Update } from '../../model/incident.js';
import type { FeedKind } from '../../site/feed-kinds.js';
import type { Entry } from '../../site/entry.js';
import { changedAt, publishedAt } from '../../site/publication-times.js';
import { isListed } from '../../site/site-record.js';
import type { EndpointSource } from '../endpoint.js';
import { announcedAt } from '../recorded-at.js';

interface Times {
  /** When it was first to be read, as far as the record says. */
  readonly published: Moment;
  /** Ahead of now by no more than clocks differ, and never before `published`. */
  readonly updated: Instant;
}

export type FeedItem = Times & { readonly entry: Entry } & (
    | { readonly of: 'entry' }
    | { readonly of: 'update'; readonly update: Update }
    | { readonly of: 'postmortem'; readonly postmortem: Postmortem }
  );

type Lists = Readonly<Record<FeedKind, readonly FeedItem[]>>;

/** Tells of each item that an entry has when it was published, given when the entry itself was. */
export function tellPublications(
  { incident: { updates, postmortem } }: Entry,
  published: Moment | undefined,
  tell: (kind: FeedKind, published: Moment) => void,
): void {
  if (published !== undefined) tell('incidents', published);
  for (const { time } of updates) tell('updates', time);
  if (postmortem?.published !== undefined) tell('postmortems', postmortem.published);
}

/** In the order of the history. What only a digest reports is in no feed, as it is in no list. */
export const listItems: (source: EndpointSource) => Lists = rememberBy((source) => ({
  incidents: source.record.listed.flatMap((entry): readonly FeedItem[] => {
    const times = timesOf(entry, source);
    return times === undefined ? [] : [{ entry, of: 'entry', ...times }];
  }),
  updates: source.record.listed.flatMap((entry) =>
    entry.incident.updates.map((update): FeedItem => ({
      entry,
      of: 'update',
      update,
      ...sinceDisclosure(update.time, entry.incident),
    })),
  ),
  postmortems: postmortems(source.record.history).flatMap((incident): readonly FeedItem[] => {
    const { postmortem } = incident;
    const entry = source.record.entryOf(incident);
    if (postmortem?.published === undefined || !isListed(entry)) return [];
    return [{ entry, of: 'postmortem', postmortem, ...sinceDisclosure(postmortem.published, incident) }];
  }),
}));

/** The items of a feed, those that changed last first. */
export const newestFirst: (items: readonly FeedItem[]) => readonly FeedItem[] = rememberBy((items) =>
  items.toSorted(
    (a, b) =>
      b.updated - a.updated ||
      b.published.from - a.published.from ||
      compareText(a.entry.incident.slug, b.entry.incident.slug) ||
      placeInEntry(b) - placeInEntry(a),
  ),
);

/** In the order of publication, which later changes leave as it is. */
export const oldestFirst: (items: readonly FeedItem[]) => readonly FeedItem[] = rememberBy((items) =>
  items.toSorted(
    (a, b) =>
      a.published.from - b.published.from ||
      compareText(a.entry.incident.slug, b.entry.incident.slug) ||
      placeInEntry(a) - placeInEntry(b),
  ),
);

const placeInEntry = (item: FeedItem): number =>
  item.of === 'update' ? item.entry.incident.updates.indexOf(item.update) : 0;

/** Clocks of authors and machines differ a little, and `check` lets pass what is this far ahead. */
export const saidBy = (now: Instant): Instant => now + 5 * 60 * 1000;

/** Undefined of what nobody has said anything of yet, and of which nothing tells when it was announced. */
export function publicationOf(entry: Entry, source: EndpointSource): Moment | undefined {
  const { now } = source.record.history;
  return (
    publishedAt(entry.incident, saidBy(now)) ??
    announcedAt(entry.incident, source) ??
    turnsOfWork(entry, now)[0]
  );
}

function timesOf(entry: Entry, source: EndpointSource): Times | undefined {
  const { now } = source.record.history;
  const published = publicationOf(entry, source);
  if (published === undefined) return undefined;
  // What the clock alone does, it does when the time has come: only what is written may be a little ahead.
  const moments = [published, changedAt(entry.incident, saidBy(now)), ...turnsOfWork(entry, now)];
  return { published, updated: Math.max(...moments.flatMap((moment) => moment?.from ?? [])) };
}

/** When planned work began and ended by now, be it by the clock alone: then its page says something else than before. */
function turnsOfWork({ incident, timeline }: Entry, now: Instant): readonly Moment[] {
  if (incident.kind !== 'maintenance') return [];
  return timeline.active
    .flatMap(({ from, to }) => [from, to])
    .filter((instant) => instant <= now)
    .map(minuteAt);
}

/** What was said while it was withheld is new to readers since that ended. */
const sinceDisclosure = (published: Moment, { disclosedSince = -Infinity }: Incident): Times => ({
  published,
  updated: Math.max(published.from, disclosedSince),
});
