// Counting the days of the policy: when what is promised within a term is due, and how long something took. Days are
// civil days of the site's zone, whatever their length; hours are exact.
import { atOffset, minuteAt, toInstant, type Civil, type Instant, type Moment } from '../kernel/time.js';
import { addDays, daysBetween, toCivil } from '../kernel/time-zone.js';
import { writeCivil } from '../kernel/time-writing.js';
import { endOf } from './duration.js';
import type { Policy, Term } from './policy.js';

/** When a postmortem is due. */
export interface Deadline {
  readonly term: Term;
  /** What it counts from: the last resolution, or the disclosure of what had been withheld until after it. */
  readonly basis: 'resolution' | 'disclosure';
  readonly from: Moment;
  /** The first instant at which it is missed; of a term in hours, the last at which it is met. */
  readonly due: Instant;
  /** The last day on which it is met, or of a term in hours the minute. */
  readonly by: Moment;
}

/** A number of working days, days or hours. */
export type Count = Term;

/** A day of the calendar, and what it is in the count that leads to a deadline. */
export interface CountedDay {
  /** `2026-05-14`. */
  readonly date: string;
  /** ISO 8601: 1 is Monday. */
  readonly weekday: number;
  readonly role: 'first' | 'counted' | 'weekend' | 'holiday';
  /** 0 of the first day; of one that does not count, that of the day before. */
  readonly number: number;
}

const hour = 60 * 60 * 1000;
const day = 24 * hour;

/** The day of `from` is day 0; the deadline is the end of day N. Hours count from the minute, or from the end of a bare day. */
export function deadlineOf(
  term: Term,
  from: Moment,
  basis: Deadline['basis'],
  policy: Policy,
  zone: string,
): Deadline {
  if (term.unit === 'hours') {
    const due = endOf(from) + term.amount * hour;
    return { term, basis, from, due, by: { ...minuteAt(due), about: from.about } };
  }
  const count = countTerm(term, from, policy, zone).length - 1;
  const due = addDays(from.from, count + 1, zone);
  const by: Moment = { from: addDays(from.from, count, zone), to: due, precision: 'day', about: false };
  return { term, basis, from, due, by };
}

/** Whether something at that instant comes too late. */
export const isMissed = ({ term, due }: Deadline, instant: Instant): boolean =>
  term.unit === 'hours' ? instant > due : instant >= due;

/** Every day from day 0 to the deadline; empty for a term in hours, which counts none. */
export function countDays({ term, from }: Deadline, policy: Policy, zone: string): readonly CountedDay[] {
  return term.unit === 'hours' ? [] : countTerm(term, from, policy, zone);
}

/**
 * How long it took: whole working days, days or hours after the first. Working days of which there is none although the
 * day is another are told as days of the calendar.
 */
export function elapsedBetween(
  from: Moment,
  to: Instant,
  unit: Term['unit'],
  policy: Policy,
  zone: string,
): Count {
  if (unit === 'hours') return { amount: Math.max(0, Math.floor((to - endOf(from)) / hour)), unit };
  const days = Math.max(0, daysBetween(from.from, to, zone));
  if (unit === 'days') return { amount: days, unit };
  const first = midnight(toCivil(from.from, zone));
  let amount = 0;
  for (let index = 1; index <= days; index += 1) {
    if (roleOf(first + index * day, policy) === 'counted') amount += 1;
  }
  return amount === 0 && days > 0 ? { amount: days, unit: 'days' } : { amount, unit };
}

/** How much later than the deadline, in its own unit: a begun hour counts. Undefined where it was met. */
export function lateness(
  deadline: Deadline,
  instant: Instant,
  policy: Policy,
  zone: string,
): Count | undefined {
  if (!isMissed(deadline, instant)) return undefined;
  const { term, due, by } = deadline;
  return term.unit === 'hours'
    ? { amount: Math.ceil((instant - due) / hour), unit: 'hours' }
    : elapsedBetween(by, instant, term.unit, policy, zone);
}

/** The instant from which a deadline is so near: that many hours, or (working) days, before its end. */
export function nearFrom(deadline: Deadline, soon: Term, policy: Policy, zone: string): Instant {
  if (soon.unit === 'hours') return deadline.due - soon.amount * hour;
  const last = midnight(toCivil(deadline.by.from, zone));
  let back = 0;
  for (let left = soon.amount; left > 0 && back < mostDays(soon, policy); back += 1) {
    if (soon.unit === 'days' || roleOf(last - (back + 1) * day, policy) === 'counted') left -= 1;
  }
  return addDays(deadline.by.from, -back, zone);
}

function countTerm(term: Term, from: Moment, policy: Policy, zone: string): readonly CountedDay[] {
  const first = midnight(toCivil(from.from, zone));
  const days: CountedDay[] = [{ ...nameDay(first), role: 'first', number: 0 }];
  let number = 0;
  for (let index = 1; number < term.amount && index <= mostDays(term, policy); index += 1) {
    const start = first + index * day;
    const role = term.unit === 'days' ? 'counted' : roleOf(start, policy);
    if (role === 'counted') number += 1;
    days.push({ ...nameDay(start), role, number });
  }
  return days;
}

/** Within so many days there are enough that count, whatever the holidays, if any day of the week does. */
const mostDays = ({ amount }: Term, { holidays }: Policy): number => 7 * (amount + holidays.size + 1);

/** Of the day that begins at an instant of UTC, as the next ones. */
function roleOf(start: Instant, { workingDays, holidays }: Policy): 'counted' | 'weekend' | 'holiday' {
  if (!workingDays.has(weekdayOf(start))) return 'weekend';
  return holidays.size > 0 && holidays.has(dateOf(start)) ? 'holiday' : 'counted';
}

// Days of the calendar follow each other in UTC as they do everywhere.
const midnight = (civil: Civil): Instant => toInstant({ ...civil, hour: 0, minute: 0, second: 0, offset: 0 });

const weekdayOf = (start: Instant): number => ((((start / day + 3) % 7) + 7) % 7) + 1;

const dateOf = (start: Instant): string => writeCivil(atOffset(start, 0), { precision: 'day', about: false });

const nameDay = (start: Instant): Pick<CountedDay, 'date' | 'weekday'> => ({
  date: dateOf(start),
  weekday: weekdayOf(start),
});
