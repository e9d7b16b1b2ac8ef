// The pages of the past: all years, one year, a severity in one year and in all.
import {
  html,
  type Entry,
  type EntryGroup,
  type HistoryProps,
  type Html,
  type Part,
  type ThemeContext,
  type YearCounts,
  type YearEntries,
  type YearProps,
} from '../../src/theme.js';
import {
  headline,
  lines,
  linkSource,
  neighbours,
  note,
  scrollable,
  section,
  showProse,
  type Piece,
} from './pieces.js';
import { listUndated } from './short-pages.js';
import { showPeriods } from './periods.js';
import { sayIncidentFree, sayIncomplete } from './sentences.js';
import { toneOfSeverity } from './tones.js';

export const historyPage: Part<'historyPage'> = (props, context) =>
  lines([
    headline(context.messages.labels.history, [
      props.omitted > 0
        ? sayIncomplete(props.omitted, context)
        : sayIncidentFree(props.incidentFree, context),
    ]),
    showCounts(props, context),
    listUndated(context.messages.disclosure.withoutDate, props.undated, context),
    props.internal > 0 && note(context.messages.sentences.internalCounted(props.internal)),
    html`<p><a href="${context.href({ page: 'statistics' })}">${context.messages.statistics.title}</a></p>`,
  ]);

function showCounts({ years }: HistoryProps, context: ThemeContext): Html {
  const { site, messages, parts, href } = context;
  const { labels } = messages;
  const severities = site.severities.map((severity) => {
    const link = href({ page: 'severity', severity: severity.id });
    return html`<th scope="col"><a href="${link}">${parts.severityLabel({ severity }, context)}</a></th>`;
  });
  return scrollable(html`<table class="counts">
<caption>${labels.incidentsByYear}</caption>
<thead>
<tr><th scope="col">${labels.year}</th>${severities}<th scope="col">${labels.total}</th><th scope="col">${labels.maintenance}</th></tr>
</thead>
<tbody>
${lines(years.map((counts) => showYearCounts(counts, context)))}
</tbody>
</table>`);
}

function showYearCounts(
  { year, bySeverity, incidents, maintenance }: YearCounts,
  context: ThemeContext,
): Html {
  const { site, messages, href } = context;
  const counts = site.severities.map((severity) => {
    const { id, label } = severity;
    const count = bySeverity.get(id) ?? 0;
    if (count === 0) return html`<td class="none">0</td>`;
    const name = `${count}: ${messages.titles.yearSeverity(label, year)}`;
    const link = href({ page: 'yearSeverity', year, severity: id });
    const tone = toneOfSeverity(severity, site);
    return html`<td class="tone-${tone}"><a href="${link}" aria-label="${name}">${count}</a></td>`;
  });
  const link = href({ page: 'year', year });
  return html`<tr><th scope="row"><a href="${link}">${year}</a></th>${counts}<td>${incidents}</td><td>${maintenance}</td></tr>`;
}

export const yearPage: Part<'yearPage'> = (props, context) => {
  const { site, messages } = context;
  const { labels, titles, sentences } = messages;
  const { launched } = site;
  return lines([
    headline(titles.year(props.year), [
      props.omitted > 0 ? sayIncomplete(props.omitted, context) : sayQuiet(props, context),
    ]),
    showProse(props.prose, context),
    props.chart && context.parts.yearChart(props.chart, context),
    props.months.length > 0 && showPeriods(props.months, context),
    ...props.groups.map((group) => showGroup(props.year, group, context)),
    context.parts.inDigests({ mention: props.inDigests }, context),
    listSection(labels.continuedFrom, props.continued, 'day', context),
    listSection(labels.recordedLater, props.recordedLater, 'day', context),
    listSection(labels.beforeLaunch, props.beforeLaunch, 'day-of-year', context, [
      launched && html`<p>${sentences.beforeLaunch(context.time(launched))}</p>`,
    ]),
    listSection(labels.maintenance, props.maintenance, 'day-of-year', context),
    listSection(labels.notices, props.notices, 'day-of-year', context),
    linkYears(props, context),
    linkSource(props.source, context),
  ]);
};

function sayQuiet({ quiet, year }: YearProps, { site, messages: { sentences }, time }: ThemeContext): Html {
  if (quiet === undefined) return html``;
  if ((quiet === 'since-launch' || quiet === 'after-launch') && site.launched !== undefined) {
    const say = quiet === 'since-launch' ? sentences.noneSinceLaunch : sentences.noneAfterLaunch;
    return html`<p>${say(time(site.launched))}</p>`;
  }
  return html`<p>${quiet === 'so-far' ? sentences.noneInYearSoFar(year) : sentences.noneInYear(year)}</p>`;
}

function showGroup(year: number, { severity, entries }: EntryGroup, context: ThemeContext): Html {
  const { parts, messages, href } = context;
  const link = href({ page: 'yearSeverity', year, severity: severity.id });
  const count = html`<a class="count" href="${link}">${messages.counts.incidents(entries.length)}</a>`;
  return section(html`${parts.severityLabel({ severity }, context)} ${count}`, [
    parts.entryList({ entries, dates: 'day-of-year', showSeverity: false }, context),
  ]);
}

/** Nothing where there are no entries. */
function listSection(
  title: string,
  entries: readonly Entry[],
  dates: 'day' | 'day-of-year',
  context: ThemeContext,
  introduction: readonly Piece[] = [],
): Html {
  if (entries.length === 0) return html``;
  return section(title, [
    ...introduction,
    context.parts.entryList({ entries, dates, showSeverity: true }, context),
  ]);
}

function linkYears({ older, newer }: YearProps, { messages: { labels }, href }: ThemeContext): Html {
  const link = (year: number, label: string, rel: 'prev' | 'next'): Html =>
    html`<span>${label}</span> <a href="${href({ page: 'year', year })}" rel="${rel}">${year}</a>`;
  return neighbours(labels.years, [
    older !== undefined && link(older, labels.older, 'prev'),
    newer !== undefined && link(newer, labels.newer, 'next'),
  ]);
}

export const yearSeverityPage: Part<'yearSeverityPage'> = (props, context) => {
  const { year, severity, months, entries, omitted } = props;
  const { messages, parts, href } = context;
  const { label, description, id } = severity;
  const all = href({ page: 'severity', severity: id });
  return lines([
    headline(messages.titles.yearSeverity(label, year), [
      description !== undefined && html`<p>${description}</p>`,
      omitted > 0 && sayIncomplete(omitted, context),
    ]),
    props.chart && parts.yearChart(props.chart, context),
    months.length > 0
      ? showPeriods(months, context)
      : parts.entryList({ entries, dates: 'day-of-year', showSeverity: false }, context),
    parts.inDigests({ mention: props.inDigests }, context),
    html`<p><a href="${all}">${messages.titles.severity(label)}</a></p>`,
  ]);
};

export const severityPage: Part<'severityPage'> = (props, context) => {
  const { severity, years, periods, inDigests, omitted } = props;
  const { label, description } = severity;
  const { titles, sentences } = context.messages;
  return lines([
    headline(titles.severity(label), [
      description !== undefined && html`<p>${description}</p>`,
      omitted > 0 && sayIncomplete(omitted, context),
    ]),
    periods.length > 0
      ? showPeriods(periods, context)
      : years.length === 0
        ? inDigests === undefined && html`<p>${sentences.noneOfSeverity}</p>`
        : listYears(years, false, context),
    context.parts.inDigests({ mention: inDigests }, context),
  ]);
};

/** A section for each year with its entries. */
export function listYears(years: readonly YearEntries[], showSeverity: boolean, context: ThemeContext): Html {
  return lines(
    years.map(({ year, entries }) =>
      section(String(year), [
        context.parts.entryList({ entries, dates: 'day-of-year', showSeverity }, context),
      ]),
    ),
  );
}
