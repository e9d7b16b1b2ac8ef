// Severities, states and statuses in words, each with a shape beside its colour.
import {
  html,
  type Html,
  type Part,
  type Severity,
  type Site,
  type State,
  type Status,
} from '../../src/theme.js';

/** How bad something is, as colour and shape show it. The stylesheet has a class for each. */
export type Tone = 'critical' | 'high' | 'medium' | 'low' | 'maintenance' | 'ok';

export const severityLabel: Part<'severityLabel'> = ({ severity }, { site }) =>
  showLabel(toneOfSeverity(severity, site), severity.label);

export const stateLabel: Part<'stateLabel'> = ({ state }, { messages }) =>
  state === undefined
    ? showLabel('low', messages.labels.unknown)
    : showLabel(toneOfState[state], messages.states[state]);

export const statusLabel: Part<'statusLabel'> = ({ incident, timeline: { status } }, { site, messages }) => {
  if (status === undefined) return showLabel('low', messages.kinds[incident.kind]);
  const open = incident.severity === undefined ? 'maintenance' : toneOfSeverity(incident.severity, site);
  return showLabel(closed.has(status) ? 'ok' : open, messages.statuses[status]);
};

const closed: ReadonlySet<Status> = new Set(['resolved', 'completed', 'cancelled']);

const toneOfState: Readonly<Record<State, Tone>> = {
  'major-outage': 'critical',
  'partial-outage': 'high',
  degraded: 'medium',
  maintenance: 'maintenance',
  operational: 'ok',
};

export const toneOf = (state: State): Tone => toneOfState[state];

const toneOfIndicator = { critical: 'critical', major: 'high', minor: 'medium', none: 'low' } as const;

/** By its indicator; of several minor ones, all but the worst are low. */
export function toneOfSeverity(severity: Severity, site: Site): Tone {
  const firstMinor = site.severities.find(({ indicator }) => indicator === 'minor');
  if (severity.indicator === 'minor' && severity.id !== firstMinor?.id) return 'low';
  return toneOfIndicator[severity.indicator];
}

const shapes: Readonly<Record<Tone, string>> = {
  critical: 'M8 0l8 8-8 8-8-8z',
  high: 'M8 1l8 14H0z',
  medium: 'M8 1a7 7 0 1 1 0 14A7 7 0 1 1 8 1z',
  low: 'M8 1a7 7 0 1 1 0 14A7 7 0 1 1 8 1zm0 3.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 1 0 0-7z',
  maintenance: 'M1 3h14v10H1z',
  ok: 'M6.2 13.4L.8 8l2-2 3.4 3.4L13.4 2.2l2 2z',
};

function showLabel(tone: Tone, text: string): Html {
  return html`<span class="label tone-${tone}"><svg width="12" height="12" viewBox="0 0 16 16" aria-hidden="true"><path fill="currentColor" fill-rule="evenodd" d="${shapes[tone]}"/></svg> ${text}</span>`;
}
