// How many incidents each year had, by severity: a bar a year on one scale. The table below it has the same numbers.
import {
  html,
  joinHtml,
  type Html,
  type StatisticsProps,
  type ThemeContext,
  type YearStatistics,
} from '../../src/theme.js';
import { lines } from '../parts/pieces.js';
import { toneOfSeverity } from '../parts/tones.js';
import { createPlacing, round, type Placing } from './coordinates.js';

const rowHeight = 38;
const barTop = 20;
const barHeight = 10;

export function yearsChart({ years }: StatisticsProps, context: ThemeContext): Html {
  const most = Math.max(...years.map(({ incidents }) => incidents));
  if (years.length === 0 || most === 0) return html``;
  const { charts, statistics } = context.messages;
  const counts = years.map(({ year, incidents }) => charts.countOf(String(year), incidents));
  const place = createPlacing(context);
  return html`<figure class="years">
<svg class="chart" width="100%" height="${years.length * rowHeight}" role="img" aria-label="${statistics.byYear(counts.join(', '))}">
${lines(years.map((year, index) => drawYear(year, index * rowHeight, most, place, context)))}
</svg>
${showLegend(context)}
</figure>`;
}

function drawYear(
  { year, bySeverity, incidents }: YearStatistics,
  top: number,
  most: number,
  place: Placing,
  { site, messages }: ThemeContext,
): Html {
  let share = 0;
  const bars = site.severities.flatMap((severity) => {
    const count = bySeverity.get(severity.id) ?? 0;
    if (count === 0) return [];
    const width = round((count / most) * 100);
    const x = place.at(share, width);
    share += width;
    const title = messages.charts.countOf(severity.label, count);
    return html`<rect class="tone-${toneOfSeverity(severity, site)}" x="${x}" y="${top + barTop}" width="${width}%" height="${barHeight}"><title>${title}</title></rect>`;
  });
  const y = top + barTop - 6;
  return html`<text class="name" x="${place.at(0)}" y="${y}">${year}</text><text x="${place.at(100)}" y="${y}" text-anchor="end">${incidents}</text>${bars}<line class="axis" x1="0" x2="100%" y1="${top + barTop + barHeight + 0.5}" y2="${top + barTop + barHeight + 0.5}"/>`;
}

const showLegend = (context: ThemeContext): Html =>
  html`<figcaption>${joinHtml(
    context.site.severities.map((severity) => context.parts.severityLabel({ severity }, context)),
    ' ',
  )}</figcaption>`;
