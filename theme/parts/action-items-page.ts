// What is owed after incidents: the open action items, soonest first, and how far each incident is.
import {
  html,
  type ActionItemProgress,
  type ActionItemsProps,
  type Html,
  type OpenActionItem,
  type Part,
  type ThemeContext,
} from '../../src/theme.js';
import { headline, joinFacts, lines, list, note, section, showProse } from './pieces.js';
import { showActionFacts } from './postmortem.js';
import { sayIncomplete } from './sentences.js';
import { drawShape } from './tones.js';

export const actionItemsPage: Part<'actionItemsPage'> = (props, context) => {
  const { title, introduction, none, noneOpen, byIncident, moreOpen, moreIncidents } =
    context.messages.actionItems;
  const { open, items, incidents, inDigests, omitted } = props;
  const isEmpty = incidents.length === 0;
  const rest = open - items.length;
  return lines([
    headline(title, [
      html`<p>${introduction}</p>`,
      !isEmpty && html`<p class="totals">${countAll(props, context)}</p>`,
      omitted > 0 && sayIncomplete(omitted, context),
    ]),
    isEmpty && inDigests === undefined && html`<p>${none}</p>`,
    !isEmpty &&
      section(context.messages.labels.open, [
        open === 0
          ? html`<p>${noneOpen}</p>`
          : list(
              'record',
              items.map((item) => showOpen(item, context)),
            ),
        rest > 0 && note(moreOpen(rest)),
      ]),
    !isEmpty &&
      section(byIncident, [
        list(
          'record',
          incidents.map((progress) => showProgress(progress, context)),
        ),
        props.moreIncidents > 0 && note(moreIncidents(props.moreIncidents)),
      ]),
    context.parts.inDigests({ mention: inDigests }, context),
  ]);
};

function countAll(
  { open, overdue, done }: ActionItemsProps,
  { messages: { actionItems } }: ThemeContext,
): Html {
  const openOnes = actionItems.open(open);
  return joinFacts([
    overdue > 0 ? `${openOnes}, ${actionItems.overdueOfThem(overdue)}` : openOnes,
    actionItems.done(done),
  ]);
}

function showOpen({ item, entry, anchor, since, isOverdue }: OpenActionItem, context: ThemeContext): Html {
  const { messages, href, day } = context;
  const { slug, title } = entry.incident;
  const link = html`<a href="${href({ page: 'incident', slug }, anchor)}">${title}</a>`;
  const { due, noDate, overdue, openSince } = messages.actionItems;
  const late = html`<span class="label tone-high">${drawShape('high')} ${overdue}</span>`;
  return lines([
    html`<span class="when">${item.due === undefined ? noDate : day(item.due)}</span>`,
    item.due && html`<span class="how">${isOverdue ? late : due}</span>`,
    showProse(item.prose, context, `${slug}-`),
    html`<p class="where">${joinFacts([link, ...showActionFacts(item, context), html`${openSince(day(since))}`])}</p>`,
  ]);
}

function showProgress({ entry, anchor, done, total }: ActionItemProgress, context: ThemeContext): Html {
  const { messages, parts, href, day } = context;
  const { slug, title, severity, external, postmortem } = entry.incident;
  const { progress, showDone } = messages.actionItems;
  return lines([
    postmortem?.published && html`<span class="when">${day(postmortem.published)}</span>`,
    html`<a class="what" href="${href({ page: 'incident', slug }, anchor)}">${title}</a>`,
    html`<span class="how">${joinFacts([
      severity !== undefined && parts.severityLabel({ severity }, context),
      !external && messages.labels.internal,
    ])}</span>`,
    html`<p class="progress"><progress value="${done.length}" max="${total}" aria-hidden="true"></progress> ${progress(done.length, total)}</p>`,
    done.length > 0 &&
      html`<details>
<summary>${showDone(done.length)}</summary>
${parts.actionItems({ items: done, isOrdered: false, prefix: `${slug}-` }, context)}
</details>`,
  ]);
}
