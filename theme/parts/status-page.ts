// The status page: how everything stands, what is open, what is planned, what has happened lately.
import {
  hasSubscribePage,
  html,
  type Html,
  type Part,
  type StatusProps,
  type ThemeContext,
} from '../../src/theme.js';
import { countListed } from '../charts/days-layout.js';
import { linkAffected } from './affected.js';
import { cards } from './entries.js';
import { drawShape, toneOf } from './tones.js';
import { joinFacts, lines, section } from './pieces.js';
import { listUndated } from './short-pages.js';
import { sayIncidentFree, sayIncomplete, sayMethod } from './sentences.js';

export const statusPage: Part<'statusPage'> = (props, context) => {
  const { messages, parts, href } = context;
  const { labels, sentences } = messages;
  const { components, availabilityDays, recent } = props;
  return lines([
    showHeadline(props, context),
    cards(labels.openIncidents, props.open, context),
    listUndated(
      props.open.length === 0 ? labels.openIncidents : messages.disclosure.withoutDate,
      props.undated,
      context,
    ),
    cards(labels.maintenanceNow, props.maintenanceNow, context),
    cards(labels.noticesCurrent, props.notices, context),
    components.length > 0 &&
      section(labels.components, [
        parts.componentTree(
          { nodes: components, availabilityDays, daysListed: countListed(components) },
          context,
        ),
        props.state.omitted === 0 && sayMethod(context),
      ]),
    cards(labels.maintenanceAhead, props.maintenanceAhead, context),
    section(labels.recent, [
      recent.length === 0
        ? props.inDigests === undefined && html`<p>${sentences.noneRecent}</p>`
        : parts.entryList({ entries: recent, dates: 'day', showSeverity: true }, context),
      parts.inDigests({ mention: props.inDigests }, context),
      html`<p>${joinFacts([
        html`<a href="${href({ page: 'history' })}">${labels.allIncidents}</a>`,
        hasSubscribePage(context.site) &&
          html`<a href="${href({ page: 'subscribe' })}">${messages.feeds.title}</a>`,
      ])}</p>`,
    ]),
    sayBuilt(props, context),
  ]);
};

function showHeadline(props: StatusProps, context: ThemeContext): Html {
  const { headline, state, impaired, incidentFree } = props;
  const { format, sentences } = context.messages;
  const tone = toneOf(state.state ?? (state.worstKnown === 'operational' ? undefined : state.worstKnown));
  const names = format.list(impaired.map((name) => linkAffected(name, context)));
  return html`<div class="headline banner tone-${tone}">
${lines([
  drawShape(tone),
  html`<h1>${headline}</h1>`,
  state.omitted > 0
    ? sayIncomplete(state.omitted, context)
    : impaired.length > 0
      ? html`<p>${sentences.impairedNow(html`${names}`)}</p>`
      : sayIncidentFree(incidentFree, context),
  sayStale(props, context),
])}
</div>`;
}

const hour = 3_600_000;

/** Hidden until the reader's clock says that it is true: a script shows it. */
function sayStale({ built, open, maintenanceNow }: StatusProps, { messages, instant }: ThemeContext): Html {
  if (open.length + maintenanceNow.length === 0) return html``;
  return html`<p class="stale" hidden data-from="${instant(built.from + hour)}">${messages.sentences.stale}</p>`;
}

const shownCommit = 12;

function sayBuilt({ built, commit }: StatusProps, { messages: { sentences }, time }: ThemeContext): Html {
  const text =
    commit === undefined
      ? sentences.built(time(built))
      : sentences.builtFrom(time(built), html`<code>${commit.slice(0, shownCommit)}</code>`);
  return html`<p class="built" data-age>${text}</p>`;
}
