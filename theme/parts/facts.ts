// The facts of an incident, maintenance or notice: what it was, when, how long it took, what it affected.
import {
  html,
  type Affected,
  type Duration,
  type Html,
  type IncidentProps,
  type Moment,
  type Part,
  type ThemeContext,
} from '../../src/theme.js';
import { lines, list, note } from './pieces.js';

export const facts: Part<'facts'> = (props, context) => {
  const rows = [...whatRows(props, context), ...whenRows(props, context), ...whereRows(props, context)];
  return lines([
    html`<dl class="facts">
${lines(rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`))}
</dl>`,
    sayCounting(props, context),
  ]);
};

type Row = readonly [name: string, value: Html | string];

/** A row where there is something to say. */
const row = <Value>(
  name: string,
  value: Value | undefined,
  show: (value: Value) => Html | string,
): readonly Row[] => (value === undefined ? [] : [[name, show(value)]]);

const unlessEmpty = <Item>(items: readonly Item[]): readonly Item[] | undefined =>
  items.length === 0 ? undefined : items;

function whatRows({ incident, timeline }: IncidentProps, context: ThemeContext): readonly Row[] {
  const { messages, parts, href } = context;
  const { labels, kinds, statuses } = messages;
  const kind = incident.kind === 'incident' ? undefined : incident.kind;
  return [
    ...row(labels.kind, kind, (name) => kinds[name]),
    ...row(labels.severity, incident.severity, (severity) => {
      const label = parts.severityLabel({ severity }, context);
      return html`<a href="${href({ page: 'severity', severity: severity.id })}">${label}</a>`;
    }),
    ...row(labels.status, timeline.status, (status) => statuses[status]),
  ];
}

function whenRows(props: IncidentProps, context: ThemeContext): readonly Row[] {
  const { incident, timeline } = props;
  const { messages, time, duration } = context;
  const { labels, statuses, sentences } = messages;
  // Planned work has begun only once it is under way or took some time.
  const hasBegun = timeline.isOpen || timeline.duration !== undefined;
  const began = incident.kind !== 'maintenance' ? incident.started : hasBegun ? timeline.begin : undefined;
  const timed = (moment: Moment, took: Duration | undefined, more?: string): Html => {
    const after = incident.impact.length > 0 ? sentences.afterImpact : sentences.after;
    const details = [took && after(duration(took)), more].filter((detail) => detail !== undefined);
    return html`${time(moment)}${details.length > 0 && aside(details.join(' · '))}`;
  };
  return [
    ...row(labels.window, unlessEmpty(incident.window), (windows) => showWindows(windows, context)),
    ...row(incident.kind === 'notice' ? labels.published : labels.started, began, time),
    ...row(labels.until, incident.until, time),
    ...row(statuses[timeline.status ?? 'resolved'], timeline.resolved, (moment) =>
      timed(moment, timeline.timeToResolve),
    ),
    ...row(labels.duration, timeline.duration, duration),
    ...row(labels.impact, unlessEmpty(props.impact), () => showImpact(props, context)),
    ...(incident.detected === undefined
      ? row(labels.detectedBy, incident.detectedBy, (text) => text)
      : row(labels.detected, incident.detected, (moment) =>
          timed(moment, timeline.timeToDetect, incident.detectedBy),
        )),
    ...row(labels.mitigated, incident.mitigated, (moment) => timed(moment, timeline.timeToMitigate)),
  ];
}

const aside = (text: string): Html => html` <span class="aside">${text}</span>`;

function showWindows(windows: IncidentProps['incident']['window'], { span }: ThemeContext): Html {
  const spans = windows.map((window) => html`${span(window)}`);
  return spans.length === 1 ? html`${spans}` : list('windows', spans);
}

/** Every window with how long it lasted; of several also how long they lasted together. */
function showImpact({ impact, timeline }: IncidentProps, { span, duration, messages }: ThemeContext): Html {
  const windows = impact.map((window) => {
    const length = window.duration !== undefined && ` (${duration(window.duration)})`;
    return html`${span(window.span)}${length}`;
  });
  if (windows.length === 1) return html`${windows}`;
  const isOver = impact.every((window) => window.duration !== undefined);
  const total = isOver && timeline.impactDuration !== undefined && duration(timeline.impactDuration);
  return lines([
    list('windows', windows),
    total !== false && html`<p>${messages.labels.total}: ${total}</p>`,
  ]);
}

/** Where the failure began before the record of it, the figures count from different times: that has to be said. */
function sayCounting({ incident, timeline }: IncidentProps, { messages, time }: ThemeContext): Html {
  const counts = [timeline.timeToDetect, timeline.timeToMitigate, timeline.timeToResolve];
  const isSame = timeline.begin.from === incident.started.from;
  if (isSame || counts.every((duration) => duration === undefined)) return html``;
  return note(html`${messages.sentences.countedFrom(time(timeline.begin))}`);
}

function whereRows({ incident, affected }: IncidentProps, context: ThemeContext): readonly Row[] {
  const { labels } = context.messages;
  return [
    ...row(labels.affected, unlessEmpty(affected), (items) => list('affected', showAffected(items, context))),
    ...row(labels.tags, unlessEmpty(incident.tags), (tags) => tags.join(', ')),
  ];
}

/** `Europe › Web application: Degraded`; several of one group below its name. */
function showAffected(affected: readonly Affected[], context: ThemeContext): readonly Html[] {
  const byGroup = new Map<string, Affected[]>();
  for (const item of affected) {
    const path = item.groups.map(({ name }) => name).join(' › ');
    byGroup.set(path, [...(byGroup.get(path) ?? []), item]);
  }
  const hasHeads = [...byGroup].some(([path, items]) => path !== '' && items.length > 1);
  return [...byGroup].flatMap(([path, items]) => {
    const shown = items.map((item) => showState(item, context));
    if (path === '') return shown;
    return hasHeads ? html`${path}${list('members', shown)}` : html`${path} › ${shown}`;
  });
}

function showState({ component, state }: Affected, { href, messages }: ThemeContext): Html {
  const link = href({ page: 'component', component: component.id });
  return html`<a href="${link}">${component.name}</a>${state !== undefined && `: ${messages.states[state]}`}`;
}
