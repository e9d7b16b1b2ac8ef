// What many incidents say together: how many there were, and how long people took to respond. Every figure says of how
// many incidents it is, and there is none where they are too few to mean anything.
import { quantileSorted } from 'd3-array';
import type { Duration } from './duration.js';
import type { Incident } from './incident.js';
import type { Timeline } from './timeline.js';

/** The fewest durations that a median or percentile is stated of. */
export const fewestOfSpread = 3;

/** How long something usually takes, and how long at worst but for the worst tenth. */
export interface Spread {
  /** How many durations are known exactly; those known only about enter no median. */
  readonly count: number;
  /** Both are rounded up to what is shown of them: minutes, or hours from a day on. Undefined of too few. */
  readonly median: Duration | undefined;
  readonly ninetieth: Duration | undefined;
}

export interface Responses {
  readonly timeToDetect: Spread;
  readonly timeToMitigate: Spread;
  readonly timeToResolve: Spread;
}

/** An entry and what follows from it; entries of site/ have this form. */
export interface TimedIncident {
  readonly incident: Incident;
  readonly timeline: Pick<Timeline, keyof Responses>;
}

/** What the figures are of: incidents that reached people outside. */
export const isCounted = ({ kind, external }: Incident): boolean => kind === 'incident' && external;

export function responsesOf(entries: readonly TimedIncident[]): Responses {
  const counted = entries.filter(({ incident }) => isCounted(incident));
  const spread = (name: keyof Responses): Spread => spreadOf(counted.map(({ timeline }) => timeline[name]));
  return {
    timeToDetect: spread('timeToDetect'),
    timeToMitigate: spread('timeToMitigate'),
    timeToResolve: spread('timeToResolve'),
  };
}

/**
 * Percentiles by linear interpolation between the two nearest durations (Hyndman and Fan, "Sample Quantiles in
 * Statistical Packages", definition 7), which for the median is the middle one or the mean of the middle two.
 */
export function spreadOf(durations: readonly (Duration | undefined)[]): Spread {
  const exact = durations
    .flatMap((duration) => (duration === undefined || duration.about ? [] : duration.milliseconds))
    .sort((a, b) => a - b);
  const at = (part: number): Duration | undefined => {
    const milliseconds = exact.length < fewestOfSpread ? undefined : quantileSorted(exact, part);
    return milliseconds === undefined ? undefined : { milliseconds: roundUp(milliseconds), about: false };
  };
  return { count: exact.length, median: at(0.5), ninetieth: at(0.9) };
}

const minute = 60_000;
const hour = 60 * minute;

/** Pages cut durations off, which would make them shorter than they were. */
function roundUp(milliseconds: number): number {
  const minutes = Math.ceil(milliseconds / minute) * minute;
  return minutes < 24 * hour ? minutes : Math.ceil(milliseconds / hour) * hour;
}
