// Texts as Statuspage's API has them: HTML, of which a single paragraph stands without its tags.
import { html, joinHtml, type Html } from '../../kernel/html.js';
import type { Incident } from '../../model/incident.js';
import type { Prose } from '../../model/prose.js';
import type { EndpointSource as Source } from '../endpoint.js';
import { writeActionItems } from './action-items.js';

export const writeBody = (incident: Incident, prose: Prose, source: Source): string =>
  unwrap(fillFor(incident, prose, source).toString());

/** What was said where no update says anything; of what is withheld at least that it is. */
export function writeText(incident: Incident, source: Source): string {
  const { summary, introduction, details, withheld } = incident;
  const texts = [summary, introduction, details].flatMap((prose) =>
    prose === undefined ? [] : fillFor(incident, prose, source),
  );
  if (texts.length === 0 && withheld) return source.record.messages.disclosure.withheldDetails;
  return unwrap(joinHtml(texts, '\n').toString());
}

/** Of a published postmortem, what its page shows of it. */
export function writePostmortem(incident: Incident, source: Source): string {
  const { introduction, parts = [] } = incident.postmortem ?? {};
  const fill = (prose: Prose): string => fillFor(incident, prose, source).toString();
  const { timezone } = source.record.history.site;
  const opening = introduction === undefined ? '' : fill(introduction);
  const sections = parts.flatMap((part) => [
    html`<h3>${part.title}</h3>`.toString(),
    fill(part.prose),
    writeActionItems(part, (prose) => unwrap(fill(prose)), timezone),
  ]);
  return unwrap([opening, ...sections].filter((text) => text !== '').join('\n'));
}

/** Links to the page itself, as those to footnotes are, lead there from anywhere. */
const fillFor = ({ slug }: Incident, prose: Prose, { fill, addressOf }: Source): Html =>
  fill(prose, '', addressOf({ page: 'incident', slug }));

const paragraph = /^<p>((?:(?!<\/?p>)[^])*)<\/p>\s*$/;

/** Many clients show a body as it is, or know few character references. */
const unwrap = (markup: string): string =>
  (paragraph.exec(markup)?.[1] ?? markup).replaceAll('&#x3C;', '&lt;').replaceAll('&#x26;', '&amp;').trim();
