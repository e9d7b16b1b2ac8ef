// The page of an incident, maintenance or notice: facts, postmortem, updates, details.
import {
  html,
  type Affected,
  type Html,
  type IncidentProps,
  type Part,
  type ThemeContext,
} from '../../src/theme.js';
import { spans } from './entries.js';
import { joinFacts } from './labels.js';

export const incidentPage: Part<'incidentPage'> = (props, context) => {
  const { incident, timeline } = props;
  const { messages, parts, prose } = context;
  const { labels, sentences } = messages;
  const hasPostmortem = incident.postmortem?.published !== undefined;
  const introduction =
    incident.introduction !== undefined &&
    html`<div class="prose">${prose(incident.introduction)}</div>
`;
  const details =
    incident.details !== undefined &&
    html`<div class="prose">${prose(incident.details)}</div>
`;
  return html`<article>
<header class="headline">
<p class="labels">${joinFacts([
    incident.severity !== undefined && parts.severityLabel({ severity: incident.severity }, context),
    parts.statusLabel(props, context),
    timeline.isReopened && labels.reopened,
    timeline.isOverrunning && labels.overrunning,
    !incident.external && labels.internal,
  ])}</p>
<h1>${incident.title}</h1>
${
  incident.summary !== undefined &&
  html`<div class="prose">${prose(incident.summary)}</div>
`
}</header>
${
  !incident.external &&
  html`<p class="note">${sentences.internal}</p>
`
}${
    timeline.isOverrunning &&
    html`<p class="note">${sentences.overrunning}</p>
`
  }${parts.facts(props, context)}
${!hasPostmortem && introduction}${
    hasPostmortem &&
    html`${parts.postmortem(props, context)}
`
  }${
    incident.updates.length > 0 &&
    html`${parts.updates({ incident }, context)}
`
  }${
    ((hasPostmortem && introduction !== false) || details !== false) &&
    html`<section>
<h2 id="details">${labels.details}</h2>
${hasPostmortem && introduction}${details}</section>
`
  }</article>
${linkNeighbours(props, context)}`;
};

export const facts: Part<'facts'> = (props, context) => {
  const rows = [
    ...whatRows(props, context),
    ...whenRows(props, context),
    ...howLongRows(props, context),
    ...whereRows(props, context),
  ];
  return html`<dl class="facts">
${rows.map(
  ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>
`,
)}</dl>`;
};

type Row = readonly [name: string, value: Html | string];

/** A row where there is something to say. */
const row = <Value>(
  name: string,
  value: Value | undefined,
  show: (value: Value) => Html | string,
): readonly Row[] => (value === undefined ? [] : [[name, show(value)]]);

function whatRows({ incident, timeline }: IncidentProps, { messages, href }: ThemeContext): readonly Row[] {
  const { labels, kinds, statuses } = messages;
  return [
    ...(incident.kind === 'incident' ? [] : [[labels.kind, kinds[incident.kind]] as const]),
    ...row(
      labels.severity,
      incident.severity,
      ({ id, label }) => html`<a href="${href({ page: 'severity', severity: id })}">${label}</a>`,
    ),
    ...row(labels.status, timeline.status, (status) => statuses[status]),
  ];
}

function whenRows(props: IncidentProps, context: ThemeContext): readonly Row[] {
  const { incident, timeline, impact } = props;
  const { labels, statuses } = context.messages;
  const { time } = context;
  const isWork = incident.kind === 'maintenance';
  const began = isWork
    ? timeline.isOpen || timeline.duration !== undefined
      ? timeline.begin
      : undefined
    : incident.started;
  return [
    ...(isWork ? [[labels.window, spans(incident.window, context)] as const] : []),
    ...(impact.length === 0 ? [] : [[labels.impact, showImpact(props, context)] as const]),
    ...row(incident.kind === 'notice' ? labels.published : labels.started, began, time),
    ...row(labels.until, incident.until, time),
    ...row(labels.detected, incident.detected, time),
    ...row(labels.detectedBy, incident.detectedBy, (text) => text),
    ...row(labels.mitigated, incident.mitigated, time),
    ...row(statuses[timeline.status ?? 'resolved'], timeline.resolved, time),
  ];
}

/** Every window with how long it lasted; of several also how long they lasted together. */
function showImpact({ impact, timeline }: IncidentProps, { span, duration, messages }: ThemeContext): Html {
  const windows = impact.map(
    (window) =>
      html`${span(window.span)}${window.duration !== undefined && ` (${duration(window.duration)})`}`,
  );
  const [first, ...rest] = windows;
  if (rest.length === 0) return html`${first}`;
  const isOver = impact.every((window) => window.duration !== undefined);
  return html`<ul>
${windows.map(
  (window) => html`<li>${window}</li>
`,
)}</ul>${
    isOver &&
    timeline.impactDuration !== undefined &&
    html`
<p>${messages.labels.total}: ${duration(timeline.impactDuration)}</p>`
  }`;
}

function howLongRows(
  { timeline }: IncidentProps,
  { messages: { labels }, duration }: ThemeContext,
): readonly Row[] {
  return [
    ...row(labels.duration, timeline.duration, duration),
    ...row(labels.timeToDetect, timeline.timeToDetect, duration),
    ...row(labels.timeToMitigate, timeline.timeToMitigate, duration),
    ...row(labels.timeToResolve, timeline.timeToResolve, duration),
  ];
}

function whereRows({ incident, affected }: IncidentProps, context: ThemeContext): readonly Row[] {
  const { labels } = context.messages;
  const list = html`<ul>
${affected.map(
  (item) => html`<li>${showAffected(item, context)}</li>
`,
)}</ul>`;
  return [
    ...(affected.length === 0 ? [] : [[labels.affected, list] as const]),
    ...(incident.tags.length === 0 ? [] : [[labels.tags, incident.tags.join(', ')] as const]),
  ];
}

/** `Europe › Web application: Degraded`. */
function showAffected({ component, groups, state }: Affected, { href, messages }: ThemeContext): Html {
  const path = groups.map(({ name }) => `${name} › `).join('');
  return html`${path}<a href="${href({ page: 'component', component: component.id })}">${component.name}</a>${
    state !== undefined && `: ${messages.states[state]}`
  }`;
}

function linkNeighbours({ older, newer }: IncidentProps, { messages: { labels }, href }: ThemeContext): Html {
  if (older === undefined && newer === undefined) return html``;
  const link = ({ slug, title }: IncidentProps['incident'], label: string, rel: string): Html =>
    html`<li>${label}: <a href="${href({ page: 'incident', slug })}" rel="${rel}">${title}</a></li>
`;
  return html`<nav class="neighbours" aria-label="${labels.neighbours}">
<ul>
${older !== undefined && link(older, labels.older, 'prev')}${newer !== undefined && link(newer, labels.newer, 'next')}</ul>
</nav>`;
}
