// Numbers of a drawing. Across, everything is a share of the width, so that text keeps its size on every screen;
// a layout is worked out for the least width, and whatever is apart there is further apart on a wider one.
import { scaleLinear } from 'd3-scale';
import { directionOf, type ThemeContext } from '../../src/theme.js';

/** At most two decimals, and never `-0`. */
export const round = (value: number): number => Math.round(value * 100) / 100 + 0;

/** From a value to its share of the width, in percent. */
export type Scale = (value: number) => number;

/** A range without length has its only value in the middle. */
export function createScale(from: number, to: number, start: number, end: number): Scale {
  if (from === to) return () => round((start + end) / 2);
  const scale = scaleLinear([from, to], [start, end]);
  return (value) => round(scale(value));
}

export interface Placing {
  /** Whether time runs from right to left. */
  readonly isMirrored: boolean;
  /** Where something that begins at a share of the width stands on the page; both are in percent. */
  readonly at: (share: number, width?: number) => string;
}

/** Time runs the way that the site's language is read. */
export function createPlacing({ site }: ThemeContext): Placing {
  const isMirrored = directionOf(site.locale) === 'rtl';
  return {
    isMirrored,
    at: (share, width = 0) => `${round(isMirrored ? 100 - share - width : share)}%`,
  };
}
