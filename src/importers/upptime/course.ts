// From what was said and done on an issue to updates: which of them opens, closes and reopens the entry. An issue is
// closed by its state alone, so only the last word before it was closed can say that it is over.
import type { Moment } from '../../kernel/time.js';
import { isClosing, type Kind, type Status } from '../../model/state.js';
import type { Report } from '../imported.js';

export interface Said {
  readonly moment: Moment;
  readonly text: string;
  /** The same without a label that says no more than what its words mean. */
  readonly rest: string;
  /** What its words mean, as an update of this kind can bear it. */
  readonly meant: Status;
  /** How a note names it. */
  readonly name: string;
}

export interface Course {
  readonly kind: Kind;
  /** Oldest first. */
  readonly said: readonly Said[];
  /** When the issue was opened again, oldest first. */
  readonly reopened: readonly Moment[];
  /** When it was closed, oldest first; the last one counts where it is closed now. */
  readonly closed: readonly Moment[];
  readonly isClosed: boolean;
  /** The status that closing the issue gives. */
  readonly closing: Status;
}

export interface Settled extends Said {
  readonly status: Status;
}

/** GitHub closes an issue a moment after the comment that says so. */
const slack = 60_000;

/** Oldest first. */
export function settleCourse(course: Course, report: Report): readonly Settled[] {
  const closings = findClosings(course);
  const updates = course.said.map((said): Settled => {
    const own = closings.find(({ by }) => by === said);
    if (own !== undefined) {
      if (isClosing(said.meant)) return { ...said, status: said.meant };
      report('guessed', 1, `${said.name} was written as the issue was closed; it is its closing update`);
      return { ...said, status: course.closing };
    }
    if (said.meant === 'update') return { ...said, status: 'update' };
    const why = isClosing(said.meant)
      ? 'the issue was not closed with it'
      : isAfterEnd(said.moment, course)
        ? 'the issue was closed by then'
        : undefined;
    if (why === undefined) return { ...said, status: said.meant };
    report('guessed', 1, `${said.name} says “${said.meant}” and is imported as Update, because ${why}`);
    return { ...said, status: 'update' };
  });
  const acts = [
    ...closings.flatMap(({ by, at, isLast }) =>
      by === undefined && !(isLast && course.closing !== 'cancelled')
        ? [act(at, course.closing, 'The issue was closed.')]
        : [],
    ),
    ...course.reopened.map((at) =>
      act(at, course.kind === 'maintenance' ? 'in-progress' : 'investigating', 'The issue was opened again.'),
    ),
  ];
  return [...updates, ...acts].sort((a, b) => a.moment.from - b.moment.from);
}

const act = (moment: Moment, status: Status, text: string): Settled => ({
  moment,
  text,
  rest: text,
  meant: status,
  status,
  name: text,
});

interface Closing {
  readonly at: Moment;
  readonly isLast: boolean;
  /** What says so; undefined where nothing does. */
  readonly by: Said | undefined;
}

function findClosings({ said, closed, reopened, isClosed }: Course): readonly Closing[] {
  // An issue that is open has been closed only as often as it was opened again.
  const times = isClosed ? closed : closed.filter((at) => reopened.some((later) => later.from >= at.from));
  return times.map((at, index): Closing => {
    const since = times[index - 1]?.from ?? -Infinity;
    const before = said.filter(({ moment: { from } }) => from > since + slack && from <= at.from + slack);
    const by =
      before.findLast(({ meant }) => isClosing(meant)) ??
      before.findLast(({ moment, meant }) => meant === 'update' && moment.from >= at.from - slack);
    return { at, isLast: isClosed && index === times.length - 1, by };
  });
}

function isAfterEnd({ from }: Moment, { closed, reopened }: Course): boolean {
  const last = closed.findLast((at) => at.from < from);
  return last !== undefined && !reopened.some((again) => again.from >= last.from && again.from <= from);
}
