// What was learnt: the published postmortem with its sections and action items.
import {
  html,
  type ActionItem,
  type Html,
  type Incident,
  type Moment,
  type Part,
  type Status,
  type ThemeContext,
} from '../../src/theme.js';
import { joinFacts } from './labels.js';
import { linkTo } from './links.js';

export const postmortem: Part<'postmortem'> = ({ incident, timeline }, context) => {
  const { messages, parts, prose, time } = context;
  const { labels, sentences } = messages;
  if (incident.postmortem?.published === undefined) return html``;
  const { published, introduction, parts: sections } = incident.postmortem;
  const isOutdated = timeline.isReopened && wasReopenedAfter(published, incident);
  return html`<section class="postmortem">
<h2 id="postmortem">${labels.postmortem}</h2>
<p class="note">${sentences.postmortemPublished(time(published))}.${isOutdated && html` ${sentences.reopened(time(published))}`}</p>
${
  introduction !== undefined &&
  html`<div class="prose">${prose(introduction)}</div>
`
}${sections.map(
    (section) => html`<h3 id="${section.anchor}">${section.title}</h3>
<div class="prose">${prose(section.prose)}</div>
${
  section.actionItems.length > 0 &&
  html`${parts.actionItems({ items: section.actionItems, isOrdered: section.actionItemsOrdered }, context)}
`
}`,
  )}</section>`;
};

/** Whether work on it went on after the postmortem; a plain update does not say so, nor does a closing one. */
const wasReopenedAfter = (published: Moment, { updates }: Incident): boolean =>
  updates.some(({ status, time }) => time.from > published.from && working.has(status));

const working: ReadonlySet<Status> = new Set(['investigating', 'identified', 'monitoring']);

export const actionItems: Part<'actionItems'> = ({ items, isOrdered }, context) => {
  const list = items.map(
    (item) => html`<li>${showItem(item, context)}</li>
`,
  );
  return isOrdered
    ? html`<ol class="tasks">
${list}</ol>`
    : html`<ul class="tasks">
${list}</ul>`;
};

/** Owners and references are for the team; a site may keep them out of its pages. */
function showItem({ prose, done, owner, due, ref }: ActionItem, context: ThemeContext): Html {
  const { site, messages } = context;
  const { labels, sentences } = messages;
  const { hide } = site.postmortem;
  return html`<div class="prose">${context.prose(prose)}</div>
<p class="task-facts">${joinFacts([
    html`<span class="task-${done ? 'done' : 'open'}">${done ? labels.done : labels.open}</span>`,
    owner !== undefined && !hide.includes('owner') && sentences.owner(owner),
    due !== undefined && html`${sentences.due(context.time(due))}`,
    ref !== undefined && !hide.includes('ref') && html`${sentences.reference(linkTo(ref))}`,
  ])}</p>`;
}
