// A feed as Atom (RFC 4287), and its archives (RFC 5005, section 4).
import { formatInstant } from '../../kernel/time-writing.js';
import { element, writeDocument, type Xml } from '../../kernel/xml.js';
import { dayOfTag, tagUri } from '../../model/tag.js';
import type { Site } from '../../model/site.js';
import { feedTypes } from '../../site/feed-addresses.js';
import type { EndpointSource } from '../endpoint.js';
import { describeItems, escapeContent, type Category, type DescribedItem } from './describe-item.js';
import { changeOf, type Feed } from './feed.js';

/** Full addresses. */
export interface AtomLinks {
  readonly self: string;
  /** Of an archive, the feed that it belongs to. */
  readonly current?: string | undefined;
  readonly previousArchive?: string | undefined;
  readonly nextArchive?: string | undefined;
}

export function writeAtom(feed: Feed, links: AtomLinks, source: EndpointSource): string {
  const { site } = source.record.history;
  const changed = changeOf(feed.items);
  const isArchive = links.current !== undefined;
  return writeDocument(
    element(
      'feed',
      {
        xmlns: 'http://www.w3.org/2005/Atom',
        'xmlns:fh': 'http://purl.org/syndication/history/1.0',
        'xml:lang': site.locale,
      },
      element('id', {}, feed.id),
      element('title', {}, feed.title),
      element('subtitle', {}, feed.subtitle),
      element('updated', {}, changed === undefined ? `${dayOfTag(site)}T00:00:00Z` : formatInstant(changed)),
      element(
        'author',
        {},
        element('name', {}, site.title),
        element('uri', {}, source.addressOf({ page: 'status' })),
      ),
      ...linkTo('alternate', feed.home, 'text/html'),
      ...linkTo('self', links.self),
      ...linkTo('current', links.current),
      ...linkTo('prev-archive', links.previousArchive),
      ...linkTo('next-archive', links.nextArchive),
      ...linkTo('archives', feed.home, 'text/html'),
      element('generator', {}, 'Candor'),
      ...(isArchive ? [element('fh:archive', {})] : []),
      ...describeItems(feed.items, source).map((item) => writeEntry(item, site)),
    ),
  );
}

const linkTo = (rel: string, href: string | undefined, type: string = feedTypes.atom): readonly Xml[] =>
  href === undefined ? [] : [element('link', { rel, type, href })];

function writeEntry({ categories, content, ...item }: DescribedItem, site: Site): Xml {
  return element(
    'entry',
    {},
    element('id', {}, item.id),
    element('title', {}, item.title),
    ...linkTo('alternate', item.url, 'text/html'),
    element('published', {}, formatInstant(item.published.from)),
    element('updated', {}, formatInstant(item.updated)),
    ...categories.map((category) => writeCategory(category, site)),
    ...(item.summary === '' ? [] : [element('summary', {}, item.summary)]),
    ...(content === undefined ? [] : [element('content', { type: 'html' }, escapeContent(content))]),
  );
}

const writeCategory = ({ of, id, label }: Category, site: Site): Xml =>
  element('category', { term: id, scheme: tagUri(site, of), label });
