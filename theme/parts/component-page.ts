// The page of a component or a group.
import { html, type ComponentProps, type Html, type Part, type ThemeContext } from '../../src/theme.js';
import { listYears } from './history-pages.js';
import { sayIncomplete } from './sentences.js';
import { sayAvailability } from './status-page.js';

export const componentPage: Part<'componentPage'> = (props, context) => {
  const { node, groups, years, omitted, availabilityDays } = props;
  const { messages, parts, href } = context;
  const { labels, sentences } = messages;
  const { component, children, state, availability } = node;
  return html`<div class="headline">
<h1>${component.name}</h1>
${
  component.description !== undefined &&
  html`<p>${component.description}</p>
`
}<p>${parts.stateLabel({ state }, context)}</p>
${
  component.retired !== undefined &&
  html`<p>${sentences.retired(context.time(component.retired))}</p>
`
}${
    groups.length > 0 &&
    html`<p>${labels.partOf}: ${groups.map(({ id, name }, index) => [index > 0 && ' › ', html`<a href="${href({ page: 'component', component: id })}">${name}</a>`])}</p>
`
  }${omitted > 0 && sayIncomplete(omitted, context)}</div>
${
  children.length > 0 &&
  html`<section>
<h2>${labels.parts}</h2>
${parts.componentTree({ nodes: children, availabilityDays }, context)}
</section>
`
}${
    props.availability.length > 0 &&
    html`<section>
<h2>${labels.availability}</h2>
${
  availability !== undefined &&
  html`<p>${sayAvailability(node, availabilityDays, context)}</p>
`
}${showYears(props, context)}
</section>
`
  }${years.length === 0 ? html`<p>${sentences.noneOfComponent}</p>` : listYears(years, true, context)}`;
};

function showYears({ availability: years }: ComponentProps, context: ThemeContext): Html {
  const { messages, site, percent } = context;
  const { labels, sentences, states } = messages;
  const weights = (['major-outage', 'partial-outage', 'degraded', 'maintenance'] as const).map((state) =>
    sentences.weight(states[state], percent(Math.round(site.weights[state] * 10_000))),
  );
  return html`<table>
<caption>${labels.availabilityByYear}</caption>
<thead>
<tr><th scope="col">${labels.year}</th><th scope="col">${labels.availability}</th></tr>
</thead>
<tbody>
${years.map(
  ({
    year,
    availability,
  }) => html`<tr><th scope="row">${year}</th><td>${availability === undefined ? sentences.notMeasured : percent(availability.basisPoints)}</td></tr>
`,
)}</tbody>
</table>
<p class="note">${sentences.availabilityMethod(weights.join(', '))}</p>`;
}
