// What the page for subscribers shows: where the feeds and calendars of a site are. Public, by way of src/theme.ts.
import type { Severity } from '../model/site.js';
import type { AffectedName } from './entry.js';
import type { FeedFormat, FeedKind } from './feed-kinds.js';
import type { Route } from './pages.js';

/** The feeds of a site, a component or a severity that have one kind of entry. */
export interface FeedLinks {
  readonly kind: FeedKind;
  readonly formats: readonly { readonly format: FeedFormat; readonly route: Route }[];
}

export interface SubscribeProps {
  /** Of all that is published, one for each kind; empty where the site has no feeds, as are the next two. */
  readonly feeds: readonly FeedLinks[];
  /** Without those that are retired, as far as there are few enough for a page; groups stand for what lies below them. */
  readonly components: readonly { readonly name: AffectedName; readonly feeds: readonly FeedLinks[] }[];
  readonly severities: readonly { readonly severity: Severity; readonly feeds: readonly FeedLinks[] }[];
  /** The calendar of all planned work; undefined where the site has none. */
  readonly calendar: Route | undefined;
  readonly calendars: readonly { readonly name: AffectedName; readonly route: Route }[];
  /** What the site has for programs. */
  readonly machines: readonly {
    readonly what: 'ownApi' | 'statuspageApi' | 'badges';
    readonly route: Route;
  }[];
}
