// The geometry of a row of days: which of them belong together, and one path for all days of a state.
import type { ComponentDay, ComponentNode, State } from '../../src/theme.js';

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
    if (day.entries.length + day.inDigests === 0) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.first + last.days.length === index && isAlike(last.days[0], day)) {
      last.days.push(day);
    } else runs.push({ first: index, days: [day] });
  }
  return runs;
}

const isAlike = (a: ComponentDay | undefined, b: ComponentDay): boolean =>
  a !== undefined &&
  a.state === b.state &&
  a.inDigests === b.inDigests &&
  a.entries.length === b.entries.length &&
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

/** Where a page lists no runs, so many of the newest still have a title for the pointer. */
const fewTitles = 5;

/** Those that have a title: all, unless the page is too busy to list any. */
export const titledRuns = (runs: readonly DayRun[], listed: number): readonly DayRun[] =>
  listed === 0 ? runs.slice(-fewTitles) : runs;

/** About what each costs, and what all components of a page may cost together, in bytes. */
const titleWeight = 68;
const itemWeight = 175;
const mostWeight = 15_000;

/** How many runs a page can list for each of its components without growing heavy: none where very much happened. */
export function countListed(nodes: readonly ComponentNode[]): number {
  const counts = runCounts(nodes);
  const sum = (most: number): number => counts.reduce((total, count) => total + Math.min(count, most), 0);
  const left = mostWeight - sum(Infinity) * titleWeight;
  return [3, 2, 1].find((listed) => sum(listed) * itemWeight <= left) ?? 0;
}

const runCounts = (nodes: readonly ComponentNode[]): readonly number[] =>
  nodes.flatMap(({ days, children }) => [runsOf(days).length, ...runCounts(children)]);
