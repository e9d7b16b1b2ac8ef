// What the status page says in one line: how everything stands, and since when nothing has happened to customers.
// It speaks of what is published only, and says nothing comforting where a file had to be left out.
import { rememberBy } from '../kernel/remember.js';
import { rememberPartsAt, type Settling } from '../kernel/remember-parts.js';
import type { Instant, Moment } from '../kernel/time.js';
import { componentStatesNow } from './component-history.js';
import { endBy } from './duration.js';
import { maintenanceNow, openEntries, openIncidents, type History } from './history.js';
import type { Incident } from './incident.js';
import { worstState, type State } from './state.js';
import { areOver, deriveTimeline } from './timeline.js';

export interface SiteState {
  /** Undefined where files were left out: then the status is incomplete, and nothing may be called operational. */
  readonly state: State | undefined;
  /** The worst that is known of the files that could be read. */
  readonly worstKnown: State;
  /** Files left out. */
  readonly omitted: number;
}

/** The worst of the open incidents, by their severity's state, and of all components; internal incidents don't count. */
export function siteState(history: History): SiteState {
  const { undated, omitted } = history;
  const worstKnown = worstState([
    ...openIncidents(history).flatMap(({ external, severity }) => (external ? (severity?.state ?? []) : [])),
    ...maintenanceNow(history).flatMap(({ external }) => (external ? (['maintenance'] as const) : [])),
    ...undated.flatMap(({ isOpen, severity }) => (isOpen ? (severity?.state ?? []) : [])),
    ...statesNow(history).values(),
  ]);
  return { state: omitted > 0 ? undefined : worstKnown, worstKnown, omitted };
}

/** How every component and group stands as of the history, by id. */
export const statesNow: (history: History) => ReadonlyMap<string, State> = rememberBy((history) =>
  componentStatesNow(openEntries(history), history.site, history.now, history.undated),
);

/** Since when no customer-facing incident is published, and what that is counted from. */
export interface IncidentFree {
  readonly since: Moment;
  readonly reason: 'incident' | 'launch' | 'first-entry';
  /** The incident whose end it is. */
  readonly incident: Incident | undefined;
}

/**
 * Undefined while one is open, and where nothing is published and no launch is known. Internal entries don't count. One
 * whose times are withheld may have been at any time, so nothing can be said beside it.
 */
export const incidentFreeSince: (history: History) => IncidentFree | undefined = rememberBy((history) =>
  freeSince(history, history.entries, history.site.launched),
);

/** The same of some of the entries, such as those of a component, and of what was launched with it. */
export function freeSince(
  { entries: all, now, undated }: History,
  entries: readonly Incident[],
  launched: Moment | undefined,
): IncidentFree | undefined {
  if (undated.length > 0) return undefined;
  const ends = findEnds(entries, now);
  if (ends.includes('open')) return undefined;
  let last: End | undefined;
  for (const end of ends) if (end !== 'open') last = laterOf(last, end, now);
  const launch = launched !== undefined && launched.from <= now ? launched : undefined;
  if (last !== undefined && (launch === undefined || endBy(last.since, now) > launch.from)) {
    return { ...last, reason: 'incident' };
  }
  if (launch !== undefined) return { since: launch, reason: 'launch', incident: undefined };
  const first = all.at(-1)?.started;
  return first === undefined || first.from > now
    ? undefined
    : { since: first, reason: 'first-entry', incident: undefined };
}

interface End {
  readonly incident: Incident;
  readonly since: Moment;
}

/** Of each part of a list, which of its customer-facing incidents was over last; or that one is open. */
const findEnds = rememberPartsAt((entries: readonly Incident[], now): Settling<End | 'open' | undefined> => {
  let last: End | undefined;
  for (const incident of entries) {
    if (incident.kind !== 'incident' || !incident.external) continue;
    const since = overAt(incident, now);
    if (since === undefined) return { value: 'open', isSettled: false };
    last = laterOf(last, { incident, since }, now);
  }
  return { value: last, isSettled: areOver(entries, now) };
});

const laterOf = (last: End | undefined, next: End | undefined, now: Instant): End | undefined =>
  last === undefined || (next !== undefined && endBy(next.since, now) > endBy(last.since, now)) ? next : last;

/** The later of its resolution and the end of its impact; undefined while it is open. */
function overAt(incident: Incident, now: Instant): Moment | undefined {
  const { resolved, end } = deriveTimeline(incident, now);
  return resolved !== undefined && end !== undefined && endBy(end, now) > endBy(resolved, now)
    ? end
    : resolved;
}
