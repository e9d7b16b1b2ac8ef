// The last days of a component as a row of bars, and in words: how many stood in which state, what happened on which.
import {
  html,
  type ComponentDay,
  type DaysChartProps,
  type Html,
  type Part,
  type State,
  type ThemeContext,
} from '../../src/theme.js';
import { lines, list } from '../parts/pieces.js';
import { toneOf } from '../parts/tones.js';
import {
  barHeight,
  fills,
  titledRuns,
  pathThrough,
  pitch,
  runsOf,
  widthOf,
  type DayRun,
} from './days-layout.js';

const drawn = ['maintenance', 'degraded', 'partial-outage', 'major-outage'] as const;

export const daysChart: Part<'daysChart'> = (props, context) => {
  const { days } = props;
  if (days.length === 0) return html``;
  const runs = runsOf(days);
  return html`<div class="days">
${lines([drawDays(days, titledRuns(runs, props.listed), context), showEnds(days, context), listRuns(runs, props, context)])}
</div>`;
};

type Days = readonly ComponentDay[];

function drawDays(days: Days, runs: readonly DayRun[], context: ThemeContext): Html {
  const blank = pathThrough(days, ({ state }) => state === undefined, barHeight - 1);
  const measured = pathThrough(days, ({ state }) => state !== undefined, barHeight / 2);
  const states = drawn.map((name) => {
    const { top, height } = fills[name];
    const path = pathThrough(days, ({ state }) => state === name, top + height / 2);
    return path !== '' && html`<path class="tone-${toneOf(name)}" stroke-width="${height}" d="${path}"/>`;
  });
  return html`<svg viewBox="0 0 ${widthOf(days)} ${barHeight}" preserveAspectRatio="none" role="img" aria-label="${sayDays(days, context)}">${[
    blank !== '' && html`<path class="blank" d="${blank}"/>`,
    html`<path class="measured" d="${measured}"/>`,
    ...states,
    runs.length > 0 && html`<g class="at">${runs.map((run) => drawTarget(run, context))}</g>`,
  ]}</svg>`;
}

/** What the pointer finds: which days and their state. What happened is in the list, where all can reach it. */
function drawTarget({ first, days }: DayRun, { messages, dayText }: ThemeContext): Html {
  const [from, to] = [days[0], days.at(-1)].map((day) => (day === undefined ? '' : dayText(day.day)));
  const when = from === to ? from : messages.format.range(from, to).join('');
  const title = messages.charts.countOf(when ?? '', messages.states[days[0]?.state ?? 'operational']);
  return html`<path d="M${first * pitch} ${barHeight / 2}h${days.length * pitch}"><title>${title}</title></path>`;
}

/** `90 days: 87 without impact, 2 degraded, 1 with a major outage`. */
function sayDays(days: Days, { messages: { charts } }: ThemeContext): string {
  const count = (wanted: State | undefined): number => days.filter(({ state }) => state === wanted).length;
  const inState = (['operational', ...drawn] as const).flatMap((state) => {
    const number = count(state);
    return number === 0 ? [] : charts.daysInState[state](number);
  });
  const blank = count(undefined);
  return charts.days(
    days.length,
    [...inState, ...(blank === 0 ? [] : [charts.daysNotMeasured(blank)])].join(', '),
  );
}

/** No dates: the page of a component to which nothing happens stays as it is from day to day. */
function showEnds(days: Days, { messages: { charts } }: ThemeContext): Html {
  return html`<p class="ends"><span>${charts.daysAgo(days.length - 1)}</span> <span>${charts.today}</span></p>`;
}

/** Newest first. Links and dates are there for touch, keyboard and paper, without a script. */
function listRuns(runs: readonly DayRun[], { listed, more }: DaysChartProps, context: ThemeContext): Html {
  if (runs.length === 0) return html``;
  const { messages, href } = context;
  const { charts } = messages;
  const newest = runs.toReversed();
  const count = (some: readonly DayRun[]): number => some.reduce((sum, { days }) => sum + days.length, 0);
  const summary = charts.daysWithImpact(count(runs));
  const link = (text: string): Html =>
    more === undefined ? html`${text}` : html`<a href="${href(more)}">${text}</a>`;
  if (listed === 0) return html`<p class="runs">${link(summary)}</p>`;
  const rest = count(newest.slice(listed));
  const items = newest.slice(0, listed).map((run) => showRun(run, context));
  return html`<details>
<summary>${summary}</summary>
${list('runs', rest === 0 ? items : [...items, link(charts.moreDays(rest))])}
</details>`;
}

function showRun({ days }: DayRun, { messages, href, dayOfYear }: ThemeContext): Html {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return html``;
  const when =
    first === last ? dayOfYear(first.day) : messages.format.range(dayOfYear(first.day), dayOfYear(last.day));
  const links = first.entries.map(
    ({ incident }) =>
      html`<a href="${href({ page: 'incident', slug: incident.slug })}">${incident.title}</a>`,
  );
  const { inDigests } = first;
  const digests =
    inDigests === 0
      ? []
      : [html`<a href="${href({ page: 'digests' })}">${messages.disclosure.someInDigests(inDigests)}</a>`];
  const names = messages.format.list([...links, ...digests]);
  return html`${when} · ${messages.states[first.state ?? 'operational']}: ${names}`;
}
