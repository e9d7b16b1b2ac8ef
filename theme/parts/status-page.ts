// The status page and the tree of components.
import {
  html,
  type ComponentNode,
  type Entry,
  type Html,
  type Part,
  type ThemeContext,
} from '../../src/theme.js';
import { toneOf } from './labels.js';
import { sayIncidentFree } from './sentences.js';

export const statusPage: Part<'statusPage'> = (props, context) => {
  const { messages, parts, href } = context;
  const { labels, sentences } = messages;
  const tone = props.state.state === undefined ? 'low' : toneOf(props.state.state);
  return html`<div class="headline tone-${tone}">
<h1>${props.headline}</h1>
${sayIncidentFree(props.incidentFree, context)}
</div>
${[
  cards(labels.openIncidents, props.open, context),
  cards(labels.maintenanceNow, props.maintenanceNow, context),
  cards(labels.noticesCurrent, props.notices, context),
  props.components.length > 0 &&
    html`<section>
<h2>${labels.components}</h2>
${parts.componentTree({ nodes: props.components, availabilityDays: props.availabilityDays }, context)}
</section>
`,
  cards(labels.maintenanceAhead, props.maintenanceAhead, context),
]}<section>
<h2>${labels.recent}</h2>
${
  props.recent.length === 0
    ? html`<p>${sentences.noneRecent}</p>`
    : parts.entryList({ entries: props.recent, dates: 'full', showSeverity: true }, context)
}
<p><a href="${href({ page: 'history' })}">${labels.allIncidents}</a></p>
</section>
<p class="built">${
    props.commit === undefined
      ? sentences.built(context.time(props.built))
      : sentences.builtFrom(context.time(props.built), html`<code>${props.commit.slice(0, 12)}</code>`)
  }</p>`;
};

/** A section with a card for each entry; nothing where there is none. */
export function cards(title: string, entries: readonly Entry[], context: ThemeContext): Html {
  if (entries.length === 0) return html``;
  return html`<section>
<h2>${title}</h2>
${entries.map(
  (entry) => html`${context.parts.entryCard({ entry }, context)}
`,
)}</section>
`;
}

export const componentTree: Part<'componentTree'> = (
  { nodes, availabilityDays },
  context,
) => html`<ul class="components">
${nodes.map(
  (node) => html`<li>${showNode(node, availabilityDays, context)}</li>
`,
)}</ul>`;

function showNode(node: ComponentNode, availabilityDays: number, context: ThemeContext): Html {
  const { component, children, state } = node;
  const { parts, href } = context;
  return html`<a href="${href({ page: 'component', component: component.id })}">${component.name}</a>
${parts.stateLabel({ state }, context)}${
    node.availability !== undefined &&
    html`
<span class="availability">${sayAvailability(node, availabilityDays, context)}</span>`
  }${
    children.length > 0 &&
    html`
${parts.componentTree({ nodes: children, availabilityDays }, context)}`
  }`;
}

/** Of the last days, or since measuring began where that is later; empty where nothing was measured. */
export function sayAvailability(node: ComponentNode, availabilityDays: number, context: ThemeContext): Html {
  const { availability, measuredSince } = node;
  const { sentences } = context.messages;
  if (availability === undefined) return html``;
  const percent = context.percent(availability.basisPoints);
  return measuredSince === undefined
    ? html`${sentences.availabilityOfDays(availabilityDays, percent)}`
    : html`${sentences.availabilitySince(percent, context.time(measuredSince))}`;
}
