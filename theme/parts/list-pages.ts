// Postmortems, notices, wrong addresses and former ones.
import { html, type Part } from '../../src/theme.js';
import { joinFacts } from './labels.js';
import { cards } from './status-page.js';

export const postmortemsPage: Part<'postmortemsPage'> = ({ entries }, context) => {
  const { messages, parts, href } = context;
  const { labels, sentences } = messages;
  return html`<div class="headline">
<h1>${labels.postmortems}</h1>
</div>
${
  entries.length === 0
    ? html`<p>${sentences.noPostmortems}</p>`
    : html`<ul class="record">
${entries.map(
  ({
    incident: { slug, title, severity, summary, postmortem },
  }) => html`<li><span class="when">${postmortem?.published !== undefined && context.time(postmortem.published)}</span>
<a class="what" href="${href({ page: 'incident', slug }, 'postmortem')}">${title}</a>
<span class="how">${joinFacts([severity !== undefined && parts.severityLabel({ severity }, context)])}</span>${
    summary !== undefined &&
    html`
<p>${summary.text}</p>`
  }</li>
`,
)}</ul>`
}`;
};

export const noticesPage: Part<'noticesPage'> = (
  { current, past, maintenanceNow, maintenanceAhead },
  context,
) => {
  const { labels, sentences } = context.messages;
  return html`<div class="headline">
<h1>${labels.notices}</h1>
${
  current.length === 0 &&
  html`<p>${sentences.noNotices}</p>
`
}${
    maintenanceNow.length + maintenanceAhead.length === 0 &&
    html`<p>${sentences.nonePlanned}</p>
`
  }</div>
${[
  cards(labels.noticesCurrent, current, context),
  cards(labels.maintenanceNow, maintenanceNow, context),
  cards(labels.maintenanceAhead, maintenanceAhead, context),
]}${
    past.length > 0 &&
    html`<section>
<h2>${labels.noticesPast}</h2>
${context.parts.entryList({ entries: past, dates: 'full', showSeverity: false }, context)}
</section>`
  }`;
};

export const notFoundPage: Part<'notFoundPage'> = (
  _,
  { messages: { labels, sentences }, href },
) => html`<div class="headline">
<h1>${labels.notFound}</h1>
<p>${sentences.notFound}</p>
</div>
<ul>
<li><a href="${href({ page: 'status' })}">${labels.status}</a></li>
<li><a href="${href({ page: 'history' })}">${labels.history}</a></li>
</ul>`;

export const redirectPage: Part<'redirectPage'> = (
  { incident: { slug, title } },
  { messages, href },
) => html`<div class="headline">
<h1>${messages.labels.moved}</h1>
<p>${messages.sentences.moved(html`<a href="${href({ page: 'incident', slug })}">${title}</a>`)}</p>
</div>`;
