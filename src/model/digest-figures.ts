// What the members of a digest say together. Every figure is of those that the digest counts.
import type { Instant } from '../kernel/time.js';
import type { Digest } from './digest.js';
import type { Duration } from './duration.js';
import { componentsOf } from './history.js';
import { spreadOf, type Spread } from './statistics.js';
import { deriveTimeline } from './timeline.js';

export interface DigestFigures {
  readonly incidents: number;
  /** By id. */
  readonly bySeverity: ReadonlyMap<string, number>;
  /** How long they took, added up; undefined where no duration is known. */
  readonly total: Duration | undefined;
  /** How many durations that is of. */
  readonly timed: number;
  /** How many components they affected, groups not counted. */
  readonly components: number;
  readonly timeToResolve: Spread;
}

export function figuresOf({ members }: Digest, now: Instant): DigestFigures {
  const incidents = members.flatMap(({ incident, counts }) => (counts ? incident : []));
  const timelines = incidents.map((incident) => deriveTimeline(incident, now));
  const durations = timelines.flatMap(({ duration }) => duration ?? []);
  const bySeverity = new Map<string, number>();
  for (const { severity } of incidents) {
    const id = severity?.id ?? '';
    bySeverity.set(id, (bySeverity.get(id) ?? 0) + 1);
  }
  return {
    incidents: incidents.length,
    bySeverity,
    total: durations.length === 0 ? undefined : addUp(durations),
    timed: durations.length,
    components: new Set(incidents.flatMap(componentsOf)).size,
    timeToResolve: spreadOf(timelines.map(({ timeToResolve }) => timeToResolve)),
  };
}

const addUp = (durations: readonly Duration[]): Duration => ({
  milliseconds: durations.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
  about: durations.some(({ about }) => about),
});
