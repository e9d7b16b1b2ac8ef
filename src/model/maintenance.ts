// When maintenance was or will be under way: its windows, the updates that stretch them, and the clock.
import type { Instant } from '../kernel/time.js';
import { endOf } from './duration.js';
import type { Incident } from './incident.js';
import { clipRange, contains, type Range } from './intervals.js';
import { statusAt, type Phase } from './phases.js';
import type { Status } from './state.js';

const isUnderWay = (status: Status | undefined): boolean =>
  status === 'in-progress' || status === 'verifying';

/** Where the last window ends; Infinity where it is open. */
export function endOfWindows(incident: Incident): Instant {
  const last = incident.window.at(-1);
  return last === undefined ? -Infinity : last.to === undefined ? Infinity : endOf(last.to);
}

/** The windows as ranges; one begins early where `In progress` was said after the window before it. */
function windowsIn(phase: Phase, incident: Incident): readonly Range[] {
  let free = -Infinity;
  return incident.window.map((window) => {
    const start = window.from.from;
    const early = phase.updates.find(
      ({ update, at }) => update.status === 'in-progress' && free <= at && at < start,
    );
    const range = {
      from: early?.at ?? Math.max(free, start),
      to: window.to === undefined ? Infinity : endOf(window.to),
    };
    free = Math.max(free, range.to);
    return range;
  });
}

/** From when the work goes on after the last window until it is closed; undefined where nothing says so. */
function overrunOf(phase: Phase, windowsEnd: Instant): Instant | undefined {
  if (isUnderWay(statusAt(phase, windowsEnd))) return windowsEnd;
  return phase.updates.find(({ update, at }) => at > windowsEnd && isUnderWay(update.status))?.at;
}

/** The ranges in which the work was, is or will be under way, in order: one a window, unless a reopening splits it. */
export function workRanges(incident: Incident, phases: readonly Phase[]): readonly Range[] {
  const windowsEnd = endOfWindows(incident);
  return phases.flatMap((phase) => {
    const ranges = [...windowsIn(phase, incident)];
    const overrun = overrunOf(phase, windowsEnd);
    const last = ranges.at(-1);
    if (overrun === windowsEnd && last !== undefined) ranges[ranges.length - 1] = { ...last, to: Infinity };
    else if (overrun !== undefined) ranges.push({ from: overrun, to: Infinity });
    return ranges.flatMap((range) => clipRange(range, phase) ?? []);
  });
}

/** What is said of maintenance now: by its closing update, else by the updates and the clock. */
export function maintenanceStatus(phase: Phase, work: readonly Range[], now: Instant): Status {
  if (phase.to !== Infinity) return phase.closing?.status ?? 'completed';
  if (work.some((range) => contains(range, now))) {
    return statusAt(phase, Infinity) === 'verifying' ? 'verifying' : 'in-progress';
  }
  return work.some((range) => range.from > now) ? 'scheduled' : 'completed';
}
