// How a component stood on each of the last days: the worst that its intervals say of a civil day of the site's zone.
import type { Instant, Moment } from '../kernel/time.js';
import { addDays } from '../kernel/time-zone.js';
import type { Interval } from './component-history.js';
import { endOf } from './duration.js';
import type { Incident } from './incident.js';
import { clipRange } from './intervals.js';
import type { Component, Site } from './site.js';
import { worstState, type State } from './state.js';

/** How many days charts and figures of the recent past are of. */
export const recentDays = 90;

export interface DayState {
  /** The whole civil day, of 23 or 25 hours where the clocks change. */
  readonly day: Moment;
  /** Undefined where nothing was measured: before the launch or `since`, after `retired`. */
  readonly state: State | undefined;
  /** What left the component in another state than operational, by beginning. */
  readonly incidents: readonly Incident[];
}

/** The civil day of now and those before it, oldest first. */
export function lastDays(count: number, now: Instant, zone: string): readonly Moment[] {
  const starts = Array.from({ length: count + 1 }, (_, index) => addDays(now, index + 1 - count, zone));
  return starts.slice(1).map((to, index) => ({
    from: starts[index] ?? to,
    to,
    precision: 'day',
    about: false,
  }));
}

/** Empty where nothing was measured on any of the days, and for groups, whose days would hide which part it was. */
export function deriveDays(
  component: Component,
  intervals: readonly Interval[],
  days: readonly Moment[],
  site: Site,
  now: Instant,
): readonly DayState[] {
  const measured = {
    from: Math.max(component.since?.from ?? -Infinity, site.launched?.from ?? -Infinity),
    to: Math.min(component.retired === undefined ? Infinity : endOf(component.retired), now),
  };
  const first = days[0]?.from ?? now;
  const recent = intervals.filter(({ component: id, to }) => id === component.id && (to ?? now) > first);
  const states = days.map((day): DayState => {
    const part = clipRange(day, measured);
    if (part === undefined) return { day, state: undefined, incidents: [] };
    const inside = recent.filter(({ from, to }) => from < part.to && (to ?? now) > part.from);
    return {
      day,
      state: worstState(inside.map(({ state }) => state)),
      incidents: [...new Set(inside.map(({ incident }) => incident))],
    };
  });
  return component.isGroup || states.every(({ state }) => state === undefined) ? [] : states;
}
