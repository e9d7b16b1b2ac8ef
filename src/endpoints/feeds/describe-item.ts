// An item as every format of feed has it: id, title, address, categories and text.
import { formatInstant } from '../../kernel/time-writing.js';
import { rememberBy, rememberLast } from '../../kernel/remember.js';
import type { Html } from '../../kernel/html.js';
import { escapeXml, type XmlText } from '../../kernel/xml.js';
import type { Instant, Moment } from '../../kernel/time.js';
import type { Incident, Update } from '../../model/incident.js';
import { lastingNameOf } from '../../model/lasting-name.js';
import { tagUri } from '../../model/tag.js';
import type { EndpointSource } from '../endpoint.js';
import type { FeedItem } from './feed-item.js';
import { writeContent } from './write-content.js';

export interface Category {
  readonly of: 'kind' | 'severity' | 'component';
  readonly id: string;
  readonly label: string;
}

export interface DescribedItem {
  /** A `tag:` URI. */
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly published: Moment;
  readonly updated: Instant;
  /** Plain text on one line; may be empty. */
  readonly summary: string;
  /** Undefined where the feed has no room left for it. */
  readonly content: Html | undefined;
  readonly categories: readonly Category[];
}

/** How much text a feed may have, in bytes of HTML: with its markup escaped a file stays about below 512 KiB. */
const mostText = 400 * 1024;

/** In the given order. What does not fit any more keeps its summary and its address: no item is left out. */
export const describeItems = (items: readonly FeedItem[], source: EndpointSource): readonly DescribedItem[] =>
  describerOf(source)(items);

/** The three formats of a feed are asked for one after the other, and have the same items. */
const describerOf = rememberBy((source: EndpointSource) =>
  rememberLast((items: readonly FeedItem[]) => {
    let room = mostText;
    return items.map((item) => {
      const content = writeContent(item, source);
      const size = sizeOf(content.toString());
      const fits = size <= room;
      if (fits) room -= size;
      return describeItem(item, fits ? content : undefined, source);
    });
  }),
);

const encoder = new TextEncoder();

const sizeOf = (text: string): number => encoder.encode(text).length;

/** For the two formats that are XML. */
export const escapeContent: (content: Html) => XmlText = rememberBy((content) =>
  escapeXml(content.toString()),
);

function describeItem(item: FeedItem, content: Html | undefined, source: EndpointSource): DescribedItem {
  const { incident } = item.entry;
  const { feeds, statuses } = source.record.messages;
  const address = (anchor?: string): string =>
    source.addressOf({ page: 'incident', slug: incident.slug }, anchor);
  const shared = {
    id: tagUri(source.record.history.site, nameItem(item)),
    published: item.published,
    updated: item.updated,
    content,
    categories: categoriesOf(item, source),
  };
  switch (item.of) {
    case 'entry':
      return { ...shared, title: incident.title, url: address(), summary: summarize(incident) };
    case 'update':
      return {
        ...shared,
        title: feeds.updateOf(statuses[item.update.status], incident.title),
        url: address(item.update.anchor),
        summary: shorten(item.update.prose.text),
      };
    case 'postmortem':
      return {
        ...shared,
        title: feeds.postmortemOf(incident.title),
        url: address(item.postmortem.anchor),
        summary: shorten((item.postmortem.introduction ?? item.postmortem.parts[0]?.prose)?.text ?? ''),
      };
  }
}

/** What an incident is called stays when it is disclosed or moved; nothing here follows from its text. */
function nameItem(item: FeedItem): string {
  const { incident } = item.entry;
  const name = `incidents/${encodeURIComponent(lastingNameOf(incident))}`;
  switch (item.of) {
    case 'entry':
      return name;
    case 'update':
      return `${name}/updates/${nameUpdate(item.update, incident.updates)}`;
    case 'postmortem':
      return `${name}/postmortem`;
  }
}

/** By when and what it was; imported records may have several of both. */
function nameUpdate(update: Update, updates: readonly Update[]): string {
  const isAlike = ({ time, status }: Update): boolean =>
    time.from === update.time.from && status === update.status;
  const place = updates.filter(isAlike).indexOf(update);
  const stamp = formatInstant(update.time.from).replaceAll(/[-:]/g, '');
  return `${stamp}-${update.status}${place > 0 ? `-${place + 1}` : ''}`;
}

function categoriesOf({ entry }: FeedItem, { record }: EndpointSource): readonly Category[] {
  const { kind, severity } = entry.incident;
  return [
    { of: 'kind', id: kind, label: record.messages.kinds[kind] },
    ...(severity === undefined ? [] : [{ of: 'severity', id: severity.id, label: severity.label } as const]),
    ...entry.components.map(({ id, name }) => ({ of: 'component', id, label: name }) as const),
  ];
}

const summarize = ({ summary, introduction, details }: Incident): string =>
  shorten((summary ?? introduction ?? details)?.text ?? '');

const longestSummary = 500;

/** Cut at a word. */
function shorten(text: string): string {
  if (text.length <= longestSummary) return text;
  const cut = text.slice(0, longestSummary).replace(/\s+\S*$/, '');
  return `${cut.replace(/[\u{d800}-\u{dbff}]$/u, '')} …`;
}
