// Which entries readers had already: under their name of today, or under one that they bore before.
import type { Incident } from '../model/incident.js';
import { formerSlugOf, lastingNameOf } from '../model/lasting-name.js';
import type { UndatedIncident } from '../model/undated.js';
import type { Entry } from '../site/props.js';
import { isListed, type SiteRecord } from '../site/site-record.js';

/** What readers had of an entry. */
export type Known =
  | { readonly of: 'entry'; readonly entry: Entry }
  | { readonly of: 'undated'; readonly incident: UndatedIncident };

export type KnownFinder = (entry: Pick<Incident, 'slug' | 'publicSlug' | 'aliases'>) => Known | undefined;

/**
 * Of the older build. What only a digest reported, or will report, had not been told of. An entry that was moved says so by an
 * alias, which counts only where nothing had its name of today.
 */
export function createKnownFinder({ history, entries }: SiteRecord): KnownFinder {
  const known = new Map<string, Known>();
  for (const incident of history.undated) known.set(incident.slug, { of: 'undated', incident });
  for (const entry of entries.filter(isListed)) {
    for (const name of new Set([entry.incident.slug, lastingNameOf(entry.incident)]))
      known.set(name, { of: 'entry', entry });
  }
  return ({ slug, publicSlug, aliases }) => {
    const names = [slug, publicSlug ?? slug, ...aliases.flatMap((alias) => formerSlugOf(alias) ?? [])];
    const name = names.find((each) => known.has(each));
    return name === undefined ? undefined : known.get(name);
  };
}
