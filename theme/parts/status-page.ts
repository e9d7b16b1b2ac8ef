// The status page: how everything stands, what is open, what is planned, what has happened lately.
import { html, type Html, type Part, type StatusProps, type ThemeContext } from '../../src/theme.js';
import { cards } from './entries.js';
import { toneOf } from './tones.js';
import { lines, section } from './pieces.js';
import { sayIncidentFree, sayIncomplete, sayMethod } from './sentences.js';

export const statusPage: Part<'statusPage'> = (props, context) => {
  const { messages, parts, href } = context;
  const { labels, sentences } = messages;
  const { components, availabilityDays, recent } = props;
  return lines([
    showHeadline(props, context),
    cards(labels.openIncidents, props.open, context),
    cards(labels.maintenanceNow, props.maintenanceNow, context),
    cards(labels.noticesCurrent, props.notices, context),
    components.length > 0 &&
      section(labels.components, [
        parts.componentTree({ nodes: components, availabilityDays }, context),
        props.state.omitted === 0 && sayMethod(context),
      ]),
    cards(labels.maintenanceAhead, props.maintenanceAhead, context),
    section(labels.recent, [
      recent.length === 0
        ? html`<p>${sentences.noneRecent}</p>`
        : parts.entryList({ entries: recent, dates: 'day', showSeverity: true }, context),
      html`<p><a href="${href({ page: 'history' })}">${labels.allIncidents}</a></p>`,
    ]),
    sayBuilt(props, context),
  ]);
};

function showHeadline({ headline, state, incidentFree }: StatusProps, context: ThemeContext): Html {
  return html`<div class="headline tone-${toneOf(state.state)}">
${lines([
  html`<h1>${headline}</h1>`,
  state.omitted > 0 ? sayIncomplete(state.omitted, context) : sayIncidentFree(incidentFree, context),
])}
</div>`;
}

const shownCommit = 12;

function sayBuilt({ built, commit }: StatusProps, { messages: { sentences }, time }: ThemeContext): Html {
  const text =
    commit === undefined
      ? sentences.built(time(built))
      : sentences.builtFrom(time(built), html`<code>${commit.slice(0, shownCommit)}</code>`);
  return html`<p class="built">${text}</p>`;
}
