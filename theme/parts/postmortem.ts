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
import { anchored, joinFacts, lines, linkTo, note, showProse } from './pieces.js';

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
  ]);
}

const working: ReadonlySet<Status> = new Set(['investigating', 'identified', 'monitoring']);

/** Whether work on it went on after the postmortem; a plain update does not say so, nor does a closing one. */
const wasReopenedAfter = (published: Moment, { updates }: Incident): boolean =>
  updates.some(({ status, time }) => time.from > published.from && working.has(status));

export const actionItems: Part<'actionItems'> = ({ items, isOrdered }, context) => {
  const shown = lines(items.map((item) => html`<li>${showItem(item, context)}</li>`));
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
function showItem({ prose, done, owner, due, ref }: ActionItem, context: ThemeContext): Html {
  const { site, messages, time } = context;
  const { labels, sentences } = messages;
  const { hide } = site.postmortem;
  const facts = joinFacts([
    html`<span class="task-${done ? 'done' : 'open'}">${done ? labels.done : labels.open}</span>`,
    owner !== undefined && !hide.includes('owner') && sentences.owner(owner),
    due && html`${sentences.due(time(due))}`,
    ref !== undefined && !hide.includes('ref') && html`${sentences.reference(showReference(ref))}`,
  ]);
  return lines([showProse(prose, context), html`<p class="task-facts">${facts}</p>`]);
}
