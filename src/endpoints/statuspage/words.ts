// Statuspage's words for ours.
import type { Indicator } from '../../model/site.js';
import type { Kind, State, Status } from '../../model/state.js';
import type { ComponentStatus, IncidentStatus } from './shapes.js';

export const componentStatuses: Readonly<Record<State, ComponentStatus>> = {
  operational: 'operational',
  maintenance: 'under_maintenance',
  degraded: 'degraded_performance',
  'partial-outage': 'partial_outage',
  'major-outage': 'major_outage',
};

/** What a state of a component alone makes of the whole page. */
export const indicatorOfState: Readonly<Record<State, Indicator>> = {
  operational: 'none',
  maintenance: 'none',
  degraded: 'minor',
  'partial-outage': 'major',
  'major-outage': 'critical',
};

const incidentStatuses: Readonly<Record<Exclude<Status, 'update'>, IncidentStatus>> = {
  investigating: 'investigating',
  identified: 'identified',
  monitoring: 'monitoring',
  resolved: 'resolved',
  scheduled: 'scheduled',
  'in-progress': 'in_progress',
  verifying: 'verifying',
  completed: 'completed',
  // Statuspage knows no other end of maintenance.
  cancelled: 'completed',
};

/** A plain update has no word there: it says what held already. */
export function incidentStatusOf(status: Status | undefined, held: IncidentStatus): IncidentStatus {
  return status === undefined || status === 'update' ? held : incidentStatuses[status];
}

/** What holds before anything was said. */
export const firstStatusOf = (kind: Kind): IncidentStatus =>
  kind === 'maintenance' ? 'scheduled' : 'investigating';
