// A feed before it has a format: what it is called, where it is, and the items that it holds.
import type { Instant } from '../../kernel/time.js';
import { tagUri } from '../../model/tag.js';
import { feedRoute, titleOfFeed, type FeedScope } from '../../site/feed-addresses.js';
import type { FeedFormat, FeedKind } from '../../site/feed-kinds.js';
import type { Route } from '../../site/pages.js';
import type { EndpointSource } from '../endpoint.js';
import type { FeedItem } from './feed-item.js';

export interface Feed {
  readonly kind: FeedKind;
  /** A `tag:` URI; the same of a feed and its archives. */
  readonly id: string;
  readonly title: string;
  /** What it has one item for. */
  readonly subtitle: string;
  /** The full address of the page that has the same for people, with all that is too old for the feed. */
  readonly home: string;
  readonly addressOf: (format: FeedFormat) => string;
  /** Newest first. */
  readonly items: readonly FeedItem[];
}

export function describeFeed(
  scope: FeedScope,
  kind: FeedKind,
  items: readonly FeedItem[],
  { record, addressOf }: EndpointSource,
): Feed {
  const { site } = record.history;
  return {
    kind,
    id: tagUri(site, `feeds/${nameScope(scope)}${kind}`),
    title: titleOfFeed(site, record.messages, scope, kind),
    subtitle: record.messages.feeds.kinds[kind].holds,
    home: addressOf(homeOf(scope, kind)),
    addressOf: (format) => addressOf(feedRoute(scope, kind, format)),
    items,
  };
}

/** When something in a feed last changed, which is never the time of the build; undefined of an empty one. */
export const changeOf = (items: readonly FeedItem[]): Instant | undefined =>
  items.length === 0 ? undefined : items.reduce((last, { updated }) => Math.max(last, updated), -Infinity);

function nameScope(scope: FeedScope): string {
  switch (scope.of) {
    case 'site':
      return '';
    case 'component':
      return `components/${scope.component}/`;
    case 'severity':
      return `severities/${scope.severity}/`;
  }
}

function homeOf(scope: FeedScope, kind: FeedKind): Route {
  switch (scope.of) {
    case 'site':
      return { page: kind === 'postmortems' ? 'postmortems' : 'history' };
    case 'component':
      return { page: 'component', component: scope.component };
    case 'severity':
      return { page: 'severity', severity: scope.severity };
  }
}
