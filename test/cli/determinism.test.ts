// Same files, configuration and facts, same bytes; and what a later clock or another commit may change.
import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SourceTree } from '../../src/model/source.js';
import {
  compileFiles,
  compileTree,
  contents,
  exampleNow,
  exampleTree,
  treeOf,
  type Compiled,
} from './compile-files.js';
import { candor, config, incident, makeSite, readTree, wrongIncident, type Files } from './site-folder.js';

/** Clashes of every sort, so that it would show which of two files came first. */
const messy: Files = {
  'incidents/2025/a.md': incident({ title: 'First', fields: 'aliases: [/old, /both]' }),
  'incidents/2025/b.md': incident({ title: 'Second', fields: 'aliases: [/both]\nslug: a' }),
  'incidents/2026/a.md': incident({ title: 'Third' }),
  'incidents/2026/A.md': incident({ title: 'Fourth' }),
  'incidents/2026/c.md': wrongIncident,
  'incidents/2026/d.md': incident({ title: 'Same', more: '\n## Details\n\nSee [c](c.md), ![x](x.png).\n' }),
  'incidents/2026/e.md': incident({ title: 'Same' }),
  'incidents/2026/x.png': 'x',
  'incidents/2026/y.png': 'y',
  'incidents/2026/z.txt': 'z',
  'public/old/index.html': 'x',
  'public/OLD.txt': 'x',
  'public/old.txt': 'x',
  'public/incidents/e': 'x',
};

const shuffled = (tree: SourceTree): fc.Arbitrary<SourceTree> => {
  const anyOrder = <Item>(items: readonly Item[]) =>
    fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
  return fc
    .record({
      files: anyOrder(tree.files),
      attachments: anyOrder(tree.attachments),
      publicFiles: anyOrder(tree.publicFiles),
    })
    .map((arrays) => ({ ...tree, ...arrays }));
};

const said = (compiled: Compiled): object => ({
  files: contents(compiled),
  diagnostics: compiled.diagnostics,
  omitted: compiled.history.omitted,
});

describe('the order in which files are found', () => {
  test('changes nothing in the example', () => {
    const usual = said(compileTree(exampleTree, { now: exampleNow }));
    fc.assert(
      fc.property(shuffled(exampleTree), (tree) => {
        expect(said(compileTree(tree, { now: exampleNow }))).toEqual(usual);
      }),
      { numRuns: 4 },
    );
  });

  test('changes nothing where names, addresses and paths clash', () => {
    const tree = treeOf(messy);
    const compiled = compileTree(tree);
    expect(new Set(compiled.diagnostics.map(({ code }) => code)).size).toBeGreaterThanOrEqual(6);
    const usual = said(compiled);
    fc.assert(
      fc.property(shuffled(tree), (other) => {
        expect(said(compileTree(other))).toEqual(usual);
      }),
      { numRuns: 30 },
    );
  });

  test('changes nothing in what is published, whenever each file was made', async () => {
    const files = Object.entries({
      'incidents/2025/a.md': incident({ title: 'A' }),
      'incidents/2025/b.md': incident({ title: 'B' }),
      'incidents/c.md': incident({ title: 'C' }),
      'public/x.txt': 'x',
      'public/a/y.txt': 'y',
    });
    const sites = [files, files.toReversed()].map((entries) => makeSite(Object.fromEntries(entries)));
    for (const site of sites) expect((await candor(site, ['build'])).code).toBe(0);
    const [one = '', two = ''] = sites;
    expect(readTree(join(two, '_site'))).toEqual(readTree(join(one, '_site')));
  });
});

/** Paths that are not the same in both, also where one lacks them. */
function differing(one: Compiled, two: Compiled): readonly string[] {
  const [a, b] = [contents(one), contents(two)];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((path) => a[path] !== b[path]).sort();
}

describe('the commit', () => {
  const at = (commit: string | undefined, files: Files = { 'incidents/a.md': incident() }): Compiled =>
    compileFiles(files, { commit });

  test('stands where it is said what the site was built from, and nowhere else', () => {
    const places = ['api/candor/v1/status.json', 'build.json', 'index.html'];
    expect(differing(at('a'.repeat(40)), at('b'.repeat(40)))).toEqual(places);
    expect(differing(at('a'.repeat(40)), at(undefined))).toEqual(places);
  });

  test('stands nowhere if the site does not want it', () => {
    const files = { 'candor.yaml': `${config}output: { commit: false }\n`, 'incidents/a.md': incident() };
    expect(differing(at('a'.repeat(40), files), at(undefined, files))).toEqual([]);
  });
});

describe('a later clock', () => {
  const closed = { 'incidents/2025/closed.md': incident() };
  const time = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+01:00`);
  const between = (files: Files, from: string, to: string): readonly string[] =>
    differing(compileFiles(files, { now: time(from) }), compileFiles(files, { now: time(to) }));
  /** They say as of when they are. */
  const always = ['api/candor/v1/components.json', 'api/candor/v1/status.json', 'build.json', 'index.html'];
  /** Pictures name the day they are of, since they are seen where nothing else does; what counts days counts on. */
  const ofTheDay = [
    'badges/availability.svg',
    'badges/banner.svg',
    ...['api', 'web'].flatMap((id) =>
      ['availability.svg', 'days-since.json', 'days-since.svg', 'status.svg'].map(
        (name) => `badges/components/${id}/${name}`,
      ),
    ),
    'badges/days-since.json',
    'badges/days-since.svg',
    'badges/status.svg',
  ];

  test('changes of a history that is over what says when it was built', () => {
    expect(between(closed, '2026-01-15 13:00', '2026-01-15 13:01')).toEqual(always);
  });

  test('changes of a history that is over, on another day, its badges, but no feed and no calendar', () => {
    expect(between(closed, '2026-01-15 13:00', '2026-12-31 23:59')).toEqual([...always, ...ofTheDay].sort());
  });

  test('changes the lists of years in a new year, and no page of an incident', () => {
    const changed = between(closed, '2026-12-31 23:00', '2027-01-01 01:00');
    // Two hours are no day more since the evening on which the last incident ended.
    const counted = ['badges/components/api/days-since.json', 'badges/days-since.json'];
    expect(changed).toEqual(
      [
        ...always,
        ...ofTheDay.filter((path) => !counted.includes(path)),
        'api/candor/v1/index.json',
        'api/candor/v1/statistics.json',
        'api/candor/v1/years/2027.json',
        'components/api/index.html',
        'components/web/index.html',
        'history/2026/index.html',
        'history/2027/index.html',
        'history/index.html',
        'sitemap.xml',
        'statistics/index.html',
      ].sort(),
    );
  });

  test('changes of an open incident what counts its time: states, availability, the years it reaches', () => {
    const open = { ...closed, 'incidents/2026/open.md': incident({ day: '2026-01-10', isOpen: true }) };
    const changed = between(open, '2026-01-15 13:00', '2026-01-16 13:00');
    // Nothing counts days since an incident that is still open.
    const counted = ['badges/components/api/days-since.json', 'badges/days-since.json'];
    expect(changed).toEqual(
      [...always, ...ofTheDay.filter((path) => !counted.includes(path)), 'components/api/index.html'].sort(),
    );
  });

  /** What says which work is going on, and what follows from it. */
  const turned = [
    'api/candor/v1/incidents/work.json',
    'api/candor/v1/years/2026.json',
    'api/v2/components.json',
    'api/v2/incidents.json',
    'api/v2/incidents/unresolved.json',
    'api/v2/incidents/work.json',
    'api/v2/scheduled-maintenances.json',
    'api/v2/scheduled-maintenances/active.json',
    'api/v2/scheduled-maintenances/upcoming.json',
    'api/v2/status.json',
    'api/v2/summary.json',
    'badges/banner.svg',
    'badges/components/api/status.json',
    'badges/components/api/status.svg',
    'badges/status.json',
    'badges/status.svg',
    'components/api/index.html',
    // Nobody announced this work, so it is new to readers of feeds and calendars when it begins.
    'components/api/maintenance.ics',
    'feeds/components/api/incidents.atom',
    'feeds/components/api/incidents.json',
    'feeds/components/api/incidents.rss',
    'feeds/incidents.atom',
    'feeds/incidents.json',
    'feeds/incidents.rss',
    'history/2026/index.html',
    'incidents/work/index.html',
    'maintenance.ics',
    'notices/index.html',
  ];

  test.each<[string, string, string, readonly string[]]>([
    // A planned hour of maintenance: nothing happens until its window, nothing after it.
    ['before the window', '2026-02-01 10:00', '2026-02-02 21:59', ofTheDay],
    ['when the window opens', '2026-02-02 21:59', '2026-02-02 22:00', turned],
    ['in the window', '2026-02-02 22:01', '2026-02-02 22:30', []],
    ['on the day of the window', '2026-02-02 23:01', '2026-02-02 23:59', []],
    // It moves with the days of the component, and is on no other page.
    ['after the window', '2026-02-03 00:00', '2026-03-01 00:00', [...ofTheDay, 'components/api/index.html']],
    ['long after the window', '2026-06-01 00:00', '2026-07-01 00:00', ofTheDay],
  ])('shows maintenance %s', (_, from, to, expected) => {
    const files = {
      'incidents/2026/work.md': `---
title: Moving house
kind: maintenance
components: [api]
window: { from: 2026-02-02 22:00, to: 2026-02-02 23:00 }
---

We move.
`,
    };
    expect(between(files, from, to)).toEqual([...always, ...expected].sort());
  });

  test('takes a notice from the status page and leaves its own page as it is', () => {
    const files = {
      'incidents/2026/notice.md':
        '---\ntitle: We have moved\nkind: notice\nstarted: 2026-01-10\n---\n\nNew address.\n',
    };
    const changed = between(files, '2026-01-15 13:00', '2026-02-15 13:00');
    expect(changed).toEqual([...always, ...ofTheDay, 'notices/index.html'].sort());
  });
});
