// How long one entry took and how soon people responded: the figures of its timeline. Undefined is "not known", never 0.
import { isBefore, type Instant, type Moment } from '../kernel/time.js';
import { durationBetween, earlierOf, isApproximate, type Duration } from './duration.js';
import type { Incident } from './incident.js';
import { clipRanges, measureRanges, type Range } from './intervals.js';

export interface Durations {
  /**
   * From `started` to `resolved`; of maintenance from when the work began, where that was earlier. Of work in several
   * windows it is what they lasted together: the days between two nights are no work.
   */
  readonly duration: Duration | undefined;
  /** How long the windows of `impact` last together, so far where one is open; undefined where there are none. */
  readonly impactDuration: Duration | undefined;
  /** From the beginning of the impact; undefined without `impact`, because that is then not known. */
  readonly timeToDetect: Duration | undefined;
  /** From `begin`, like the next; of incidents only, for how soon planned work ends says nothing about a response. */
  readonly timeToMitigate: Duration | undefined;
  readonly timeToResolve: Duration | undefined;
}

/** What the timeline knows of an entry before it knows the figures. */
export interface Frame {
  readonly begin: Moment;
  readonly resolved: Moment | undefined;
  readonly active: readonly Range[];
  readonly impact: readonly Range[];
}

export function deriveDurations(incident: Incident, frame: Frame, now: Instant): Durations {
  const { kind, impact, detected, mitigated } = incident;
  const { begin, resolved } = frame;
  const measured = impact[0]?.from;
  const counts = kind === 'incident';
  return {
    duration: resolved && durationOf(incident, frame, resolved, now),
    impactDuration: impactDurationOf(incident, frame.impact, now),
    timeToDetect: counts && measured && detected ? timeToDetect(measured, detected) : undefined,
    timeToMitigate: counts && mitigated ? timeUntil(begin, mitigated) : undefined,
    timeToResolve: counts && resolved ? durationBetween(begin, resolved, now) : undefined,
  };
}

function durationOf(
  incident: Incident,
  { begin, active }: Frame,
  resolved: Moment,
  now: Instant,
): Duration | undefined {
  if (incident.kind === 'incident') return durationBetween(incident.started, resolved, now);
  // What was cancelled before it began took no time at all, and that is not the same as zero.
  if (active.length === 0) return undefined;
  if (active.length > 1) {
    const ends = incident.window.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to]));
    return { milliseconds: measureRanges(active), about: ends.some(isApproximate) };
  }
  return durationBetween(earlierOf(incident.started, begin), resolved, now);
}

function impactDurationOf(incident: Incident, impact: readonly Range[], now: Instant): Duration | undefined {
  if (incident.impact.length === 0) return undefined;
  const past = clipRanges(impact, [{ from: -Infinity, to: now }]);
  const ends = incident.impact.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to]));
  return { milliseconds: measureRanges(past), about: ends.some(isApproximate) };
}

/** What was detected before it did harm was detected at once. */
function timeToDetect(impact: Moment, detected: Moment): Duration | undefined {
  const atOnce = { milliseconds: 0, about: isApproximate(impact) || isApproximate(detected) };
  return isBefore(detected, impact) ? atOnce : timeUntil(impact, detected);
}

/** From the beginning of one time to that of another. A bare day that merely holds the first gives no figure. */
function timeUntil(from: Moment, to: Moment): Duration | undefined {
  const milliseconds = to.from - from.from;
  if (milliseconds < 0) return undefined;
  return { milliseconds, about: isApproximate(from) || isApproximate(to) };
}
