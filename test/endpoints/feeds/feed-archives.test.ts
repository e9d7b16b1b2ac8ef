// Feeds of sites with very many incidents: short, and nothing is lost that a reader of archives could not find.
import { parseAtomFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { createEndpointSource } from '../../../src/endpoints/endpoint-source.js';
import { listFeeds } from '../../../src/endpoints/feeds/list-feeds.js';
import type { Incident } from '../../../src/model/incident.js';
import type { PagePasts } from '../../../src/model/page-history.js';
import { writeProse } from '../../../src/model/prose.js';
import { recordSite } from '../../../src/site/site-record.js';
import { makeHistory, makeIncident, makeSite } from '../../model/make-incident.js';
import { checkJson, checkXml, findFaults, readFeed } from './check-feeds.js';

const siteUrl = 'https://status.many.example/';
const site = { ...makeSite({ components: { web: {}, mail: {} } }), url: siteUrl, title: 'Many' };
const now = '2026-06-01 00:00';

const two = (number: number): string => String(number).padStart(2, '0');

/** One a day from the first of January 2023 on, in the middle of the day. */
function makeDaily(count: number, words: Partial<Incident> = {}): readonly Incident[] {
  return Array.from({ length: count }, (_, index) => {
    const date = new Date(Date.UTC(2023, 0, 1 + index));
    const day = `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
    const updates = [
      ['investigating', `${day} 10:00`],
      ['resolved', `${day} 12:00`],
    ] as const;
    const made = makeIncident({
      id: `${day}-${index}`,
      components: index % 3 === 0 ? { web: 'degraded' } : { mail: 'degraded' },
      updates,
    });
    return { ...made, ...words };
  });
}

type AtomFeed = ReturnType<typeof parseAtomFeed>;
type Contents = Readonly<Record<string, string>>;

/** The feeds whose path matches, or all. */
function write(entries: readonly Incident[], which = /^/, pasts?: PagePasts): Contents {
  const record = recordSite({
    ...makeHistory(entries, now, site),
    undated: [],
    digestRecords: [],
    policyProse: undefined,
    holdsBack: false,
  });
  const facts = { now: record.history.now, commit: undefined, pasts };
  const source = createEndpointSource({ record, attachments: new Set() }, facts);
  return Object.fromEntries(
    listFeeds(source)
      .filter(({ path }) => which.test(path))
      .map((file) => [file.path, 'content' in file ? String(file.content) : '']),
  );
}

const thousand = makeDaily(1000);
const files = write(thousand);
const archivesOf = (all: Contents, kind = 'incidents'): Contents =>
  Object.fromEntries(Object.entries(all).filter(([path]) => path.startsWith(`feeds/archive/${kind}/`)));

/** All that a reader gets who follows the links to archives, by the address of the file. */
function follow(all: Contents, kind: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  let address: string | undefined = `${siteUrl}feeds/${kind}.atom`;
  while (address !== undefined) {
    const feed: AtomFeed = parseAtomFeed(all[address.slice(siteUrl.length)] ?? '');
    found.set(
      address,
      (feed.entries ?? []).flatMap(({ id }) => id ?? []),
    );
    address = feed.links?.find(({ rel }) => rel === 'prev-archive')?.href;
  }
  return found;
}

describe('of a thousand incidents', () => {
  it('every feed and archive is valid, and no longer than it may be', async () => {
    const atom = Object.entries(files).filter(([path]) => path.endsWith('.atom'));
    const few = atom.filter(([path]) => /feeds\/\w+\.atom|2023\./.test(path));
    expect(await checkXml('atom', Object.fromEntries(few))).toEqual([]);
    for (const [path, text] of Object.entries(files)) {
      const { items } = readFeed(path, text);
      expect(items.length, path).toBeLessThan(100);
      expect(items.length, path).toBeLessThanOrEqual(path.includes('/archive/') ? 50 : 99);
      if (path.includes('2023') || path === 'feeds/updates.rss')
        expect(findFaults(readFeed(path, text), path, { siteUrl, now: Date.UTC(2026, 5) }), path).toEqual([]);
    }
    expect(checkJson(files['feeds/incidents.json'] ?? '')).toEqual([]);
  });

  it.each([
    ['incidents', 1000],
    ['updates', 2000],
  ] as const)('whoever follows the archives of %s gets all, each of them once or twice', (kind, count) => {
    const found = follow(files, kind);
    const ids = [...found.values()].flat();
    expect(new Set(ids).size).toBe(count);
    // The feed repeats a part of the newest archive, and archives repeat nothing.
    const [first = [], ...archives] = [...found.values()];
    expect(archives.flat().length).toBe(new Set(archives.flat()).size);
    expect(ids.length).toBeLessThanOrEqual(count + first.length);
    expect(found.size).toBe(Object.keys(archivesOf(files, kind)).length + 1);
  });

  it('archives name their feed and each other', () => {
    const text = files['feeds/archive/incidents/2024-part-2.atom'] ?? '';
    const links = parseAtomFeed(text).links?.map(({ rel, href }) => [rel, href?.slice(siteUrl.length)]);
    expect(text).toContain('<fh:archive/>');
    expect(links).toEqual([
      ['alternate', 'history/'],
      ['self', 'feeds/archive/incidents/2024-part-2.atom'],
      ['current', 'feeds/incidents.atom'],
      ['prev-archive', 'feeds/archive/incidents/2024.atom'],
      ['next-archive', 'feeds/archive/incidents/2024-part-3.atom'],
      ['archives', 'history/'],
    ]);
  });

  it('a new incident changes no archive but, now and then, the link of the newest to the next', () => {
    for (const count of [1001, 1010, 1040]) {
      const more = write(makeDaily(count), /archive\/incidents/);
      const changed = Object.entries(archivesOf(files)).filter(([path, text]) => more[path] !== text);
      const newest = Object.keys(archivesOf(files)).at(-1);
      expect(changed.every(([path]) => path === newest)).toBe(true);
      for (const [path, text] of changed)
        expect(more[path]?.replace(/<link rel="next-archive".*\n/, '')).toBe(
          text.replace(/<link rel="next-archive".*\n/, ''),
        );
    }
  });

  it('feeds of a component and of a severity have their own newest', () => {
    const ids = (path: string): readonly string[] =>
      readFeed(path, files[path] ?? '').items.map(({ id }) => id.replace(/.*-/, ''));
    expect(ids('feeds/components/web/incidents.atom')).toEqual(
      Array.from({ length: 50 }, (_, index) => String(999 - 3 * index)),
    );
    expect(ids('feeds/severities/high/incidents.json')).toHaveLength(50);
    expect(ids('feeds/severities/low/incidents.json')).toEqual([]);
  });
});

it('what is old and changed again stands in the feed', () => {
  const [first, ...rest] = thousand;
  const postmortem = makeIncident({
    updates: [['resolved', '2026-05-31 10:00']],
    postmortem: '2026-05-31 12:00',
  }).postmortem;
  const changed = write(
    first === undefined ? [] : [{ ...first, postmortem }, ...rest],
    /incidents.atom|archive\/incidents/,
  );
  const { items } = readFeed('feeds/incidents.atom', changed['feeds/incidents.atom'] ?? '');
  expect(items[0]).toMatchObject({
    id: 'tag:status.many.example,2026:incidents/2023-01-01-0',
    published: '2023-01-01T10:00:00Z',
    updated: '2026-05-31T12:00:00Z',
  });
  const others = Object.entries(archivesOf(changed)).filter(
    ([path, text]) => archivesOf(files)[path] !== text,
  );
  expect(others.map(([path]) => path)).toEqual(['feeds/archive/incidents/2023.atom']);
});

it('a feed with very long texts stays short: the rest keep their summary', () => {
  const text = 'Long. '.repeat(5000);
  const long = write(
    makeDaily(60, {
      details: writeProse([`<p>${text}</p>`], text),
      summary: writeProse(['<p>So.</p>'], 'So.'),
    }),
  );
  for (const [path, content] of Object.entries(long)) expect(content.length, path).toBeLessThan(512 * 1024);
  const { items } = readFeed('feeds/incidents.atom', long['feeds/incidents.atom'] ?? '');
  expect(items.length).toBeGreaterThanOrEqual(50);
  expect(items[0]?.content).toContain('Long.');
  expect(items.at(-1)).toMatchObject({ content: '', summary: 'So.' });
  expect(checkJson(long['feeds/incidents.json'] ?? '')).toEqual([]);
});

it.each([
  ['nothing', [], 0],
  ['one', makeDaily(1), 1],
  ['as many as a feed holds', makeDaily(50), 50],
])('of %s there are no archives', (_, entries, count) => {
  const all = write(entries);
  expect(Object.keys(archivesOf(all))).toEqual([]);
  const feed = readFeed('feeds/incidents.atom', all['feeds/incidents.atom'] ?? '');
  expect(feed.items).toHaveLength(count);
  if (count === 0) expect(feed.updated).toBe('2026-01-01T00:00:00Z');
});

it('a maintenance that git alone tells of was announced when it was first published', () => {
  const work = makeIncident({
    id: 'work',
    kind: 'maintenance',
    window: [['2026-07-01 22:00', '2026-07-02 02:00']],
  });
  const added = {
    commit: 'a1',
    time: Date.UTC(2026, 4, 2, 10, 30),
    kind: 'added',
    marks: new Set([]),
  } as const;
  const pasts = { isShallow: false, changesOf: (path: string) => (path === work.path ? [added] : undefined) };
  const feed = write([work], /incidents\.atom/, pasts)['feeds/incidents.atom'] ?? '';
  expect(readFeed('feeds/incidents.atom', feed).items).toMatchObject([
    { published: '2026-05-02T10:30:00Z', updated: '2026-05-02T10:30:00Z' },
  ]);
  expect(readFeed('feeds/incidents.atom', write([work])['feeds/incidents.atom'] ?? '').items).toEqual([]);
});
