// Calendars of maintenance: what subscribers get, read by a checker of our own and by ical.js.
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { compileFiles, compileTree, contents, exampleNow, exampleTree } from '../../cli/compile-files.js';
import { incident, type Files } from '../../cli/site-folder.js';
import { checkCalendar } from './check-calendar.js';

const config = `site:
  title: Tidewater Status
  url: https://status.tidewater.example/eu/
  timezone: Europe/Berlin
components:
  - id: booking
    name: Booking; web, app
    components:
      - { id: web, name: "Website, shop; more" }
      - { id: app, name: App }
  - { id: desk, name: Desk }
`;

function maintenance(title: string, window: string, more = '', updates = ''): string {
  return `---
title: ${title}
kind: maintenance
components: [web]
window: ${window}
${more}---

We move, and the site may be slow.

## Updates

${updates}### Scheduled - 2026-01-02 09:00
As planned; nothing else changes, we think.
`;
}

const cancelled = '### Cancelled - 2026-01-05 10:00:30\nNot now.\n\n';
const files: Files = {
  'candor.yaml': config,
  'incidents/2026/2026-01-20-move.md': maintenance(
    'Move of the Größte Datenbank 🚢 with a title that is long, so long that no single line can hold it 日本語',
    '{ from: 2026-01-20 22:00, to: 2026-01-21 01:30 }',
  ),
  'incidents/2026/2026-02-01-off.md': maintenance(
    'Called off',
    '{ from: 2026-02-01 22:00, to: 2026-02-01 23:00 }',
    '',
    cancelled,
  ),
  'incidents/2026/2026-03-01-days.md': maintenance('Some day', '{ from: 2026-03-01, to: 2026-03-03 }'),
  'incidents/2026/2026-03-28-night.md': maintenance(
    'Night of the clocks',
    '[{ from: 2026-03-28 23:00, to: 2026-03-29 05:00 }, { from: ~2026-03-30 23:00, to: 2026-03-31 }]',
  ),
  'incidents/2026/2026-04-01-open.md': maintenance('Nobody knows', '{ from: 2026-04-01 08:00 }').replace(
    '[web]',
    '[desk]',
  ),
  'incidents/2024/2024-12-20-old.md': maintenance(
    'Long over',
    '{ from: 2024-12-20 22:00, to: 2024-12-20 23:00 }',
  ).replace('2026-01-02', '2024-12-01'),
  'incidents/2025/2025-01-03-kept.md': maintenance(
    'Just within',
    '{ from: 2025-01-03 22:00, to: 2025-01-03 23:00 }',
  ).replace('2026-01-02', '2024-12-01'),
  'incidents/2025/2025-10-15-slow.md': incident({ components: '[web]' }),
};

const compiled = compileFiles(files);
const bytesOf = (path: string, from = compiled): Buffer => Buffer.from(contents(from)[path] ?? '', 'latin1');
const textOf = (path: string): string => bytesOf(path).toString('utf8');

interface Read {
  readonly uid: string;
  readonly title: string;
  readonly start: string;
  readonly end: string;
  readonly status: unknown;
  readonly categories: readonly unknown[];
  readonly description: string;
}

function read(path: string): readonly Read[] {
  const calendar = new ICAL.Component(ICAL.parse(textOf(path)) as [string, unknown[], unknown[]]);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      title: event.summary,
      start: event.startDate.toString(),
      end: event.endDate.toString(),
      status: component.getFirstPropertyValue('status'),
      categories: component.getFirstProperty('categories')?.getValues() ?? [],
      description: event.description,
    };
  });
}

describe('a calendar of maintenance', () => {
  it('has no problem that the checker knows, on any site', () => {
    const example = compileTree(exampleTree, { now: exampleNow });
    for (const from of [compiled, example]) {
      const paths = Object.keys(contents(from)).filter((path) => path.endsWith('.ics'));
      expect(paths).toHaveLength(from.site.components.length + 1);
      for (const path of paths) expect(checkCalendar(bytesOf(path, from)), path).toEqual([]);
    }
  });

  it('tells windows in UTC, of a night of 23 hours too, and bare days as days', () => {
    expect(read('maintenance.ics').map(({ uid, start, end }) => [uid, start, end])).toEqual(
      [
        ['2025-01-03-kept/1', '2025-01-03T21:00:00Z', '2025-01-03T22:00:00Z'],
        ['2026-01-20-move/1', '2026-01-20T21:00:00Z', '2026-01-21T00:30:00Z'],
        ['2026-02-01-off/1', '2026-02-01T21:00:00Z', '2026-02-01T22:00:00Z'],
        ['2026-03-01-days/1', '2026-03-01', '2026-03-04'],
        ['2026-03-28-night/1', '2026-03-28T22:00:00Z', '2026-03-29T03:00:00Z'],
        ['2026-03-28-night/2', '2026-03-30', '2026-04-01'],
        ['2026-04-01-open/1', '2026-04-01T06:00:00Z', '2026-04-01T06:00:00Z'],
      ].map(([uid, ...times]) => [`tag:status.tidewater.example,2026:eu/maintenance/${uid}`, ...times]),
    );
  });

  it('keeps titles, texts and names whole', () => {
    const [, move] = read('maintenance.ics');
    expect(move?.title).toBe(
      'Move of the Größte Datenbank 🚢 with a title that is long, so long that no single line can hold it 日本語',
    );
    expect(move?.categories).toEqual(['Website, shop; more']);
    expect(move?.description).toBe(
      [
        'Window: 20 January 2026, 22:00 to 21 January 2026, 01:30 CET',
        'We move, and the site may be slow.',
        'Scheduled (2 January 2026, 09:00 CET): As planned; nothing else changes, we think.',
        'https://status.tidewater.example/eu/incidents/2026-01-20-move/',
      ].join('\n\n'),
    );
  });

  it('says what is only about known', () => {
    const night = read('maintenance.ics').find(({ uid }) => uid.endsWith('/2026-03-28-night/2'));
    expect(night?.description).toMatch(/^Window: 30 March 2026, about 23:00 CEST to 31 March 2026\n/);
  });

  it('keeps what was cancelled, and counts the updates', () => {
    const off = read('maintenance.ics').find(({ uid }) => uid.endsWith('/2026-02-01-off/1'));
    expect(off).toMatchObject({ title: 'Cancelled: Called off', status: 'CANCELLED' });
    const event = /BEGIN:VEVENT\r\nUID:[^\r]*2026-02-01-off[^]*?END:VEVENT/.exec(
      textOf('maintenance.ics'),
    )?.[0];
    expect(event).toContain(
      '\r\nSEQUENCE:2\r\nDTSTAMP:20260105T090030Z\r\nLAST-MODIFIED:20260105T090030Z\r\n',
    );
  });

  it('has of a component what names it, and of a group what names anything below', () => {
    expect(read('components/desk/maintenance.ics')).toHaveLength(1);
    expect(read('components/web/maintenance.ics')).toHaveLength(6);
    expect(read('components/booking/maintenance.ics')).toHaveLength(6);
    expect(read('components/app/maintenance.ics')).toHaveLength(0);
  });

  it('changes with the clock only when a month begins', () => {
    const [day, month] = [86_400_000, 31 * 86_400_000];
    const now = Date.UTC(2026, 0, 15, 12);
    const at = (instant: number): string =>
      bytesOf('maintenance.ics', compileFiles(files, { now: instant })).toString('utf8');
    expect(at(now + 10 * day)).toBe(textOf('maintenance.ics'));
    expect(at(now + month)).not.toContain('2025-01-03-kept');
  });

  it('is not there where the site does not know its address, or wants none', () => {
    const without = [config.replace(/ {2}url: .*\n/, ''), `${config}output:\n  calendar: false\n`];
    for (const text of without) {
      const paths = Object.keys(contents(compileFiles({ ...files, 'candor.yaml': text })));
      expect(paths.filter((path) => path.endsWith('.ics'))).toEqual([]);
    }
  });
});

describe('the checker of calendars', () => {
  const good = textOf('maintenance.ics');
  const faults: readonly (readonly [string, (text: string) => string, RegExp])[] = [
    ['bare line feeds', (text) => text.replaceAll('\r\n', '\n'), /CRLF/],
    ['no end of the last line', (text) => text.trimEnd(), /no end/],
    ['an empty line', (text) => text.replace('CALSCALE', '\r\nCALSCALE'), /empty/],
    ['a line too long', (text) => text.replace(/\r\n /g, ''), /octets/],
    ['another version', (text) => text.replace('VERSION:2.0', 'VERSION:1.0'), /VERSION/],
    ['no PRODID', (text) => text.replace(/PRODID.*\r\n/, ''), /PRODID/],
    ['an event without a name', (text) => text.replace(/UID.*\r\n( .*\r\n)*/, ''), /no UID/],
    [
      'two events of one name',
      (text) => text.replace(/2026-03-01-days\/1/, '2026-03-28-night/1'),
      /Two events/,
    ],
    ['no DTSTAMP', (text) => text.replace(/DTSTAMP.*\r\n/, ''), /no DTSTAMP/],
    ['no DTSTART', (text) => text.replace(/DTSTART.*\r\n/, ''), /no DTSTART/],
    ['a local time', (text) => text.replace(/(DTSTAMP.*)Z/, '$1'), /DTSTAMP is no time/],
    [
      'a day that does not exist',
      (text) => text.replace(/DTSTART:\d{8}/, 'DTSTART:20260230'),
      /DTSTART is no/,
    ],
    ['an end before the start', (text) => text.replace(/DTEND:\d{8}/, 'DTEND:20010101'), /not after/],
    [
      'a day and a time',
      (text) => text.replace('DTEND;VALUE=DATE:20260304', 'DTEND:20260304T000000Z'),
      /one kind/,
    ],
    ['a comma that is not escaped', (text) => text.replace('\\, so', ', so'), /SUMMARY is not escaped/],
    ['an unknown escape', (text) => text.replace('\\n\\n', '\\t\\n'), /DESCRIPTION is not escaped/],
    ['a status of another kind', (text) => text.replace('STATUS:CONFIRMED', 'STATUS:DONE'), /STATUS is DONE/],
    ['a sequence that is no number', (text) => text.replace('SEQUENCE:1', 'SEQUENCE:-1'), /SEQUENCE/],
    ['a property twice', (text) => text.replace(/(SEQUENCE.*\r\n)/, '$1$1'), /twice/],
    ['a component without an end', (text) => text.replace('END:VEVENT\r\n', ''), /ends nothing|no component/],
    ['a relative address', (text) => text.replace(/URL:https:\/\/[^\r]*/, 'URL:/x'), /URL is no address/],
    ['a duration that does not say so', (text) => text.replace(';VALUE=DURATION', ''), /REFRESH-INTERVAL/],
    ['a property that is none', (text) => text.replace('TRANSP:', 'TRANSP '), /no property/],
    ['a property of nobody', (text) => text.replace('TRANSP:', 'TRANSPARENCY:'), /unknown/],
    ['nothing in it', (text) => text.replace(/BEGIN:VEVENT[^]*END:VEVENT\r\n/, ''), /empty/],
    ['a control character', (text) => text.replace('Move', 'Mo\u0007ve'), /control/],
  ];

  it.each(faults)('refuses %s', (_, plant, problem) => {
    const planted = plant(good);
    expect(planted).not.toBe(good);
    expect(checkCalendar(Buffer.from(planted)).join('\n')).toMatch(problem);
  });

  it('refuses a line that is cut within a character', () => {
    const bytes = Buffer.from(good);
    const inside = bytes.indexOf('🚢') + 2;
    const cut = Buffer.concat([bytes.subarray(0, inside), Buffer.from('\r\n '), bytes.subarray(inside)]);
    expect(checkCalendar(cut).join('\n')).toMatch(/part of a character/);
  });
});
