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

/** From the largest; a row whose marks need more lanes than these takes the next. */
const grades = [
  { size: 12, lanes: 3 },
  { size: 9, lanes: 4 },
  { size: 7, lanes: 5 },
] as const;
/** Its marks may need any number; of one day no more stand apart than these. */
const lastGrade = { size: 5, lanes: 6 } as const;

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
  const days = marks.map(({ day, entries }) => ({ entries, x: scale(day + 0.5) }));
  for (const { size, lanes } of grades) {
    const row = dodge(joinDays(days, lanes), { size, width, mostLanes: lanes });
    if (row !== undefined) return row;
  }
  const { size, lanes } = lastGrade;
  const row = dodge(joinDays(days, lanes), { size, width, mostLanes: Infinity });
  return row ?? { size, lanes: 0, marks: [] };
}

/** A mark for each, but one for all of a day that are more than there are lanes. */
const joinDays = (
  days: readonly Pick<PlacedMark, 'entries' | 'x'>[],
  lanes: number,
): readonly Omit<PlacedMark, 'lane'>[] =>
  days.flatMap(({ entries, x }): readonly Omit<PlacedMark, 'lane'>[] =>
    entries.length > lanes
      ? [{ entries, x, number: entries.length }]
      : entries.map((entry) => ({ entries: [entry], x, number: undefined })),
  );

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

/** Each in the lowest lane that is free; undefined as soon as they need too many. */
function dodge(
  marks: readonly Omit<PlacedMark, 'lane'>[],
  { size, width, mostLanes }: { readonly size: number; readonly width: number; readonly mostLanes: number },
): RowLayout | undefined {
  const ends: number[] = [];
  const placed: PlacedMark[] = [];
  for (const { entries, x, number } of marks) {
    const middle = (x * width) / 100;
    const { before, after } = reachOf({ x, number }, size);
    const free = ends.findIndex((end) => end + markGap <= middle - before);
    const lane = free === -1 ? ends.length : free;
    if (lane >= mostLanes) return undefined;
    ends[lane] = middle + after;
    placed.push({ entries, x, number, lane });
  }
  return { size, lanes: ends.length, marks: placed };
}
