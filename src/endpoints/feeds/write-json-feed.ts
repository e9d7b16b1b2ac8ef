// A feed as JSON Feed 1.1 (jsonfeed.org). Here alone there is room to say how exact a time is, and ids beside names.
import { formatInstant } from '../../kernel/time-writing.js';
import type { EndpointSource } from '../endpoint.js';
import { describeItems, type Category, type DescribedItem } from './describe-item.js';
import type { Feed } from './feed.js';

export function writeJsonFeed(feed: Feed, source: EndpointSource): string {
  const { site } = source.record.history;
  const json = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.home,
    feed_url: feed.addressOf('json'),
    description: feed.subtitle,
    authors: [{ name: site.title, url: source.addressOf({ page: 'status' }) }],
    language: site.locale,
    items: describeItems(feed.items, source).map(writeItem),
  };
  return `${JSON.stringify(json, null, 1)}\n`;
}

function writeItem({ categories, content, ...item }: DescribedItem): object {
  return {
    id: item.id,
    url: item.url,
    title: item.title,
    // One of the two has to be there.
    ...(content === undefined
      ? { content_text: item.summary === '' ? item.title : item.summary }
      : { content_html: content.toString() }),
    ...(item.summary === '' ? {} : { summary: item.summary }),
    date_published: formatInstant(item.published.from),
    date_modified: formatInstant(item.updated),
    tags: categories.map(({ label }) => label),
    _candor: {
      kind: idsOf(categories, 'kind')[0],
      severity: idsOf(categories, 'severity')[0],
      components: idsOf(categories, 'component'),
      published_precision: item.published.precision,
      published_about: item.published.about,
    },
  };
}

const idsOf = (categories: readonly Category[], of: Category['of']): readonly string[] =>
  categories.filter((category) => category.of === of).map(({ id }) => id);
