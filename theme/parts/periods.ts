// What a page shows in the place of a list that is too long for it: how much there is of each year or month.
import { html, type Html, type PeriodCounts, type ThemeContext } from '../../src/theme.js';
import { lines, scrollable } from './pieces.js';

/** A table with a row for each year or month; columns for what only some of them have, but none that all lack. */
export function showPeriods(periods: readonly PeriodCounts[], context: ThemeContext): Html {
  const { labels } = context.messages;
  const columns = columnsOf(periods, context);
  const areMonths = periods.some(({ period }) => period.month !== undefined);
  return scrollable(html`<table class="counts">
<caption>${areMonths ? labels.months : labels.years}</caption>
<thead>
<tr><th scope="col">${areMonths ? labels.month : labels.year}</th>${columns.map(({ title }) => html`<th scope="col">${title}</th>`)}</tr>
</thead>
<tbody>
${lines(
  periods.map(({ period, route }, index) => {
    const link = html`<a href="${context.href(route)}">${context.period(period)}</a>`;
    return html`<tr><th scope="row">${link}</th>${columns.map(({ counts }) => showCount(counts[index] ?? 0))}</tr>`;
  }),
)}
</tbody>
</table>`);
}

const showCount = (count: number): Html =>
  count === 0 ? html`<td class="none">0</td>` : html`<td>${count}</td>`;

interface Column {
  readonly title: string | Html;
  readonly counts: readonly number[];
}

function columnsOf(periods: readonly PeriodCounts[], context: ThemeContext): readonly Column[] {
  const { site, parts } = context;
  const { labels } = context.messages;
  const severities = site.severities.map((severity) => ({
    title: parts.severityLabel({ severity }, context),
    counts: periods.map(({ bySeverity }) => bySeverity.get(severity.id) ?? 0),
  }));
  const kinds: readonly Column[] = [
    ...severities,
    { title: labels.maintenance, counts: periods.map(({ maintenance }) => maintenance) },
    { title: labels.notices, counts: periods.map(({ notices }) => notices) },
  ].filter(({ counts }) => counts.some((count) => count > 0));
  const total = { title: labels.total, counts: periods.map((period) => period.total) };
  return kinds.length > 1 ? [...kinds, total] : [total];
}
