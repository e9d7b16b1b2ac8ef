// All feeds of a site: three kinds in three formats, of the whole, of each component and group, and of each severity.
import { rememberBy } from '../../kernel/remember.js';
import { writeOnDemand, type OutputFile } from '../../model/output.js';
import type { Site } from '../../model/site.js';
import { groupsAbove } from '../../site/component-nodes.js';
import {
  feedArchiveRoute,
  feedFormats,
  feedKinds,
  feedRoute,
  hasFeeds,
  type FeedFormat,
  type FeedKind,
  type FeedScope,
} from '../../site/feed-addresses.js';
import { outputPathOf } from '../../site/pages.js';
import type { Endpoint, EndpointSource } from '../endpoint.js';
import { chooseItems, listArchives, mostItems } from './archives.js';
import { listItems, newestFirst, type FeedItem } from './feed-item.js';
import { describeFeed } from './feed.js';
import { writeAtom } from './write-atom.js';
import { writeJsonFeed } from './write-json-feed.js';
import { writeRss } from './write-rss.js';

export const listFeeds: Endpoint = (source) => {
  const { site } = source.record.history;
  if (!hasFeeds(site)) return [];
  const feeds = listScopes(site).flatMap((scope) =>
    feedKinds.flatMap((kind) =>
      feedFormats.map((format) =>
        writeOnDemand(outputPathOf(feedRoute(scope, kind, format)), () =>
          writeFeed(scope, kind, format, source),
        ),
      ),
    ),
  );
  return [...feeds, ...feedKinds.flatMap((kind) => writeArchives(kind, source))];
};

const listScopes = ({ components, severities }: Site): readonly FeedScope[] => [
  { of: 'site' },
  ...components.map(({ id }) => ({ of: 'component', component: id }) as const),
  ...severities.map(({ id }) => ({ of: 'severity', severity: id }) as const),
];

function writeFeed(scope: FeedScope, kind: FeedKind, format: FeedFormat, source: EndpointSource): string {
  const all = listItems(source)[kind];
  // Only Atom has archives, and only that of the whole site.
  const isArchived = scope.of === 'site' && format === 'atom';
  const items = isArchived
    ? chooseItems(all, source.record)
    : (choicesOf(source)[kind].get(nameOf(scope)) ?? []);
  const feed = describeFeed(scope, kind, items, source);
  switch (format) {
    case 'atom': {
      const newest = isArchived ? listArchives(all, source.record).at(-1) : undefined;
      const previousArchive = newest && source.addressOf(feedArchiveRoute(kind, newest.name));
      return writeAtom(feed, { self: feed.addressOf('atom'), previousArchive }, source);
    }
    case 'rss':
      return writeRss(feed, source);
    case 'json':
      return writeJsonFeed(feed, source);
  }
}

function writeArchives(kind: FeedKind, source: EndpointSource): readonly OutputFile[] {
  const archives = listArchives(listItems(source)[kind], source.record);
  const addressOf = (index: number): string | undefined => {
    const archive = archives[index];
    return archive && source.addressOf(feedArchiveRoute(kind, archive.name));
  };
  return archives.map(({ name, items }, index) =>
    writeOnDemand(outputPathOf(feedArchiveRoute(kind, name)), () => {
      const feed = describeFeed({ of: 'site' }, kind, newestFirst(items()), source);
      const links = {
        self: source.addressOf(feedArchiveRoute(kind, name)),
        current: feed.addressOf('atom'),
        previousArchive: addressOf(index - 1),
        nextArchive: addressOf(index + 1),
      };
      return writeAtom(feed, links, source);
    }),
  );
}

type Choices = ReadonlyMap<string, readonly FeedItem[]>;

/** What each feed holds, in one pass for all of them. */
const choicesOf = rememberBy((source: EndpointSource): Readonly<Record<FeedKind, Choices>> => {
  const { incidents, updates, postmortems } = listItems(source);
  const choose = (items: readonly FeedItem[]): Choices => chooseByScope(items, source);
  return { incidents: choose(incidents), updates: choose(updates), postmortems: choose(postmortems) };
});

function chooseByScope(items: readonly FeedItem[], { record }: EndpointSource): Choices {
  const { site } = record.history;
  const above = new Map(
    site.components.map((component) => [component, [component, ...groupsAbove(site, component)]]),
  );
  const choices = new Map<string, FeedItem[]>();
  for (const item of newestFirst(items)) {
    const { components, incident } = item.entry;
    const names = new Set([
      nameOf({ of: 'site' }),
      ...components
        .flatMap((leaf) => above.get(leaf) ?? [])
        .map(({ id }) => nameOf({ of: 'component', component: id })),
      ...(incident.severity === undefined
        ? []
        : [nameOf({ of: 'severity', severity: incident.severity.id })]),
    ]);
    for (const name of names) {
      const chosen = choices.get(name);
      if (chosen === undefined) choices.set(name, [item]);
      else if (chosen.length < mostItems) chosen.push(item);
    }
  }
  return choices;
}

/** A component and a severity may have the same id, but not the same address. */
const nameOf = (scope: FeedScope): string => outputPathOf(feedRoute(scope, 'incidents', 'atom'));
