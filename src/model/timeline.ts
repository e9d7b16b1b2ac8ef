// What one entry's record says as of now: status, when it began and ended, how long things took. Pure; every page,
// feed and rule asks here. What it means for the components is in component-history.ts.
import type { Instant, Moment } from '../kernel/time.js';
import { earlierOf, endBy, endOf } from './duration.js';
import type { Incident, Update } from './incident.js';
import { deriveDurations, type Durations } from './incident-durations.js';
import { clipRange, clipRanges, uniteRanges, type Range } from './intervals.js';
import { endOfWindows, maintenanceStatus, workRanges } from './maintenance.js';
import { courseOf, statusAt, type Phase } from './phases.js';
import { isClosing, type Status } from './state.js';

export interface Timeline extends Durations {
  /** Undefined for notices, which have none. */
  readonly status: Status | undefined;
  /** An incident that is not resolved, or maintenance under way. */
  readonly isOpen: boolean;
  /** Maintenance that lies ahead. */
  readonly isScheduled: boolean;
  /** Maintenance still under way after its last window. */
  readonly isOverrunning: boolean;
  /** It was closed and opened again, whether or not it has been closed since. */
  readonly isReopened: boolean;
  /** The first `impact.from`, else the earlier of `started` and `detected`; of maintenance, when the work began. */
  readonly begin: Moment;
  /** The last `impact.to`, else `resolved`; undefined where it still goes on. Before `begin` where work was cancelled. */
  readonly end: Moment | undefined;
  /** When it was over; undefined while it is not, also after a reopening. */
  readonly resolved: Moment | undefined;
  /** The same, and after a reopening when it was last held to be over. */
  readonly lastResolution: Moment | undefined;
  readonly latestUpdate: Update | undefined;
  /** The last one that closed it, even where it is open again. */
  readonly closingUpdate: Update | undefined;
  /** The ranges in which its components stood as declared, by the record; the clock has not cut off what lies ahead. */
  readonly active: readonly Range[];
  /** The measured ranges of `impact`, which replace `active` for past time; empty where there are none. */
  readonly impact: readonly Range[];
}

interface Derived {
  readonly now: Instant;
  /** From when on no later moment changes anything: Infinity while something that the record tells of lies ahead. */
  readonly settled: Instant;
  readonly timeline: Timeline;
}

/** Asked for by every rule and page; what is over and done stays as it was derived. */
export function deriveTimeline(incident: Incident, now: Instant): Timeline {
  const last = lastDerived.get(incident);
  if (last !== undefined && (last.now === now || last.settled <= now)) return last.timeline;
  const timeline = deriveAnew(incident, now);
  const settled = isOver(incident, timeline, now) ? lastTimeOf(incident) : Infinity;
  lastDerived.set(incident, { now, settled, timeline });
  return timeline;
}

/** Whether no later moment changes anything about an entry: it is closed, and all that its record tells of is past. */
export const isOver = (incident: Incident, { isOpen }: Timeline, now: Instant): boolean =>
  !isOpen && lastTimeOf(incident) <= now;

export const areOver = (incidents: readonly Incident[], now: Instant): boolean =>
  incidents.every((incident) => isOver(incident, deriveTimeline(incident, now), now));

const lastDerived = new WeakMap<Incident, Derived>();

/** The end of the latest time that the record tells of, be it past or ahead. */
export function lastTimeOf(incident: Incident): Instant {
  const { started, resolvedGiven, detected, mitigated, until, updates, impact, window, postmortem } =
    incident;
  let last = started.to;
  const include = (moment: Moment | undefined): void => {
    if (moment !== undefined) last = Math.max(last, moment.to);
  };
  [resolvedGiven, detected, mitigated, until, postmortem?.published].forEach(include);
  for (const { time } of updates) include(time);
  for (const { from, to } of [...impact, ...window]) [from, to].forEach(include);
  return last;
}

function deriveAnew(incident: Incident, now: Instant): Timeline {
  const { phases, current } = courseOf(incident, now);
  const active = activeRanges(incident, phases);
  const status = statusOf(incident, current, active, now);
  const resolved = resolvedOf(incident, current, status);
  const impact = impactRanges(incident, phases, resolved, now);
  const begin = beginOf(incident, active);
  const closingUpdate = phases.findLast(({ closing }) => closing !== undefined)?.closing;
  const isOpen = status !== undefined && status !== 'scheduled' && !isClosing(status);
  const durations = deriveDurations(incident, { begin, resolved, active, impact }, now);
  // Each by its name: to spread them into this would take longer than to derive all of it.
  return {
    duration: durations.duration,
    impactDuration: durations.impactDuration,
    timeToDetect: durations.timeToDetect,
    timeToMitigate: durations.timeToMitigate,
    timeToResolve: durations.timeToResolve,
    status,
    isOpen,
    isScheduled: status === 'scheduled',
    isOverrunning: incident.kind === 'maintenance' && isOpen && endOfWindows(incident) <= now,
    isReopened: phases.length > 1,
    begin,
    end: incident.impact.at(-1)?.to ?? resolved,
    resolved,
    lastResolution: resolved ?? closingUpdate?.time,
    latestUpdate: incident.updates.at(-1),
    closingUpdate,
    active,
    impact,
  };
}

function activeRanges(incident: Incident, phases: readonly Phase[]): readonly Range[] {
  if (incident.kind === 'notice') return [];
  if (incident.kind === 'maintenance') return workRanges(incident, phases);
  const from = earlierOf(incident.started, incident.detected).from;
  return clipRanges(phases, [{ from, to: Infinity }]);
}

function statusOf(
  incident: Incident,
  current: Phase,
  active: readonly Range[],
  now: Instant,
): Status | undefined {
  if (incident.kind === 'notice') return undefined;
  if (incident.kind === 'maintenance') return maintenanceStatus(current, active, now);
  if (current.to !== Infinity) return current.closing?.status ?? 'resolved';
  return statusAt(current, Infinity) ?? 'investigating';
}

function resolvedOf(incident: Incident, current: Phase, status: Status | undefined): Moment | undefined {
  if (status === undefined || !isClosing(status)) return undefined;
  return incident.resolvedGiven ?? current.closing?.time ?? incident.window.at(-1)?.to;
}

/** What was measured. A window without an end follows the record: it pauses and ends where that was closed. */
function impactRanges(
  incident: Incident,
  phases: readonly Phase[],
  resolved: Moment | undefined,
  now: Instant,
): readonly Range[] {
  const over = resolved === undefined ? Infinity : endBy(resolved, now);
  const ranges = incident.impact.flatMap(({ from, to }) => {
    if (to !== undefined) return { from: from.from, to: Math.min(endBy(to, now), now) };
    const open = clipRange({ from: from.from, to: Infinity }, { from: -Infinity, to: over });
    return open === undefined ? [] : clipRanges([open], phases);
  });
  return uniteRanges(ranges);
}

function beginOf(incident: Incident, active: readonly Range[]): Moment {
  const { impact, started, detected, kind, window, updates } = incident;
  const measured = impact[0]?.from;
  if (measured !== undefined) return measured;
  if (kind !== 'maintenance') return earlierOf(started, detected);
  const begun = updates.flatMap(({ status, time }) => (status === 'in-progress' ? time : []));
  const starts = [...begun, ...window.map(({ from }) => from)];
  return starts.find(({ from }) => from === active[0]?.from) ?? window[0]?.from ?? started;
}

export function updatesNewestFirst(incident: Incident): readonly Update[] {
  return incident.updates.toReversed();
}

/** Whether a notice stands on the status page: from `started` to `until`, by default for 14 times 24 hours. */
export function isOnStatusPage(notice: Incident, now: Instant): boolean {
  const { started, until } = notice;
  const end = until === undefined ? started.from + 14 * 24 * 60 * 60 * 1000 : endOf(until);
  return started.from <= now && now < end;
}
