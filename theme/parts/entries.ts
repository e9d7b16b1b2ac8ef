// Incidents, maintenance and notices in lists and as cards.
import { html, type Entry, type Html, type Part, type ThemeContext } from '../../src/theme.js';
import { joinFacts } from './labels.js';

/** A row each: when, what, how bad, how long, and the summary. */
export const entryList: Part<'entryList'> = (
  { entries, dates, showSeverity },
  context,
) => html`<ul class="record">
${entries.map(
  (entry) => html`<li>${showRow(entry, dates, showSeverity, context)}</li>
`,
)}</ul>`;

function showRow(
  { incident, timeline, components }: Entry,
  dates: 'full' | 'day-of-year',
  showSeverity: boolean,
  context: ThemeContext,
): Html {
  const { messages, parts, href } = context;
  const { severity, started, kind, summary } = incident;
  const isClosedIncident = kind === 'incident' && !timeline.isOpen;
  return html`<span class="when">${dates === 'full' ? context.time(started) : context.dayOfYear(started)}</span>
<a class="what" href="${href({ page: 'incident', slug: incident.slug })}">${incident.title}</a>
<span class="how">${joinFacts([
    showSeverity && severity !== undefined && parts.severityLabel({ severity }, context),
    !isClosedIncident && parts.statusLabel({ incident, timeline, components }, context),
    timeline.duration !== undefined && context.duration(timeline.duration),
    !incident.external && messages.labels.internal,
  ])}</span>${
    summary !== undefined &&
    html`
<p>${summary.text}</p>`
  }${
    components.length > 0 &&
    html`
<p class="components-of">${nameComponents(components, context)}</p>`
  }`;
}

/** What is open, planned or current: its latest update, or its summary where it has none. */
export const entryCard: Part<'entryCard'> = ({ entry }, context) => {
  const { incident, timeline, components } = entry;
  const { parts, messages, href } = context;
  const text = timeline.latestUpdate?.prose ?? incident.summary;
  return html`<article class="card">
<p class="labels">${joinFacts([
    incident.severity !== undefined && parts.severityLabel({ severity: incident.severity }, context),
    parts.statusLabel(entry, context),
    timeline.isOverrunning && messages.labels.overrunning,
    !incident.external && messages.labels.internal,
  ])}</p>
<h3><a href="${href({ page: 'incident', slug: incident.slug })}">${incident.title}</a></h3>
${
  text !== undefined &&
  html`<div class="prose">${context.prose(text, `${incident.slug}-`)}</div>
`
}<p class="when">${joinFacts([
    showPeriod(entry, context),
    timeline.latestUpdate !== undefined &&
      html`${messages.sentences.lastUpdate(context.time(timeline.latestUpdate.time))}`,
    components.length > 0 && nameComponents(components, context),
  ])}</p>
</article>`;
};

function showPeriod({ incident }: Entry, context: ThemeContext): Html {
  const { labels } = context.messages;
  if (incident.window.length > 0) return html`${labels.window}: ${spans(incident.window, context)}`;
  const started = html`${incident.kind === 'notice' ? labels.published : labels.started}: ${context.time(incident.started)}`;
  if (incident.until === undefined) return started;
  return joinFacts([started, html`${labels.until}: ${context.time(incident.until)}`]);
}

export const spans = (windows: Entry['incident']['window'], context: ThemeContext): Html =>
  html`${context.messages.format.list(windows.map((window) => context.span(window)))}`;

const namedComponents = 5;

/** The first few; their page names them all. */
function nameComponents(components: Entry['components'], { messages }: ThemeContext): Html {
  const names = components.slice(0, namedComponents).map(({ name }) => name);
  const rest = components.length - names.length;
  return html`${messages.format.list(rest > 0 ? [...names, messages.counts.more(rest)] : names)}`;
}
