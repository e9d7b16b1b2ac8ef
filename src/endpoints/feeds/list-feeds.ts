// All feeds of a site: three kinds in three formats, of the whole, of each component and group, and of each severity.
import { rememberBy } from '../../kernel/remember.js';
import type { OutputFile } from '../../model/output.js';
import type { Site } from '../../model/site.js';
import { groupsAbove } from '../../site/component-nodes.js';
import { feedArchiveRoute, feedRoute, hasFeeds, type FeedScope } from '../../site/feed-addresses.js';
import { feedFormats, feedKinds, type FeedFormat, type FeedKind } from '../../site/feed-kinds.js';
import { outputPathOf } from '../../site/pages.js';
import type { Endpoint, EndpointSource } from '../endpoint.js';
import { chooseItems, listArchives, mostItems, type Archive } from './archives.js';
import { listItems, newestFirst, type FeedItem } from './feed-item.js';
import { describeFeed, type Feed } from './feed.js';
import { writeAtom } from './write-atom.js';
import { writeJsonFeed } from './write-json-feed.js';
import { writeRss } from './write-rss.js';

export const listFeeds: Endpoint = (source) => {
  const { site } = source.record.history;
  if (!hasFeeds(site)) return [];
  const feeds = listScopes(site).flatMap((scope) =>
    feedKinds.flatMap((kind) => feedFormats.map((format) => listFeed(scope, kind, format, source))),
  );
  return [...feeds, ...feedKinds.flatMap((kind) => listArchiveFeeds(kind, source))];
};

const listScopes = ({ components, severities }: Site): readonly FeedScope[] => [
  { of: 'site' },
  ...components.map(({ id }) => ({ of: 'component', component: id }) as const),
  ...severities.map(({ id }) => ({ of: 'severity', severity: id }) as const),
];

function listFeed(scope: FeedScope, kind: FeedKind, format: FeedFormat, source: EndpointSource): OutputFile {
  // Only Atom has archives, and only that of the whole site.
  const isArchived = scope.of === 'site' && format === 'atom';
  const choose = (): readonly FeedItem[] =>
    isArchived ? chooseItems(kind, source) : (choicesOf(source)[kind].get(nameOf(scope)) ?? []);
  const findArchive = (): Archive | undefined => (isArchived ? listArchives(kind, source).at(-1) : undefined);
  return source.file(
    outputPathOf(feedRoute(scope, kind, format)),
    () => writeFeed(format, describeFeed(scope, kind, choose(), source), findArchive(), source),
    () => [findArchive()?.name, choose().map(tellItem)],
  );
}

function writeFeed(
  format: FeedFormat,
  feed: Feed,
  archive: Archive | undefined,
  source: EndpointSource,
): string {
  switch (format) {
    case 'atom': {
      const previousArchive = archive && source.addressOf(feedArchiveRoute(feed.kind, archive.name));
      return writeAtom(feed, { self: feed.addressOf('atom'), previousArchive }, source);
    }
    case 'rss':
      return writeRss(feed, source);
    case 'json':
      return writeJsonFeed(feed, source);
  }
}

function listArchiveFeeds(kind: FeedKind, source: EndpointSource): readonly OutputFile[] {
  const archives = listArchives(kind, source);
  const nameAt = (index: number): string | undefined => archives[index]?.name;
  const addressOf = (name: string | undefined): string | undefined =>
    name === undefined ? undefined : source.addressOf(feedArchiveRoute(kind, name));
  return archives.map(({ name, items }, index) => {
    const [previous, next] = [nameAt(index - 1), nameAt(index + 1)];
    const write = (): string => {
      const feed = describeFeed({ of: 'site' }, kind, newestFirst(items()), source);
      const links = {
        self: source.addressOf(feedArchiveRoute(kind, name)),
        current: feed.addressOf('atom'),
        previousArchive: addressOf(previous),
        nextArchive: addressOf(next),
      };
      return writeAtom(feed, links, source);
    };
    return source.file(outputPathOf(feedArchiveRoute(kind, name)), write, () => [
      ...[previous, next],
      items().map(tellItem),
    ]);
  });
}

/** All that an item follows from. */
const tellItem = (item: FeedItem): readonly unknown[] => [
  ...[item.of, item.published, item.updated, item.entry],
  item.of === 'update' ? item.entry.incident.updates.indexOf(item.update) : undefined,
];

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
