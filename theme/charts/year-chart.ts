// A year at a glance: every incident on its day, or in its week, in the row of its severity.
import { html, type Html, type Part, type ThemeContext, type YearChartProps } from '../../src/theme.js';
import { lines } from '../parts/pieces.js';
import { shapes, toneOfSeverity, type Tone } from '../parts/tones.js';
import { createPlacing, round, type Placing } from './coordinates.js';
import {
  dayScale,
  isNumberBefore,
  layOutRow,
  markGap,
  type PlacedMark,
  type RowLayout,
} from './year-layout.js';

/** The least widths that each is drawn for, in pixels. Ids have a capital: no heading of an author's has one. */
const drawings = [
  { className: 'wide-only', width: 560, prefix: 'Wide' },
  { className: 'narrow-only', width: 280, prefix: 'Narrow' },
] as const;

type Drawing = (typeof drawings)[number];

export const yearChart: Part<'yearChart'> = (props, context) => html`<figure class="year">
${lines(drawings.map((drawing) => drawYear(props, drawing, context)))}
</figure>`;

interface Row {
  readonly label: string;
  readonly count: number;
  readonly tone: Tone;
  readonly id: string;
  readonly layout: RowLayout;
  /** Of its label's line, from the top, in pixels. */
  readonly top: number;
  readonly isTitled: boolean;
}

/** Titles of more marks would weigh more than all else of the page; the pages by month name each. */
const mostTitles = 300;

const labelHeight = 20;
const rowGap = 6;
const monthHeight = 20;

const heightOf = ({ size, lanes }: RowLayout): number => labelHeight + lanes * (size + markGap) + rowGap;

function drawYear(props: YearChartProps, drawing: Drawing, context: ThemeContext): Html {
  const rows = placeRows(props, drawing, context);
  const height = rows.reduce((sum, { layout }) => sum + heightOf(layout), 0);
  const place = createPlacing(context);
  return html`<svg class="chart ${drawing.className}" width="100%" height="${height + monthHeight}" role="img" aria-label="${sayYear(props, context)}">
${lines([
  html`<defs>${defineShapes(rows)}</defs>`,
  ...drawMonths(props, drawing, height, place, context),
  ...rows.map((row) => drawRow(row, place, context)),
])}
</svg>`;
}

function placeRows(
  { rows, monthLengths, unit }: YearChartProps,
  drawing: Drawing,
  { site }: ThemeContext,
): readonly Row[] {
  let top = 0;
  const all = rows.reduce((sum, { marks }) => sum + marks.length, 0);
  // Phones have no pointer that rests on a mark; the list below says the same.
  const isTitled = drawing.prefix === 'Wide' && unit === 'day' && all <= mostTitles;
  return rows.map(({ severity, marks }) => {
    const layout = layOutRow(marks, monthLengths, drawing.width);
    const tone = toneOfSeverity(severity, site);
    const count = marks.reduce((sum, { entries }) => sum + entries.length, 0);
    const row = {
      label: severity.label,
      count,
      tone,
      id: `${drawing.prefix}-${tone}-${layout.size}`,
      layout,
      top,
      isTitled,
    };
    top += heightOf(layout);
    return row;
  });
}

/** One for all marks of a kind: a mark is then no more than its place. */
function defineShapes(rows: readonly Row[]): readonly Html[] {
  const known = new Map(rows.map((row) => [row.id, row]));
  return [...known.values()].map(
    ({ id, tone, layout }) =>
      html`<path id="${id}" transform="scale(${round(layout.size / 16)})" fill-rule="evenodd" d="${shapes[tone]}"/>`,
  );
}

function drawMonths(
  { monthLengths }: YearChartProps,
  { width }: Drawing,
  height: number,
  place: Placing,
  { messages: { format } }: ThemeContext,
): readonly Html[] {
  const scale = dayScale(monthLengths);
  let day = 0;
  return monthLengths.map((length, month) => {
    const name = format.shortMonths[month] ?? '';
    // Phones have room for a letter.
    const label = width < 400 ? name.slice(0, 1) : name;
    const [x, middle] = [place.at(scale(day)), place.at(scale(day + length / 2))];
    day += length;
    return html`${month > 0 && html`<line class="tick" x1="${x}" x2="${x}" y1="0" y2="${height}"/>`}<text x="${middle}" y="${height + 14}" text-anchor="middle">${label}</text>`;
  });
}

function drawRow(row: Row, place: Placing, context: ThemeContext): Html {
  const { layout, top, tone, label, count } = row;
  const base = top + labelHeight + layout.lanes * (layout.size + markGap);
  const half = layout.size / 2;
  return html`<text class="name" x="${place.at(0)}" y="${top + 14}">${label}</text><text x="${place.at(100)}" y="${top + 14}" text-anchor="end">${count}</text>
<line class="axis" x1="0" x2="100%" y1="${base + 0.5}" y2="${base + 0.5}"/>
<g class="tone-${tone}" transform="translate(-${half})">
${lines(layout.marks.map((mark) => drawMark(mark, row, base, place, context)))}
</g>`;
}

function drawMark(
  mark: PlacedMark,
  { id, isTitled, layout: { size } }: Row,
  base: number,
  place: Placing,
  context: ThemeContext,
): Html {
  const x = place.at(mark.x);
  const y = base - (mark.lane + 1) * (size + markGap);
  const title = isTitled && html`<title>${titleOf(mark, context)}</title>`;
  const shape = html`<use href="#${id}" x="${x}" y="${y}">${title}</use>`;
  if (mark.number === undefined) return shape;
  const isLeft = isNumberBefore(mark) !== place.isMirrored;
  const shift = isLeft ? -markGap : size + markGap;
  return html`${shape}<text x="${x}" dx="${shift}" y="${y + size / 2 + 4}" text-anchor="${isNumberBefore(mark) ? 'end' : 'start'}">${mark.number}</text>`;
}

/** `15 October: Creating a customer failed`; of many on a day, how many they are. */
function titleOf(
  { entries, number }: PlacedMark,
  { messages: { charts, counts }, dayText }: ThemeContext,
): string {
  const first = entries[0]?.incident;
  if (first === undefined) return '';
  return charts.countOf(
    dayText(first.started),
    number === undefined ? first.title : counts.incidents(number),
  );
}

function sayYear({ year, rows, unit }: YearChartProps, { messages: { charts } }: ThemeContext): string {
  const counts = rows.map(({ severity, marks }) =>
    charts.countOf(
      severity.label,
      marks.reduce((sum, { entries }) => sum + entries.length, 0),
    ),
  );
  return charts.year(year, counts.join(', '), unit);
}
