// Times as Statuspage's API has them: instants, and nothing else, so what the record leaves open is decided here.
import type { Instant, Moment } from '../../kernel/time.js';
import { formatInstant } from '../../kernel/time-writing.js';
import { endOf } from '../../model/duration.js';
import type { Incident } from '../../model/incident.js';
import type { EndpointSource } from '../endpoint.js';
import { recordedAt } from '../recorded-at.js';

/** RFC 3339 in UTC with milliseconds, which the record never has: `2026-01-01T10:00:00.000Z`. */
export const writeInstant = (instant: Instant): string => formatInstant(instant).replace('Z', '.000Z');

/** A bare day begins with its first instant in the zone of the site, and `~` is dropped. */
export const writeStart = (moment: Moment): string => writeInstant(moment.from);

/** A bare day that ends something counts to its end, as everywhere. */
export const writeEnd = (moment: Moment): string => writeInstant(endOf(moment));

/**
 * The latest time of its record that is past, and not before it began. What the clock alone changes counts too: that work
 * begins, and that its window is over.
 */
export function updatedAt(
  entry: Incident,
  { resolved, active }: { readonly resolved: Moment | undefined; readonly active: readonly WorkRange[] },
  source: EndpointSource,
): Instant {
  const { now } = source.record.history;
  const { kind, updates, postmortem } = entry;
  const work = kind === 'maintenance' ? active.flatMap(({ from, to }) => [from, to]) : [];
  const times = [
    ...updates.map(({ time }) => time.from),
    ...(resolved === undefined ? [] : [endOf(resolved)]),
    ...(postmortem?.published === undefined ? [] : [postmortem.published.from]),
    ...work,
  ];
  return Math.max(recordedAt(entry, source), ...times.filter((time) => time <= now));
}

interface WorkRange {
  readonly from: Instant;
  readonly to: Instant;
}
