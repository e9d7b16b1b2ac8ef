// Puts updates into the order of time, whichever way the file has them.
import { isBefore, type Moment } from '../kernel/time.js';
import type { Incident } from '../model/incident.js';

interface Timed {
  readonly time: Moment;
}

/**
 * Oldest first. The file's direction is that of its first two different times, else newest first; among times that are
 * equal or overlap (a bare day and a minute in it) the one that is later in that direction is the newer.
 */
export function orderUpdates<Update extends Timed>(
  written: readonly Update[],
): { readonly updates: readonly Update[]; readonly order: Incident['updateOrder'] } {
  const direction = directionOf(written);
  const chronological = direction === 'newest-first' ? [...written].reverse() : [...written];
  const updates: Update[] = [];
  let isMixed = false;
  for (const update of chronological) {
    // Overlapping times have no order of their own, so each is moved only past those that are certainly later.
    let at = updates.length;
    for (let index = updates.length - 1; index >= 0; index -= 1) {
      const other = updates[index];
      if (other !== undefined && isBefore(update.time, other.time)) at = index;
    }
    if (at < updates.length) isMixed = true;
    updates.splice(at, 0, update);
  }
  return { updates, order: isMixed ? 'mixed' : direction };
}

function directionOf(written: readonly Timed[]): 'newest-first' | 'oldest-first' {
  for (const [index, { time }] of written.entries()) {
    const next = written[index + 1];
    if (next === undefined) break;
    if (isBefore(time, next.time)) return 'oldest-first';
    if (isBefore(next.time, time)) return 'newest-first';
  }
  return 'newest-first';
}
