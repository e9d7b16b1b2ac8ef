// Times of the record as the ends of a duration: what a bare day means there, and when a figure is only about right.
import type { Instant, Moment } from '../kernel/time.js';

export interface Duration {
  readonly milliseconds: number;
  /** A bare day or `~` stands at one of its ends: it is shown as "about" and enters no median. */
  readonly about: boolean;
}

/** Where a time stands that ends something: a bare day counts to its end. */
export const endOf = (moment: Moment): Instant => (moment.precision === 'day' ? moment.to : moment.from);

/** The same for something that is over: a bare day counts to its end, or to now if that is earlier. */
export const endBy = (moment: Moment, now: Instant): Instant =>
  moment.precision === 'day' ? Math.min(moment.to, Math.max(moment.from, now)) : moment.from;

export const isApproximate = (moment: Moment): boolean => moment.about || moment.precision === 'day';

/** The earlier of two times, by where they begin; the first of equals. */
export const earlierOf = (a: Moment, b: Moment | undefined): Moment =>
  b !== undefined && b.from < a.from ? b : a;

/** From the beginning of one time to the end of another; undefined where it would be negative. */
export function durationBetween(from: Moment, to: Moment, now: Instant): Duration | undefined {
  const milliseconds = endBy(to, now) - from.from;
  if (milliseconds < 0) return undefined;
  return { milliseconds, about: isApproximate(from) || isApproximate(to) };
}
