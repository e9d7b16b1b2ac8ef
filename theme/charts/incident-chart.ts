// The course of one entry as a line: when it was open, its impact or windows, and what happened when.
import {
  html,
  type CourseMark,
  type Html,
  type Incident,
  type IncidentCourse,
  type Part,
  type ThemeContext,
} from '../../src/theme.js';
import { lines } from '../parts/pieces.js';
import { toneOfSeverity, toneOfStatus, type Tone } from '../parts/tones.js';
import { createPlacing, round, type Placing } from './coordinates.js';
import { poleGap, type Flag } from './flags.js';
import {
  layOutCourse,
  planCourse,
  type BarPlace,
  type CoursePlace,
  type CoursePlan,
  type CourseTick,
} from './incident-layout.js';

/** The least widths that each is drawn for, in pixels: those of the page from 40rem on, and of the smallest phones. */
const drawings = [
  { className: 'wide-only', width: 560, lanes: 5 },
  { className: 'narrow-only', width: 280, lanes: 7 },
] as const;

export const incidentChart: Part<'incidentChart'> = ({ incident, course }, context) => {
  const { charts } = context.messages;
  const plan = planCourse(course, { event: charts.event, bar: ({ kind }) => wordOfBar(kind, context) });
  const label = sayCourse(course, plan, context);
  const place = createPlacing(context);
  const groundOf = createGrounds({ course, plan, place });
  return html`<figure class="course tone-${toneOf(incident.severity, context)}">
${lines(drawings.map((drawing) => drawCourse({ plan, label, place, groundOf }, drawing)))}
</figure>`;
};

const toneOf = (severity: Incident['severity'], { site }: ThemeContext): Tone =>
  severity === undefined ? 'maintenance' : toneOfSeverity(severity, site);

const lane = 18;
const barHeight = 16;
/** Inside the outline of its window. */
const workHeight = 8;
const tickRoom = 22;

const countLanes = (flags: readonly { readonly lane: number }[]): number =>
  Math.max(0, ...flags.map((flag) => flag.lane + 1));

interface PlannedCourse {
  readonly course: IncidentCourse;
  readonly plan: CoursePlan;
  readonly place: Placing;
}

/** All but the labels: the axis with the line and its bars, behind them, and the marks, before them. */
interface Ground {
  readonly behind: Html;
  readonly before: Html;
}

type GroundOf = (ticks: readonly CourseTick[], base: number) => Ground;

/** Drawn once where both drawings have the same, which are half of all elements of a page. */
function createGrounds(planned: PlannedCourse): GroundOf {
  let last:
    { readonly ticks: readonly CourseTick[]; readonly base: number; readonly ground: Ground } | undefined;
  return (ticks, base) => {
    if (last?.base !== base || !isSame(last.ticks, ticks))
      last = { ticks, base, ground: drawGround(planned, ticks, base) };
    return last.ground;
  };
}

const isSame = (some: readonly CourseTick[], others: readonly CourseTick[]): boolean =>
  some.length === others.length && some.every((tick, index) => tick === others[index]);

function drawGround(
  { course, plan, place }: PlannedCourse,
  ticks: readonly CourseTick[],
  base: number,
): Ground {
  return {
    behind: lines([
      ticks.length > 0 && html`<line class="tick" x1="0" x2="100%" y1="17.5" y2="17.5"/>`,
      ...ticks.map((tick) => drawTick(tick, place)),
      ...drawLine(course, plan, base, place),
      ...plan.bars.map((bar) => drawBar(bar, base, place)),
    ]),
    before: lines(plan.places.map((mark) => drawMark(mark, base, place))),
  };
}

/** What both drawings have in common. */
interface Common extends Pick<PlannedCourse, 'plan' | 'place'> {
  readonly label: string;
  readonly groundOf: GroundOf;
}

function drawCourse(
  { plan, label, place, groundOf }: Common,
  { className, width, lanes }: (typeof drawings)[number],
): Html {
  const { ticks, flags, barFlags } = layOutCourse(plan, { width, lanes });
  // The line itself lies below the ticks and the lanes of the bars' labels.
  const base = (ticks.length > 0 ? tickRoom : 0) + lane * countLanes(barFlags) + 16;
  const top = base - barHeight / 2;
  const { behind, before } = groundOf(ticks, base);
  return html`<svg class="chart ${className}" width="100%" height="${base + 14 + lane * countLanes(flags)}" role="img" aria-label="${label}">
${lines([
  behind,
  ...barFlags.map((flag) => drawPole(flag, top, -1, place)),
  ...flags.map((flag) => drawPole(flag, base, 1, place)),
  ...barFlags.map((flag) => drawText(flag, top, -1, place)),
  ...flags.map((flag) => drawText(flag, base, 1, place)),
  before,
])}
</svg>`;
}

const wordOfBar = (kind: BarPlace['bar']['kind'], { messages: { labels, charts } }: ThemeContext): string =>
  ({ impact: labels.impact, window: labels.window, work: charts.work })[kind];

function drawTick({ x, label }: CourseTick, place: Placing): Html {
  const at = place.at(x);
  return html`<line class="tick" x1="${at}" x2="${at}" y1="17" y2="22"/><text class="tick" x="${at}" y="11" text-anchor="middle">${label}</text>`;
}

/** Thick where it was open; thin between a closing and a reopening, and on to what came later. */
function drawLine(
  course: IncidentCourse,
  { scale, begin, end, places }: CoursePlan,
  base: number,
  place: Placing,
): readonly Html[] {
  const draw = (className: string, from: number, to: number): Html =>
    html`<line class="${className}" x1="${place.at(from)}" x2="${place.at(to)}" y1="${base}" y2="${base}"/>`;
  const first = course.earlier.length > 0 ? places[0]?.x : undefined;
  const last = course.later.length > 0 ? places.at(-1)?.x : undefined;
  return [
    draw('rest', scale(course.from), scale(course.to)),
    ...(first === undefined ? [] : [draw('rest apart', first, begin)]),
    ...(last === undefined ? [] : [draw('rest apart', end, last)]),
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

function drawBar({ bar, x, length, title }: BarPlace, base: number, place: Placing): Html {
  // What lasted a minute in a course of weeks is still to be seen.
  // What still lasts runs on into the arrow.
  const shown = bar.isOpen ? 98.5 - x : Math.max(length, 0.4);
  const height = bar.kind === 'work' ? workHeight : barHeight;
  const y = base - height / 2;
  return html`<rect class="${bar.kind}" x="${place.at(x, shown)}" y="${y}" width="${round(shown)}%" height="${height}" rx="3"><title>${title}</title></rect>`;
}

const toneOfMark = ({ kind, status }: CourseMark): Tone =>
  status !== undefined ? toneOfStatus(status) : kind === 'resolved' ? 'ok' : 'low';

function drawMark({ mark, x, title }: CoursePlace, base: number, place: Placing): Html {
  return html`<circle class="mark tone-${toneOfMark(mark)}" cx="${place.at(x)}" cy="${base}" r="5"><title>${title}</title></circle>`;
}

/** Down from the line, or up with `direction` -1. */
type Direction = 1 | -1;

const textLevel = ({ lane: index }: Flag<unknown>, base: number, direction: Direction): number =>
  direction === 1 ? base + 24 + index * lane : base - 8 - index * lane;

function drawPole(flag: Flag<unknown>, base: number, direction: Direction, place: Placing): Html {
  const end = textLevel(flag, base, direction) - (direction === 1 ? 1 : 8);
  const x = place.at(flag.x);
  return html`<line class="pole" x1="${x}" x2="${x}" y1="${base}" y2="${end}"/>`;
}

function drawText(flag: Flag<unknown>, base: number, direction: Direction, place: Placing): Html {
  const { x, side, text } = flag;
  const shift = (side === 'after') === place.isMirrored ? -poleGap : poleGap;
  return html`<text x="${place.at(x)}" dx="${shift}" y="${textLevel(flag, base, direction)}" text-anchor="${side === 'after' ? 'start' : 'end'}">${text}</text>`;
}

/** The same facts in a sentence. */
function sayCourse(
  { isOpen }: IncidentCourse,
  { bars, places }: CoursePlan,
  { messages }: ThemeContext,
): string {
  const { charts } = messages;
  const events = [...bars, ...places].map(({ title }) => title);
  return charts.course([...events, ...(isOpen ? [charts.stillOpen] : [])].join('; '));
}
