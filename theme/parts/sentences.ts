// Sentences that several pages say.
import { html, type Html, type IncidentFree, type ThemeContext } from '../../src/theme.js';
import { note } from './pieces.js';

/** Since when nothing has happened to customers; nothing while something is open. */
export function sayIncidentFree(
  incidentFree: IncidentFree | undefined,
  { messages, time }: ThemeContext,
): Html {
  if (incidentFree === undefined) return html``;
  const { noneSince, noneSinceLaunch } = messages.sentences;
  const say = incidentFree.reason === 'launch' ? noneSinceLaunch : noneSince;
  return html`<p>${say(time(incidentFree.since))}</p>`;
}

/** Where files were left out, any list may lack something. */
export const sayIncomplete = (omitted: number, { messages }: ThemeContext): Html =>
  note(messages.sentences.incompletePage(omitted));

/** How availability is computed: said wherever a figure stands. */
export function sayMethod({ site, messages }: ThemeContext): Html {
  const { sentences, states, format } = messages;
  const weights = (['major-outage', 'partial-outage', 'degraded', 'maintenance'] as const).map((state) =>
    sentences.weight(states[state], format.percent(String(Math.round(site.weights[state] * 10_000) / 100))),
  );
  return note(sentences.availabilityMethod(weights.join(', ')));
}
