// Pages that say little, each for its reason: what a digest will report, and what is withheld down to its times.
import {
  html,
  type AffectedName,
  type BriefProps,
  type Html,
  type Part,
  type ThemeContext,
  type UndatedEntry,
} from '../../src/theme.js';
import { linkAffected } from './affected.js';
import { headline, joinFacts, lines, list, note, section } from './pieces.js';

export const briefPage: Part<'briefPage'> = (props, context) => {
  const { digest } = props;
  const { messages, digestPeriod } = context;
  const { willBeInDigest, willBeInSomeDigest } = messages.disclosure;
  const promise = digest === undefined ? willBeInSomeDigest : willBeInDigest(digestPeriod(digest));
  return lines([
    headline(props.incident.title, [html`<p>${promise}</p>`]),
    html`<dl class="facts">
${lines(briefFacts(props, context).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`))}
</dl>`,
  ]);
};

type Fact = readonly [name: string, value: Html | string];

/** The measured impact too, where there is one: it may have lasted longer than the record of it. */
function briefFacts({ incident, timeline }: BriefProps, context: ThemeContext): readonly Fact[] {
  const { messages, parts, time, span, duration } = context;
  const { labels, statuses } = messages;
  const { severity, started, impact } = incident;
  const facts: readonly (readonly [string, Html | string | undefined])[] = [
    [labels.severity, severity && parts.severityLabel({ severity }, context)],
    [labels.started, time(started)],
    [statuses.resolved, timeline.resolved && time(timeline.resolved)],
    [labels.duration, timeline.duration && duration(timeline.duration)],
    ...impact.map((window) => [labels.impact, html`${span(window)}`] as const),
  ];
  return facts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}

export const undatedPage: Part<'undatedPage'> = ({ incident, affected }, context) => {
  const { messages, parts, href } = context;
  const { labels, statuses, states, disclosure } = messages;
  const { severity, title, summary, isOpen } = incident;
  const components = affected.map(({ component, groups, state }) => {
    const name = [...groups, component].map((each) => each.name).join(' › ');
    const link = html`<a href="${href({ page: 'component', component: component.id })}">${name}</a>`;
    return html`${link}${state !== undefined && `: ${states[state]}`}`;
  });
  return html`<article>
${lines([
  html`<header class="headline">
${lines([
  html`<p class="labels">${joinFacts([
    severity !== undefined && parts.severityLabel({ severity }, context),
    isOpen ? labels.open : statuses.resolved,
    disclosure.withheld,
  ])}</p>`,
  html`<h1>${title}</h1>`,
  summary !== undefined && html`<div class="prose"><p>${summary}</p></div>`,
])}
</header>`,
  note(disclosure.withheldDetails),
  components.length > 0 &&
    html`<dl class="facts">
<div><dt>${labels.affected}</dt><dd>${list('affected', components)}</dd></div>
</dl>`,
])}
</article>`;
};

/** A section of what has no date; nothing where there is none. */
export function listUndated(title: string, entries: readonly UndatedEntry[], context: ThemeContext): Html {
  if (entries.length === 0) return html``;
  return section(title, [
    note(context.messages.disclosure.undated),
    list(
      'record',
      entries.map((entry) => showUndated(entry, context)),
    ),
  ]);
}

function showUndated({ incident, affectedNames }: UndatedEntry, context: ThemeContext): Html {
  const { messages, parts, href } = context;
  const { slug, title, severity, isOpen, summary } = incident;
  return lines([
    html`<span class="when">${messages.disclosure.withoutDate}</span>`,
    html`<a class="what" href="${href({ page: 'incident', slug })}">${title}</a>`,
    html`<span class="how">${joinFacts([
      severity !== undefined && parts.severityLabel({ severity }, context),
      isOpen && messages.labels.open,
    ])}</span>`,
    summary !== undefined && html`<p>${summary}</p>`,
    affectedNames.length > 0 && html`<p class="where">${listNames(affectedNames, context)}</p>`,
  ]);
}

const listNames = (names: readonly AffectedName[], context: ThemeContext): Html =>
  html`${context.messages.format.list(names.map((name) => linkAffected(name, context)))}`;
