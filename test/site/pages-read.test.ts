// What a reader finds on the pages: how everything stands, the year, the component, in words.
import { describe, expect, it } from 'vitest';
import type { Incident } from '../../src/model/incident.js';
import type { Site } from '../../src/model/site.js';
import { at } from '../model/make-incident.js';
import {
  attribute,
  entries,
  find,
  headings,
  openIncident,
  site,
  textOf,
  visit,
  write,
  zone,
  type Reader,
} from './make-record.js';

const calm = entries.filter(({ id }) => id.startsWith('2025-05') || id.startsWith('2025-10'));
const headlineOf = (reader: Reader): string => find(reader.document('index.html'), 'h1').map(textOf).join();
const now = (text: string): number => at(text, zone);

describe('the status page', () => {
  it.each<[string, Parameters<typeof visit>[0], string]>([
    ['nothing is open', { entries: calm }, 'All systems operational'],
    ['nothing is published', { entries: [] }, 'All systems operational'],
    ['the site has no components', { entries: [], site: { ...site, components: [] } }, 'No open incidents'],
    [
      'one incident is open',
      { entries: [...calm, openIncident('a', 'medium')] },
      'Partial outage: 1 open incident',
    ],
    [
      'the worst of several counts',
      { entries: [openIncident('a', 'medium'), openIncident('b', 'critical')] },
      'Major outage: 2 open incidents',
    ],
    [
      'an internal one does not count',
      { entries: [openIncident('a', 'critical', { external: false })] },
      'All systems operational',
    ],
    [
      'maintenance is under way',
      { entries: entries.filter(({ id }) => id === '2026-11-18-database') },
      'Maintenance in progress',
    ],
    [
      'a file is missing',
      { entries: calm, omitted: 1 },
      'Status incomplete: 1 incident file could not be read',
    ],
    [
      'files are missing and one is open',
      { entries: [openIncident('a', 'high')], omitted: 3 },
      'Status incomplete: 3 incident files could not be read',
    ],
  ])('says in its headline, where %s', (_, changes, headline) => {
    const reader = visit(changes);
    expect(headlineOf(reader)).toBe(headline);
    expect(find(reader.document('index.html'), 'title').slice(0, 1).map(textOf)).toEqual([
      `${headline} · Acme Status`,
    ]);
  });

  it('calls nothing operational while a file is missing', () => {
    const reader = visit({ entries: calm, omitted: 1 });
    for (const path of ['index.html', 'components/api.v2/index.html', 'build.json']) {
      expect(reader.source(path)).not.toMatch(/operational|100 %/i);
    }
    expect(reader.text('index.html')).not.toContain('No customer-facing incident');
  });

  it.each([
    'history/index.html',
    'history/2026/index.html',
    'history/2025/low/index.html',
    'severity/low/index.html',
    'components/api.v2/index.html',
    'postmortems/index.html',
    'notices/index.html',
  ])('says on every list that a file is missing: %s', (path) => {
    const text = visit({ entries: calm, omitted: 1 }).text(path);
    expect(text).toContain('could not be read, so something may be missing here.');
    expect(text).not.toMatch(/No maintenance is planned|No notice is current/);
  });

  it('shows what is open with its latest update, what is planned, and notices', () => {
    const reader = visit();
    expect(headings(reader, 'index.html')).toEqual([
      'Open incidents',
      'Maintenance in progress',
      'Current notices',
      'Components',
      'Planned maintenance',
      'Recent incidents',
    ]);
    const cards = find(reader.document('index.html'), 'article').map(textOf);
    expect(cards[0]).toBe(
      'High · Monitoring Uploads time out EU data center › Web application and API & hooks ' +
        'Said monitoring of 2026-11-19-uploads. Updated 19 November 2026, 08:51 CET · Started: 19 November 2026, 07:40 CET',
    );
    expect(cards[1]).toContain('In progress · Overrunning Database upgrade');
    expect(cards[1]).toContain('Window: 18 November 2026, 22:00 to 23:00 CET');
    expect(cards[2]).toContain('Published: 10 November 2026 · Until: 1 December 2026');
    expect(cards[3]).toContain('Scheduled Network work');
  });

  it('shows components in their groups with their state and availability, and not the retired ones', () => {
    const text = visit().text('index.html');
    expect(text).toContain(
      'Components EU data center Degraded Web application Degraded 99.98 % available in the last 90 days 89 days ago Today 1 day with an entry 19 November · Partial outage: Uploads time out E-mail Maintenance',
    );
    expect(text).toContain('API & hooks Degraded');
    expect(text).not.toContain('Fax');
  });

  it('counts availability from when a component came to be', () => {
    const text = visit({ entries: calm, now: now('2026-06-11 00:00') }).text('index.html');
    expect(text).toContain('E-mail Operational 100 % available since 1 June 2026');
  });

  it('says since when nothing has happened to customers', () => {
    expect(visit({ entries: calm }).text('index.html')).toContain(
      'No customer-facing incident published since 15 October 2025, 18:05 CEST .',
    );
    expect(visit({ entries: [] }).text('index.html')).toContain(
      'No customer-facing incident published since the launch on 1 March 2025 .',
    );
  });

  it('says when it was built', () => {
    const wanting: Site = { ...site, output: { ...site.output, commit: true } };
    expect(visit({ site: wanting }).text('index.html')).toMatch(
      /Built 19 November 2026, 09:12 CET from commit 4f1c2aa9d$/,
    );
  });

  it('lists the incidents of the last fourteen days, or the last five', () => {
    const many = Array.from({ length: 12 }, (_, index) =>
      write({
        id: `n${index}`,
        updates: [['resolved', `2026-11-${String(18 - index).padStart(2, '0')} 10:00`]],
      }),
    );
    const rows = (incidents: readonly Incident[], when: string): number =>
      find(visit({ entries: incidents, now: now(when) }).document('index.html'), 'a').filter(
        (link) => attribute(link, 'class') === 'what',
      ).length;
    expect(rows(many, '2026-11-19 09:00')).toBe(12);
    expect(rows(many, '2026-11-24 09:00')).toBe(9);
    expect(rows(many, '2027-11-24 09:00')).toBe(5);
  });
});

describe('the page of a year', () => {
  it('groups by severity, newest first, and tells what was before the launch', () => {
    const reader = visit();
    expect(headings(reader, 'history/2025/index.html')).toEqual([
      'Critical 1 incident',
      'Medium 1 incident',
      'Low 1 incident',
      'Before the launch',
      'Notices',
    ]);
    const text = reader.text('history/2025/index.html');
    expect(text).toContain('The year of the launch, see October .');
    expect(text).toContain('Low 1 incident 15 October Creating a customer failed 37 minutes');
    expect(text).toContain(
      'the launch was on 1 March 2025 . 1 February A pilot customer lost a draft Medium · about 1 day · Internal',
    );
    expect(text).not.toContain('No customer-facing incident');
  });

  it('names what an earlier year began and is then not called empty', () => {
    const text = visit({ entries: entries.filter(({ id }) => id === '2025-12-31-slow') }).text(
      'history/2026/index.html',
    );
    expect(text).toContain('Continued from earlier years 31 December 2025 Slow over New Year');
    expect(text).not.toContain('No customer-facing incident');
  });

  it.each([
    [
      '2025',
      [],
      'No customer-facing incident published from the launch on 1 March 2025 to the end of the year.',
    ],
    ['2026', [], 'No customer-facing incident published in 2026 so far.'],
    [
      '2025',
      ['2025-02-01-pilot'],
      'No customer-facing incident published from the launch on 1 March 2025 to the end of the year.',
    ],
  ])('says so in a sentence where %s had none with %j', (year, ids, sentence) => {
    const some = entries.filter(({ id }) => ids.includes(id));
    expect(visit({ entries: some }).text(`history/${year}/index.html`)).toContain(sentence);
  });

  it('speaks of a whole year once it is over, whatever internal incident it had', () => {
    const internal = write({ id: 'i', external: false, updates: [['resolved', '2026-03-01 10:00']] });
    const text = visit({ entries: [internal], now: now('2027-02-01 00:00') }).text('history/2026/index.html');
    expect(text).toContain('No customer-facing incident published in 2026.');
    expect(text).toContain('· Internal');
  });

  it('leads to the years before and after it', () => {
    expect(visit().text('history/2025/index.html')).toMatch(/Next 2026$/);
    expect(visit().text('history/2026/index.html')).toMatch(/Previous 2025$/);
  });

  it('has its counts on the page of all years', () => {
    const rows = find(visit().document('history/index.html'), 'tr').map(textOf);
    expect(rows).toEqual([
      'Year Critical High Medium Low Total Maintenance',
      '2026 0 2 0 0 2 1',
      '2025 1 0 2 1 4 0',
    ]);
  });
});

describe('the page of a component', () => {
  it('tells its state, groups, availability with the method, and incidents by year', () => {
    const reader = visit();
    const text = reader.text('components/web-app-eu/index.html');
    expect(text).toContain('Web application What customers sign in to. Degraded Part of: EU data center');
    expect(text).toContain('2026 99.99 % 2025 100 %');
    expect(text).toContain('Major outage 100 %, Partial outage 30 %, Degraded 0 %, Maintenance 0 %.');
    expect(headings(reader, 'components/web-app-eu/index.html')).toEqual(['Availability', '2026', '2025']);
  });

  it('leaves figures blank where nothing was measured', () => {
    expect(visit().text('components/mail/index.html')).toContain('2025 not measured');
  });

  it('lists what lies below a group, which has no availability of its own', () => {
    const reader = visit();
    expect(headings(reader, 'components/eu/index.html')).toEqual(['Consists of', '2026', '2025']);
  });

  it('says of a retired one since when, and no state', () => {
    expect(visit().text('components/fax/index.html')).toMatch(
      /^Fax Retired since 31 January 2026 \. Availability/,
    );
  });
});

it('speaks German to a German site', () => {
  const reader = visit({ site: { ...site, locale: 'de-AT' } });
  expect(reader.source('index.html')).toContain('<html lang="de-AT" dir="ltr">');
  expect(headlineOf(reader)).toBe('Teilausfall: 1 offene Störung');
  const text = reader.text('incidents/2025-10-15-customer-creation/index.html');
  expect(text).toContain('Auswirkung 15. Oktober 2025, 17:04 bis 17:24 CEST (20 Minuten)');
  expect(text).toContain(
    'Veröffentlicht am 16. Oktober 2025, 15:14 CEST ; Abstand zur Behebung: 1 Arbeitstag.',
  );
  expect(reader.text('components/web-app-eu/index.html')).toContain('2026 99,99 % 2025 100 %');
});

it('speaks English where the language has no catalogue, and says which way it is written', () => {
  const reader = visit({ site: { ...site, locale: 'ar' }, entries: [] });
  expect(reader.source('index.html')).toContain('<html lang="ar" dir="rtl">');
  expect(headlineOf(reader)).toBe('All systems operational');
});

it('keeps the title of the document to what browsers show, and the heading whole', () => {
  const titleOf = (title: string): readonly string[] => {
    const entry = write({ id: 'long', updates: [['resolved', '2026-11-01 10:00']] }, { title });
    const document = visit({ entries: [entry] }).document('incidents/long/index.html');
    expect(find(document, 'h1').map(textOf)).toEqual([title]);
    return find(document, 'title').map(textOf);
  };
  const long = 'The payment page was out of reach in three waves of half an hour';
  expect(titleOf('Short')).toEqual(['Short · Acme Status']);
  expect(titleOf(long)).toEqual([long]);
  expect(titleOf(`${long} and then some more`)).toEqual([`${long} …`]);
  expect(titleOf('😀'.repeat(60))).toEqual([`${'😀'.repeat(34)} …`]);
});

describe('links of the configuration', () => {
  it('lead below the root of the site where they are paths, and are left alone where they are addresses', () => {
    const links: Site['links'] = [
      { label: 'Terms', url: '/terms/?v=2#start', place: 'nav' },
      { label: 'Elsewhere', url: 'https://example.org/terms/', place: 'footer' },
    ];
    const page = visit({ site: { ...site, links } }).document('history/2025/index.html');
    const addresses = find(page, 'a')
      .filter((element) => ['Terms', 'Elsewhere'].includes(textOf(element).trim()))
      .map((element) => attribute(element, 'href'));
    expect(addresses).toEqual(['../../terms/?v=2#start', 'https://example.org/terms/']);
  });
});
