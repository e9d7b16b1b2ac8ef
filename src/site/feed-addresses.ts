// Which feeds a site has and where they are, for the pages that lead to them and for the endpoint that writes them.
import type { Messages } from '../model/messages/messages.js';
import type { Site } from '../model/site.js';
import { hasCalendars } from './calendar-addresses.js';
import type { FeedFormat, FeedKind } from './feed-kinds.js';
import type { Route } from './pages.js';
import type { Alternate } from './props.js';

/** What a feed tells about: all of a site, a component or group, or a severity; those by id. */
export type FeedScope =
  | { readonly of: 'site' }
  | { readonly of: 'component'; readonly component: string }
  | { readonly of: 'severity'; readonly severity: string };

export const feedTypes: Readonly<Record<FeedFormat, string>> = {
  atom: 'application/atom+xml',
  rss: 'application/rss+xml',
  json: 'application/feed+json',
};

/** Entries of a feed have full addresses and ids, which a site without an address cannot give. */
export const hasFeeds = ({ url, output }: Site): boolean => url !== undefined && output.endpoints.feeds;

/** Whether there is anything to subscribe to. */
export const hasSubscribePage = (site: Site): boolean => hasFeeds(site) || hasCalendars(site);

export const feedRoute = (scope: FeedScope, kind: FeedKind, format: FeedFormat): Route => ({
  page: 'file',
  path: `${folderOf(scope)}${kind}.${format}`,
});

/** `name` is a year, or `2025-part-2`. */
export const feedArchiveRoute = (kind: FeedKind, name: string): Route => ({
  page: 'file',
  path: `feeds/archive/${kind}/${name}.atom`,
});

function folderOf(scope: FeedScope): string {
  switch (scope.of) {
    case 'site':
      return 'feeds/';
    case 'component':
      return `feeds/components/${scope.component}/`;
    case 'severity':
      return `feeds/severities/${scope.severity}/`;
  }
}

/** `Acme Status · Website · Updates` */
export function titleOfFeed(site: Site, { feeds }: Messages, scope: FeedScope, kind: FeedKind): string {
  const name = nameOfScope(site, scope);
  return [site.title, ...(name === undefined ? [] : [name]), feeds.kinds[kind].title].join(' · ');
}

/** Undefined of the whole site. */
export function nameOfScope(site: Site, scope: FeedScope): string | undefined {
  switch (scope.of) {
    case 'site':
      return undefined;
    case 'component':
      return site.componentById.get(scope.component)?.name ?? scope.component;
    case 'severity':
      return site.severities.find(({ id }) => id === scope.severity)?.label ?? scope.severity;
  }
}

/** For the head of a page: the feeds of what it is about, then those of the site. */
export function listFeedLinks(route: Route, site: Site, messages: Messages): readonly Alternate[] {
  if (!hasFeeds(site)) return [];
  const own = scopeOfPage(route);
  const scopes: readonly FeedScope[] = [...(own === undefined ? [] : [own]), { of: 'site' }];
  return scopes.flatMap((scope) =>
    (['atom', 'json'] as const).map((format) => ({
      type: feedTypes[format],
      title: titleOfFeed(site, messages, scope, 'incidents'),
      route: feedRoute(scope, 'incidents', format),
    })),
  );
}

/** Undefined of pages that are not of one component or severity alone. */
function scopeOfPage(route: Route): FeedScope | undefined {
  if (route.page === 'component') return { of: 'component', component: route.component };
  if (route.page === 'severity' || route.page === 'yearSeverity')
    return { of: 'severity', severity: route.severity };
  if (route.page !== 'period') return undefined;
  const { list } = route;
  if (list.of === 'component') return { of: 'component', component: list.component };
  return list.of === 'severity' ? { of: 'severity', severity: list.severity } : undefined;
}
