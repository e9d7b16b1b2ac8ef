// The strip of a year: every incident has its mark on its day, and dense years stay legible.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry, YearMark } from '../../src/theme.js';
import { layOutRow, reachOf, type RowLayout } from '../../theme/charts/year-layout.js';
import { write } from '../site/make-record.js';
import { recordSite } from '../../src/site/site-record.js';
import { makeHistory } from '../model/make-incident.js';

const record = recordSite(makeHistory([], '2025-12-31'));
const entry: Entry = record.entryOf(write({ id: 'x', started: '2025-01-01' }));
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A row with so many incidents on each of these days. */
function marksOn(days: readonly number[]): readonly YearMark[] {
  const counts = new Map<number, number>();
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
  return [...counts]
    .map(([day, count]) => ({ day, entries: Array.from({ length: count }, () => entry) }))
    .sort((a, b) => a.day - b.day);
}

const layOut = (days: readonly number[], width = 560): RowLayout =>
  layOutRow(marksOn(days), monthLengths, width);

const everyDay = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => Math.floor((index * 365) / count));

it('Every incident is in a mark, no two marks touch, and none is cut, however wide the drawing is', () => {
  const day = fc.oneof(fc.integer({ min: 0, max: 364 }), fc.constantFrom(0, 180, 364));
  fc.assert(
    fc.property(
      fc.array(day, { minLength: 1, maxLength: 300 }),
      fc.constantFrom(280, 560),
      fc.integer({ min: 100, max: 300 }),
      (days, width, percent) => {
        const { marks, size } = layOut(days, width);
        expect(marks.reduce((sum, { entries }) => sum + entries.length, 0)).toBe(days.length);
        const shown = (width * percent) / 100;
        const ends = new Map<number, number>();
        for (const mark of marks) {
          const { before, after } = reachOf(mark, size);
          const middle = (mark.x * shown) / 100;
          expect(middle - before).toBeGreaterThanOrEqual(ends.get(mark.lane) ?? -2);
          ends.set(mark.lane, middle + after);
          expect(middle + after).toBeLessThanOrEqual(shown + 2);
        }
      },
    ),
    { numRuns: 60 },
  );
});

describe('dense years', () => {
  const heightOf = ({ size, lanes }: RowLayout): number => lanes * (size + 1);

  it.each([280, 560])(
    'show 300 incidents of one severity in a row that is still low (%i pixels wide)',
    (width) => {
      const row = layOut(everyDay(300), width);
      expect(heightOf(row)).toBeLessThanOrEqual(70);
    },
  );

  it('show 40 on one day as one mark with their number, and their neighbours as they are', () => {
    const row = layOut([...Array.from({ length: 40 }, () => 100), 10, 200]);
    expect(row.marks.map(({ number }) => number)).toEqual([undefined, 40, undefined]);
    expect(row.size).toBe(12);
  });

  it('have smaller marks than sparse ones', () => {
    expect(layOut(everyDay(12)).size).toBe(12);
    expect(layOut(everyDay(200)).size).toBeLessThan(12);
  });
});
