// What the address of an incident without a page of its own shows: a few words until its digest is out, then the way
// there. And the pages that lead on from former addresses, so that no link ever dies.
import { join } from '../kernel/lists.js';
import { rememberParts } from '../kernel/remember-parts.js';
import { digestOf } from '../model/publication.js';
import { historyCrumb, pageDefaults, statusCrumb, type Page } from './page.js';
import { anchorInDigest, type Route, type Target } from './pages.js';
import type { Entry } from './props.js';
import type { SiteRecord } from './site-record.js';
import { alternatesOf } from './twin-addresses.js';

/** In no list, and in no search. */
export function planBriefPages(record: SiteRecord): readonly Page[] {
  const { history, messages, entries } = record;
  return join(findBrief(entries)).map((entry) => ({
    ...pageDefaults,
    route: { page: 'incident', slug: entry.incident.slug },
    title: entry.incident.title,
    description: entry.incident.title,
    section: 'history',
    crumbs: [statusCrumb(messages), historyCrumb(messages)],
    listed: false,
    alternates: alternatesOf(entry.incident, history.site),
    body: () => ({
      part: 'briefPage',
      props: { ...entry, digest: digestOf(entry.incident, history.site, history.now) },
    }),
  }));
}

const findBrief = rememberParts((entries: readonly Entry[]) =>
  entries.filter(({ publication }) => publication === 'brief'),
);

/** From aliases, from what a withheld incident was called in public, and from what only a digest reports now. */
export function planRedirectPages(record: SiteRecord): readonly Page[] {
  return join(findMoved(record.entries)).flatMap((entry) => {
    const { slug, aliases, publicSlug, withheld } = entry.incident;
    const own: Route = { page: 'incident', slug };
    const to = findEntry(record, entry);
    const former = withheld || publicSlug === undefined || publicSlug === slug ? [] : [publicSlug];
    const routes: readonly Route[] = [
      ...(entry.publication === 'digest' ? [own] : []),
      ...former.map((name) => ({ page: 'incident', slug: name }) as const),
      ...aliases.map((alias) => ({ page: 'redirect', alias }) as const),
    ];
    return routes.map((route) => planRedirect(record, entry, route, to));
  });
}

/** Those with another address, or that once had one. */
const findMoved = rememberParts((entries: readonly Entry[]) =>
  entries.filter(
    ({ incident: { aliases, publicSlug }, publication }) =>
      aliases.length > 0 || publicSlug !== undefined || publication === 'digest',
  ),
);

/** Where readers find an entry: on its page, or at its place in a digest. */
function findEntry({ history: { site, now } }: SiteRecord, { incident, publication }: Entry): Target {
  const period = publication === 'digest' ? digestOf(incident, site, now) : undefined;
  return period === undefined
    ? { route: { page: 'incident', slug: incident.slug }, anchor: '' }
    : { route: { page: 'digest', period }, anchor: anchorInDigest(incident.slug) };
}

const planRedirect = ({ messages }: SiteRecord, { incident }: Entry, route: Route, to: Target): Page => ({
  ...pageDefaults,
  route,
  title: messages.labels.moved,
  description: incident.title,
  redirect: to,
  listed: false,
  body: () => ({ part: 'redirectPage', props: { incident, to } }),
});
