// What a list lacks because only digests report it: how many, and where they are. A list that is short says so.
import { digestOf } from '../model/publication.js';
import { nameOfPeriod, rangeOfPeriod } from '../model/digest-period.js';
import type { DigestMention, Entry } from './props.js';
import { groupEntries, hasUnlisted, isListed, type SiteRecord } from './site-record.js';

/** Of all that belongs in a list; undefined where every entry of it has a page of its own. */
export function mentionDigests(record: SiteRecord, entries: readonly Entry[]): DigestMention | undefined {
  const { site, now } = record.history;
  if (!hasUnlisted(record)) return undefined;
  const unlisted = entries.filter((entry) => !isListed(entry));
  if (unlisted.length === 0) return undefined;
  const groups = groupEntries(unlisted, ({ incident }) => {
    const period = digestOf(incident, site, now);
    return period === undefined ? '' : nameOfPeriod(period);
  });
  const digests = [...groups.values()].map((group) => {
    const [first] = group;
    const period = first && digestOf(first.incident, site, now);
    const isOut = first?.publication === 'digest';
    return {
      period,
      count: group.length,
      route: period !== undefined && isOut ? ({ page: 'digest', period } as const) : undefined,
      end: period === undefined ? Infinity : rangeOfPeriod(period, site.timezone).to,
    };
  });
  return {
    count: unlisted.length,
    digests: digests
      .toSorted((a, b) => b.end - a.end)
      .map(({ period, count, route }) => ({ period, count, route })),
  };
}
