// The page of an incident, maintenance or notice: what it was, postmortem, updates, details.
import {
  html,
  type Html,
  type Incident,
  type IncidentProps,
  type Part,
  type ThemeContext,
} from '../../src/theme.js';
import {
  anchored,
  joinFacts,
  lines,
  linkSource,
  markHidden,
  neighbours,
  note,
  section,
  showProse,
} from './pieces.js';

export const incidentPage: Part<'incidentPage'> = (props, context) => {
  const { incident, timeline } = props;
  const { messages, parts } = context;
  const { sentences, labels } = messages;
  const { introduction, details, updates } = incident;
  // Of a published postmortem it stands under its heading.
  const isTold = ['published', 'late'].includes(props.disclosure.state);
  return lines([
    html`<article>
${lines([
  showHeader(props, context),
  ...sayRevealed(incident, context),
  !incident.external && note(sentences.internal),
  timeline.isOverrunning && note(sentences.overrunning),
  incident.disclosedSince !== undefined && sayDisclosed(incident.disclosedSince, context),
  parts.facts(props, context),
  !isTold && parts.disclosure(props, context),
  props.course && parts.incidentChart({ incident, course: props.course }, context),
])}
<div class="columns">
${lines([
  parts.tableOfContents(props, context),
  html`<div class="story">
${lines([
  showProse(introduction, context),
  incident.postmortem?.published !== undefined && parts.postmortem(props, context),
  updates.length > 0 && parts.updates({ incident }, context),
  details !== undefined &&
    html`<section>
${lines([html`<h2 id="details">${anchored('details', labels.details)}</h2>`, showProse(details, context)])}
</section>`,
])}
</div>`,
])}
</div>
</article>`,
    showRelated(props, context),
    linkNeighbours(props, context),
    props.pageHistory === undefined ? linkSource(props.source, context) : parts.pageHistory(props, context),
  ]);
};

/** The day is enough: what ended the withholding is often known to the day alone. */
function sayDisclosed(since: number, { messages, day }: ThemeContext): Html {
  const moment = { from: since, to: since, precision: 'minute', about: false } as const;
  return note(html`${messages.disclosure.disclosedOn(day(moment))}`);
}

/** In a preview that shows more than readers get. */
function sayRevealed({ revealed }: Incident, { messages: { reveal } }: ThemeContext): readonly Html[] {
  return [
    ...(revealed.includes('withheld') ? [note(reveal.withheldDetails)] : []),
    ...(revealed.includes('draft') ? [note(reveal.draftDetails)] : []),
  ];
}

function showHeader(props: IncidentProps, context: ThemeContext): Html {
  const { incident, timeline } = props;
  const { messages, parts } = context;
  const { severity } = incident;
  const labels = joinFacts([
    severity !== undefined && parts.severityLabel({ severity }, context),
    parts.statusLabel(props, context),
    timeline.isReopened && messages.labels.reopened,
    timeline.isOverrunning && messages.labels.overrunning,
    !incident.external && messages.labels.internal,
    ...markHidden(incident, context),
  ]);
  return html`<header class="headline">
${lines([
  html`<p class="labels">${labels}</p>`,
  html`<h1>${incident.title}</h1>`,
  showProse(incident.summary, context),
])}
</header>`;
}

/** Fewer need no contents. */
const leastEntries = 3;

export const tableOfContents: Part<'tableOfContents'> = ({ incident }, { messages: { labels } }) => {
  const { updates, details, postmortem } = incident;
  const link = (anchor: string, title: string): Html => html`<li><a href="#${anchor}">${title}</a></li>`;
  const shown = postmortem?.published === undefined ? undefined : postmortem;
  const entries = [
    ...(shown === undefined ? [] : [link(shown.anchor, labels.postmortem)]),
    ...(shown?.parts ?? []).map(({ anchor, title }) => link(anchor, title)),
    ...(updates.length > 0 ? [link('updates', labels.updates)] : []),
    ...(details === undefined ? [] : [link('details', labels.details)]),
  ];
  if (entries.length < leastEntries) return html``;
  return html`<nav class="contents" aria-label="${labels.onThisPage}">
<p>${labels.onThisPage}</p>
<ul>
${lines(entries)}
</ul>
</nav>`;
};

function showRelated({ related: { entries, more } }: IncidentProps, context: ThemeContext): Html {
  if (entries.length === 0) return html``;
  const { messages, parts, href } = context;
  return section(messages.labels.related, [
    parts.entryList({ entries, dates: 'day', showSeverity: true }, context),
    more &&
      html`<p>${messages.sentences.moreOf(
        more.count,
        html`<a href="${href({ page: 'component', component: more.component.id })}">${more.component.name}</a>`,
      )}</p>`,
  ]);
}

function linkNeighbours({ older, newer }: IncidentProps, { messages: { labels }, href }: ThemeContext): Html {
  const link = ({ slug, title }: IncidentProps['incident'], label: string, rel: 'prev' | 'next'): Html =>
    html`<span>${label}</span> <a href="${href({ page: 'incident', slug })}" rel="${rel}">${title}</a>`;
  return neighbours(labels.neighbours, [
    older && link(older, labels.older, 'prev'),
    newer && link(newer, labels.newer, 'next'),
  ]);
}
