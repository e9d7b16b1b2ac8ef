// When an entry was first published and last changed, as far as its record says.
import { minuteAt, type Instant, type Moment } from '../kernel/time.js';
import type { Incident } from '../model/incident.js';

/** The first time of the public record; of planned work that of its first update, because it starts later than that. */
export function publishedAt({ kind, started, updates }: Incident, now: Instant): Moment | undefined {
  const first = kind === 'maintenance' ? updates[0]?.time : started;
  return first !== undefined && first.from <= now ? first : undefined;
}

/** The latest time of the published record that is past, or when it was disclosed; of planned work there may be none. */
export function changedAt(entry: Incident, now: Instant): Moment | undefined {
  const { kind, started, updates, resolvedGiven, postmortem, disclosedSince } = entry;
  const times = [
    kind === 'maintenance' ? undefined : started,
    ...updates.map(({ time }) => time),
    resolvedGiven,
    postmortem?.published,
    disclosedSince === undefined ? undefined : minuteAt(disclosedSince),
  ].filter((moment) => moment !== undefined);
  return times.filter(({ from }) => from <= now).toSorted((a, b) => b.from - a.from)[0];
}
