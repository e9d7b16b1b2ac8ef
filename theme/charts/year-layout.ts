// The geometry of a year's strip: a row a severity, a mark an incident. What would touch goes one lane up; where a row
// would grow too high, its marks become smaller and those of one day become one mark with their number.
import type { Entry, YearChartProps, YearMark } from '../../src/theme.js';
import { createScale } from './coordinates.js';
import { textWidth } from './text-width.js';

export interface PlacedMark {
  readonly entries: readonly Entry[];
  /** Of its middle, in percent of the width. */
  readonly x: number;
  /** 0 is the lowest. */
  readonly lane: number;
  /** How many it stands for; undefined where it is one. */
  readonly number: number | undefined;
}

export interface RowLayout {
  /** The side of a mark, in pixels. */
  readonly size: number;
  readonly lanes: number;
  readonly marks: readonly PlacedMark[];
}

/** From the largest; a row whose marks need more lanes than these takes the next. The last may need any number. */
const grades = [
  { size: 12, lanes: 3 },
  { size: 9, lanes: 4 },
  { size: 7, lanes: 5 },
  { size: 5, lanes: 6 },
] as const;

/** Between marks, and between a mark and its number. */
export const markGap = 1;

/** Of the width on either side, so that a mark of the first or last day is not cut; in percent. */
const margin = 1.6;

/** `width` is the least of the drawing, in pixels: on wider screens marks only move apart. */
export function layOutRow(
  marks: readonly YearMark[],
  monthLengths: YearChartProps['monthLengths'],
  width: number,
): RowLayout {
  const scale = dayScale(monthLengths);
  let row: RowLayout = { size: 0, lanes: 0, marks: [] };
  for (const { size, lanes } of grades) {
    const single = marks.flatMap(({ day, entries }): readonly Omit<PlacedMark, 'lane'>[] => {
      const x = scale(day + 0.5);
      if (entries.length > lanes) return [{ entries, x, number: entries.length }];
      return entries.map((entry) => ({ entries: [entry], x, number: undefined }));
    });
    row = dodge(single, size, width);
    if (row.lanes <= lanes) break;
  }
  return row;
}

/** From a day of the year, counted from 0, to a share of the width. */
export function dayScale(monthLengths: YearChartProps['monthLengths']): (day: number) => number {
  return createScale(
    0,
    monthLengths.reduce((sum, length) => sum + length, 0),
    margin,
    100 - margin,
  );
}

/** How far a mark reaches from its middle, in pixels; a number stands where the year has room for it. */
export function reachOf(
  mark: Pick<PlacedMark, 'x' | 'number'>,
  size: number,
): { before: number; after: number } {
  const number = mark.number === undefined ? 0 : markGap + textWidth(String(mark.number));
  const half = size / 2;
  return isNumberBefore(mark)
    ? { before: half + number, after: half }
    : { before: half, after: half + number };
}

export const isNumberBefore = ({ x }: Pick<PlacedMark, 'x'>): boolean => x > 85;

/** Each in the lowest lane that is free. */
function dodge(marks: readonly Omit<PlacedMark, 'lane'>[], size: number, width: number): RowLayout {
  const ends: number[] = [];
  const placed = marks.map((mark): PlacedMark => {
    const middle = (mark.x * width) / 100;
    const { before, after } = reachOf(mark, size);
    const free = ends.findIndex((end) => end + markGap <= middle - before);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = middle + after;
    return { ...mark, lane };
  });
  return { size, lanes: ends.length, marks: placed };
}
