// What a page shows in the place of a list that is too long for it: how much there is of each year, month or part.
import { html, type Html, type PeriodCounts, type ThemeContext } from '../../src/theme.js';
import { lines, scrollable } from './pieces.js';

/** A table with a row for each of them; columns for what only some of them have, but none that all lack. */
export function showPeriods(periods: readonly PeriodCounts[], context: ThemeContext): Html {
  const columns = columnsOf(periods, context);
  const [caption, head] = namesOf(periods, context);
  return scrollable(html`<table class="counts">
<caption>${caption}</caption>
<thead>
<tr><th scope="col">${head}</th>${columns.map(({ title }) => html`<th scope="col">${title}</th>`)}</tr>
</thead>
<tbody>
${lines(
  periods.map(({ period, route, days }, index) => {
    const link = html`<a href="${context.href(route)}">${context.period(period)}</a>`;
    const span = days && html`: ${context.span(days)}`;
    return html`<tr><th scope="row">${link}${span}</th>${columns.map(({ counts }) => showCount(counts[index] ?? 0))}</tr>`;
  }),
)}
</tbody>
</table>`);
}

/** What they are together, and what each of them is. */
function namesOf(periods: readonly PeriodCounts[], { messages: { labels } }: ThemeContext): [string, string] {
  if (periods.some(({ period }) => period.part !== undefined)) return [labels.monthParts, labels.monthPart];
  if (periods.some(({ period }) => period.month !== undefined)) return [labels.months, labels.month];
  return [labels.years, labels.year];
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
