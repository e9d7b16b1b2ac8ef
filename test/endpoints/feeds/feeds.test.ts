// Feeds as subscribers get them: valid by grammars that reject what is wrong, and the same in every format.
import { describe, expect, it } from 'vitest';
import { compileFiles, exampleNow, exampleTree, treeOf, type Compiled } from '../../cli/compile-files.js';
import { testNow } from '../../cli/site-folder.js';
import { checkJson, checkXml, findFaults, readFeed } from './check-feeds.js';
import { compileFeeds, feedConfig, feedFiles, siteUrl } from './feed-site.js';

const built = compileFiles(feedFiles);
const feeds = compileFeeds(treeOf(feedFiles));
const feedAt = (path: string, all = feeds) => readFeed(path, all[path] ?? '');
const withEnding = (all: typeof feeds, ending: string): typeof feeds =>
  Object.fromEntries(Object.entries(all).filter(([path]) => path.endsWith(ending)));

const germanConfig = feedConfig.replace('timezone', 'locale: de\n  timezone');
const german = compileFeeds(treeOf({ ...feedFiles, 'candor.yaml': germanConfig }));
const empty = compileFeeds(treeOf({ 'candor.yaml': feedConfig }));
const example = compileFeeds(exampleTree, { now: exampleNow });

describe('every feed', () => {
  const prefixed = Object.fromEntries(
    Object.entries({ built: feeds, german, empty, example }).flatMap(([name, all]) =>
      Object.entries(all).map(([path, text]) => [`${name}/${path}`, text]),
    ),
  );

  it('is valid Atom', async () => {
    const atom = withEnding(prefixed, '.atom');
    expect(Object.keys(atom).length).toBeGreaterThan(100);
    expect(await checkXml('atom', atom)).toEqual([]);
  });

  it('is valid RSS', async () => {
    expect(await checkXml('rss', withEnding(prefixed, '.rss'))).toEqual([]);
  });

  it('is valid JSON Feed', () => {
    const problems = Object.entries(withEnding(prefixed, '.json')).map(([path, text]) => [
      path,
      checkJson(text),
    ]);
    expect(problems.filter(([, found]) => found?.length !== 0)).toEqual([]);
  });

  it.each([
    ['built', feeds, siteUrl, testNow],
    ['german', german, siteUrl, testNow],
    ['empty', empty, siteUrl, testNow],
    ['example', example, 'https://status.harbourline.example.com/', exampleNow],
  ] as const)('has ids once, true times in order, full addresses and sound HTML: %s', (_, all, url, now) => {
    // Those of components and severities have the same items again.
    const some = Object.entries(all).filter(([path]) =>
      /^feeds\/(?:[^/]*|.*\/(?:web|mail|booking)\/.*)$/.test(path),
    );
    const faults = some.flatMap(([path, text]) =>
      findFaults(readFeed(path, text), path, { siteUrl: url, now }).map((fault) => `${path}: ${fault}`),
    );
    expect(faults).toEqual([]);
  });

  it('says the same in three formats', () => {
    const kinds = Object.keys(withEnding({ ...feeds, ...german }, '.rss')).map((path) => path.slice(0, -4));
    for (const kind of kinds) {
      const [atom, rss, json] = ['atom', 'rss', 'json'].map((format) => feedAt(`${kind}.${format}`).items);
      const brief = (items = atom) =>
        items?.map(({ id, url, title, published, updated, content }) => [
          id,
          url,
          title,
          published,
          updated,
          content,
        ]);
      expect(brief(rss)).toEqual(brief(atom));
      expect(brief(json)).toEqual(brief(atom));
    }
  });
});

describe('the checkers', () => {
  const atom = feeds['feeds/incidents.atom'] ?? '';
  const rss = feeds['feeds/incidents.rss'] ?? '';
  const json = feeds['feeds/incidents.json'] ?? '';

  it('reject broken Atom', async () => {
    const broken = {
      'no id': atom.replace(/<entry>\n<id>.*<\/id>/, '<entry>'),
      'two ids': atom.replace(/(<entry>\n<id>.*<\/id>)/, '$1<id>tag:x,2026:y</id>'),
      'no title': atom.replace(/<title>.*<\/title>/, ''),
      'no updated': atom.replace(/<updated>.*<\/updated>/, ''),
      'no author': atom.replace(/<author>[^]*?<\/author>/, ''),
      'a day that does not exist': atom.replace(/<updated>\d{4}-\d\d-\d\d/, '<updated>2026-02-30'),
      'a time of RSS': atom.replace(
        /<published>.*<\/published>/,
        '<published>Thu, 12 Nov 2026 08:30:00 GMT</published>',
      ),
      'a relation that nobody knows': atom.replace('rel="self"', 'rel="me"'),
      'a relative link': atom.replace(/href="https:[^"]*"/, 'href="/history/"'),
      'markup in the text': atom.replace('&lt;p&gt;', '<p>').replace('&lt;/p&gt;', '</p>'),
      'a type that nobody knows': atom.replace('type="html"', 'type="markdown"'),
      'an ampersand': atom.replace('&amp;', '&'),
      'an element of RSS': atom.replace('<entry>', '<entry><guid>x</guid>'),
      'another namespace': atom.replace('2005/Atom', '2005/Atom/'),
      'a character of no document': atom.replace('<title>', '<title>\u0008'),
    };
    for (const text of Object.values(broken)) expect(text).not.toBe(atom);
    const problems = await checkXml('atom', broken);
    const found = Object.keys(broken).filter((name) =>
      problems.some((problem) => problem.startsWith(`${name}:`)),
    );
    expect(found).toEqual(Object.keys(broken));
  });

  it('reject broken RSS', async () => {
    const broken = {
      'no link': rss.replace(/<link>.*<\/link>/, ''),
      'no guid': rss.replace(/<guid.*<\/guid>/, ''),
      'a time of Atom': rss.replace(/<pubDate>.*<\/pubDate>/, '<pubDate>2026-01-12T08:00:00Z</pubDate>'),
      'two titles': rss.replace('<item>', '<item><title>x</title>'),
      'an element of Atom': rss.replace('<item>', '<item><id>x</id>'),
      version: rss.replace('version="2.0"', 'version="0.91"'),
    };
    const problems = await checkXml('rss', broken);
    const found = Object.keys(broken).filter((name) =>
      problems.some((problem) => problem.startsWith(`${name}:`)),
    );
    expect(found).toEqual(Object.keys(broken));
  });

  it.each([
    ['the version', json.replace('version/1.1', 'version/1')],
    ['a time', json.replace(/"date_modified": "[^"]*"/, '"date_modified": "2026-02-30T10:00:00Z"')],
    ['no id', json.replace(/"id": "tag:[^"]*",/, '')],
    ['no text', json.replace(/"content_html"/, '"content_markdown"')],
    ['a relative address', json.replace(/"url": "https:[^"]*\/incidents/, '"url": "/incidents')],
  ])('reject a JSON Feed with a fault in %s', (_, text) => {
    expect(text).not.toBe(json);
    expect(checkJson(text)).not.toEqual([]);
  });

  it.each([
    [
      'an id that is there twice',
      (text: string) => text.replace(/<entry>[^]*?<\/entry>/, (entry) => entry + entry),
    ],
    [
      'a time that lies ahead',
      (text: string) => text.replaceAll('2026-01-12T08:00:00Z', '2027-01-12T08:00:00Z'),
    ],
    [
      'the time of the build',
      (text: string) => text.replace(/<updated>.*<\/updated>/, '<updated>2026-01-15T12:00:00Z</updated>'),
    ],
    [
      'an order by chance',
      (text: string) => text.replace(/(<entry>[^]*?<\/entry>)\n(<entry>[^]*?<\/entry>)/, '$2\n$1'),
    ],
    [
      'an address of another site',
      (text: string) => text.replaceAll('status.lumen.example/eu/incidents', 'other.example/x'),
    ],
    [
      'a relative link in a text',
      (text: string) => text.replace('a href="https://status', 'a href="/status'),
    ],
    ['HTML that does not end', (text: string) => text.replace('&lt;/p&gt;', '&lt;/')],
  ])('reject %s', (_, plant) => {
    const text = plant(atom);
    expect(text).not.toBe(atom);
    const path = 'feeds/incidents.atom';
    expect(findFaults(readFeed(path, text), path, { siteUrl, now: testNow })).not.toEqual([]);
  });
});

describe('a feed of incidents', () => {
  const { items } = feedAt('feeds/incidents.atom');
  const shop = items.find(({ id }) => id.includes('shop'));

  it('has what stands in lists, newest change first', () => {
    expect(items.map(({ id, updated }) => [id.replace(/^.*incidents\//, ''), updated])).toEqual(
      [
        ['2026-01-12-work', '2026-01-12T08:00:00Z'],
        ['2025-12-security-1', '2025-12-24T11:00:00Z'],
        ['2025-05-01-draft', '2025-05-01T10:00:00Z'],
        ['2025-04-02-gr%C3%BC%C3%9Fe', '2025-04-01T22:00:00Z'],
        ['2025-03-01-shop', '2025-03-05T09:00:00Z'],
      ].toSorted(([, a = ''], [, b = '']) => (a < b ? 1 : -1)),
    );
  });

  it('keeps a title as it is', () => {
    expect(shop?.title).toBe('The shop was down <b>&amp; "out" ]]>');
  });

  it('leads from a text to full addresses, those of footnotes too', () => {
    expect(shop?.content).toContain(
      'href="https://status.lumen.example/eu/incidents/2025-04-02-gr%C3%BC%C3%9Fe/"',
    );
    expect(shop?.content).toContain('src="https://status.lumen.example/eu/attachments/2025/graph.png"');
    expect(shop?.content).toMatch(
      /href="https:\/\/status\.lumen\.example\/eu\/incidents\/2025-03-01-shop\/#summary-ref-1/,
    );
    expect(shop?.content).not.toContain('<script');
  });

  it('says a time as exactly as the record does', () => {
    expect(shop?.content).toContain('1 March 2025, about 11:00 CET');
    const day = items.find(({ id }) => id.includes('04-02'));
    expect(day?.content).toContain('Started: 2 April 2025</li>');
  });

  it('says no more than the page', () => {
    const all = Object.values(feeds).join('\n');
    for (const word of ['secret', 'unspeak', 'leaking', 'merchant', 'Ada', 'Nobody said'])
      expect(all.toLowerCase().includes(word.toLowerCase()), word).toBe(false);
    expect(all).toContain('https://tracker.example/1');
  });

  it('is that of a group for all below it, and that of a severity', () => {
    const names = (path: string) => feedAt(path).items.map(({ id }) => id.replace(/^.*incidents\//, ''));
    expect(names('feeds/components/web/incidents.json')).toHaveLength(4);
    expect(names('feeds/components/north/incidents.json')).toHaveLength(3);
    expect(names('feeds/components/mail/incidents.rss')).toEqual([
      '2025-12-security-1',
      '2025-04-02-gr%C3%BC%C3%9Fe',
    ]);
    expect(names('feeds/severities/mail/incidents.rss')).toEqual(['2025-04-02-gr%C3%BC%C3%9Fe']);
  });
});

describe('a feed of updates', () => {
  const { items } = feedAt('feeds/updates.atom');

  it('has each of them at its place on the page', () => {
    expect(items).toHaveLength(8);
    expect(items[0]).toMatchObject({
      id: 'tag:status.lumen.example,2026:eu/incidents/2026-01-12-work/updates/20260112T080000Z-scheduled',
      title: 'Scheduled: Work ahead',
      url: 'https://status.lumen.example/eu/incidents/2026-01-12-work/#scheduled---2026-01-12-0900',
    });
    for (const { url } of items) {
      const { pathname, hash } = new URL(url);
      const page = built.reader.source(`${decodeURIComponent(pathname.slice('/eu/'.length))}index.html`);
      expect(page).toContain(`id="${decodeURIComponent(hash.slice(1))}"`);
    }
  });

  it('tells what became of components', () => {
    expect(items.find(({ id }) => id.endsWith('20250301T100000Z-identified'))?.content).toContain(
      '<li>North: Degraded</li>',
    );
  });
});

it('a feed of postmortems has those that are published', () => {
  const { items } = feedAt('feeds/postmortems.json');
  expect(items.map(({ id, url, title, published }) => [id, url, title, published])).toEqual([
    [
      'tag:status.lumen.example,2026:eu/incidents/2025-03-01-shop/postmortem',
      'https://status.lumen.example/eu/incidents/2025-03-01-shop/#postmortem',
      'Postmortem: The shop was down <b>&amp; "out" ]]>',
      '2025-03-05T09:00:00Z',
    ],
  ]);
});

it('a site without an address, and one that wants none, has no feeds and leads to none', () => {
  const bare = compileFiles({ ...feedFiles, 'candor.yaml': feedConfig.replace(/ {2}url: .*\n/, '') });
  const off = compileFiles({
    ...feedFiles,
    'candor.yaml': `${feedConfig}output: { feeds: false, calendar: false }\n`,
  });
  for (const site of [bare, off] satisfies Compiled[]) {
    expect(site.reader.paths.filter((path) => path.startsWith('feeds/'))).toEqual([]);
    expect(site.reader.paths).not.toContain('subscribe/index.html');
    expect(site.reader.source('index.html')).not.toMatch(/feeds\/|subscribe/i);
  }
});
