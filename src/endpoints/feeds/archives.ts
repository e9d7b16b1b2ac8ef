// The archives of a feed (RFC 5005, section 4): every item that it has no room for, by the year of its publication. A
// year with many has several parts, filled in the order of publication, so that what is new changes no full one.
import { rememberBy } from '../../kernel/remember.js';
import type { SiteRecord } from '../../site/site-record.js';
import { newestFirst, oldestFirst, type FeedItem } from './feed-item.js';

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
export function listArchives(items: readonly FeedItem[], record: SiteRecord): readonly Archive[] {
  if (items.length <= mostItems) return [];
  const years = [...countByYear(items, record)].toSorted(([a], [b]) => a - b);
  return years.flatMap(([year, count], index) => {
    const isNewest = index === years.length - 1;
    const parts = isNewest ? Math.floor(count / mostItems) : Math.ceil(count / mostItems);
    return Array.from({ length: parts }, (_, part): Archive => ({
      name: `${String(year).padStart(4, '0')}${part === 0 ? '' : `-part-${part + 1}`}`,
      items: () => itemsOfYear(items, record, year).slice(part * mostItems, (part + 1) * mostItems),
    }));
  });
}

/** Those that changed last, and those that no archive has, where these are not the same. */
export function chooseItems(items: readonly FeedItem[], record: SiteRecord): readonly FeedItem[] {
  const newest = newestFirst(items);
  if (items.length <= mostItems) return newest;
  const lastYear = Math.max(...countByYear(items, record).keys());
  const ofYear = itemsOfYear(items, record, lastYear);
  const loose = ofYear.slice(ofYear.length - (ofYear.length % mostItems));
  const chosen = new Set([...newest.slice(0, mostItems), ...loose]);
  return newest.filter((item) => chosen.has(item));
}

function countByYear(items: readonly FeedItem[], { yearAt }: SiteRecord): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { published } of items) {
    const year = yearAt(published.from);
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return counts;
}

const itemsOfYear = (items: readonly FeedItem[], record: SiteRecord, year: number): readonly FeedItem[] =>
  groupByYear(items)(record).get(year) ?? [];

/** In the order of publication; every archive asks for its share. */
const groupByYear = rememberBy((items: readonly FeedItem[]) =>
  rememberBy(({ yearAt }: SiteRecord) => {
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
