// What was learnt: the published postmortem with its sections and action items.
import {
  html,
  type ActionItem,
  type ActionReference,
  type Html,
  type Incident,
  type Moment,
  type Part,
  type PostmortemPart,
  type Status,
  type ThemeContext,
} from '../../src/theme.js';
import { anchored, joinFacts, lines, linkTo, note, showProse, type Piece } from './pieces.js';

export const postmortem: Part<'postmortem'> = (entry, context) => {
  const { incident, timeline, disclosure } = entry;
  const { messages, parts: others, time } = context;
  const { labels, sentences } = messages;
  if (incident.postmortem?.published === undefined) return html``;
  const { published, introduction, parts, anchor } = incident.postmortem;
  const isTold = disclosure.state === 'published' || disclosure.state === 'late';
  const isOutdated = timeline.isReopened && wasReopenedAfter(published, incident);
  return html`<section class="postmortem">
${lines([
  html`<h2 id="${anchor}">${anchored(anchor, labels.postmortem)}</h2>`,
  isTold ? others.disclosure(entry, context) : note(html`${sentences.postmortemPublished(time(published))}`),
  isOutdated && note(html`${sentences.reopened(time(published))}`),
  showProse(introduction, context),
  ...parts.map((part) => showPart(part, context)),
])}
</section>`;
};

function showPart(
  { anchor, title, prose, actionItems, actionItemsOrdered }: PostmortemPart,
  context: ThemeContext,
): Html {
  return lines([
    html`<h3 id="${anchor}">${anchored(anchor, title)}</h3>`,
    showProse(prose, context),
    actionItems.length > 0 &&
      context.parts.actionItems({ items: actionItems, isOrdered: actionItemsOrdered }, context),
    actionItems.length > 0 && linkAll(context),
  ]);
}

const linkAll = ({ messages, href }: ThemeContext): Html =>
  html`<p class="source"><a href="${href({ page: 'actionItems' })}">${messages.actionItems.all}</a></p>`;

const working: ReadonlySet<Status> = new Set(['investigating', 'identified', 'monitoring']);

/** Whether work on it went on after the postmortem; a plain update does not say so, nor does a closing one. */
const wasReopenedAfter = (published: Moment, { updates }: Incident): boolean =>
  updates.some(({ status, time }) => time.from > published.from && working.has(status));

export const actionItems: Part<'actionItems'> = ({ items, isOrdered, prefix }, context) => {
  const shown = lines(items.map((item) => html`<li>${showItem(item, context, prefix)}</li>`));
  return isOrdered
    ? html`<ol class="tasks">
${shown}
</ol>`
    : html`<ul class="tasks">
${shown}
</ul>`;
};

const showReference = ({ text, url }: ActionReference): Html =>
  url === undefined || url === text ? linkTo(text) : html`<a href="${url}">${text}</a>`;

/** Owners and references are for the team; a site may keep them out of its pages. */
export function showActionFacts(
  { owner, ref }: ActionItem,
  { site, messages }: ThemeContext,
): readonly Piece[] {
  const { hide } = site.postmortem;
  const { sentences } = messages;
  return [
    owner !== undefined && !hide.includes('owner') && html`${sentences.owner(owner)}`,
    ref !== undefined && !hide.includes('ref') && html`${sentences.reference(showReference(ref))}`,
  ];
}

function showItem(item: ActionItem, context: ThemeContext, prefix: string | undefined): Html {
  const { prose, done, due } = item;
  const { labels, sentences } = context.messages;
  const [owner, ref] = showActionFacts(item, context);
  const facts = joinFacts([
    html`<span class="task-${done ? 'done' : 'open'}">${done ? labels.done : labels.open}</span>`,
    owner,
    due && html`${sentences.due(context.time(due))}`,
    ref,
  ]);
  return lines([showProse(prose, context, prefix), html`<p class="task-facts">${facts}</p>`]);
}
