// The statistics: how many incidents each year had, how soon people responded, how available every component was.
import {
  html,
  type ComponentAvailability,
  type Html,
  type Part,
  type Spread,
  type StatisticsProps,
  type StatisticsSummary,
  type ThemeContext,
} from '../../src/theme.js';
import { yearsChart } from '../charts/years-chart.js';
import { headline, lines, note, scrollable, section } from './pieces.js';
import { sayIncomplete, sayMethod } from './sentences.js';

export const statisticsPage: Part<'statisticsPage'> = (props, context) => {
  const { labels, statistics } = context.messages;
  const { all, availability, omitted } = props;
  return lines([
    headline(statistics.title, [
      html`<p>${statistics.introduction}</p>`,
      omitted > 0 && sayIncomplete(omitted, context),
    ]),
    ...(all.incidents + all.internal + all.maintenance === 0
      ? [html`<p>${statistics.none}</p>`]
      : [
          section(labels.incidentsByYear, [
            all.incidents === 0 && html`<p>${statistics.none}</p>`,
            yearsChart(props, context),
            showCounts(props, context),
            note(statistics.left(all.internal)),
          ]),
          section(statistics.responses, [
            showResponses(props, context),
            note(html`${statistics.responseMethod(props.fewest)} ${statistics.detectMethod}`),
          ]),
        ]),
    availability.length > 0
      ? section(statistics.availability, [showAvailability(props, context), sayMethod(context)])
      : omitted > 0 && section(statistics.availability, [html`<p>${statistics.withheldFigures}</p>`]),
    html`<p><a href="${context.href({ page: 'history' })}">${labels.allIncidents}</a></p>`,
  ]);
};

const cell = (count: number): Html => (count === 0 ? html`<td class="none">0</td>` : html`<td>${count}</td>`);

const yearLink = (year: number, { href }: ThemeContext): Html =>
  html`<a href="${href({ page: 'year', year })}">${year}</a>`;

function showCounts({ years, all }: StatisticsProps, context: ThemeContext): Html {
  const { site, messages, parts } = context;
  const { labels, statistics } = messages;
  const severities = site.severities.map(
    (severity) => html`<th scope="col">${parts.severityLabel({ severity }, context)}</th>`,
  );
  const row = (name: Html | string, summary: StatisticsSummary): Html =>
    html`<tr><th scope="row">${name}</th>${site.severities.map(({ id }) => cell(summary.bySeverity.get(id) ?? 0))}${[
      summary.incidents,
      summary.internal,
      summary.maintenance,
    ].map(cell)}</tr>`;
  return scrollable(html`<table class="counts">
<thead>
<tr><th scope="col">${labels.year}</th>${severities}<th scope="col">${labels.total}</th><th scope="col">${labels.internal}</th><th scope="col">${labels.maintenance}</th></tr>
</thead>
<tbody>
${lines(years.map((summary) => row(yearLink(summary.year, context), summary)))}
</tbody>
<tfoot>
${row(statistics.allYears, all)}
</tfoot>
</table>`);
}

/** A table for each time, since all in one would be wider than a page. */
const showResponses = (props: StatisticsProps, context: ThemeContext): Html =>
  html`<div class="responses">
${lines((['timeToDetect', 'timeToMitigate', 'timeToResolve'] as const).map((name) => showTimes(name, props, context)))}
</div>`;

function showTimes(
  name: keyof StatisticsSummary['responses'],
  { years, all }: StatisticsProps,
  context: ThemeContext,
): Html {
  const { labels, statistics } = context.messages;
  const row = (title: Html | string, { responses }: StatisticsSummary): Html =>
    html`<tr><th scope="row">${title}</th>${showSpread(responses[name], context)}</tr>`;
  return scrollable(html`<table class="counts">
<caption>${labels[name]}</caption>
<thead>
<tr><th scope="col">${labels.year}</th><th scope="col">${statistics.median}</th><th scope="col">${statistics.ninetieth}</th><th scope="col">${statistics.count}</th></tr>
</thead>
<tbody>
${lines(years.map((summary) => row(yearLink(summary.year, context), summary)))}
</tbody>
<tfoot>
${row(statistics.allYears, all)}
</tfoot>
</table>`);
}

function showSpread({ count, median, ninetieth }: Spread, { messages, briefDuration }: ThemeContext): Html {
  if (median !== undefined && ninetieth !== undefined) {
    return html`<td>${briefDuration(median)}</td><td>${briefDuration(ninetieth)}</td>${cell(count)}`;
  }
  const text = count === 0 ? '–' : messages.statistics.tooFew;
  return html`<td class="none" colspan="2">${text}</td>${cell(count)}`;
}

function showAvailability({ availability, years }: StatisticsProps, context: ThemeContext): Html {
  const { labels } = context.messages;
  const columns = years.map(({ year }) => html`<th scope="col">${yearLink(year, context)}</th>`);
  return scrollable(html`<table class="counts availabilities">
<thead>
<tr><th scope="col">${labels.component}</th>${columns}</tr>
</thead>
<tbody>
${lines(availability.map((row) => showComponent(row, context)))}
</tbody>
</table>`);
}

function showComponent({ component, groups, years }: ComponentAvailability, context: ThemeContext): Html {
  const { href, percent, messages } = context;
  const name = [...groups, component].map(({ name: part }) => part).join(' › ');
  const figures = years.map((availability) =>
    availability === undefined
      ? html`<td class="none">${messages.sentences.notMeasured}</td>`
      : html`<td>${percent(availability.basisPoints)}</td>`,
  );
  return html`<tr><th scope="row"><a href="${href({ page: 'component', component: component.id })}">${name}</a></th>${figures}</tr>`;
}
