// How components stood and stand: the one set of intervals that availability, charts and headlines derive from.
import { compareText } from '../kernel/diagnostic.js';
import { rememberPartsAt } from '../kernel/remember-parts.js';
import type { Instant } from '../kernel/time.js';
import { endOf } from './duration.js';
import type { Incident } from './incident.js';
import { clipRanges, contains, type Range } from './intervals.js';
import { courseOf, type Phase } from './phases.js';
import { leavesOf, type Site } from './site.js';
import { worseState, worstState, type State } from './state.js';
import { areOver, deriveTimeline, type Timeline } from './timeline.js';
import type { UndatedIncident } from './undated.js';

/** A stretch of past time in which an entry left a component in another state than operational. Half-open. */
export interface Interval {
  /** The id of a leaf component. */
  readonly component: string;
  readonly from: Instant;
  /** At most now; undefined where it still lasts. */
  readonly to: Instant | undefined;
  readonly state: State;
  readonly incident: Incident;
}

interface Declared extends Range {
  readonly component: string;
  readonly state: State;
}

/** Whether an entry changes how components stand at all: a notice never does, nor does what affected nobody outside. */
const affectsComponents = (incident: Incident): boolean => incident.external && incident.kind !== 'notice';

/** What an entry says about past time, by beginning, then by component. Those of one component never overlap. */
export function deriveIntervals(incident: Incident, now: Instant): readonly Interval[] {
  if (!affectsComponents(incident)) return [];
  const timeline = deriveTimeline(incident, now);
  const known = knownIntervals.get(timeline);
  if (known !== undefined) return known;
  const intervals = intervalsIn(incident, timeline, now);
  knownIntervals.set(timeline, intervals);
  return intervals;
}

/** As long as the clock changes nothing about an entry its timeline is the same, and so is what follows from both. */
const knownIntervals = new WeakMap<Timeline, readonly Interval[]>();

function intervalsIn(incident: Incident, timeline: Timeline, now: Instant): readonly Interval[] {
  const declared =
    incident.impact.length > 0
      ? worstInside(incident, timeline.impact)
      : declaredStates(incident, timeline, now);
  return declared
    .filter(({ from }) => from < now)
    .map(({ component, state, from, to }) => ({
      component,
      state,
      from,
      to: to > now ? undefined : to,
      incident,
    }))
    .sort((a, b) => a.from - b.from || compareText(a.component, b.component));
}

/**
 * How an entry leaves components now, by id; those that it does not name stand as if it were not there. `impact` is
 * ignored. What an open incident declares counts also where the clock lags minutes behind the record.
 */
export function deriveStatesNow(incident: Incident, now: Instant): ReadonlyMap<string, State> {
  const timeline = deriveTimeline(incident, now);
  if (!affectsComponents(incident) || !timeline.isOpen) return noStates;
  const lasts = (range: Range): boolean =>
    incident.kind === 'incident' ? range.to === Infinity : contains(range, now);
  const lasting = declaredStates(incident, timeline, now).filter(lasts);
  return new Map(lasting.map(({ component, state }) => [component, state]));
}

const noStates: ReadonlyMap<string, State> = new Map();

/** With `impact`, each component holds its worst declared state inside it and nothing outside. */
function worstInside(incident: Incident, impact: readonly Range[]): readonly Declared[] {
  const worst = new Map(incident.components);
  for (const [component, state] of incident.updates.flatMap(({ changes }) => [...changes])) {
    worst.set(component, worseState(state, worst.get(component) ?? 'operational'));
  }
  return [...worst].flatMap(([component, state]) =>
    state === 'operational' ? [] : impact.map(({ from, to }) => ({ component, state, from, to })),
  );
}

/** Without: the states declared, where the entry was active; they may reach beyond now. */
function declaredStates(incident: Incident, { active }: Timeline, now: Instant): readonly Declared[] {
  const first = new Map(incident.components);
  return courseOf(incident, now)
    .phases.flatMap((phase) => statesIn(phase, first))
    .flatMap((declared) => clipRanges([declared], active).map((range) => ({ ...declared, ...range })));
}

/** The states as a phase declares them. It begins with those declared first; a component may join and so add to them. */
function statesIn(phase: Phase, first: Map<string, State>): readonly Declared[] {
  const past: Declared[] = [];
  const standing = new Map(
    [...first].map(([component, state]) => [component, { component, state, from: phase.from }]),
  );
  for (const { update, at } of phase.updates) {
    for (const [component, state] of update.changes) {
      const held = standing.get(component);
      if (state === (held?.state ?? 'operational')) continue;
      if (held === undefined) first.set(component, state);
      else past.push({ ...held, to: at });
      standing.set(component, { component, state, from: at });
    }
  }
  for (const held of standing.values()) past.push({ ...held, to: phase.to });
  return past.filter(({ state }) => state !== 'operational');
}

/** The intervals of many entries by component, each list by beginning; those alone that reach beyond `since`. */
export function intervalsByComponent(
  entries: readonly Incident[],
  now: Instant,
  since: Instant = -Infinity,
): ReadonlyMap<string, readonly Interval[]> {
  const byComponent = new Map<string, Interval[]>();
  for (const { intervals, last } of findIntervals(entries, now)) {
    if (last <= since) continue;
    for (const interval of intervals) {
      if (endOfInterval(interval) <= since) continue;
      const list = byComponent.get(interval.component);
      if (list === undefined) byComponent.set(interval.component, [interval]);
      else list.push(interval);
    }
  }
  for (const list of byComponent.values()) list.sort((a, b) => a.from - b.from);
  return byComponent;
}

/** Of each part of a list, and when the last of them ends. */
const findIntervals = rememberPartsAt((entries: readonly Incident[], now) => {
  const intervals = entries.flatMap((entry) => deriveIntervals(entry, now));
  const last = intervals.reduce((end, interval) => Math.max(end, endOfInterval(interval)), -Infinity);
  return { value: { intervals, last }, isSettled: areOver(entries, now) };
});

const endOfInterval = ({ to }: Interval): Instant => to ?? Infinity;

/** The worst state at an instant of the past among intervals of one component. */
export function stateAt(intervals: readonly Interval[], instant: Instant): State {
  return worstState(
    intervals
      .filter(({ from, to }) => from <= instant && instant < (to ?? Infinity))
      .map(({ state }) => state),
  );
}

/**
 * How every component and group stands now, by id: the worst over all entries, a group's the worst below it. One that is
 * retired stands in nobody's way, whatever an entry that is still open says of it.
 */
export function componentStatesNow(
  entries: readonly Incident[],
  site: Site,
  now: Instant,
  undated: readonly UndatedIncident[] = [],
): ReadonlyMap<string, State> {
  const worst = new Map<string, State>();
  const isRetired = (id: string): boolean => {
    const retired = site.componentById.get(id)?.retired;
    return retired !== undefined && endOf(retired) <= now;
  };
  const open = undated.filter(({ isOpen }) => isOpen).map(({ components }) => components);
  for (const states of [...entries.map((entry) => deriveStatesNow(entry, now)), ...open]) {
    for (const [id, state] of states) {
      if (!isRetired(id)) worst.set(id, worseState(state, worst.get(id) ?? 'operational'));
    }
  }
  return new Map(
    site.components.map((component) => [
      component.id,
      worstState(leavesOf(site, component).map(({ id }) => worst.get(id) ?? 'operational')),
    ]),
  );
}
