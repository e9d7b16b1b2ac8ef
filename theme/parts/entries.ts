// Incidents, maintenance and notices in lists and as cards.
import { endOf, html, type Entry, type Html, type Part, type ThemeContext } from '../../src/theme.js';
import { nameAffected } from './affected.js';
import { rowsOf } from './entry-rows.js';
import { joinFacts, lines, markHidden, section, showProse } from './pieces.js';
import { toneOfSeverity, type Tone } from './tones.js';

/** A row each: when, what, how bad, how long, the summary, and what was affected. */
export const entryList: Part<'entryList'> = (props, context) => html`<ul class="record">
${lines(props.entries.map(rowsOf(props, context)))}
</ul>`;

/** What is open, planned or current: its latest update, or its summary where it has none. */
export const entryCard: Part<'entryCard'> = ({ entry }, context) => {
  const { incident, timeline, affectedNames } = entry;
  const { parts, messages, href, time } = context;
  const { severity, slug, title, external, summary } = incident;
  const { latestUpdate } = timeline;
  const labels = joinFacts([
    severity !== undefined && parts.severityLabel({ severity }, context),
    parts.statusLabel(entry, context),
    timeline.isOverrunning && messages.labels.overrunning,
    !external && messages.labels.internal,
    ...markHidden(incident, context),
  ]);
  const facts = joinFacts([
    latestUpdate !== undefined &&
      html`<span data-age>${messages.sentences.lastUpdate(time(latestUpdate.time))}</span>`,
    showPeriod(entry, context),
  ]);
  return html`<article class="card tone-${toneOfEntry(entry, context)}">
${lines([
  html`<p class="labels">${labels}</p>`,
  html`<h3><a href="${href({ page: 'incident', slug })}">${title}</a></h3>`,
  affectedNames.length > 0 && html`<p class="where">${nameAffected(affectedNames, messages)}</p>`,
  showProse(latestUpdate?.prose ?? summary, context, `${slug}-`),
  html`<p class="when">${facts}</p>`,
  ...sayWindows(entry, context),
])}
</article>`;
};

function toneOfEntry({ incident: { kind, severity } }: Entry, { site }: ThemeContext): Tone {
  if (severity !== undefined) return toneOfSeverity(severity, site);
  return kind === 'maintenance' ? 'maintenance' : 'low';
}

/** What the clock says of planned work in between two builds: hidden until a script finds that it is true. */
function sayWindows({ incident, timeline }: Entry, { messages, instant }: ThemeContext): readonly Html[] {
  if (!timeline.isScheduled && !timeline.isOpen) return [];
  const { windowBegun, windowOver } = messages.sentences;
  return incident.window.flatMap(({ from, to }, index) => {
    if (to === undefined) return [];
    const next = incident.window[index + 1]?.from;
    return [
      timeline.isScheduled &&
        html`<p class="stale" hidden data-from="${instant(from.from)}" data-until="${instant(endOf(to))}">${windowBegun}</p>`,
      !timeline.isOverrunning &&
        html`<p class="stale" hidden data-from="${instant(endOf(to))}" data-until="${next && instant(next.from)}">${windowOver}</p>`,
    ].filter((note) => note !== false);
  });
}

/** A section with a card for each entry; nothing where there is none. */
export function cards(title: string, entries: readonly Entry[], context: ThemeContext): Html {
  if (entries.length === 0) return html``;
  return section(
    title,
    entries.map((entry) => context.parts.entryCard({ entry }, context)),
  );
}

function showPeriod({ incident }: Entry, context: ThemeContext): Html {
  const { labels } = context.messages;
  const { window, started, until, kind } = incident;
  if (window.length > 0) return html`${labels.window}: ${showWindows(window, context)}`;
  const label = kind === 'notice' ? labels.published : labels.started;
  const start = html`${label}: ${context.time(started)}`;
  return joinFacts([start, until !== undefined && html`${labels.until}: ${context.time(until)}`]);
}

const showWindows = (windows: Entry['incident']['window'], context: ThemeContext): Html =>
  html`${context.messages.format.list(windows.map((window) => context.span(window)))}`;
