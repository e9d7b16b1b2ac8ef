// Lists that are too long for one page: what stands in their place, where the entries are, and that every way leads on.
import { describe, expect, it } from 'vitest';
import type { Incident } from '../../src/model/incident.js';
import { basePathOf } from '../../src/site/pages.js';
import { defaultTheme } from '../../theme/index.js';
import { brokenLinks } from '../cli/compile-files.js';
import {
  attribute,
  endpointPaths,
  find,
  history,
  options,
  site,
  textOf,
  visit,
  write,
  type Reader,
} from './make-record.js';

const severityOf = (id: string): Incident['severity'] => site.severities.find((known) => known.id === id);

/** So many in a month of 2025, on its days in turn. */
function incidentsIn(month: string, count: number, words: Partial<Incident> = {}): readonly Incident[] {
  return Array.from({ length: count }, (_, index) => {
    const day = `2025-${month}-${String((index % 28) + 1).padStart(2, '0')}`;
    const updates = [
      ['investigating', `${day} 10:00`],
      ['resolved', `${day} 11:00`],
    ] as const;
    const id = `${day}-${words.kind ?? 'incident'}-${String(index)}`;
    return write(
      { id, components: { 'web-app-eu': 'degraded' }, updates },
      { severity: severityOf('low'), ...words },
    );
  });
}

const visitAll = (...lists: readonly (readonly Incident[])[]): Reader =>
  visit({ entries: lists.flat().toSorted(newestFirst) });

const newestFirst = (a: Incident, b: Incident): number =>
  b.started.from - a.started.from || (a.id < b.id ? -1 : 1);

const rows = (reader: Reader, path: string): readonly string[] =>
  find(reader.document(path), 'tr').map(textOf);

/** The entries that a page lists, by their links. */
const entriesOn = (reader: Reader, path: string): number =>
  find(reader.document(path), 'a').filter((element) => attribute(element, 'class') === 'what').length;

const pathsBelow = (reader: Reader, folder: string): readonly string[] =>
  reader.paths.filter((path) => path.startsWith(folder) && path !== `${folder}index.html`);

describe('a list of 200', () => {
  const reader = visitAll(incidentsIn('03', 120), incidentsIn('11', 80));

  it('stays on one page everywhere', () => {
    for (const path of ['history/2025/', 'history/2025/low/', 'severity/low/', 'components/web-app-eu/'])
      expect(entriesOn(reader, `${path}index.html`), path).toBe(200);
    expect(reader.paths.filter((path) => path.includes('2025-03/'))).toEqual([]);
    expect(pathsBelow(reader, 'components/web-app-eu/')).toEqual([]);
  });
});

describe('a list of 201', () => {
  const reader = visitAll(incidentsIn('03', 120), incidentsIn('11', 81));

  it('becomes months on the page of the year, whose pages have it all', () => {
    expect(entriesOn(reader, 'history/2025/index.html')).toBe(0);
    expect(rows(reader, 'history/2025/index.html').slice(-3)).toEqual([
      'Month Total',
      'March 2025 120',
      'November 2025 81',
    ]);
    expect(entriesOn(reader, 'history/2025-03/index.html')).toBe(120);
    expect(entriesOn(reader, 'history/2025-11/index.html')).toBe(81);
    expect(reader.text('history/2025-03/index.html')).toContain('History of March 2025 Low 120 incidents');
  });

  it('becomes months on the page of a severity in the year, and years on that of the severity', () => {
    expect(entriesOn(reader, 'history/2025/low/index.html')).toBe(0);
    expect(entriesOn(reader, 'history/2025-11/low/index.html')).toBe(81);
    expect(rows(reader, 'severity/low/index.html')).toEqual(['Year Total', '2025 201']);
    expect(find(reader.document('severity/low/index.html'), 'td')).toHaveLength(1);
    const link = find(reader.document('severity/low/index.html'), 'a').find(
      (element) => textOf(element) === '2025',
    );
    expect(link && attribute(link, 'href')).toBe('../../history/2025/low/');
  });

  it('becomes years on the page of a component and of its group, and months on those', () => {
    for (const folder of ['components/web-app-eu/', 'components/eu/']) {
      expect(pathsBelow(reader, folder)).toEqual(
        ['2025/', '2025-03/', '2025-11/'].map((period) => `${folder}${period}index.html`),
      );
      expect(entriesOn(reader, `${folder}2025-03/index.html`)).toBe(120);
    }
    expect(find(reader.document('components/web-app-eu/2025-03/index.html'), 'h1').map(textOf)).toEqual([
      'Web application: March 2025',
    ]);
  });

  it('leads back and on from month to month', () => {
    const page = reader.document('history/2025-03/low/index.html');
    const crumbs = find(page, 'ol').slice(0, 1).map(textOf);
    expect(crumbs).toEqual(['Status History Low incidents 2025 Low incidents of March 2025']);
    const next = find(page, 'a').find((element) => attribute(element, 'rel') === 'next');
    expect(next && attribute(next, 'href')).toBe('../../../history/2025-11/low/');
    const newest = find(reader.document('history/2025-11/index.html'), 'a').find(
      (element) => attribute(element, 'rel') === 'next',
    );
    expect(newest && attribute(newest, 'href')).toBe('../../history/2026/');
  });

  it('is in the sitemap, month by month', () => {
    const sitemap = reader.source('sitemap.xml');
    for (const path of ['history/2025-03/', 'history/2025-03/low/', 'components/eu/2025/'])
      expect(sitemap).toContain(`<loc>https://example.org${basePathOf(site.url)}${path}</loc>`);
  });
});

it('counts all that a page would list, not each of its sections', () => {
  const maintenance = incidentsIn('05', 150, { kind: 'maintenance', severity: undefined });
  const reader = visitAll(incidentsIn('05', 100), maintenance);
  expect(rows(reader, 'history/2025/index.html').slice(-2)).toEqual([
    'Month Low Maintenance Total',
    'May 2025 100 150 250',
  ]);
  expect(entriesOn(reader, 'history/2025-05/index.html')).toBe(250);
  expect(entriesOn(reader, 'history/2025/low/index.html')).toBe(100);
});

it('lists a month of 400 as a whole', () => {
  const reader = visitAll(incidentsIn('07', 400));
  expect(entriesOn(reader, 'history/2025-07/index.html')).toBe(400);
  expect(entriesOn(reader, 'history/2025-07/low/index.html')).toBe(400);
  expect(entriesOn(reader, 'components/web-app-eu/2025-07/index.html')).toBe(400);
});

describe('a month of 401', () => {
  const reader = visitAll(incidentsIn('06', 1), incidentsIn('07', 401), incidentsIn('08', 1));

  it('becomes parts in the order of the calendar, the first of them full', () => {
    expect(rows(reader, 'history/2025-07/index.html')).toEqual([
      'Part of the month Total',
      'July 2025, part 1 : 1 July to 28 July 2025 400',
      'July 2025, part 2 : 28 July 2025 1',
    ]);
    expect(entriesOn(reader, 'history/2025-07/index.html')).toBe(0);
    expect(entriesOn(reader, 'history/2025-07-part-1/index.html')).toBe(400);
    expect(entriesOn(reader, 'history/2025-07-part-2/index.html')).toBe(1);
    expect(entriesOn(reader, 'history/2025-07-part-2/low/index.html')).toBe(1);
    expect(entriesOn(reader, 'components/web-app-eu/2025-07-part-2/index.html')).toBe(1);
  });

  it('leads from part to part, to the months around, and back to the month', () => {
    const linksOf = (path: string, rel: string): readonly (string | undefined)[] =>
      find(reader.document(path), 'a')
        .filter((element) => attribute(element, 'rel') === rel)
        .map((element) => attribute(element, 'href'));
    const first = 'history/2025-07-part-1/index.html';
    const second = 'history/2025-07-part-2/index.html';
    expect(linksOf(first, 'prev')).toEqual(['../../history/2025-06/']);
    expect(linksOf(first, 'next')).toEqual(['../../history/2025-07-part-2/']);
    expect(linksOf(second, 'prev')).toEqual(['../../history/2025-07-part-1/']);
    expect(linksOf(second, 'next')).toEqual(['../../history/2025-08/']);
    expect(reader.text(second)).toContain('History of July 2025, part 2');
    expect(find(reader.document(second), 'a').map(textOf)).toContain('July 2025');
  });
});

describe('the other lists', () => {
  it('lead to postmortems by the month in which they were published', () => {
    const published = incidentsIn('10', 201).map((incident) => ({
      ...incident,
      postmortem: {
        published: { ...incident.started, from: Date.UTC(2025, 11, 5), to: Date.UTC(2025, 11, 6) },
        introduction: undefined,
        parts: [],
        anchor: 'postmortem',
        place: { path: incident.path, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } },
      },
    }));
    const reader = visitAll(published);
    expect(rows(reader, 'postmortems/index.html')).toEqual(['Year Total', '2025 201']);
    expect(pathsBelow(reader, 'postmortems/')).toEqual([
      'postmortems/2025/index.html',
      'postmortems/2025-12/index.html',
    ]);
    expect(entriesOn(reader, 'postmortems/2025-12/index.html')).toBe(201);
  });

  it('lead to past notices by year, and keep the current ones', () => {
    const notices = incidentsIn('02', 201, { kind: 'notice', severity: undefined, updates: [] });
    const current = write(
      { id: 'current', kind: 'notice', started: '2026-11-10', until: '2026-12-01' },
      { title: 'TLS 1.1 ends' },
    );
    const reader = visitAll(notices, [current]);
    expect(reader.text('notices/index.html')).toContain('TLS 1.1 ends');
    expect(entriesOn(reader, 'notices/index.html')).toBe(0);
    expect(entriesOn(reader, 'notices/2025-02/index.html')).toBe(201);
  });
});

it('names months in German on a German site', () => {
  const entries = [...incidentsIn('03', 201)].toSorted(newestFirst);
  const reader = visit({ entries, site: { ...site, locale: 'de' } });
  expect(rows(reader, 'history/2025/index.html').slice(-2)).toEqual(['Monat Gesamt', 'März 2025 201']);
  expect(find(reader.document('history/2025-03/low/index.html'), 'h1').map(textOf)).toEqual([
    'Störungen März 2025: Low',
  ]);
});

it('takes the month of the site’s zone', () => {
  const late = write(
    { id: 'late', updates: [['resolved', '2025-03-31 23:30 +00:00']] },
    { severity: severityOf('low') },
  );
  const reader = visitAll(incidentsIn('03', 200), [late]);
  expect(entriesOn(reader, 'history/2025-04/index.html')).toBe(1);
});

describe('a year of 1,000', () => {
  const severities = ['critical', 'high', 'medium', 'low', 'low'] as const;
  const components = ['web-app-eu', 'mail', 'api.v2'] as const;
  const incidents = Array.from({ length: 1000 }, (_, index) => {
    const [month, day] = [
      String((index % 12) + 1).padStart(2, '0'),
      String((index % 28) + 1).padStart(2, '0'),
    ];
    const component = components[index % components.length] ?? 'mail';
    return write(
      {
        id: `i-${String(index)}`,
        components: { [component]: 'degraded' },
        updates: [['resolved', `2025-${month}-${day} 11:00`]],
      },
      { severity: severityOf(severities[index % severities.length] ?? 'low') },
    );
  });
  const reader = visitAll(incidents);

  it('leads nowhere that is not there', () => {
    const entries = incidents.toSorted(newestFirst);
    const given = new Set([
      'logo.svg',
      'favicon.ico',
      ...defaultTheme.assets.map(({ path }) => path),
      ...endpointPaths({ ...history, entries }, options),
      // Beside the page that leads there.
      'index.md',
    ]);
    const broken = brokenLinks(reader, { siteUrl: site.url ?? '' });
    expect(
      broken.filter((link) => !given.has(link.replace(/^.*: (?:\.\.\/)*(?:\.\/)?(?:\/status\/)?/, ''))),
    ).toEqual([]);
  }, 120_000);

  it('leads to every incident, by year and severity and by component', () => {
    const links = (folder: RegExp): number =>
      reader.paths
        .filter((path) => folder.test(path))
        .reduce((sum, path) => sum + entriesOn(reader, path), 0);
    expect(links(/^history\/2025-\d\d\/index/)).toBe(1000);
    // Those of 200 have a page for the year.
    expect(links(/^history\/2025-\d\d\/low\/index/)).toBe(400);
    expect(links(/^history\/2025\/(?:critical|high|medium)\/index/)).toBe(600);
    expect(links(/^components\/(?:web-app-eu|mail|api.v2)\/2025-\d\d\/index/)).toBe(1000);
  });
});
