// What machines call an entry: it outlives the title, and the address too.
import type { Incident } from './incident.js';

type Named = Pick<Incident, 'slug'> & Partial<Pick<Incident, 'publicSlug' | 'aliases'>>;

/**
 * The slug of its public face, before and after it is disclosed; else the first that it had by its aliases, so that a feed
 * does not show it as new after it was moved; else its slug. Unique in a site, as slugs and aliases together are.
 */
export const lastingNameOf = ({ slug, publicSlug, aliases = [] }: Named): string =>
  publicSlug ?? aliases.map(formerSlugOf).find((name) => name !== undefined) ?? slug;

/** `x` of `/incidents/x/`; undefined of an address that no entry can have had. */
export function formerSlugOf(alias: string): string | undefined {
  const name = /^\/incidents\/([^/]+)\/?$/.exec(alias)?.[1];
  return name === undefined || name.endsWith('.html')
    ? undefined
    : decodeURIComponent(name).normalize('NFC').toLowerCase();
}
