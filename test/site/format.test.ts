// Times and durations in words: never more exact than the record.
import { describe, expect, it } from 'vitest';
import { english } from '../../src/model/messages/en.js';
import { formatBasisPoints, formatDuration, formatMoment, formatSpan } from '../../src/site/format.js';
import { time } from '../model/make-incident.js';

const zone = 'Europe/Berlin';

describe('a time', () => {
  it.each([
    ['2025-10-15 17:28', '15 October 2025, 17:28 CEST'],
    ['2025-01-05 07:08:09', '5 January 2025, 07:08:09 CET'],
    ['2025-10-15', '15 October 2025'],
    ['~2025-10-15 17:28', '15 October 2025, about 17:28 CEST'],
    ['~2025-10-15', 'about 15 October 2025'],
  ])('%s: %s', (written, shown) => {
    expect(formatMoment(time(written, zone), zone, english)).toBe(shown);
  });
});

describe('a span', () => {
  it.each([
    ['2025-10-15 17:04', '2025-10-15 17:24', '15 October 2025, 17:04 to 17:24 CEST'],
    ['2025-10-15 23:50', '2025-10-16 00:10', '15 October 2025, 23:50 to 16 October 2025, 00:10 CEST'],
    [
      '2025-10-26 02:30 +02:00',
      '2025-10-26 02:15 +01:00',
      '26 October 2025, 02:30 CEST to 26 October 2025, 02:15 CET',
    ],
    ['2025-10-15', '2025-10-15', '15 October 2025'],
    ['2025-10-15', '2025-11-02', '15 October to 2 November 2025'],
    ['2025-12-30', '2026-01-02', '30 December 2025 to 2 January 2026'],
    ['2025-10-15', '2025-10-15 12:00', '15 October 2025 to 15 October 2025, 12:00 CEST'],
    [
      '~2025-10-15 17:04',
      '2025-10-15 17:24',
      '15 October 2025, about 17:04 CEST to 15 October 2025, 17:24 CEST',
    ],
    ['2025-10-15 17:04', undefined, 'since 15 October 2025, 17:04 CEST'],
  ])('%s, %s: %s', (from, to, shown) => {
    const phrase = formatSpan(time(from, zone), to === undefined ? undefined : time(to, zone), zone, english);
    expect(phrase.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('')).toBe(shown);
  });
});

describe('a duration', () => {
  const minute = 60_000;
  it.each([
    [0, false, 'less than a minute'],
    [minute - 1, false, 'less than a minute'],
    [minute, false, '1 minute'],
    [37 * minute, false, '37 minutes'],
    [60 * minute, false, '1 hour'],
    [112 * minute + 59_000, false, '1 hour 52 minutes'],
    [24 * 60 * minute, false, '1 day'],
    [76 * 60 * minute + 59 * minute, false, '3 days 4 hours'],
    [112 * minute, true, 'about 1 hour 52 minutes'],
    [47 * 60 * minute, true, 'about 2 days'],
    [25 * 60 * minute, true, 'about 1 day'],
  ])('%i ms, about: %s: %s', (milliseconds, about, shown) => {
    expect(formatDuration({ milliseconds, about }, english)).toBe(shown);
  });
});

it('shows a full hundred only where nothing is missing', () => {
  expect([10_000, 9_999, 9_905, 0].map((points) => formatBasisPoints(points, english))).toEqual([
    '100 %',
    '99.99 %',
    '99.05 %',
    '0.00 %',
  ]);
});
