// A feed as RSS 2.0 (rssboard.org), with the full text in `content:encoded`. RSS itself has no time of a change, so an
// item has that of Atom too.
import { escapeText } from '../../kernel/html.js';
import { formatInstant, formatMailDate } from '../../kernel/time-writing.js';
import { element, writeDocument, type Xml } from '../../kernel/xml.js';
import { tagUri } from '../../model/tag.js';
import type { Site } from '../../model/site.js';
import { feedTypes } from '../../site/feed-addresses.js';
import type { EndpointSource } from '../endpoint.js';
import { describeItems, escapeContent, type DescribedItem } from './describe-item.js';
import { changeOf, type Feed } from './feed.js';

export function writeRss(feed: Feed, source: EndpointSource): string {
  const { site } = source.record.history;
  const changed = changeOf(feed.items);
  return writeDocument(
    element(
      'rss',
      {
        version: '2.0',
        'xmlns:atom': 'http://www.w3.org/2005/Atom',
        'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
      },
      element(
        'channel',
        {},
        element('title', {}, feed.title),
        element('link', {}, feed.home),
        element('description', {}, feed.subtitle),
        element('language', {}, site.locale),
        ...(changed === undefined ? [] : [element('lastBuildDate', {}, formatMailDate(changed))]),
        element('generator', {}, 'Candor'),
        element('docs', {}, 'https://www.rssboard.org/rss-specification'),
        element('atom:link', { rel: 'self', type: feedTypes.rss, href: feed.addressOf('rss') }),
        element('atom:link', { rel: 'archives', type: 'text/html', href: feed.home }),
        ...describeItems(feed.items, source).map((item) => writeItem(item, site)),
      ),
    ),
  );
}

function writeItem({ categories, content, ...item }: DescribedItem, site: Site): Xml {
  return element(
    'item',
    {},
    element('title', {}, item.title),
    element('link', {}, item.url),
    element('guid', { isPermaLink: 'false' }, item.id),
    element('pubDate', {}, formatMailDate(item.published.from)),
    element('atom:updated', {}, formatInstant(item.updated)),
    ...categories.map(({ of, label }) => element('category', { domain: tagUri(site, of) }, label)),
    // Readers take a description for HTML.
    element('description', {}, escapeText(item.summary === '' ? item.title : item.summary)),
    ...(content === undefined ? [] : [element('content:encoded', {}, escapeContent(content))]),
  );
}
