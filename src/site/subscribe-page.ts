// The page for subscribers: where the feeds and calendars are, and what there is for programs.
import { endOf } from '../model/duration.js';
import { calendarRoute, hasCalendars } from './calendar-addresses.js';
import { groupsAbove } from './component-nodes.js';
import { feedRoute, hasFeeds, hasSubscribePage, type FeedScope } from './feed-addresses.js';
import { feedFormats, feedKinds } from './feed-kinds.js';
import { pageDefaults, statusCrumb, type Page } from './page.js';
import type { AffectedName, FeedLinks, SubscribeProps } from './props.js';
import type { SiteRecord } from './site-record.js';
import { apiFile } from './twin-addresses.js';

/** None where there is nothing to subscribe to. */
export function planSubscribePages(record: SiteRecord): readonly Page[] {
  const { history, messages } = record;
  if (!hasSubscribePage(history.site)) return [];
  return [
    {
      ...pageDefaults,
      route: { page: 'subscribe' },
      title: messages.feeds.title,
      description: messages.feeds.description(history.site.title),
      crumbs: [statusCrumb(messages)],
      body: () => ({ part: 'subscribePage', props: listSubscriptions(record) }),
    },
  ];
}

function listSubscriptions(record: SiteRecord): SubscribeProps {
  const { site } = record.history;
  const { endpoints } = site.output;
  const components = shownComponents(record);
  const feedsOf = (scope: FeedScope): readonly FeedLinks[] => (hasFeeds(site) ? linkFeeds(scope) : []);
  const hasCalendar = hasCalendars(site);
  return {
    feeds: feedsOf({ of: 'site' }),
    components: hasFeeds(site)
      ? components.map((name) => ({
          name,
          feeds: feedsOf({ of: 'component', component: name.component.id }),
        }))
      : [],
    severities: hasFeeds(site)
      ? site.severities.map((severity) => ({
          severity,
          feeds: feedsOf({ of: 'severity', severity: severity.id }),
        }))
      : [],
    calendar: hasCalendar ? calendarRoute() : undefined,
    calendars: hasCalendar
      ? components.map((name) => ({ name, route: calendarRoute(name.component.id) }))
      : [],
    machines: [
      ...(endpoints.api
        ? ([
            { what: 'ownApi', route: apiFile('index.json') },
            { what: 'statuspageApi', route: { page: 'file', path: 'api/v2/summary.json' } },
          ] as const)
        : []),
      ...(endpoints.badges
        ? [{ what: 'badges', route: { page: 'file', path: 'badges/status.svg' } } as const]
        : []),
    ],
  };
}

const linkFeeds = (scope: FeedScope): readonly FeedLinks[] =>
  feedKinds.map((kind) => ({
    kind,
    formats: feedFormats.map((format) => ({ format, route: feedRoute(scope, kind, format) })),
  }));

/** With more of them the page would be too long; then only those at the top, which hold what lies below. */
const mostComponents = 40;

function shownComponents({ history: { site, now } }: SiteRecord): readonly AffectedName[] {
  const current = site.components.filter(({ retired }) => retired === undefined || endOf(retired) > now);
  const shown =
    current.length <= mostComponents
      ? current
      : current.filter(({ depth }) => depth === 0).slice(0, mostComponents);
  return shown.map((component) => ({ component, group: groupsAbove(site, component).at(-1) }));
}
