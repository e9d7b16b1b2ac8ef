// The geometry of a row of days: which of them belong together, and one path for all days of a state.
import type { ComponentDay, State } from '../../src/theme.js';

/** Consecutive days in the same state by the same entries. */
export interface DayRun {
  /** The place of the first one in the row, from 0. */
  readonly first: number;
  readonly days: readonly ComponentDay[];
}

/** A day takes ten units: a bar of seven and a gap of three, which is how the stylesheet dashes the paths. */
export const pitch = 10;
export const barWidth = 7;
export const barHeight = 28;

/** The part of a bar that a state fills, so that states are told apart by their height as well. */
export const fills: Readonly<Record<State, { readonly top: number; readonly height: number }>> = {
  operational: { top: 0, height: barHeight },
  maintenance: { top: 10, height: 8 },
  degraded: { top: 15, height: 13 },
  'partial-outage': { top: 8, height: 20 },
  'major-outage': { top: 0, height: barHeight },
};

export const widthOf = (days: readonly ComponentDay[]): number => days.length * pitch - (pitch - barWidth);

/** Of the days with an entry, oldest first. */
export function runsOf(days: readonly ComponentDay[]): readonly DayRun[] {
  const runs: { readonly first: number; readonly days: ComponentDay[] }[] = [];
  for (const [index, day] of days.entries()) {
    if (day.entries.length === 0) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.first + last.days.length === index && isAlike(last.days[0], day)) {
      last.days.push(day);
    } else runs.push({ first: index, days: [day] });
  }
  return runs;
}

const isAlike = (a: ComponentDay | undefined, b: ComponentDay): boolean =>
  a?.state === b.state &&
  a?.entries.length === b.entries.length &&
  a.entries.every(({ incident }, index) => incident === b.entries[index]?.incident);

/**
 * A level line through the chosen days, to be dashed: many days in a row cost no more than one. Dashes begin anew with
 * every stretch of a path (SVG 2, section 13.5.6).
 */
export function pathThrough(
  days: readonly ComponentDay[],
  isChosen: (day: ComponentDay) => boolean,
  level: number,
): string {
  let path = '';
  let first: number | undefined;
  for (const [index, day] of [...days, undefined].entries()) {
    const isInside = day !== undefined && isChosen(day);
    if (isInside) first ??= index;
    else if (first !== undefined) {
      path += `M${first * pitch} ${level}h${(index - first) * pitch - (pitch - barWidth)}`;
      first = undefined;
    }
  }
  return path;
}
