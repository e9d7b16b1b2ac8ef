// Feeds judged by others: grammars for their form, a foreign reader for what they say, and rules that no grammar knows.
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { readFileSync } from 'node:fs';
import { parse, type ParserError } from 'parse5';
import { validateXML } from 'xmllint-wasm';
import { attribute, find } from '../../site/make-record.js';

export interface ReadItem {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly published: string;
  readonly updated: string;
  readonly content: string;
  readonly summary: string;
}

export interface ReadFeed {
  readonly title: string;
  readonly updated: string | undefined;
  readonly self: string;
  readonly items: readonly ReadItem[];
}

const near = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

/** What is wrong with the form of files, all of one format, as `name: message`; each start of the checker is dear. */
export async function checkXml(
  format: 'atom' | 'rss',
  files: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const names = Object.keys(files);
  const { errors } = await validateXML({
    xml: names.map((name, index) => ({ fileName: `f${index}.xml`, contents: files[name] ?? '' })),
    schema: [near(`${format}.rng`)],
    extension: 'relaxng',
    maxMemoryPages: 8192,
  });
  return errors.map(({ loc, message, rawMessage }) => {
    const index = Number(/^f(\d+)\.xml/.exec(loc?.fileName ?? rawMessage)?.[1] ?? -1);
    return `${names[index] ?? '?'}: ${message}`;
  });
}

const ajv = new Ajv2020({ allErrors: true });
addFormats.default(ajv);
const isJsonFeed = ajv.compile(JSON.parse(near('json-feed.schema.json')) as object);

export function checkJson(text: string): readonly string[] {
  return isJsonFeed(JSON.parse(text))
    ? []
    : (isJsonFeed.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

/** As feedsmith reads it. */
export function readFeed(path: string, text: string): ReadFeed {
  if (path.endsWith('.atom')) return readAtom(text);
  return path.endsWith('.rss') ? readRss(text) : readJson(text);
}

function readAtom(text: string): ReadFeed {
  const feed = parseAtomFeed(text);
  const linkOf = (links: typeof feed.links, rel: string): string =>
    links?.find((link) => link.rel === rel)?.href ?? '';
  return {
    title: feed.title?.value ?? '',
    updated: feed.updated,
    self: linkOf(feed.links, 'self'),
    items: (feed.entries ?? []).map((entry) => ({
      id: entry.id ?? '',
      title: entry.title?.value ?? '',
      url: linkOf(entry.links, 'alternate'),
      published: entry.published ?? '',
      updated: entry.updated ?? '',
      content: entry.content?.value ?? '',
      summary: entry.summary?.value ?? '',
    })),
  };
}

function readRss(text: string): ReadFeed {
  const feed = parseRssFeed(text);
  return {
    title: feed.title ?? '',
    updated: feed.lastBuildDate === undefined ? undefined : toUtc(feed.lastBuildDate),
    self: feed.atom?.links?.find(({ rel }) => rel === 'self')?.href ?? '',
    items: (feed.items ?? []).map((item) => ({
      id: item.guid?.value ?? '',
      title: item.title ?? '',
      url: item.link ?? '',
      published: toUtc(item.pubDate ?? ''),
      updated: item.atom?.updated ?? '',
      content: item.content?.encoded ?? '',
      summary: item.description ?? '',
    })),
  };
}

function readJson(text: string): ReadFeed {
  const feed = parseJsonFeed(text);
  return {
    title: feed.title ?? '',
    updated: undefined,
    self: feed.feed_url ?? '',
    items: (feed.items ?? []).map((item) => ({
      id: item.id ?? '',
      title: item.title ?? '',
      url: item.url ?? '',
      published: item.date_published ?? '',
      updated: item.date_modified ?? '',
      content: item.content_html ?? '',
      summary: item.summary ?? '',
    })),
  };
}

const toUtc = (date: string): string => new Date(date).toISOString().replace('.000Z', 'Z');

/** What no grammar says: ids once, times that exist and do not lie ahead, newest first, addresses in full, sound HTML. */
export function findFaults(
  { title, updated, items, self }: ReadFeed,
  path: string,
  { siteUrl, now }: { readonly siteUrl: string; readonly now: number },
): readonly string[] {
  const ids = items.map(({ id }) => id);
  const changes = items.map((item) => item.updated);
  const newest = changes[0];
  return [
    ...(title === '' ? ['no title'] : []),
    ...(self === `${siteUrl}${path}` ? [] : [`self is ${self}`]),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} twice`),
    ...ids
      .filter((id) => !/^tag:[a-z0-9.-]+,\d{4}:[\w.~!*'()%/-]+$/i.test(id))
      .map((id) => `${id} is no tag`),
    ...(updated !== undefined && newest !== undefined && updated !== newest
      ? [`the feed changed ${updated}, its newest entry ${newest}`]
      : []),
    ...(JSON.stringify(changes) === JSON.stringify(changes.toSorted().reverse()) ? [] : ['not newest first']),
    ...items.flatMap((item) => faultsOfItem(item, siteUrl, now).map((fault) => `${item.id}: ${fault}`)),
  ];
}

function faultsOfItem(item: ReadItem, siteUrl: string, now: number): readonly string[] {
  const times = [item.published, item.updated];
  return [
    ...times.filter((time) => toUtcOrNone(time) !== time).map((time) => `"${time}" is no time`),
    ...times.filter((time) => Date.parse(time) > now).map((time) => `${time} lies ahead`),
    ...(item.updated < item.published ? [`changed ${item.updated} before ${item.published}`] : []),
    ...(item.url.startsWith(siteUrl) ? [] : [`leads to ${item.url}`]),
    ...(item.content === '' && item.summary === '' ? ['no text'] : []),
    ...faultsOfHtml(item.content),
  ];
}

function toUtcOrNone(time: string): string | undefined {
  const instant = Date.parse(time);
  return Number.isNaN(instant) ? undefined : toUtc(time);
}

function faultsOfHtml(content: string): readonly string[] {
  const errors: ParserError[] = [];
  const document = parse(`<!DOCTYPE html><html><head><title>x</title></head><body>${content}</body></html>`, {
    onParseError: (error) => errors.push(error),
  });
  const links = ['a', 'img'].flatMap((name) => find(document, name));
  const addresses = links.flatMap((element) => attribute(element, 'href') ?? attribute(element, 'src') ?? []);
  const unsafe = ['script', 'style', 'iframe', 'form'].flatMap((name) => find(document, name));
  return [
    ...errors.map(({ code }) => `HTML: ${code}`),
    ...addresses
      .filter((address) => !/^(?:https?:\/\/|mailto:)/.test(address))
      .map((a) => `relative link ${a}`),
    ...unsafe.map(({ tagName }) => `an element ${tagName}`),
  ];
}
