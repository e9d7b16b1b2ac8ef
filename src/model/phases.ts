// The stretches in which an entry was open: from its first update to the closing one, and again from a reopening.
// The first step of every derivation; format.md calls the closing update of the last stretch "the closing update".
import type { Instant, Moment } from '../kernel/time.js';
import { endBy } from './duration.js';
import type { Incident, Update } from './incident.js';
import { isClosing, type Status } from './state.js';

/** An update and where it stands on the clock: never before the one that is older than it. */
export interface PlacedUpdate {
  readonly update: Update;
  readonly at: Instant;
}

export interface Phase {
  /** -Infinity for the first: when that begins is for the timeline to say. */
  readonly from: Instant;
  /** Infinity while it is open; what closed it lies at or before now. */
  readonly to: Instant;
  readonly closing: Update | undefined;
  /** Oldest first, with what was said after the closing and without any closing update. */
  readonly updates: readonly PlacedUpdate[];
}

export interface Course {
  /** In order, without overlap; the last of them is `current`. */
  readonly phases: readonly Phase[];
  /** The phase that decides: an entry is closed where this one is. */
  readonly current: Phase;
}

/** Only a status that says something about the course reopens; a second closing counts as `Update`. */
const reopens = (status: Status): boolean => status !== 'update' && !isClosing(status);

function placeUpdates(updates: readonly Update[]): readonly PlacedUpdate[] {
  let at = -Infinity;
  return updates.map((update) => {
    at = Math.max(at, update.time.from);
    return { update, at };
  });
}

/** The updates that reopened an entry after it was closed, oldest first. */
export function reopeningsOf(updates: readonly Update[]): readonly PlacedUpdate[] {
  let closed = false;
  return placeUpdates(updates).filter(({ update: { status } }) => {
    const reopened = closed && reopens(status);
    closed = isClosing(status) || (closed && !reopened);
    return reopened;
  });
}

/** Whether a `resolved` of the front matter does not begin after the last reopening, and so says nothing about it. */
export function isVoidResolved(resolved: Moment, updates: readonly Update[]): boolean {
  const last = reopeningsOf(updates).at(-1);
  return last !== undefined && resolved.from <= last.at;
}

/** Divides the record into phases. A day on which something was closed counts to its end, or to now if that is earlier. */
export function courseOf(incident: Incident, now: Instant): Course {
  const phases: Phase[] = [];
  let from = -Infinity;
  let updates: PlacedUpdate[] = [];
  let closing: Update | undefined;
  let to = Infinity;

  for (const placed of placeUpdates(incident.updates)) {
    const { update, at } = placed;
    if (closing !== undefined && reopens(update.status)) {
      phases.push({ from, to: Math.min(to, at), closing, updates });
      from = at;
      updates = [];
      closing = undefined;
      to = Infinity;
    }
    if (!isClosing(update.status)) updates.push(placed);
    else if (closing === undefined) {
      closing = update;
      to = Math.min(Math.max(at, endBy(update.time, now)), now);
    }
  }
  const { resolvedGiven } = incident;
  if (resolvedGiven !== undefined) to = Math.min(endBy(resolvedGiven, now), now);
  const current = { from, to, closing, updates };
  return { phases: [...phases, current], current };
}

/** The newest status of a phase at an instant that says something about the course. */
export function statusAt(phase: Phase, instant: Instant): Status | undefined {
  return phase.updates.findLast(({ update, at }) => at <= instant && update.status !== 'update')?.update
    .status;
}
