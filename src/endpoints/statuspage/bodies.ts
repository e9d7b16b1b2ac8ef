// Texts as Statuspage's API has them: HTML, of which a single paragraph stands without its tags.
import { html, joinHtml, type Html } from '../../kernel/html.js';
import type { Incident, PostmortemPart } from '../../model/incident.js';
import type { Prose } from '../../model/prose.js';
import { formatMoment } from '../../site/format.js';
import type { EndpointSource } from '../endpoint.js';

type Source = Pick<EndpointSource, 'fill' | 'record'>;

export function writeBody(prose: Prose, { fill }: Source): string {
  return unwrap(fill(prose).toString());
}

/** What was said where no update says anything. */
export function writeText({ summary, introduction, details }: Incident, { fill }: Source): string {
  const texts = [summary, introduction, details].flatMap((prose) => (prose === undefined ? [] : fill(prose)));
  return unwrap(joinHtml(texts, '\n').toString());
}

/** Of a published postmortem, what its page shows of it. */
export function writePostmortem(postmortem: NonNullable<Incident['postmortem']>, source: Source): string {
  const { introduction, parts } = postmortem;
  const opening = introduction === undefined ? [] : [source.fill(introduction)];
  return joinHtml([...opening, ...parts.map((part) => writePart(part, source))], '\n').toString();
}

function writePart({ title, prose, actionItems, actionItemsOrdered }: PostmortemPart, source: Source): Html {
  const items = joinHtml(
    actionItems.map((item) => writeItem(item, source)),
    '\n',
  );
  const list = actionItemsOrdered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
  return joinHtml(
    [html`<h3>${title}</h3>`, source.fill(prose), ...(actionItems.length > 0 ? [list] : [])],
    '\n',
  );
}

/** Owners and references are for the team; a site may keep them out of what it publishes. */
function writeItem(item: PostmortemPart['actionItems'][number], { fill, record }: Source): Html {
  const { site } = record.history;
  const { labels, sentences } = record.messages;
  const { hide } = site.postmortem;
  const { due, owner, ref } = item;
  const dueText = due && formatMoment(due, site.timezone, record.messages);
  const facts = [
    html`${item.done ? labels.done : labels.open}`,
    ...(owner === undefined || hide.includes('owner') ? [] : [html`${sentences.owner(owner)}`]),
    ...(dueText === undefined ? [] : [html`${sentences.due(dueText)}`]),
    ...(ref === undefined || hide.includes('ref') ? [] : [html`${sentences.reference(linkTo(ref))}`]),
  ];
  return html`<li>${fill(item.prose)}\n<p>${joinHtml(facts, ' · ')}</p></li>`;
}

const linkTo = ({ text, url }: NonNullable<PostmortemPart['actionItems'][number]['ref']>): Html =>
  url === undefined ? html`${text}` : html`<a href="${url}">${text}</a>`;

const paragraph = /^<p>((?:(?!<\/?p>)[^])*)<\/p>\s*$/;

/** Many clients show a body as it is. */
const unwrap = (markup: string): string => (paragraph.exec(markup)?.[1] ?? markup).trim();
