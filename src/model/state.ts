// The states of a component, worst first, and the words of an update's status.

export const states = ['major-outage', 'partial-outage', 'degraded', 'maintenance', 'operational'] as const;
export type State = (typeof states)[number];

export const isState = (text: string): text is State => (states as readonly string[]).includes(text);

export const worseState = (a: State, b: State): State => (states.indexOf(a) <= states.indexOf(b) ? a : b);

export const worstState = (all: Iterable<State>): State => {
  let worst: State = 'operational';
  for (const state of all) worst = worseState(worst, state);
  return worst;
};

export const kinds = ['incident', 'maintenance', 'notice'] as const;
export type Kind = (typeof kinds)[number];

export const statuses = [
  'investigating',
  'identified',
  'monitoring',
  'update',
  'resolved',
  'scheduled',
  'in-progress',
  'verifying',
  'completed',
  'cancelled',
] as const;
export type Status = (typeof statuses)[number];

/** The statuses that an update of each kind may have, in the order in which they usually come. */
export const statusesOfKind: Readonly<Record<Kind, readonly Status[]>> = {
  incident: ['investigating', 'identified', 'monitoring', 'update', 'resolved'],
  maintenance: ['scheduled', 'in-progress', 'verifying', 'update', 'completed', 'cancelled'],
  notice: ['update'],
};

export const isClosing = (status: Status): boolean =>
  status === 'resolved' || status === 'completed' || status === 'cancelled';
