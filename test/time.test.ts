// Times: what an author may write, what each mistake is answered with, and the calendar of zones with odd days.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findTime } from '../src/kernel/find-time.js';
import { readTime } from '../src/kernel/time-reading.js';
import {
  addDays,
  daysBetween,
  fromCivilDay,
  isTimeZone,
  startOfDay,
  startOfMonth,
  startOfYear,
  toCivil,
  zoneLabel,
} from '../src/kernel/time-zone.js';
import { formatInstant, momentAttribute, writeTime } from '../src/kernel/time-writing.js';
import { formatOffset, isBefore, type Moment, type TimeProblem } from '../src/kernel/time.js';

const berlin = 'Europe/Berlin';

/** Clocks that go by half an hour, skip a day, change at midnight, or never change. */
const anyZone = fc.constantFrom(
  ...[
    'UTC',
    berlin,
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Pacific/Apia',
    'America/Sao_Paulo',
  ],
);

/** From 1990 to 2040, often near a change of the clocks. */
const anyInstant = fc.oneof(
  fc.integer({ min: 631_152_000, max: 2_208_988_800 }).map((second) => second * 1000),
  fc
    .tuple(
      fc.constantFrom('2025-03-30 01:00Z', '2025-10-26 01:00Z', '2018-02-18 02:00Z', '2025-04-05 15:00Z'),
      fc.integer({ min: -9000, max: 9000 }),
    )
    .map(([change, seconds]) => read(change).from + seconds * 1000),
);

function read(text: string, zone: string = berlin): Moment {
  const reading = readTime(text, zone);
  if (!reading.ok) throw new Error(reading.problem.message);
  return reading.moment;
}

function refuse(text: string, zone: string = berlin): TimeProblem {
  const reading = readTime(text, zone);
  if (reading.ok) throw new Error(`${text} was read as ${formatInstant(reading.moment.from)}`);
  return reading.problem;
}

const utc = (text: string, zone?: string): string => formatInstant(read(text, zone).from);

/** The first instant and the first after it, in UTC. */
const range = (text: string, zone?: string): string => {
  const { from, to } = read(text, zone);
  return `${formatInstant(from)}/${formatInstant(to)}`;
};

/** The lines that a hint offers. */
const offered = (hint: string): string[] => [...hint.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');

describe('the forms of a time', () => {
  test.each([
    '2025-10-15 17:28',
    '2025-10-15T17:28',
    '2025-10-15t17:28',
    '2025-10-15  17:28',
    ' 2025-10-15 17:28 ',
    '2025-10-15 17:28:00',
    '2025-10-15 17:28 CEST',
    '2025-10-15 17:28 cest',
    '2025-10-15 17:28 +02:00',
    '2025-10-15T17:28:00+02:00',
    '2025-10-15 15:28Z',
    '2025-10-15 15:28 z',
    '2025-10-15 15:28 UTC',
    '2025-10-15 15:28 GMT',
    '2025-10-15T15:28:00.482Z',
    '2025-10-15 05:28 -10:00',
  ])('%s is 15:28 in UTC', (text) => {
    expect(utc(text)).toBe('2025-10-15T15:28:00Z');
  });

  test('an hour may have one digit', () => {
    expect(utc('2025-01-15 7:05')).toBe('2025-01-15T06:05:00Z');
  });

  test('a time leaves open what it does not say', () => {
    expect(range('2025-10-15 17:28')).toBe('2025-10-15T15:28:00Z/2025-10-15T15:29:00Z');
    expect(range('2025-10-15 17:28:30')).toBe('2025-10-15T15:28:30Z/2025-10-15T15:28:31Z');
    expect(range('2025-10-15')).toBe('2025-10-14T22:00:00Z/2025-10-15T22:00:00Z');
    expect(
      ['2025-10-15', '2025-10-15 17:28', '2025-10-15 17:28:00'].map((text) => read(text).precision),
    ).toEqual(['day', 'minute', 'second']);
  });

  test('a tilde says about, with or without a space', () => {
    expect(read('~2025-10-15 17:28')).toEqual({ ...read('2025-10-15 17:28'), about: true });
    expect(read('~ 2025-10-15')).toEqual({ ...read('2025-10-15'), about: true });
    expect(read('2025-10-15').about).toBe(false);
  });

  test('the last and the first day that can be written are read', () => {
    expect(utc('1970-01-01', 'UTC')).toBe('1970-01-01T00:00:00Z');
    expect(utc('9999-12-31 23:59', 'UTC')).toBe('9999-12-31T23:59:00Z');
    expect(utc('2024-02-29', 'UTC')).toBe('2024-02-29T00:00:00Z');
  });

  test('the label that a zone without letters is shown by can be written too', () => {
    expect(utc('2025-10-15 17:28 UTC+05:45', 'Asia/Kathmandu')).toBe('2025-10-15T11:43:00Z');
    expect(utc('2025-10-15 17:28', 'Asia/Kathmandu')).toBe('2025-10-15T11:43:00Z');
  });
});

describe('dates that do not exist', () => {
  test.each([
    ['2025-02-30', 'February 2025 has 28 days', '2025-02-28'],
    ['2025-02-29 10:00', 'February 2025 has 28 days', '2025-02-28 10:00'],
    ['2025-06-31', 'June 2025 has 30 days', '2025-06-30'],
    ['2025-07-94 10:00', 'July 2025 has 31 days', '2025-07-31 10:00'],
    ['2100-02-29', 'February 2100 has 28 days', '2100-02-28'],
    ['2025-10-00', 'the days of a month begin with 01', '2025-10-01'],
    ['2025-13-10', 'the months run from 01 to 12', '2025-10-13'],
    ['2025-13-40 10:00', 'the months run from 01 to 12', '2025-12-31 10:00'],
    ['2025-00-10', 'the months run from 01 to 12', '2025-01-10'],
    ['2025-12-31 24:00', 'the hours of a day run from 00 to 23', '2026-01-01 00:00'],
    ['~2025-10-15 25:00', 'the hours of a day run from 00 to 23', '~2025-10-15 23:59'],
    ['2025-10-15 17:60', 'the minutes of an hour run from 00 to 59', '2025-10-15 17:59'],
    ['2025-10-15 17:28:60Z', 'the seconds of a minute run from 00 to 59', '2025-10-15 17:28:59 Z'],
    ['2025-07-94 10:00 CET', 'July 2025 has 31 days', '2025-07-31 10:00'],
  ])('%s: %s', (text, reason, nearest) => {
    const problem = refuse(text);
    expect(problem.code).toBe('time/impossible-date');
    expect(problem.message).toBe(`\`${text}\` does not exist: ${reason}.`);
    expect(offered(problem.hint)).toEqual([nearest]);
    expect(readTime(nearest, berlin).ok).toBe(true);
  });
});

describe('texts that are not a time', () => {
  test.each([
    ['15.10.2025 17:28', '2025-10-15 17:28'],
    ['15.10.2025, 17:28 CEST', '2025-10-15 17:28 CEST'],
    ['2025/10/15 17:28', '2025-10-15 17:28'],
    ['10/15/2025', '2025-10-15'],
    ['15/10/2025', '2025-10-15'],
    ['15-10-2025 7:28', '2025-10-15 07:28'],
    ['2025-7-4 9:05', '2025-07-04 09:05'],
    ['2025-10-15T015:00:00+02:00', '2025-10-15 15:00:00 +02:00'],
    ['2025-10-15 5:28 pm', '2025-10-15 17:28'],
    ['2025-10-15 12:28 a.m. CEST', '2025-10-15 00:28 CEST'],
    ['2025-10-15 12:28PM', '2025-10-15 12:28'],
    ['2025-10-15 17h28', '2025-10-15 17:28'],
    ['2025-10-15 at 17:28', '2025-10-15 17:28'],
    ['~15 October 2025 17:28', '~2025-10-15 17:28'],
    ['Oct 15, 2025, 5:28pm', '2025-10-15 17:28'],
    ['2025-10-15 UTC', '2025-10-15'],
    ['31.02.2025 17:28', '2025-02-28 17:28'],
  ])('%s: the hint is the corrected line', (text, line) => {
    const problem = refuse(text);
    expect(problem.code).toBe('time/unreadable');
    expect(problem.message).toContain(`\`${text}\``);
    expect(offered(problem.hint)).toEqual([line]);
  });

  test('a day and a month that may be swapped are both offered', () => {
    expect(offered(refuse('05/06/2025 7:00').hint)).toEqual(['2025-06-05 07:00', '2025-05-06 07:00']);
    expect(offered(refuse('05/05/2025').hint)).toEqual(['2025-05-05']);
  });

  test.each([
    'yesterday',
    '25-10-15 17:28',
    '15.10.25',
    '2026-W07',
    '2026-W07-2',
    '2025',
    '12025-10-15',
    '1760549280',
  ])('%s: the hint is the form', (text) => {
    const problem = refuse(text);
    expect(problem.code).toBe('time/unreadable');
    expect(problem.message).toContain(`\`${text}\``);
    expect(offered(problem.hint)).toEqual(['2025-10-15 17:28', '2025-10-15']);
  });

  test('an empty text is called empty', () => {
    expect(refuse(' ').message).toMatch(/^An empty text cannot be read as a time/);
  });

  test('a long text is cut in the message', () => {
    expect(refuse('the time of the incident '.repeat(40)).message.length).toBeLessThan(200);
  });

  test.each(['17:28', '~17:28 CEST', '5:28 pm'])('%s lacks the day', (text) => {
    const problem = refuse(text);
    expect(problem.code).toBe('time/unreadable');
    expect(problem.message).toBe(`\`${text}\` has a time of day but no day; expected both.`);
  });

  test.each([
    ['2025-10-15 17:28 - 18:05', ['2025-10-15 17:28', '2025-10-15 18:05']],
    ['2025-10-15 17:28 to 18:05', ['2025-10-15 17:28', '2025-10-15 18:05']],
    ['2025-10-15 17:28 – 2025-10-16 01:05', ['2025-10-15 17:28', '2025-10-16 01:05']],
    ['2025-10-15 17:28 until 18:65', ['2025-10-15 17:28']],
  ])('%s holds two times', (text, lines) => {
    const problem = refuse(text);
    expect(problem.code).toBe('time/unreadable');
    expect(problem.message).toBe(`\`${text}\` holds two times; expected one.`);
    expect(offered(problem.hint)).toEqual(lines);
  });

  test.each(['0000-01-01', '0025-10-15', '1969-12-31 23:59'])('%s lies before the first year', (text) => {
    const problem = refuse(text);
    expect(problem.code).toBe('time/unreadable');
    expect(problem.message).toContain('has a year before 1970');
  });
});

describe('offsets and abbreviations', () => {
  test.each([
    ['2025-10-15 17:28 CET', ['2025-10-15 17:28 CEST', '2025-10-15 17:28 +01:00']],
    ['2025-01-15 17:28 CEST', ['2025-01-15 17:28 CET', '2025-01-15 17:28 +02:00']],
    ['2025-10-15 17:28 EDT', ['2025-10-15 17:28 CEST']],
    ['2025-10-15 17:28 +2', ['2025-10-15 17:28 CEST', '2025-10-15 17:28 +02:00']],
    ['2025-10-15 17:28 -0430', ['2025-10-15 17:28 CEST', '2025-10-15 17:28 -04:30']],
    ['2025-10-15 17:28 −04:00', ['2025-10-15 17:28 CEST', '2025-10-15 17:28 -04:00']],
    ['2025-10-15 17:28 UTC+1', ['2025-10-15 17:28 CEST', '2025-10-15 17:28 +01:00']],
    ['2025-10-15 17:28 (UTC)', ['2025-10-15 17:28 CEST', '2025-10-15 17:28 +00:00']],
    ['2025-10-15 17:28 America/New_York', ['2025-10-15 17:28 CEST', '2025-10-15 17:28 -04:00']],
    ['2025-10-15 17:28-04:00[America/New_York]', ['2025-10-15 17:28 CEST', '2025-10-15 17:28 -04:00']],
    ['2025-10-15 17:28 +25:00', ['2025-10-15 17:28 CEST']],
    ['2025-10-15 17:28 +14:01', ['2025-10-15 17:28 CEST']],
    ['2025-10-15 17:28 -12:30', ['2025-10-15 17:28 CEST']],
    ['2025-10-15 17:28 +02:60', ['2025-10-15 17:28 CEST']],
    ['2025-10-15 17:28 -00:00', ['2025-10-15 17:28 CEST']],
    ['2025-10-15 17:28 or so', ['2025-10-15 17:28 CEST']],
  ])('%s is refused', (text, lines) => {
    const problem = refuse(text);
    expect(problem.code).toBe('time/wrong-zone');
    expect(problem.message).toContain(`\`${text}\``);
    expect(offered(problem.hint)).toEqual(lines);
    expect(lines.every((line) => readTime(line, berlin).ok)).toBe(true);
  });

  test('the message names the right abbreviation', () => {
    expect(refuse('2025-10-15 17:28 CET').message).toBe(
      '`2025-10-15 17:28 CET` names the zone CET, but Europe/Berlin is at CEST then.',
    );
    expect(refuse('2025-10-15 17:28 NPT', 'Asia/Kathmandu').message).toContain('is at +05:45 then');
    expect(refuse('2025-10-15 17:28 CEST', 'UTC').message).toContain('that of the site is UTC');
  });

  test('an abbreviation that is another in a time that occurs twice gets both', () => {
    expect(offered(refuse('2025-10-26 02:30 EST').hint)).toEqual([
      '2025-10-26 02:30 CEST',
      '2025-10-26 02:30 CET',
    ]);
  });
});

describe('clock changes', () => {
  test.each([
    [berlin, '2025-03-30 02:00', ['2025-03-30 01:00 +01:00', '2025-03-30 03:00 +02:00']],
    [berlin, '2025-03-30 02:59:59', ['2025-03-30 01:59:59 +01:00', '2025-03-30 03:59:59 +02:00']],
    [berlin, '2025-03-30 02:30 CET', ['2025-03-30 01:30 +01:00', '2025-03-30 03:30 +02:00']],
    ['America/New_York', '~2025-03-09 02:30', ['~2025-03-09 01:30 -05:00', '~2025-03-09 03:30 -04:00']],
    ['Australia/Lord_Howe', '2025-10-05 02:15', ['2025-10-05 01:45 +10:30', '2025-10-05 02:45 +11:00']],
    ['America/Sao_Paulo', '2018-11-04 00:30', ['2018-11-03 23:30 -03:00', '2018-11-04 01:30 -02:00']],
    ['Pacific/Apia', '2011-12-30 10:00', ['2011-12-29 10:00 -10:00', '2011-12-31 10:00 +14:00']],
    ['Pacific/Apia', '2011-12-30', ['2011-12-29', '2011-12-31']],
  ])('in %s, %s is skipped', (zone, text, lines) => {
    const problem = refuse(text, zone);
    expect(problem.code).toBe('time/skipped');
    expect(problem.message).toContain(`\`${text}\``);
    expect(offered(problem.hint)).toEqual(lines);
    expect(lines.every((line) => readTime(line, zone).ok)).toBe(true);
  });

  test.each([
    [berlin, '2025-10-26 02:00', ['2025-10-26 02:00 +02:00', '2025-10-26 02:00 +01:00']],
    [berlin, '~2025-10-26 02:59:59', ['~2025-10-26 02:59:59 +02:00', '~2025-10-26 02:59:59 +01:00']],
    ['America/New_York', '2025-11-02 01:30', ['2025-11-02 01:30 -04:00', '2025-11-02 01:30 -05:00']],
    ['Australia/Lord_Howe', '2025-04-06 01:45', ['2025-04-06 01:45 +11:00', '2025-04-06 01:45 +10:30']],
    ['America/Sao_Paulo', '2018-02-17 23:30', ['2018-02-17 23:30 -02:00', '2018-02-17 23:30 -03:00']],
    ['Europe/Moscow', '2014-10-26 01:30 MSK', ['2014-10-26 01:30 +04:00', '2014-10-26 01:30 +03:00']],
  ])('in %s, %s occurs twice', (zone, text, lines) => {
    const problem = refuse(text, zone);
    expect(problem.code).toBe('time/ambiguous');
    expect(problem.message).toContain(`\`${text}\``);
    expect(offered(problem.hint)).toEqual(lines);
    const [first, second] = lines.map((line) => read(line, zone));
    expect(first?.from).toBeLessThan(second?.from ?? 0);
  });

  test('the hint of a time that occurs twice names what each reading is called', () => {
    expect(refuse('2025-10-26 02:30').hint).toBe(
      'Write `2025-10-26 02:30 +02:00` (CEST) or `2025-10-26 02:30 +01:00` (CET).',
    );
  });

  test('right before and after a change nothing is asked', () => {
    expect(utc('2025-03-30 01:59')).toBe('2025-03-30T00:59:00Z');
    expect(utc('2025-03-30 03:00')).toBe('2025-03-30T01:00:00Z');
    expect(utc('2025-10-26 01:59')).toBe('2025-10-25T23:59:00Z');
    expect(utc('2025-10-26 03:00')).toBe('2025-10-26T02:00:00Z');
  });

  test('an abbreviation or offset tells the two apart', () => {
    expect(utc('2025-10-26 02:30 CEST')).toBe('2025-10-26T00:30:00Z');
    expect(utc('2025-10-26 02:30 CET')).toBe('2025-10-26T01:30:00Z');
    expect(utc('2025-10-26 02:30 +01:00')).toBe('2025-10-26T01:30:00Z');
    expect(utc('2025-11-02 01:30 EST', 'America/New_York')).toBe('2025-11-02T06:30:00Z');
  });

  test('a day is as long as the clocks make it', () => {
    expect(range('2025-03-30')).toBe('2025-03-29T23:00:00Z/2025-03-30T22:00:00Z');
    expect(range('2025-10-26')).toBe('2025-10-25T22:00:00Z/2025-10-26T23:00:00Z');
    expect(range('2018-11-04', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00Z/2018-11-05T02:00:00Z');
    expect(range('2011-12-29', 'Pacific/Apia')).toBe('2011-12-29T10:00:00Z/2011-12-30T10:00:00Z');
  });
});

describe('the time at the end of a heading', () => {
  test.each([
    ['Investigating - 2025-10-15 17:28', '2025-10-15 17:28'],
    ['Investigating 2025-10-15T17:28:00Z', '2025-10-15T17:28:00Z'],
    ['Update-2025-10-15 17:28 CEST', '2025-10-15 17:28 CEST'],
    ['Update: 2025-10-15 17:28 +02:00 ', '2025-10-15 17:28 +02:00'],
    ['Update — ~2025-10-15', '~2025-10-15'],
    ['Resolved · ~ 2025-10-15 17:28 UTC', '~ 2025-10-15 17:28 UTC'],
    ['Resolved - 2025-07-94 10:00', '2025-07-94 10:00'],
    ['Resolved - 2025-10-15 25:00', '2025-10-15 25:00'],
    ['Resolved - 15.10.2025 17:28', '15.10.2025 17:28'],
    ['Resolved - 2025-10-15T015:00:00+02:00', '2025-10-15T015:00:00+02:00'],
    ['Resolved - 2025-10-15 5:28 pm', '2025-10-15 5:28 pm'],
    ['Resolved - 2025-10-15 17:28 UTC+2', '2025-10-15 17:28 UTC+2'],
    ['Resolved - 2025-10-15 17:28 (CEST)', '2025-10-15 17:28 (CEST)'],
    ['Resolved - 2025-10-15 17:28 Europe/Berlin', '2025-10-15 17:28 Europe/Berlin'],
    ['Resolved - October 15, 2025 17:28', 'October 15, 2025 17:28'],
    ['Resolved - yesterday 17:28', '17:28'],
    ['Resolved - 2026-W07', '2026-W07'],
    ['2025-10-15 17:28', '2025-10-15 17:28'],
  ])('%s', (heading, text) => {
    const found = findTime(heading);
    expect(found?.text).toBe(text);
    expect(heading.slice(found?.index).trimEnd()).toBe(text);
  });

  test.each([
    'Resolved',
    'Resolved - yesterday evening',
    'Update 2',
    'Update to v1.2.25',
    'Update of 10.0.0.25',
    'Resolved - 2025-10-15 17:28 by the operators',
    '',
  ])('%j has none', (heading) => {
    expect(findTime(heading)).toBeUndefined();
  });

  test('whatever is read is found whole', () => {
    const zones = fc.constantFrom('', ' CEST', ' UTC', 'Z', ' +02:00', '-05:30', ' UTC+05:45');
    const clocks = fc.constantFrom('', ' 7:28', ' 17:28', 'T17:28:09', ' 17:28:09.123');
    fc.assert(
      fc.property(fc.constantFrom('', '~', '~ '), clocks, zones, (about, clock, zone) => {
        const text = `${about}2025-10-15${clock}${clock === '' ? '' : zone}`;
        expect(findTime(`Monitoring - ${text}`)).toEqual({ index: 13, text });
      }),
    );
  });
});

describe('the calendar of a zone', () => {
  test('only UTC and Area/City names are zones', () => {
    const known = [
      'UTC',
      berlin,
      'America/Argentina/Buenos_Aires',
      'America/Port-au-Prince',
      'Asia/Kathmandu',
    ];
    const refused = ['', 'CET', 'EST', 'IST', 'GMT', 'Z', '+02:00', 'Etc/UTC', 'Etc/GMT+5', 'US/Pacific'];
    expect(known.filter((name) => !isTimeZone(name))).toEqual([]);
    expect([...refused, 'europe/berlin', 'Europe/Nowhere', 'Europe/'].filter(isTimeZone)).toEqual([]);
  });

  test('an instant has a wall-clock time and an offset', () => {
    const instant = read('2025-10-15 17:28:09').from;
    expect(toCivil(instant, berlin)).toEqual({
      year: 2025,
      month: 10,
      day: 15,
      hour: 17,
      minute: 28,
      second: 9,
      offset: 120,
    });
    expect(toCivil(instant, 'Asia/Kathmandu')).toMatchObject({ day: 15, hour: 21, minute: 13, offset: 345 });
    expect(toCivil(instant, 'Pacific/Apia')).toMatchObject({ day: 16, hour: 4, offset: 780 });
    expect(toCivil(instant, 'UTC')).toMatchObject({ hour: 15, offset: 0 });
  });

  test('a day begins when its first instant does', () => {
    const beginning = (text: string, zone: string): string =>
      formatInstant(startOfDay(read(text, zone).from, zone));
    expect(beginning('2025-10-26 12:00', berlin)).toBe('2025-10-25T22:00:00Z');
    expect(beginning('2018-11-04 12:00', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00Z');
    expect(beginning('2025-10-15 00:00', 'Asia/Kathmandu')).toBe('2025-10-14T18:15:00Z');
    expect(formatInstant(fromCivilDay(2018, 11, 4, 'America/Sao_Paulo'))).toBe('2018-11-04T03:00:00Z');
  });

  test('days are added and counted by the calendar', () => {
    const before = read('2025-03-29 23:30').from;
    const after = read('2025-03-31 00:10').from;
    expect(formatInstant(addDays(before, 2, berlin))).toBe('2025-03-30T22:00:00Z');
    expect(formatInstant(addDays(after, -1, berlin))).toBe('2025-03-29T23:00:00Z');
    expect(daysBetween(before, after, berlin)).toBe(2);
    expect(daysBetween(after, before, berlin)).toBe(-2);
    expect(daysBetween(before, before, berlin)).toBe(0);
    expect(daysBetween(before, after, 'UTC')).toBe(1);
    expect(daysBetween(read('2024-12-31').from, read('2025-12-31').from, berlin)).toBe(365);
  });

  test('years and months begin in the zone', () => {
    expect(formatInstant(startOfYear(2026, berlin))).toBe('2025-12-31T23:00:00Z');
    expect(formatInstant(startOfMonth(2025, 10, 'Australia/Lord_Howe'))).toBe('2025-09-30T13:30:00Z');
    expect(formatInstant(startOfYear(2026, 'UTC'))).toBe('2026-01-01T00:00:00Z');
  });

  test('the start of a day is the same for every instant of it', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (instant, zone) => {
        const start = startOfDay(instant, zone);
        expect(start).toBeLessThanOrEqual(instant);
        expect(addDays(instant, 1, zone)).toBeGreaterThan(instant);
        const { year, month, day } = toCivil(instant, zone);
        expect(toCivil(start, zone)).toMatchObject({ year, month, day });
        expect(startOfDay(start, zone)).toBe(start);
        expect(fromCivilDay(year, month, day, zone)).toBe(start);
      }),
    );
  });
});

describe('writing', () => {
  test('a zone is called by its letters, else by its offset', () => {
    const summer = read('2025-07-15 12:00 UTC').from;
    const names = [
      berlin,
      'America/New_York',
      'UTC',
      'Asia/Kathmandu',
      'America/Sao_Paulo',
      'Pacific/Guam',
      'Asia/Kolkata',
    ];
    expect(names.map((zone) => zoneLabel(summer, zone))).toEqual([
      'CEST',
      'EDT',
      'UTC',
      'UTC+05:45',
      'UTC-03:00',
      'ChST',
      'IST',
    ]);
    expect(zoneLabel(read('2025-01-15').from, berlin)).toBe('CET');
  });

  test('a label never stands for an offset other than that of the clock', () => {
    // The table of abbreviations ends in 2037; the clocks go on changing.
    const far = read('2045-07-15 12:00').from;
    expect(toCivil(far, berlin).offset).toBe(120);
    expect(['CEST', 'UTC+02:00']).toContain(zoneLabel(far, berlin));
  });

  test('offsets', () => {
    expect([120, 0, -210, 345, 840].map(formatOffset)).toEqual([
      '+02:00',
      '+00:00',
      '-03:30',
      '+05:45',
      '+14:00',
    ]);
  });

  test('the attribute of a time element bears the zone, of a day nothing more', () => {
    expect(momentAttribute(read('2025-10-15 17:28'), berlin)).toBe('2025-10-15T17:28:00+02:00');
    expect(momentAttribute(read('2025-10-15 17:28:09Z'), 'America/New_York')).toBe(
      '2025-10-15T13:28:09-04:00',
    );
    expect(momentAttribute(read('~2025-10-15'), berlin)).toBe('2025-10-15');
    expect(momentAttribute(read('2025-10-15 17:28', 'UTC'), 'UTC')).toBe('2025-10-15T17:28:00+00:00');
  });

  test.each([
    ['2025-10-15T7:28', '2025-10-15 07:28'],
    ['2025-10-15 15:28:00Z', '2025-10-15 17:28:00'],
    ['~ 2025-10-15 17:28 CEST', '~2025-10-15 17:28'],
    ['~2025-10-15', '~2025-10-15'],
    ['2025-10-26 02:30 CET', '2025-10-26 02:30 +01:00'],
    ['2025-10-26 03:30 CET', '2025-10-26 03:30'],
  ])('%s is written %s', (text, written) => {
    expect(writeTime(read(text), berlin)).toBe(written);
  });

  test('what is written is read as the same', () => {
    const precision = fc.constantFrom('day' as const, 'minute' as const, 'second' as const);
    fc.assert(
      fc.property(anyInstant, anyZone, precision, fc.boolean(), (instant, zone, grain, about) => {
        const size = grain === 'second' ? 1000 : 60_000;
        const day = startOfDay(instant, zone);
        const from = grain === 'day' ? day : Math.floor(instant / size) * size;
        const moment: Moment = {
          from,
          to: grain === 'day' ? addDays(day, 1, zone) : from + size,
          precision: grain,
          about,
        };
        expect(read(writeTime(moment, zone), zone)).toEqual(moment);
        if (grain === 'day') return;
        expect(read(momentAttribute(moment, zone), zone).from).toBe(from);
        expect(read(formatInstant(from), zone).from).toBe(from - (from % 1000));
      }),
      { numRuns: 500 },
    );
  });
});

describe('order', () => {
  const isSurelyBefore = (a: string, b: string): boolean => isBefore(read(a), read(b));

  test('is judged at the coarser of two precisions', () => {
    expect(isSurelyBefore('2025-10-15 17:28', '2025-10-15 17:29')).toBe(true);
    expect(isSurelyBefore('2025-10-15 17:28:30', '2025-10-15 17:28')).toBe(false);
    expect(isSurelyBefore('2025-10-15 17:28', '2025-10-15 17:28:30')).toBe(false);
    expect(isSurelyBefore('2025-10-15 17:27:59', '2025-10-15 17:28')).toBe(true);
    expect(isSurelyBefore('2025-10-15', '2025-10-15 17:28')).toBe(false);
    expect(isSurelyBefore('2025-10-15 17:28', '2025-10-15')).toBe(false);
    expect(isSurelyBefore('2025-10-14 23:59', '2025-10-15')).toBe(true);
    expect(isSurelyBefore('2025-10-26 02:50 CEST', '2025-10-26 02:10 CET')).toBe(true);
  });

  test('never holds both ways', () => {
    fc.assert(
      fc.property(anyInstant, anyInstant, (a, b) => {
        const [first, second] = [a, b].map((from): Moment => ({
          from,
          to: from + 60_000,
          precision: 'minute',
          about: false,
        }));
        if (first === undefined || second === undefined) return;
        expect(isBefore(first, second) && isBefore(second, first)).toBe(false);
      }),
    );
  });
});

describe('any text', () => {
  test('is read, or refused in one line, and every line that a hint offers can be read', () => {
    const pieces = fc.constantFrom(
      ...[
        '2025-10-15',
        '~',
        ' ',
        'T',
        '17:28',
        ':',
        '-',
        '+02:00',
        'CEST',
        '2025',
        '99',
        '.',
        '/',
        'Z',
        'pm',
        '\n',
        'W',
        'é',
      ],
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, anyZone, (written, zone) => {
        const reading = readTime(written, zone);
        const found = findTime(written);
        if (found !== undefined) expect(written.slice(found.index).trimEnd()).toBe(found.text);
        if (reading.ok) {
          expect(reading.moment.to).toBeGreaterThan(reading.moment.from);
        } else {
          const { message, hint } = reading.problem;
          expect(message).toMatch(/^[^\n]*\.$/);
          expect(offered(hint).filter((line) => !readTime(line, zone).ok)).toEqual([]);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    '~ '.repeat(20_000),
    '1-1-1 '.repeat(20_000),
    `2025-10-15${' '.repeat(50_000)}x`,
    'a/'.repeat(30_000),
  ])('of any length has no time by accident', (text) => {
    expect(readTime(text, berlin).ok).toBe(false);
    expect(findTime(`${text}!`)).toBeUndefined();
  });
});

describe('the zone of the machine', () => {
  test('changes nothing', () => {
    const texts = [
      '2025-10-15 17:28',
      '2025-10-26 02:30',
      '2025-03-30 02:30',
      '2025-03-30',
      '~2024-02-29 00:00:01 CET',
    ];
    const report = (): unknown =>
      texts.map((text) => {
        const reading = readTime(text, berlin);
        if (!reading.ok) return reading;
        const { from } = reading.moment;
        return [
          reading,
          writeTime(reading.moment, berlin),
          toCivil(from, berlin),
          zoneLabel(from, berlin),
          formatInstant(from),
        ];
      });
    const before = process.env['TZ'];
    try {
      const reports = ['UTC', 'Asia/Kathmandu', 'America/Sao_Paulo', 'Pacific/Apia'].map((machine) => {
        process.env['TZ'] = machine;
        return { shift: new Date(1_500_000_000_000).getTimezoneOffset(), report: report() };
      });
      expect(reports.map(({ shift }) => shift)).toEqual([0, -345, 180, -780]);
      for (const { report: other } of reports) expect(other).toEqual(reports[0]?.report);
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });
});
