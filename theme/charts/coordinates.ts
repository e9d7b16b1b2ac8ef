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
  const write = (share: number, width: number): string =>
    `${round(isMirrored ? 100 - share - width : share)}%`;
  // A mark, its pole and its label stand in one place, and to write a fraction takes as long as to draw all three.
  const points = new Map<number, string>();
  return {
    isMirrored,
    at: (share, width = 0) => {
      if (width !== 0) return write(share, width);
      let point = points.get(share);
      if (point === undefined) points.set(share, (point = write(share, 0)));
      return point;
    },
  };
}
