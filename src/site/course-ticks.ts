// The few times that the axis of a course names: round ones of the site's zone.
import type { Instant } from '../kernel/time.js';
import { addDays, offsetAt, startOfDay } from '../kernel/time-zone.js';
import type { Range } from '../model/intervals.js';
import type { BriefFormat } from './brief-format.js';
import type { CourseTick } from './props.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const mostTicks = 6;

/** Lengths that an axis is divided into, in milliseconds; those of whole days follow the calendar. */
const steps = [
  ...[5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  ...[1, 2, 7, 14, 28, 56, 182, 364].map((count) => count * day),
];

/** None where they would say nothing that the marks do not: within minutes, and within years. */
export function markTicks({ from, to }: Range, zone: string, brief: BriefFormat): readonly CourseTick[] {
  const step = steps.find((length) => (to - from) / length <= mostTicks);
  if (step === undefined || to - from < 2 * step) return [];
  const instants = step < day ? clockTicks(from, to, step, zone) : dayTicks(from, to, step / day, zone);
  return instants.map((at) => ({ at, label: brief.tick(at) }));
}

/** Where the clocks change in between, a tick still says what they showed. */
function clockTicks(from: Instant, to: Instant, step: number, zone: string): readonly Instant[] {
  const offset = offsetAt(from, zone) * minute;
  const first = Math.ceil((from + offset) / step) * step - offset;
  return Array.from(
    { length: Math.max(0, Math.floor((to - first) / step) + 1) },
    (_, index) => first + index * step,
  );
}

function dayTicks(from: Instant, to: Instant, days: number, zone: string): readonly Instant[] {
  const first = startOfDay(from, zone) === from ? 0 : 1;
  return Array.from({ length: mostTicks + 1 }, (_, index) =>
    addDays(from, first + index * days, zone),
  ).filter((at) => at <= to);
}
