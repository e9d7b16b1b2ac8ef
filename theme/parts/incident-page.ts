// The page of an incident, maintenance or notice: what it was, postmortem, updates, details.
import { html, type Html, type IncidentProps, type Part, type ThemeContext } from '../../src/theme.js';
import { joinFacts, lines, neighbours, note, showProse } from './pieces.js';

export const incidentPage: Part<'incidentPage'> = (props, context) => {
  const { incident, timeline } = props;
  const { messages, parts } = context;
  const { sentences } = messages;
  const { introduction, details, updates } = incident;
  return lines([
    html`<article>
${lines([
  showHeader(props, context),
  !incident.external && note(sentences.internal),
  timeline.isOverrunning && note(sentences.overrunning),
  parts.facts(props, context),
  showProse(introduction, context),
  incident.postmortem?.published !== undefined && parts.postmortem(props, context),
  updates.length > 0 && parts.updates({ incident }, context),
  details !== undefined &&
    html`<section>
${lines([html`<h2 id="details">${messages.labels.details}</h2>`, showProse(details, context)])}
</section>`,
])}
</article>`,
    linkNeighbours(props, context),
  ]);
};

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
  ]);
  return html`<header class="headline">
${lines([
  html`<p class="labels">${labels}</p>`,
  html`<h1>${incident.title}</h1>`,
  showProse(incident.summary, context),
])}
</header>`;
}

function linkNeighbours({ older, newer }: IncidentProps, { messages: { labels }, href }: ThemeContext): Html {
  const link = ({ slug, title }: IncidentProps['incident'], label: string, rel: 'prev' | 'next'): Html =>
    html`${label}: <a href="${href({ page: 'incident', slug })}" rel="${rel}">${title}</a>`;
  return neighbours(labels.neighbours, [
    older && link(older, labels.older, 'prev'),
    newer && link(newer, labels.newer, 'next'),
  ]);
}
