// The text of a feed's item as HTML: what the page says, in the order of the page, without what stands around it there.
import { html, joinHtml, type Html } from '../../kernel/html.js';
import { minuteAt, type Moment } from '../../kernel/time.js';
import type { Incident, Postmortem, Update } from '../../model/incident.js';
import type { Prose } from '../../model/prose.js';
import type { Entry } from '../../site/entry.js';
import { formatDay, formatMoment } from '../../site/format.js';
import type { EndpointSource } from '../endpoint.js';
import type { FeedItem } from './feed-item.js';
import { writeActionItems } from './write-action-items.js';
import { writeFacts } from './write-facts.js';

type Piece = Html | undefined;

export function writeContent(item: FeedItem, source: EndpointSource): Html {
  switch (item.of) {
    case 'entry':
      return writeEntry(item.entry, source);
    case 'update':
      return joinPieces([
        html`<p><strong>${sayUpdate(item.update, source)}</strong></p>`,
        ...writeUpdate(item.update, item.entry.incident, source),
      ]);
    case 'postmortem':
      return joinPieces(writePostmortem(item.postmortem, item.entry.incident, source));
  }
}

function writeEntry(entry: Entry, source: EndpointSource): Html {
  const { incident } = entry;
  const { labels } = source.record.messages;
  const { summary, introduction, postmortem, updates, details } = incident;
  const text = (prose: Prose | undefined): Piece => showProse(prose, incident, source);
  return joinPieces([
    text(summary),
    ...sayWithheld(incident, source),
    writeFacts(entry, source),
    text(introduction),
    ...(postmortem?.published === undefined
      ? []
      : [html`<h2>${labels.postmortem}</h2>`, ...writePostmortem(postmortem, incident, source)]),
    updates.length > 0 ? html`<h2>${labels.updates}</h2>` : undefined,
    ...updates
      .toReversed()
      .flatMap((update) => [
        html`<h3>${sayUpdate(update, source)}</h3>`,
        ...writeUpdate(update, incident, source),
      ]),
    ...(details === undefined ? [] : [html`<h2>${labels.details}</h2>`, text(details)]),
  ]);
}

function sayWithheld(
  { withheld, disclosedSince, external }: Incident,
  { record }: EndpointSource,
): readonly Piece[] {
  const { sentences, disclosure } = record.messages;
  const { timezone } = record.history.site;
  const since = disclosedSince && formatDay(minuteAt(disclosedSince), timezone, record.messages);
  return [
    external ? undefined : html`<p>${sentences.internal}</p>`,
    withheld ? html`<p>${disclosure.withheldDetails}</p>` : undefined,
    since === undefined ? undefined : html`<p>${disclosure.disclosedOn(since)}</p>`,
  ];
}

/** As exact as the record is: a bare day stays one. */
const sayTime = (moment: Moment, { record }: EndpointSource): string =>
  formatMoment(moment, record.history.site.timezone, record.messages);

const sayUpdate = ({ status, time }: Update, source: EndpointSource): string =>
  `${source.record.messages.statuses[status]} · ${sayTime(time, source)}`;

function writeUpdate(
  { prose, changes }: Update,
  incident: Incident,
  source: EndpointSource,
): readonly Piece[] {
  const { messages, history } = source.record;
  const items = [...changes].map(([id, state]) => {
    const name = history.site.componentById.get(id)?.name ?? id;
    return html`<li>${name}: ${messages.states[state]}</li>`;
  });
  return [showProse(prose, incident, source), items.length === 0 ? undefined : html`<ul>${items}</ul>`];
}

function writePostmortem(
  { published, introduction, parts }: Postmortem,
  incident: Incident,
  source: EndpointSource,
): readonly Piece[] {
  const { sentences } = source.record.messages;
  return [
    published === undefined
      ? undefined
      : html`<p>${sentences.postmortemPublished(sayTime(published, source))}</p>`,
    showProse(introduction, incident, source),
    ...parts.flatMap(({ title, prose, actionItems, actionItemsOrdered }) => [
      html`<h3>${title}</h3>`,
      showProse(prose, incident, source),
      writeActionItems(actionItems, actionItemsOrdered, incident, source),
    ]),
  ];
}

function showProse(prose: Prose | undefined, incident: Incident, source: EndpointSource): Piece {
  if (prose === undefined || prose.segments.length === 0) return undefined;
  return source.fill(prose, '', source.addressOf({ page: 'incident', slug: incident.slug }));
}

const joinPieces = (pieces: readonly Piece[]): Html =>
  joinHtml(
    pieces.filter((piece) => piece !== undefined),
    '\n',
  );
