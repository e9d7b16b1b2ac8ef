// Offsets and days are remembered between changes of a zone's clocks; what is remembered must be what Temporal says.
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { fromCivilDay, fromLocal, offsetAt } from '../../src/kernel/time-zone.js';

// Half an hour of summer time, a day that never was, changes at midnight, two a year around Ramadan, seconds in 1930.
const zones = [
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/Asuncion',
  'Africa/Casablanca',
  'Europe/Amsterdam',
  'Asia/Kolkata',
  'UTC',
];
const anyZone = fc.constantFrom(...zones);

const zoned = (instant: number, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);

test('the offset of any instant is that of the time-zone database', () => {
  const instants = fc.integer({ min: Date.UTC(1920, 0, 1), max: Date.UTC(2100, 0, 1) });
  fc.assert(
    fc.property(instants, anyZone, (instant, zone) => {
      expect(offsetAt(instant, zone)).toBe(zoned(instant, zone).offsetNanoseconds / 60e9);
    }),
    { numRuns: 2_000 },
  );
});

test.each(zones)('%s: also right before, at and after a change of the clocks', (zone) => {
  let at: Temporal.ZonedDateTime | null | undefined = zoned(Date.UTC(1995, 0, 1), zone);
  for (let count = 0; count < 80 && at; count += 1) {
    at = at.getTimeZoneTransition('next');
    const change = at?.epochMilliseconds;
    for (const instant of change === undefined ? [] : [change - 1, change, change + 1]) {
      expect(offsetAt(instant, zone)).toBe(zoned(instant, zone).offsetNanoseconds / 60e9);
    }
  }
});

test('the first instant of any day is that of the calendar', () => {
  const days = fc.integer({ min: 0, max: 40_000 });
  fc.assert(
    fc.property(days, anyZone, (day, zone) => {
      const { year, month, day: date } = Temporal.PlainDate.from('1995-01-01').add({ days: day });
      const expected = new Temporal.PlainDate(year, month, date).toZonedDateTime(zone).epochMilliseconds;
      expect(fromCivilDay(year, month, date, zone)).toBe(expected);
    }),
    { numRuns: 2_000 },
  );
  expect(fromCivilDay(2011, 12, 31, 'Pacific/Apia')).toBe(Date.UTC(2011, 11, 30, 10));
});

describe('a time on the wall', () => {
  const readThroughTemporal = (local: Temporal.PlainDateTime, zone: string): object => {
    const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
      local.toZonedDateTime(zone, { disambiguation }),
    );
    const gap = (earlier?.offsetNanoseconds ?? 0) - (later?.offsetNanoseconds ?? 0);
    return {
      occurs: gap === 0 ? 'once' : gap > 0 ? 'twice' : 'never',
      earlier: earlier?.epochMilliseconds,
      later: later?.epochMilliseconds,
    };
  };
  const read = ({ year, month, day, hour, minute, second }: Temporal.PlainDateTime, zone: string): object =>
    fromLocal({ year, month, day, hour, minute, second, offset: 0 }, zone);

  test('is once, twice or never what the time-zone database says', () => {
    const minutes = fc.integer({ min: 0, max: 130 * 366 * 24 * 60 });
    fc.assert(
      fc.property(minutes, anyZone, (minute, zone) => {
        const local = Temporal.PlainDateTime.from('1920-01-01T00:00').add({ minutes: minute });
        expect(read(local, zone)).toEqual(readThroughTemporal(local, zone));
      }),
      { numRuns: 2_000 },
    );
  });

  test.each(zones)('%s: also within two days of a change of the clocks', (zone) => {
    let at: Temporal.ZonedDateTime | null | undefined = zoned(Date.UTC(2005, 0, 1), zone);
    for (let count = 0; count < 6 && at; count += 1) {
      at = at.getTimeZoneTransition('next');
      for (let hours = -52; at && hours <= 52; hours += 0.5) {
        const local = at.add({ minutes: hours * 60 }).toPlainDateTime();
        expect(read(local, zone)).toEqual(readThroughTemporal(local, zone));
      }
    }
  });
});
