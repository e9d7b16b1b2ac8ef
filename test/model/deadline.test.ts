// Deadlines and spans, each counted by hand on a calendar and, where clocks change, by the offsets of that day.
import { describe, expect, test } from 'vitest';
import { formatInstant, writeTime } from '../../src/kernel/time-writing.js';
import { countDays, deadlineOf, elapsedBetween, lateness, nearFrom } from '../../src/model/deadline.js';
import type { Policy, Term } from '../../src/model/policy.js';
import { at, makeSite, time } from './make-incident.js';

const usual: Policy = makeSite().policy;
const withHolidays = (...days: string[]): Policy => ({ ...usual, holidays: new Set(days) });
const working = (amount: number): Term => ({ amount, unit: 'working-days' });
const days = (amount: number): Term => ({ amount, unit: 'days' });
const hours = (amount: number): Term => ({ amount, unit: 'hours' });

/** The last day or minute, and the instant behind it. */
function due(term: Term, resolved: string, zone: string, policy = usual): readonly string[] {
  const deadline = deadlineOf(term, time(resolved, zone), 'resolution', policy, zone);
  return [writeTime(deadline.by, zone), formatInstant(deadline.due)];
}

describe('a deadline', () => {
  test.each<[string, Term, string, string, string, string]>([
    [
      'goes over a weekend',
      working(5),
      '2025-10-15 18:05',
      'Europe/Berlin',
      '2025-10-22',
      '2025-10-22T22:00:00Z',
    ],
    [
      'begins late on its day 0',
      working(1),
      '2025-10-15 23:59',
      'Europe/Berlin',
      '2025-10-16',
      '2025-10-16T22:00:00Z',
    ],
    [
      'begins early on its day 0',
      working(1),
      '2025-10-15 00:00',
      'Europe/Berlin',
      '2025-10-16',
      '2025-10-16T22:00:00Z',
    ],
    [
      'has a Saturday for day 0',
      working(1),
      '2025-10-18 10:00',
      'Europe/Berlin',
      '2025-10-20',
      '2025-10-20T22:00:00Z',
    ],
    [
      'has a Sunday for day 0',
      working(1),
      '2025-10-19 10:00',
      'Europe/Berlin',
      '2025-10-20',
      '2025-10-20T22:00:00Z',
    ],
    ['begins on a bare day', working(1), '2025-10-17', 'Europe/Berlin', '2025-10-20', '2025-10-20T22:00:00Z'],
    [
      'goes over a day of 25 hours',
      working(1),
      '2025-10-24 23:59',
      'Europe/Berlin',
      '2025-10-27',
      '2025-10-27T23:00:00Z',
    ],
    [
      'goes over a day of 23 hours',
      days(3),
      '2026-03-27 10:00',
      'Europe/Berlin',
      '2026-03-30',
      '2026-03-30T22:00:00Z',
    ],
    [
      'ends on a day of 25 hours',
      days(1),
      '2025-10-25 10:00',
      'Europe/Berlin',
      '2025-10-26',
      '2025-10-26T23:00:00Z',
    ],
    // 1 November in UTC, and still Friday where the site is.
    [
      'follows the day of the site',
      working(1),
      '2025-11-01 03:59Z',
      'America/New_York',
      '2025-11-03',
      '2025-11-04T05:00:00Z',
    ],
    // Thursday in UTC, and already Friday where the site is; the clocks go forward on Sunday.
    [
      'follows a day that begins early',
      working(1),
      '2025-09-25 13:00Z',
      'Pacific/Auckland',
      '2025-09-29',
      '2025-09-29T11:00:00Z',
    ],
    [
      'ends before a midnight that is skipped',
      days(1),
      '2025-09-05 10:00',
      'America/Santiago',
      '2025-09-06',
      '2025-09-07T04:00:00Z',
    ],
    [
      'in hours is exact over a change of clocks',
      hours(48),
      '2025-11-01 12:00',
      'America/New_York',
      '2025-11-03 11:00',
      '2025-11-03T16:00:00Z',
    ],
    [
      'in hours counts from the end of a bare day',
      hours(24),
      '2025-10-25',
      'Europe/Berlin',
      '2025-10-26 23:00',
      '2025-10-26T22:00:00Z',
    ],
  ])('%s', (_, term, resolved, zone, by, instant) => {
    expect(due(term, resolved, zone)).toEqual([by, instant]);
  });

  test('leaves holidays out, and those on a weekend make no difference', () => {
    const policy = withHolidays('2025-12-24', '2025-12-25', '2025-12-26', '2025-12-28', '2026-01-01');
    expect(due(working(3), '2025-12-23 12:00', 'UTC', policy)[0]).toBe('2025-12-31');
    expect(due(working(4), '2025-12-23 12:00', 'UTC', policy)[0]).toBe('2026-01-02');
    expect(due(days(3), '2025-12-23 12:00', 'UTC', policy)[0]).toBe('2025-12-26');
  });

  test('follows the working days of the policy', () => {
    const policy = { ...usual, workingDays: new Set([7, 1, 2, 3, 4]) };
    expect(due(working(1), '2025-10-16 12:00', 'UTC', policy)[0]).toBe('2025-10-19');
  });

  test('ends, however many working days are holidays', () => {
    const mondays = Array.from({ length: 52 }, (_, index) => at('2026-01-05') + index * 7 * 86_400_000);
    const holidays = new Set(mondays.map((instant) => formatInstant(instant).slice(0, 10)));
    const policy = { ...usual, workingDays: new Set([1]), holidays };
    expect(due(working(1), '2025-12-30 12:00', 'UTC', policy)[0]).toBe('2027-01-04');
    expect(due(working(1), '2025-12-30 12:00', 'UTC', { ...policy, workingDays: new Set() })).toHaveLength(2);
  });
});

test('every day to the deadline is told, and why it does not count', () => {
  const policy = withHolidays('2025-10-03');
  const deadline = deadlineOf(working(2), time('2025-10-02 12:00'), 'resolution', policy, 'UTC');
  expect(countDays(deadline, policy, 'UTC')).toEqual([
    { date: '2025-10-02', weekday: 4, role: 'first', number: 0 },
    { date: '2025-10-03', weekday: 5, role: 'holiday', number: 0 },
    { date: '2025-10-04', weekday: 6, role: 'weekend', number: 0 },
    { date: '2025-10-05', weekday: 7, role: 'weekend', number: 0 },
    { date: '2025-10-06', weekday: 1, role: 'counted', number: 1 },
    { date: '2025-10-07', weekday: 2, role: 'counted', number: 2 },
  ]);
});

describe('how long it took', () => {
  test.each<[string, string, string, Term['unit'], Term]>([
    ['within a week', '2025-10-13 09:00', '2025-10-16 08:00', 'working-days', working(3)],
    ['over a weekend', '2025-10-17 23:59', '2025-10-20 00:00', 'working-days', working(1)],
    ['on the same day', '2025-10-17 09:00', '2025-10-17 23:59', 'working-days', working(0)],
    [
      'to a Saturday, on which no working day has passed',
      '2025-10-17 09:00',
      '2025-10-18 09:00',
      'working-days',
      days(1),
    ],
    ['in days', '2025-10-17 23:59', '2025-10-20 00:00', 'days', days(3)],
    ['in whole hours', '2025-10-17 23:59', '2025-10-18 01:58', 'hours', hours(1)],
    ['in hours from the end of a bare day', '2025-10-17', '2025-10-18 01:58', 'hours', hours(1)],
  ])('%s', (_, from, to, unit, expected) => {
    expect(elapsedBetween(time(from), at(to), unit, usual, 'UTC')).toEqual(expected);
  });
});

describe('how late it is', () => {
  // Friday 17 October 2025, and with 24 hours 10 October, 12:00.
  const friday = deadlineOf(working(5), time('2025-10-10 12:00'), 'resolution', usual, 'UTC');
  const noon = deadlineOf(hours(24), time('2025-10-09 12:00'), 'resolution', usual, 'UTC');

  test.each<[string, typeof friday, string, Term | undefined]>([
    ['not in the last minute', friday, '2025-10-17 23:59', undefined],
    ['a day on Saturday', friday, '2025-10-18 00:00', days(1)],
    ['two days on Sunday', friday, '2025-10-19 12:00', days(2)],
    ['a working day on Monday', friday, '2025-10-20 00:00', working(1)],
    ['a week later', friday, '2025-10-24 12:00', working(5)],
    ['not in the very minute', noon, '2025-10-10 12:00', undefined],
    ['a begun hour', noon, '2025-10-10 12:01', hours(1)],
    ['two hours', noon, '2025-10-10 14:00', hours(2)],
  ])('%s', (_, deadline, instant, expected) => {
    expect(lateness(deadline, at(instant), usual, 'UTC')).toEqual(expected);
  });
});

describe('soon', () => {
  const policy = withHolidays('2025-10-16');
  // Days 1 to 5: 13, 14, 15, 17, 20 October.
  const monday = deadlineOf(working(5), time('2025-10-10 12:00'), 'resolution', policy, 'UTC');

  test.each<[Term, string]>([
    [working(1), '2025-10-17T00:00:00Z'],
    [working(2), '2025-10-15T00:00:00Z'],
    [days(2), '2025-10-18T00:00:00Z'],
    [hours(36), '2025-10-19T12:00:00Z'],
  ])('begins %o before the deadline', (soon, expected) => {
    expect(formatInstant(nearFrom(monday, soon, policy, 'UTC'))).toBe(expected);
  });
});
