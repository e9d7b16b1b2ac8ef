// Components: their tree, and the page of each component and group.
import {
  html,
  type ComponentNode,
  type ComponentProps,
  type Html,
  type Part,
  type PartProps,
  type ThemeContext,
} from '../../src/theme.js';
import { countListed } from '../charts/days-layout.js';
import { listYears } from './history-pages.js';
import { headline, lines, list, scrollable, section } from './pieces.js';
import { showPeriods } from './periods.js';
import { sayIncomplete, sayMethod } from './sentences.js';

export const componentTree: Part<'componentTree'> = ({ nodes, availabilityDays, daysListed }, context) =>
  list(
    'components',
    nodes.map((node) => showNode(node, { availabilityDays, daysListed }, context)),
  );

function showNode(
  node: ComponentNode,
  shown: Omit<PartProps['componentTree'], 'nodes'>,
  context: ThemeContext,
): Html {
  const { component, children, state } = node;
  const { parts, href } = context;
  return lines([
    html`<a href="${href({ page: 'component', component: component.id })}">${component.name}</a>`,
    parts.stateLabel({ state }, context),
    node.availability &&
      html`<span class="availability">${sayAvailability(node, shown.availabilityDays, context)}</span>`,
    parts.daysChart(
      { days: node.days, listed: shown.daysListed, more: { page: 'component', component: component.id } },
      context,
    ),
    children.length > 0 && parts.componentTree({ nodes: children, ...shown }, context),
  ]);
}

/** Of the last days, or since measuring began where that is later. */
function sayAvailability(
  { availability, measuredSince }: ComponentNode,
  availabilityDays: number,
  { messages: { sentences }, percent, time }: ThemeContext,
): Html {
  if (availability === undefined) return html``;
  const figure = percent(availability.basisPoints);
  return measuredSince === undefined
    ? html`${sentences.availabilityOfDays(availabilityDays, figure)}`
    : html`${sentences.availabilitySince(figure, time(measuredSince))}`;
}

export const componentPage: Part<'componentPage'> = (props, context) => {
  const { node, years, omitted, availabilityDays } = props;
  const { messages, parts } = context;
  const { labels, sentences } = messages;
  const { component, children } = node;
  const { name, description, retired } = component;
  return lines([
    headline(name, [
      description !== undefined && html`<p>${description}</p>`,
      retired !== undefined && node.isRetired
        ? html`<p>${sentences.retired(context.time(retired))}</p>`
        : html`<p>${parts.stateLabel({ state: node.state }, context)}</p>`,
      showGroups(props, context),
      omitted > 0 && sayIncomplete(omitted, context),
    ]),
    children.length > 0 &&
      section(labels.parts, [
        parts.componentTree(
          { nodes: children, availabilityDays, daysListed: countListed(children) },
          context,
        ),
        omitted === 0 && sayMethod(context),
      ]),
    props.availability.length > 0 &&
      section(labels.availability, [
        node.availability && html`<p>${sayAvailability(node, availabilityDays, context)}</p>`,
        parts.daysChart({ days: node.days, listed: Infinity, more: undefined }, context),
        showAvailability(props, context),
        sayMethod(context),
      ]),
    props.periods.length > 0
      ? section(labels.history, [showPeriods(props.periods, context)])
      : years.length === 0
        ? props.inDigests === undefined && html`<p>${sentences.noneOfComponent}</p>`
        : listYears(years, true, context),
    parts.inDigests({ mention: props.inDigests }, context),
  ]);
};

function showGroups({ groups }: ComponentProps, { messages, href }: ThemeContext): Html {
  if (groups.length === 0) return html``;
  const links = groups.map(
    ({ id, name }) => html`<a href="${href({ page: 'component', component: id })}">${name}</a>`,
  );
  return html`<p>${messages.labels.partOf}: ${links.map((link, index) => [index > 0 && ' › ', link])}</p>`;
}

function showAvailability(
  { availability: years }: ComponentProps,
  { messages, percent }: ThemeContext,
): Html {
  const { labels, sentences } = messages;
  return scrollable(html`<table>
<caption>${labels.availabilityByYear}</caption>
<thead>
<tr><th scope="col">${labels.year}</th><th scope="col">${labels.availability}</th></tr>
</thead>
<tbody>
${lines(
  years.map(({ year, availability }) => {
    const figure = availability === undefined ? sentences.notMeasured : percent(availability.basisPoints);
    return html`<tr><th scope="row">${year}</th><td>${figure}</td></tr>`;
  }),
)}
</tbody>
</table>`);
}
