// Severities, states and statuses in words, each with a shape beside its colour.
import { html, type Html, type Part, type Severity, type Site, type Status } from '../../src/theme.js';
import { rememberBoth } from './remember-both.js';
import { drawShape, toneOf, toneOfSeverity, type Tone } from './tones.js';

export const severityLabel: Part<'severityLabel'> = ({ severity }, { site }) => labelOf(severity, site);

const labelOf = rememberBoth((severity: Severity, site: Site) =>
  showLabel(toneOfSeverity(severity, site), severity.label),
);

export const stateLabel: Part<'stateLabel'> = ({ state }, { messages }) =>
  showLabel(toneOf(state), state === undefined ? messages.labels.unknown : messages.states[state]);

export const statusLabel: Part<'statusLabel'> = ({ incident, timeline: { status } }, { site, messages }) => {
  if (status === undefined) return showLabel('low', messages.kinds[incident.kind]);
  const open = incident.severity === undefined ? 'maintenance' : toneOfSeverity(incident.severity, site);
  return showLabel(closed.has(status) ? 'ok' : open, messages.statuses[status]);
};

const closed: ReadonlySet<Status> = new Set(['resolved', 'completed', 'cancelled']);

function showLabel(tone: Tone, text: string): Html {
  return html`<span class="label tone-${tone}">${drawShape(tone)} ${text}</span>`;
}
