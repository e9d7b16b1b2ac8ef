// The course of one entry as a line: when it was open, its impact or windows, and what happened when.
import {
  html,
  type CourseMark,
  type Html,
  type IncidentCourse,
  type Part,
  type ThemeContext,
} from '../../src/theme.js';
import { lines } from '../parts/pieces.js';
import { toneOfStatus, type Tone } from '../parts/tones.js';
import { createPlacing, round, type Placing } from './coordinates.js';
import { poleGap, type Flag } from './flags.js';
import { layOutCourse, type BarPlace, type CourseLayout, type CoursePlace } from './incident-layout.js';

/** The least widths that each is drawn for, in pixels: those of the page from 40rem on, and of the smallest phones. */
const drawings = [
  { className: 'wide-only', width: 560, lanes: 5 },
  { className: 'narrow-only', width: 280, lanes: 7 },
] as const;

export const incidentChart: Part<'incidentChart'> = ({ course }, context) => {
  const label = sayCourse(course, context);
  return html`<figure class="course">
${lines(drawings.map((drawing) => drawCourse(course, drawing, label, context)))}
</figure>`;
};

const lane = 18;
const barHeight = 14;
/** The line itself lies below the ticks and the lanes of the bars' labels. */
const tickRoom = 18;
const baseOf = ({ ticks, barFlags }: CourseLayout): number =>
  (ticks.length > 0 ? tickRoom : 0) + lane * countLanes(barFlags) + 16;

const countLanes = (flags: readonly { readonly lane: number }[]): number =>
  Math.max(0, ...flags.map((flag) => flag.lane + 1));

function drawCourse(
  course: IncidentCourse,
  { className, width, lanes }: (typeof drawings)[number],
  label: string,
  context: ThemeContext,
): Html {
  const { charts } = context.messages;
  const words = { event: charts.event, bar: ({ kind }: BarPlace['bar']) => wordOfBar(kind, context) };
  const layout = layOutCourse(course, words, { width, lanes });
  const base = baseOf(layout);
  const place = createPlacing(context);
  return html`<svg class="chart ${className}" width="100%" height="${base + 14 + lane * countLanes(layout.flags)}" role="img" aria-label="${label}">
${lines([
  ...layout.ticks.map((tick) => drawTick(tick, base, place)),
  ...drawLine(course, layout, base, place),
  ...layout.bars.map((bar) => drawBar(bar, base, place, context)),
  ...layout.barFlags.map((flag) => drawFlag(flag, base - barHeight / 2, -1, place)),
  ...layout.flags.map((flag) => drawFlag(flag, base, 1, place)),
  ...layout.places.map((mark) => drawMark(mark, base, place, context)),
])}
</svg>`;
}

const wordOfBar = (kind: BarPlace['bar']['kind'], { messages: { labels, charts } }: ThemeContext): string =>
  ({ impact: labels.impact, window: labels.window, work: charts.work })[kind];

const drawTick = ({ x, label }: CourseLayout['ticks'][number], base: number, place: Placing): Html =>
  html`<line class="tick" x1="${place.at(x)}" x2="${place.at(x)}" y1="16" y2="${base + 8}"/><text class="tick" x="${place.at(x)}" y="11" text-anchor="middle">${label}</text>`;

/** Thick where it was open; thin between a closing and a reopening, and on to what came later. */
function drawLine(
  course: IncidentCourse,
  layout: CourseLayout,
  base: number,
  place: Placing,
): readonly Html[] {
  const { scale, end, places } = layout;
  const draw = (className: string, from: number, to: number): Html =>
    html`<line class="${className}" x1="${place.at(from)}" x2="${place.at(to)}" y1="${base}" y2="${base}"/>`;
  const last = course.later.length > 0 ? places.at(-1)?.x : undefined;
  return [
    draw('rest', scale(course.from), scale(course.to)),
    ...(last === undefined ? [] : [draw('rest later', end, last)]),
    ...course.phases.map(({ from, to }) => draw('open', scale(from), scale(to))),
    ...(course.isOpen ? drawArrow(scale(course.to), base, place) : []),
  ];
}

/** It goes on: to the edge, with a head that points where time goes. */
function drawArrow(from: number, base: number, place: Placing): readonly Html[] {
  const head = place.isMirrored ? 'M10 0L0 6l10 6z' : 'M-10 0L0 6l-10 6z';
  return [
    html`<line class="open" x1="${place.at(from)}" x2="${place.at(99)}" y1="${base}" y2="${base}"/>`,
    html`<svg x="${place.at(100)}" y="${base - 6}" width="10" height="12" overflow="visible"><path class="head" d="${head}"/></svg>`,
  ];
}

function drawBar({ bar, x, length }: BarPlace, base: number, place: Placing, context: ThemeContext): Html {
  const title = context.messages.charts.event(wordOfBar(bar.kind, context), bar.when);
  // What lasted a minute in a course of weeks is still to be seen.
  const shown = Math.max(length, 0.4);
  const y = base - barHeight / 2;
  return html`<rect class="${bar.kind}" x="${place.at(x, shown)}" y="${y}" width="${round(shown)}%" height="${barHeight}" rx="3"><title>${title}</title></rect>`;
}

const toneOfMark = ({ kind, status }: CourseMark): Tone =>
  status !== undefined ? toneOfStatus(status) : kind === 'resolved' ? 'ok' : 'low';

function drawMark({ mark, x }: CoursePlace, base: number, place: Placing, context: ThemeContext): Html {
  const title = context.messages.charts.event(mark.word, mark.when);
  return html`<circle class="mark tone-${toneOfMark(mark)}" cx="${place.at(x)}" cy="${base}" r="5"><title>${title}</title></circle>`;
}

/** Down from the line, or up with `direction` -1. `dx` follows the direction of the text's own script by itself. */
function drawFlag(
  { x, lane: index, side, text }: Flag<unknown>,
  base: number,
  direction: 1 | -1,
  place: Placing,
): Html {
  const y = direction === 1 ? base + 24 + index * lane : base - 8 - index * lane;
  const shift = (side === 'after') === place.isMirrored ? -poleGap : poleGap;
  const pole = direction === 1 ? y - 1 : y - 8;
  return html`<line class="pole" x1="${place.at(x)}" x2="${place.at(x)}" y1="${base}" y2="${pole}"/><text x="${place.at(x)}" dx="${shift}" y="${y}" text-anchor="${side === 'after' ? 'start' : 'end'}">${text}</text>`;
}

/** The same facts in a sentence. */
function sayCourse(course: IncidentCourse, context: ThemeContext): string {
  const { charts } = context.messages;
  const events = [
    ...course.bars.map((bar) => charts.event(wordOfBar(bar.kind, context), bar.when)),
    ...[...course.marks, ...course.later].map(({ word, when }) => charts.event(word, when)),
    ...(course.isOpen ? [charts.stillOpen] : []),
  ];
  return charts.course(events.join('; '));
}
