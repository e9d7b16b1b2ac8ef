// What others read in the head of a page: chat apps of a link to it, and search engines of what it is.
import { expect, describe, it } from 'vitest';
import { jsonScript } from '../../src/theme.js';
import { extendTheme } from '../../src/theme.js';
import { defaultTheme } from '../../theme/index.js';
import { attribute, entries, find, options, prose, site, visit, write, type Reader } from './make-record.js';

const incidentPage = 'incidents/2025-10-15-customer-creation/index.html';

/** The properties of Open Graph, and the names that others have added. */
const tags = (reader: Reader, path: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    find(reader.document(path), 'meta').flatMap((element) => {
      const name = attribute(element, 'property') ?? attribute(element, 'name') ?? '';
      return /^(?:og|article|twitter):/.test(name) ? [[name, attribute(element, 'content') ?? '']] : [];
    }),
  );

interface Thing {
  readonly '@type': string;
  readonly [key: string]: unknown;
}

const things = (reader: Reader, path: string): readonly Thing[] =>
  [...reader.source(path).matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
    (match) => JSON.parse(match[1] ?? '') as Thing,
  );

describe('what chat apps show of a link', () => {
  it('is the title, description and card of the site', () => {
    expect(tags(visit(), 'history/2025/index.html')).toEqual({
      'og:title': 'History of 2025',
      'og:type': 'website',
      'og:url': 'https://example.org/status/history/2025/',
      'og:site_name': 'Acme Status',
      'og:description': 'The incidents of Acme Status in 2025, by severity.',
      'og:locale': 'en_US',
      'og:image': 'https://example.org/status/assets/card.png',
      'og:image:width': '1200',
      'og:image:height': '630',
      'og:image:alt': 'Acme Status',
      'twitter:card': 'summary_large_image',
    });
  });

  it('tells of an incident when it was published and last changed', () => {
    expect(tags(visit(), incidentPage)).toMatchObject({
      'og:type': 'article',
      'og:title': 'Creating a customer failed',
      'article:published_time': '2025-10-15T17:28:00+02:00',
      'article:modified_time': '2025-10-16T15:14:00+02:00',
    });
  });

  it('calls no planned work published when it is to begin', () => {
    const found = tags(visit(), 'incidents/2027-01-05-network/index.html');
    expect(Object.keys(found).filter((name) => name.startsWith('article:'))).toEqual([]);
  });

  it('has no addresses where the site does not know its own', () => {
    const found = tags(visit({ site: { ...site, url: undefined } }), incidentPage);
    expect(Object.values(found).filter((value) => /assets|incidents\//.test(value))).toEqual([]);
    expect(found).toMatchObject({ 'og:title': 'Creating a customer failed', 'twitter:card': 'summary' });
  });

  it.each([
    ['card #1.png', 'https://example.org/status/card%20%231.png'],
    ['https://cdn.example.org/card.png', 'https://cdn.example.org/card.png'],
  ])('takes the card of the site, %s', (card, address) => {
    const found = tags(visit({ site: { ...site, card } }), 'index.html');
    expect(found['og:image']).toBe(address);
    expect(found).not.toHaveProperty('og:image:width');
  });

  it('names no card that the theme does not bring', () => {
    const theme = { ...extendTheme(defaultTheme, {}), assets: [] };
    expect(tags(visit({}, { ...options, theme }), 'index.html')).not.toHaveProperty('og:image');
  });

  it.each([
    ['de', 'de_DE'],
    ['de-AT', 'de_AT'],
    ['zh-Hant-TW', 'zh_TW'],
    ['ar', 'ar'],
  ])('names the language %s as %s', (locale, expected) => {
    expect(tags(visit({ site: { ...site, locale } }), 'index.html')['og:locale']).toBe(expected);
  });

  it.each(['404.html', 'old/sign in/index.html'])('is nothing of %s, which nobody is to find', (path) => {
    expect(tags(visit(), path)).toEqual({});
    expect(things(visit(), path)).toEqual([]);
  });
});

describe('what search engines read', () => {
  it('is the way down from the status page', () => {
    expect(things(visit(), 'components/web-app-eu/index.html')).toEqual([
      {
        '@context': 'https://schema.org',
        '@type': 'BreadcrumbList',
        itemListElement: (
          [
            ['Status', ''],
            ['EU data center', 'components/eu/'],
            ['Web application', 'components/web-app-eu/'],
          ] as const
        ).map(([name, path], index) => ({
          '@type': 'ListItem',
          position: index + 1,
          name,
          item: `https://example.org/status/${path}`,
        })),
      },
    ]);
    expect(things(visit(), 'index.html')).toEqual([]);
  });

  it('is of an incident an article with its times', () => {
    const [, article] = things(visit(), incidentPage);
    expect(article).toMatchObject({
      '@type': 'Article',
      headline: 'Creating a customer failed',
      url: 'https://example.org/status/incidents/2025-10-15-customer-creation/',
      datePublished: '2025-10-15T17:28:00+02:00',
      dateModified: '2025-10-16T15:14:00+02:00',
      inLanguage: 'en',
    });
  });

  it('is nothing where the site does not know its address', () => {
    expect(things(visit({ site: { ...site, url: undefined } }), incidentPage)).toEqual([]);
  });

  it('cannot be ended by what an author writes', () => {
    const title = '</script><script>alert(1)</script><!-- "\\u003c" & \u2028';
    const entry = write(
      { id: 'x', updates: [['resolved', '2026-11-01']] },
      { title, summary: prose(title, ['<p>x</p>']) },
    );
    const reader = visit({ entries: [...entries, entry] });
    expect(things(reader, 'incidents/x/index.html').map(({ headline }) => headline)).toEqual([
      undefined,
      title,
    ]);
    const scripts = find(reader.document('incidents/x/index.html'), 'script');
    expect(scripts.map((element) => attribute(element, 'type') ?? attribute(element, 'src'))).toEqual([
      'application/ld+json',
      'application/ld+json',
      '../../assets/theme.js',
    ]);
    expect(jsonScript('application/ld+json', { a: '<!--' }).toString()).not.toContain('<!--');
  });
});

it('changes with the record alone, not with the time of the build', () => {
  const past = entries.filter(({ id }) => id.startsWith('2025'));
  const heads = [0, 3 * 86_400_000].map((later) => {
    const reader = visit({ entries: past, now: options.facts.now + later });
    return reader.paths
      .filter((path) => path.endsWith('.html'))
      .map((path) => [path, path === 'index.html' ? '' : tags(reader, path), things(reader, path)]);
  });
  expect(heads[0]).toEqual(heads[1]);
});
