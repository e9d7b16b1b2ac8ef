// The page for subscribers: every feed of the site is to be found from it, and nothing that the site does not have.
import { describe, expect, it } from 'vitest';
import { attribute, find } from '../../site/make-record.js';
import { compileFiles } from '../../cli/compile-files.js';
import { feedConfig, feedFiles } from './feed-site.js';

const page = 'subscribe/index.html';
const build = (output = '', locale = 'en') =>
  compileFiles({
    ...feedFiles,
    'candor.yaml': `${feedConfig.replace('timezone', `locale: ${locale}\n  timezone`)}${output}`,
  }).reader;
const linksOf = (reader: ReturnType<typeof build>, path: string, tag = 'a'): readonly string[] =>
  find(reader.document(path), tag).flatMap((link) => attribute(link, 'href') ?? []);

describe('the page for subscribers', () => {
  const reader = build();
  const links = linksOf(reader, page).map((link) => link.replace(/^\.\.\//, ''));

  it('leads to what is there', () => {
    const files = links.filter((link) => /\.(?:atom|rss|json|ics|svg)$/.test(link));
    expect(files.filter((path) => !reader.paths.includes(path))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining([
        'feeds/incidents.atom',
        'feeds/updates.rss',
        'feeds/postmortems.json',
        'feeds/components/north/updates.atom',
        'feeds/severities/outage/postmortems.atom',
        'maintenance.ics',
        'api/v2/summary.json',
        'badges/status.svg',
      ]),
    );
  });

  it('says what each link leads to', () => {
    const labels = find(reader.document(page), 'a').flatMap((link) => attribute(link, 'aria-label') ?? []);
    expect(labels).toContain('Updates: Web › North');
    expect(new Set(labels).size).toBe(labels.length);
  });

  it('is found from the status page and from the foot of every page', () => {
    expect(linksOf(reader, 'index.html').filter((link) => link === 'subscribe/')).toHaveLength(2);
    expect(linksOf(reader, 'incidents/2025-03-01-shop/index.html')).toContain('../../subscribe/');
  });

  it('has only what the site has', () => {
    const less = build('output: { calendar: false, api: false, badges: false }\n');
    expect(linksOf(less, page).filter((link) => /ics|api|badges/.test(link))).toEqual([]);
    const calendar = build('output: { feeds: false }\n');
    expect(linksOf(calendar, page).filter((link) => /feeds/.test(link))).toEqual([]);
    expect(linksOf(calendar, page)).toContain('../maintenance.ics');
    expect(linksOf(calendar, page, 'link').filter((link) => /feeds/.test(link))).toEqual([]);
  });

  it('speaks German', () => {
    expect(build('', 'de').text(page)).toContain('Abonnieren');
  });
});

describe('the head of a page', () => {
  const reader = build();
  const feeds = (path: string): readonly string[] =>
    linksOf(reader, path, 'link').filter((link) => link.includes('feeds/'));

  it('names the feeds of the site', () => {
    expect(feeds('index.html')).toEqual(['feeds/incidents.atom', 'feeds/incidents.json']);
    expect(feeds('incidents/2025-03-01-shop/index.html')).toEqual([
      '../../feeds/incidents.atom',
      '../../feeds/incidents.json',
    ]);
  });

  it.each([
    ['components/north/index.html', '../../feeds/components/north/incidents.atom'],
    ['severity/outage/index.html', '../../feeds/severities/outage/incidents.atom'],
    ['history/2025/mail/index.html', '../../../feeds/severities/mail/incidents.atom'],
  ])('names those of what the page is about first: %s', (path, first) => {
    expect(feeds(path)[0]).toBe(first);
    expect(feeds(path)).toHaveLength(4);
  });
});
