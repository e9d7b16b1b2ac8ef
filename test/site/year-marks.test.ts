// The strip of a year: a mark stands for what began on a day, and of very many incidents for what began in a week.
import { expect, it } from 'vitest';
import { recordSite } from '../../src/site/site-record.js';
import { markYear } from '../../src/site/year-marks.js';
import { makeHistory, makeIncident, makeSite } from '../model/make-incident.js';

const days = ['2025-01-01', '2025-01-02', '2025-01-07', '2025-01-08', '2025-12-31'];
const record = recordSite(
  makeHistory(
    days.map((day) => makeIncident({ id: day, started: `${day} 10:00`, severity: 'low' })).toReversed(),
    '2026-03-10',
    makeSite(),
  ),
);

const marks = (most?: number): readonly (readonly [day: number, count: number])[] =>
  markYear(record, 2025, record.entries, most)?.rows[0]?.marks.map(
    ({ day, entries }) => [day, entries.length] as const,
  ) ?? [];

it('has a mark for each day on which something began', () => {
  expect(markYear(record, 2025, record.entries)?.unit).toBe('day');
  expect(marks()).toEqual([
    [0, 1],
    [1, 1],
    [6, 1],
    [7, 1],
    [364, 1],
  ]);
});

it('has one for each week where there is too much for that, and loses nothing', () => {
  expect(markYear(record, 2025, record.entries, 4)?.unit).toBe('week');
  expect(marks(4)).toEqual([
    [3, 3],
    [10, 1],
    [364, 1],
  ]);
});
