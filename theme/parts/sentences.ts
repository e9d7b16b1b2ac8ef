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
