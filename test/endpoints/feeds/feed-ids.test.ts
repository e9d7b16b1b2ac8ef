// What a feed reader knows an entry by stays, whatever becomes of the site; and when an entry counts as changed.
import { describe, expect, it } from 'vitest';
import { compileFiles, treeOf } from '../../cli/compile-files.js';
import { testNow, type Files } from '../../cli/site-folder.js';
import { readFeed, type ReadItem } from './check-feeds.js';
import { compileFeeds, feedConfig, feedFiles } from './feed-site.js';

type Kind = 'incidents' | 'updates' | 'postmortems';

function itemsOf(files: Files, kind: Kind, now = testNow): readonly ReadItem[] {
  const path = `feeds/${kind}.atom`;
  return readFeed(path, compileFeeds(treeOf(files), { now })[path] ?? '').items;
}

const idsOf = (files: Files, kind: Kind): readonly string[] => itemsOf(files, kind).map(({ id }) => id);

const shop = 'incidents/2025/2025-03-01-shop.md';
const held = 'incidents/2025/2025-12-24-held.md';
const change = (path: string, from: string | RegExp, to: string): Files => {
  const text = String(feedFiles[path]);
  expect(text).toMatch(from);
  return { ...feedFiles, [path]: text.replace(from, to) };
};
const shopElsewhere = (): Files => {
  const { [shop]: text, ...others } = change(
    shop,
    'title:',
    'aliases: [/old/, /incidents/2025-03-01-Shop, /incidents/later/]\ntitle:',
  );
  return { ...others, 'incidents/2025/closed-shop.md': String(text) };
};
const configured = (from: string, to: string): Files => change('candor.yaml', from, to);

describe('ids', () => {
  const known = { incidents: idsOf(feedFiles, 'incidents'), updates: idsOf(feedFiles, 'updates') };

  it.each([
    ['another title of the site', configured('Lumen <&> Status', 'Another')],
    ['another language', configured('timezone', 'locale: de\n  timezone')],
    [
      'another address, with the former tag',
      configured(
        'https://status.lumen.example/eu/',
        'https://new.example/\n  tag: status.lumen.example,2026:eu',
      ),
    ],
    ['another title of an incident', change(shop, /title: .*/, 'title: Closed')],
    ['a corrected update', change(shop, 'We look.', 'We looked.')],
    [
      'updates in another order',
      change(shop, /(### Resolved[^]*?)(### Identified[^]*?)(### Inv[^]*?)(## Details)/, '$3$2$1$4'),
    ],
    ['another address of an incident, to which the former one leads', shopElsewhere()],
    ['no postmortem', change(shop, /## Postmortem[^]*?## Updates/, '## Updates')],
  ] as const)('survive %s', (_, files) => {
    expect(idsOf(files, 'incidents').toSorted()).toEqual(known.incidents.toSorted());
    expect(idsOf(files, 'updates').toSorted()).toEqual(known.updates.toSorted());
  });

  it('survive an update that is added between others', () => {
    const more = change(
      shop,
      '### Identified',
      '### Update - 2025-03-01 11:30\n\nWe go on.\n\n### Identified',
    );
    expect(idsOf(more, 'updates')).toEqual(expect.arrayContaining([...known.updates]));
    expect(idsOf(more, 'updates')).toHaveLength(known.updates.length + 1);
  });

  it('are those of the tag, and by default of the host and folder', () => {
    const tagged = configured('timezone', 'tag: hello@lumen.example,2024-05\n  timezone');
    expect(idsOf(tagged, 'postmortems')).toEqual([
      'tag:hello@lumen.example,2024-05:incidents/2025-03-01-shop/postmortem',
    ]);
    expect(idsOf(feedFiles, 'postmortems')).toEqual([
      'tag:status.lumen.example,2026:eu/incidents/2025-03-01-shop/postmortem',
    ]);
  });

  it('stay when what was withheld is disclosed, which counts as a change', () => {
    const disclosed = change(held, 'party: merchant }', 'party: merchant, confirmed: 2026-01-10 }');
    const [newest, next] = itemsOf(disclosed, 'incidents');
    expect(next).toMatchObject({
      id: 'tag:status.lumen.example,2026:eu/incidents/2025-12-security-1',
      url: 'https://status.lumen.example/eu/incidents/2025-12-24-held/',
      published: '2025-12-24T09:00:00Z',
      updated: '2026-01-09T23:00:00Z',
    });
    expect(newest?.title).toBe('Work ahead');
    expect(itemsOf(disclosed, 'updates').filter(({ id }) => id.includes('security-1'))).toMatchObject([
      { published: '2025-12-24T11:00:00Z', updated: '2026-01-09T23:00:00Z' },
      { published: '2025-12-24T09:00:00Z', updated: '2026-01-09T23:00:00Z' },
    ]);
    expect(itemsOf(disclosed, 'postmortems')[0]).toMatchObject({ updated: '2026-01-09T23:00:00Z' });
  });

  it.each([
    ['tag: lumen', '(error) expected'],
    ['tag: https://lumen.example/', 'lumen.example,2026'],
    ['tag: "lumen.example,20"', 'lumen.example,2026'],
  ])('a wrong tag is told with what to write: %s', (line, hint) => {
    const { diagnostics } = compileFiles({
      'candor.yaml': feedConfig.replace('timezone', `${line}\n  timezone`),
    });
    const [problem] = diagnostics.filter(({ level }) => level === 'error');
    expect(problem?.code).toBe('format/invalid-value');
    expect(`${problem?.message ?? ''} ${problem?.hint ?? ''}`).toContain(
      hint.replace('(error) expected', 'host'),
    );
  });
});

describe('a maintenance', () => {
  const work = (now: number): ReadItem | undefined =>
    itemsOf(feedFiles, 'incidents', now).find(({ id }) => id.endsWith('work'));
  const silent = (now: number): ReadItem | undefined =>
    itemsOf(feedFiles, 'incidents', now).find(({ id }) => id.endsWith('silent'));

  it('counts as changed when it was announced, when it begins and when it ends', () => {
    expect(work(testNow)?.updated).toBe('2026-01-12T08:00:00Z');
    expect(work(Date.UTC(2026, 1, 1, 20, 59))?.updated).toBe('2026-01-12T08:00:00Z');
    expect(work(Date.UTC(2026, 1, 1, 22))?.updated).toBe('2026-02-01T21:00:00Z');
    expect(work(Date.UTC(2026, 1, 3))?.updated).toBe('2026-02-02T01:00:00Z');
  });

  it('that nobody announced comes when it begins', () => {
    expect(silent(testNow)).toBeUndefined();
    expect(silent(Date.UTC(2026, 1, 20, 20, 59))).toBeUndefined();
    expect(silent(Date.UTC(2026, 1, 20, 22))).toMatchObject({
      published: '2026-02-20T21:00:00Z',
      updated: '2026-02-20T21:00:00Z',
    });
  });
});

it('a feed does not change with the clock alone', () => {
  const earlier = compileFeeds(treeOf(feedFiles));
  const later = compileFeeds(treeOf(feedFiles), { now: testNow + 3 * 86_400_000 });
  expect(later).toEqual(earlier);
});

it('a feed is the same for a site that is read from a folder', () => {
  const served = compileFeeds(treeOf(feedFiles));
  expect(compileFeeds(treeOf(feedFiles), { fileLinks: true })).toEqual(served);
});
