// Statuspage's words as Candor's: impacts, statuses of updates, states of components.
import { statusesOfKind, type Kind, type State, type Status } from '../../model/state.js';

/** Statuspage's impacts as the severities of the new site, worst first, with the state that each gives a component. */
export const severities = [
  { id: 'critical', label: 'Critical', indicator: 'critical', state: 'major-outage' },
  { id: 'major', label: 'Major', indicator: 'major', state: 'partial-outage' },
  { id: 'minor', label: 'Minor', indicator: 'minor', state: 'degraded' },
  { id: 'none', label: 'None', indicator: 'none', state: 'operational' },
] as const;

const stateByWord: ReadonlyMap<string, State> = new Map([
  ['operational', 'operational'],
  ['under_maintenance', 'maintenance'],
  ['degraded_performance', 'degraded'],
  ['partial_outage', 'partial-outage'],
  ['major_outage', 'major-outage'],
]);

export const stateOf = (word: string | undefined): State | undefined => stateByWord.get(word ?? '');

const statusByWord: ReadonlyMap<string, Status> = new Map([
  ['investigating', 'investigating'],
  ['identified', 'identified'],
  ['monitoring', 'monitoring'],
  ['update', 'update'],
  ['resolved', 'resolved'],
  ['postmortem', 'update'],
  ['scheduled', 'scheduled'],
  ['in_progress', 'in-progress'],
  ['verifying', 'verifying'],
  ['completed', 'completed'],
]);

/** The status as an entry of this kind can bear it; undefined where the word is unknown or belongs to another kind. */
export function statusOf(word: string | undefined, kind: Kind): Status | undefined {
  const status = statusByWord.get(word ?? '');
  const meant =
    status === 'resolved' || status === 'completed'
      ? kind === 'maintenance'
        ? 'completed'
        : 'resolved'
      : status;
  return meant !== undefined && statusesOfKind[kind].includes(meant) ? meant : undefined;
}

/** What only maintenance goes through. */
export const isMaintenanceWord = (word: string | undefined): boolean =>
  word === 'scheduled' || word === 'in_progress' || word === 'verifying' || word === 'completed';

/** Whether an incident or maintenance with this status is over; undefined where the word is unknown. */
export function isOver(word: string | undefined): boolean | undefined {
  if (word === 'resolved' || word === 'completed' || word === 'postmortem') return true;
  return statusByWord.has(word ?? '') && word !== 'update' ? false : undefined;
}
