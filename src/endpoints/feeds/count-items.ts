// How many items of each kind were published in each year: which archives there are follows from that alone. Every
// compilation asks for it, and after few of them does anybody read a feed. So no item is made for it, and what the
// record of entries says by itself is remembered; only where it does not are the clock and git asked.
import { rememberBy } from '../../kernel/remember.js';
import { rememberParts } from '../../kernel/remember-parts.js';
import type { Instant, Moment } from '../../kernel/time.js';
import type { Site } from '../../model/site.js';
import type { Entry } from '../../site/entry.js';
import { feedKinds, type FeedKind } from '../../site/feed-kinds.js';
import { publishedAt } from '../../site/publication-times.js';
import { monthFinderOf } from '../../site/site-record.js';
import type { EndpointSource } from '../endpoint.js';
import { publicationOf, saidBy, tellPublications } from './feed-item.js';

type Counts = Readonly<Record<FeedKind, ReadonlyMap<number, number>>>;

/** By kind and year. */
export const countItems: (source: EndpointSource) => Counts = rememberBy((source) => {
  const { history, listed } = source.record;
  const { counts, addAll, tell } = createCounter(history.site);
  const ask = (entries: readonly Entry[]): void => {
    for (const entry of entries) tellPublications(entry, publicationOf(entry, source), tell);
  };
  for (const part of countRecords(history.site)(listed)) {
    if (part.begun > saidBy(history.now)) ask(part.entries);
    else {
      addAll(part.counts);
      ask(part.silent);
    }
  }
  return counts;
});

/** What the records of some entries say by themselves. */
interface RecordCounts {
  readonly entries: readonly Entry[];
  /** The items of those that say when they began. */
  readonly counts: Counts;
  /** When the last of them began: as of an earlier moment the counts are not right. */
  readonly begun: Instant;
  /** Those that do not say it: work that was planned without a word. */
  readonly silent: readonly Entry[];
}

const countRecords = rememberBy((site: Site) =>
  rememberParts((entries: readonly Entry[]): RecordCounts => {
    const { counts, tell } = createCounter(site);
    const silent: Entry[] = [];
    let begun = -Infinity;
    for (const entry of entries) {
      const first = publishedAt(entry.incident, Infinity);
      if (first === undefined) silent.push(entry);
      else {
        begun = Math.max(begun, first.from);
        tellPublications(entry, first, tell);
      }
    }
    return { entries, counts, begun, silent };
  }),
);

interface Counter {
  readonly counts: Counts;
  readonly addAll: (counts: Counts) => void;
  readonly tell: (kind: FeedKind, published: Moment) => void;
}

function createCounter(site: Site): Counter {
  const monthAt = monthFinderOf(site);
  const counts = {
    incidents: new Map<number, number>(),
    updates: new Map<number, number>(),
    postmortems: new Map<number, number>(),
  };
  const add = (kind: FeedKind, year: number, count: number): void => {
    counts[kind].set(year, (counts[kind].get(year) ?? 0) + count);
  };
  return {
    counts,
    addAll: (others) => {
      for (const kind of feedKinds)
        others[kind].forEach((count, year) => {
          add(kind, year, count);
        });
    },
    tell: (kind, published) => {
      add(kind, monthAt(published.from).year, 1);
    },
  };
}
