// A digest: what its period had together, beside the period before, and a paragraph for each incident.
import {
  anchorInDigest,
  html,
  type DigestEntry,
  type DigestNote,
  type DigestPeriod,
  type DigestProps,
  type DigestSummary,
  type Html,
  type Part,
  type ThemeContext,
} from '../../src/theme.js';
import { nameAllAffected } from './affected.js';
import {
  headline,
  joinFacts,
  lines,
  linkSource,
  list,
  neighbours,
  note,
  scrollable,
  section,
  showProse,
  type Piece,
} from './pieces.js';
import { sayIncomplete } from './sentences.js';

export const digestPage: Part<'digestPage'> = (props, context) => {
  const { messages, digestPeriod, href } = context;
  const { digests, labels } = messages;
  const { entries, quarters, period } = props;
  return lines([
    headline(digests.titleOf(digestPeriod(period)), [
      html`<p>${sayCount(props, context)}</p>`,
      props.omitted > 0 && sayIncomplete(props.omitted, context),
    ]),
    ...sayConditions(props, context),
    showProse(props.prose, context),
    props.figures.incidents > 0 && section(digests.figures, showFigures(props, context)),
    entries.length > 0 &&
      section(labels.incidents, [
        html`<div class="digest">
${lines(entries.map((entry) => showEntry(entry, context)))}
</div>`,
      ]),
    quarters.length > 0 &&
      section(digests.quarters(period.year), [
        list(
          'ways',
          quarters.map((quarter) => linkDigest(quarter, context)),
        ),
      ]),
    linkNeighbours(props, context),
    html`<p><a href="${href({ page: 'digests' })}">${digests.all}</a></p>`,
    linkSource(props.source, context),
  ]);
};

const linkDigest = (period: DigestPeriod, { href, digestPeriod }: ThemeContext): Html =>
  html`<a href="${href({ page: 'digest', period })}">${digestPeriod(period)}</a>`;

/** How many, and how that compares. */
function sayCount(
  { period, figures, previous }: DigestProps,
  { messages, digestPeriod }: ThemeContext,
): string {
  const { digests, counts } = messages;
  if (figures.incidents === 0) return digests.nothing(digestPeriod(period));
  const incidents = counts.incidents(figures.incidents);
  if (previous === undefined) return `${incidents}.`;
  const difference = figures.incidents - previous.figures.incidents;
  return digests.compared(incidents, difference, digestPeriod(previous.period));
}

/** What a reader has to know to take the figures for no more than they are. */
function sayConditions(props: DigestProps, { messages, day, digestPeriod }: ThemeContext): readonly Piece[] {
  const { digests } = messages;
  const { since, previous, missing, isClosed, entries, gone } = props;
  const uncounted = entries.filter(({ counts }) => !counts).length;
  const sentences = [
    since && digests.beganWithin(day(since)),
    previous?.since && digests.partBefore(digestPeriod(previous.period), day(previous.since)),
    missing &&
      (missing.isBeforePolicy ? digests.beforePolicy : digests.nothingBefore)(digestPeriod(missing.period)),
    uncounted > 0 && digests.uncounted(uncounted),
    gone > 0 && digests.gone(gone),
    !isClosed && digests.notClosed,
  ];
  return sentences.map((sentence) => sentence !== undefined && sentence !== false && note(html`${sentence}`));
}

/** Beside those of the period before, where there is a digest of it. */
function showFigures(props: DigestProps, context: ThemeContext): readonly Piece[] {
  const { messages, site, digestPeriod } = context;
  const { digests } = messages;
  const columns: readonly DigestSummary[] = [
    props,
    ...(props.previous === undefined ? [] : [props.previous]),
  ];
  const row = (name: Html | string, show: (summary: DigestSummary) => Html | string): Html =>
    html`<tr><th scope="row">${name}</th>${columns.map((column) => html`<td>${show(column)}</td>`)}</tr>`;
  const severities = site.severities.filter(({ id }) =>
    columns.some(({ figures }) => figures.bySeverity.has(id)),
  );
  const table = html`<table class="counts figures">
<thead>
<tr><th scope="col">${digests.figure}</th>${columns.map(({ period }) => html`<th scope="col">${digestPeriod(period)}</th>`)}</tr>
</thead>
<tbody>
${lines([
  row(messages.labels.incidents, ({ figures }) => String(figures.incidents)),
  ...severities.map((severity) =>
    row(context.parts.severityLabel({ severity }, context), ({ figures }) =>
      String(figures.bySeverity.get(severity.id) ?? 0),
    ),
  ),
  row(digests.components, ({ figures }) => String(figures.components)),
  row(digests.total, (summary) => showTotal(summary, context)),
  row(digests.median, (summary) => showMedian(summary, context)),
])}
</tbody>
</table>`;
  return [scrollable(table), note(digests.medianMethod(props.fewest))];
}

function showTotal({ figures }: DigestSummary, { messages, briefDuration }: ThemeContext): Html | string {
  const { total, timed, incidents } = figures;
  if (total === undefined) return '–';
  const isPart = timed < incidents;
  return html`${briefDuration(total)}${isPart && html` <span class="aside">${messages.digests.of(timed, incidents)}</span>`}`;
}

function showMedian({ figures }: DigestSummary, { messages, briefDuration }: ThemeContext): Html | string {
  const { median, count } = figures.timeToResolve;
  if (median === undefined) return figures.incidents === 0 ? '–' : messages.statistics.tooFew;
  const isPart = count < figures.incidents;
  return html`${briefDuration(median)}${isPart && html` <span class="aside">${messages.digests.of(count, figures.incidents)}</span>`}`;
}

/** What is said of an incident that has no page of its own; its former address leads here. */
function showEntry(entry: DigestEntry, context: ThemeContext): Html {
  const { messages, parts, span, duration, href } = context;
  const { incident, timeline, affectedNames, publication, notes } = entry;
  const { slug, title, severity, started, impact, external, withheld, summary } = incident;
  const labels = joinFacts([
    severity !== undefined && parts.severityLabel({ severity }, context),
    timeline.isOpen && messages.labels.open,
    timeline.isReopened && !timeline.isOpen && messages.labels.reopened,
    !external && messages.labels.internal,
    withheld && messages.disclosure.withheld,
  ]);
  const facts = joinFacts([
    html`${span({ from: started, to: timeline.resolved })}`,
    timeline.duration !== undefined && duration(timeline.duration),
  ]);
  const heading =
    publication === 'page'
      ? html`<a href="${href({ page: 'incident', slug })}">${title}</a>`
      : html`${title}`;
  return html`<article id="${anchorInDigest(slug)}">
${lines([
  html`<h3>${heading}</h3>`,
  html`<p class="labels">${labels}</p>`,
  html`<p class="when">${facts}</p>`,
  // The failure may have lasted longer than the record of it.
  ...impact.map((window) => html`<p class="when">${messages.labels.impact}: ${span(window)}</p>`),
  affectedNames.length > 0 && html`<p class="where">${nameAllAffected(affectedNames, context)}</p>`,
  showProse(summary, context, `${slug}-`),
  ...notes.map((each) => note(sayNote(each, context))),
  withheld && note(messages.disclosure.withheldDetails),
])}
</article>`;
}

function sayNote(change: DigestNote, context: ThemeContext): Html | string {
  const { messages, day, digestPeriod, href } = context;
  const { digests, disclosure } = messages;
  switch (change.kind) {
    case 'added':
    case 'reopened':
      return digests[change.kind];
    case 'disclosed':
      return html`${digests.disclosed(day(change.since))}`;
    case 'severity':
      return digests.otherSeverity(change.recorded.label);
    case 'moved': {
      if (change.to === undefined) return digests.movedOut;
      const { period, isOut } = change.to;
      if (!isOut) return digests.movedAhead(digestPeriod(period));
      const name = disclosure.digestOf(digestPeriod(period));
      return html`${digests.moved(html`<a href="${href({ page: 'digest', period })}">${name}</a>`)}`;
    }
  }
}

function linkNeighbours({ older, newer }: DigestProps, context: ThemeContext): Html {
  const { messages, href, digestPeriod } = context;
  const { labels, digests } = messages;
  const link = (period: DigestPeriod, label: string, rel: 'prev' | 'next'): Html =>
    html`<span>${label}</span> <a href="${href({ page: 'digest', period })}" rel="${rel}">${digestPeriod(period)}</a>`;
  return neighbours(digests.title, [
    older !== undefined && link(older, labels.older, 'prev'),
    newer !== undefined && link(newer, labels.newer, 'next'),
  ]);
}
