// The archives of a feed (RFC 5005, section 4): every item that it has no room for, by the year of its publication. A
// year with many has several parts, filled in the order of publication, so that what is new changes no full one.
import { rememberBy } from '../../kernel/remember.js';
import type { FeedKind } from '../../site/feed-kinds.js';
import type { EndpointSource } from '../endpoint.js';
import { countItems } from './count-items.js';
import { listItems, newestFirst, oldestFirst, type FeedItem } from './feed-item.js';

/** The most that a feed or an archive holds. */
export const mostItems = 50;

export interface Archive {
  /** `2025`, `2025-part-2` */
  readonly name: string;
  /** Oldest first; made when they are asked for. */
  readonly items: () => readonly FeedItem[];
}

/**
 * Oldest first; none where the feed has room for all. The newest year may go on, so of that the full parts alone:
 * what no archive has stands in the feed.
 */
export function listArchives(kind: FeedKind, source: EndpointSource): readonly Archive[] {
  const years = [...countItems(source)[kind]].toSorted(([a], [b]) => a - b);
  if (years.reduce((sum, [, count]) => sum + count, 0) <= mostItems) return [];
  return years.flatMap(([year, count], index) => {
    const isNewest = index === years.length - 1;
    const parts = isNewest ? Math.floor(count / mostItems) : Math.ceil(count / mostItems);
    return Array.from({ length: parts }, (_, part): Archive => ({
      name: `${String(year).padStart(4, '0')}${part === 0 ? '' : `-part-${part + 1}`}`,
      items: () => itemsOfYear(kind, source, year).slice(part * mostItems, (part + 1) * mostItems),
    }));
  });
}

/** Those that changed last, and those that no archive has, where these are not the same. */
export function chooseItems(kind: FeedKind, source: EndpointSource): readonly FeedItem[] {
  const newest = newestFirst(listItems(source)[kind]);
  if (newest.length <= mostItems) return newest;
  const lastYear = Math.max(...countItems(source)[kind].keys());
  const ofYear = itemsOfYear(kind, source, lastYear);
  const loose = ofYear.slice(ofYear.length - (ofYear.length % mostItems));
  const chosen = new Set([...newest.slice(0, mostItems), ...loose]);
  return newest.filter((item) => chosen.has(item));
}

const itemsOfYear = (kind: FeedKind, source: EndpointSource, year: number): readonly FeedItem[] =>
  groupByYear(source)(listItems(source)[kind]).get(year) ?? [];

/** In the order of publication; every archive asks for its share. */
const groupByYear = rememberBy(({ record: { yearAt } }: EndpointSource) =>
  rememberBy((items: readonly FeedItem[]) => {
    const years = new Map<number, FeedItem[]>();
    for (const item of oldestFirst(items)) {
      const year = yearAt(item.published.from);
      const known = years.get(year);
      if (known === undefined) years.set(year, [item]);
      else known.push(item);
    }
    return years;
  }),
);
