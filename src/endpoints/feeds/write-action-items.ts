// The action items of a postmortem in a feed, without what the site keeps out of its pages.
import { html, type Html } from '../../kernel/html.js';
import type { ActionItem, ActionReference, Incident } from '../../model/incident.js';
import { formatMoment } from '../../site/format.js';
import type { EndpointSource } from '../endpoint.js';

/** Undefined where there are none. */
export function writeActionItems(
  items: readonly ActionItem[],
  isOrdered: boolean,
  incident: Incident,
  source: EndpointSource,
): Html | undefined {
  if (items.length === 0) return undefined;
  const shown = items.map((item) => html`<li>${writeItem(item, incident, source)}</li>`);
  return isOrdered ? html`<ol>${shown}</ol>` : html`<ul>${shown}</ul>`;
}

function writeItem(
  { prose, done, owner, due, ref }: ActionItem,
  incident: Incident,
  { record, fill, addressOf }: EndpointSource,
): Html {
  const { messages } = record;
  const { labels, sentences } = messages;
  const { site } = record.history;
  const { hide } = site.postmortem;
  const facts = [
    html`${done ? labels.done : labels.open}`,
    ...(owner === undefined || hide.includes('owner') ? [] : [html`${sentences.owner(owner)}`]),
    ...(due === undefined ? [] : [html`${sentences.due(formatMoment(due, site.timezone, messages))}`]),
    ...(ref === undefined || hide.includes('ref') ? [] : [html`${sentences.reference(showReference(ref))}`]),
  ];
  const text = fill(prose, '', addressOf({ page: 'incident', slug: incident.slug }));
  return html`${text}<p>${facts.map((fact, index) => (index === 0 ? fact : html` · ${fact}`))}</p>`;
}

const showReference = ({ text, url }: ActionReference): Html =>
  url === undefined ? html`${text}` : html`<a href="${url}">${text}</a>`;
