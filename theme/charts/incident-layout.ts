// The geometry of an incident's course: where each time stands on the line, and which labels there is room for.
import type { CourseBar, CourseMark, IncidentCourse } from '../../src/theme.js';
import { createScale, type Scale } from './coordinates.js';
import { placeFlags, type Flag, type Flagged, type FlagRoom } from './flags.js';
import { textWidth } from './text-width.js';

/** What the course shows, with all that is said of it. */
interface Told extends Flagged {
  readonly title: string;
}

export interface CoursePlace extends Told {
  readonly mark: CourseMark;
}

export interface BarPlace extends Told {
  readonly bar: CourseBar;
  /** In percent of the width. */
  readonly length: number;
}

/** Where everything stands, in percent of the width: the same however wide the drawing is. */
export interface CoursePlan {
  readonly scale: Scale;
  readonly places: readonly CoursePlace[];
  readonly bars: readonly BarPlace[];
  readonly ticks: readonly CourseTick[];
  /** Where the line begins and ends; what came long before it or after it was over stands beyond. */
  readonly begin: number;
  readonly end: number;
}

export interface CourseTick {
  readonly x: number;
  readonly label: string;
  /** Half of what the label takes, in pixels. */
  readonly half: number;
}

/** Which labels there is room for. */
export interface CourseLayout {
  /** Below the line. */
  readonly flags: readonly Flag<CoursePlace>[];
  /** Above the line. */
  readonly barFlags: readonly Flag<BarPlace>[];
  readonly ticks: readonly CourseTick[];
}

export interface CourseWords {
  readonly event: (word: string, when: string) => string;
  readonly bar: (bar: CourseBar) => string;
}

const margin = 2.5;
/** Of more marks than these only the important ones are named: which of the others had room would be chance. */
const mostNamed = 10;

/** Of the width, for what came long before or after; an open line ends a little before the edge, where its arrow is. */
const outerRoom = 14;

export function planCourse(course: IncidentCourse, words: CourseWords): CoursePlan {
  const { earlier, marks, later, bars } = course;
  const begin = margin + (earlier.length > 0 ? outerRoom : 0);
  const end = 100 - margin - (later.length > 0 ? outerRoom : course.isOpen ? 2 * margin : 0);
  const scale = createScale(course.from, course.to, begin, end);
  const laterScale = createScale(0, later.length, end + outerRoom / 3, 100 - margin);
  const earlierScale = createScale(0, earlier.length, margin, begin - outerRoom / 3);
  return {
    scale,
    places: [
      ...earlier.map((mark, index) => placeMark(mark, earlierScale(index), words)),
      ...marks.map((mark) => placeMark(mark, scale(mark.at), words)),
      ...later.map((mark, index) => placeMark(mark, laterScale(index + 1), words)),
    ],
    bars: bars.map((bar): BarPlace => {
      const x = scale(bar.from);
      const word = words.bar(bar);
      const title = words.event(word, bar.when);
      return {
        bar,
        title,
        x,
        length: scale(bar.to) - x,
        texts: [title, bar.when, word],
        rank: 0,
        isKey: true,
      };
    }),
    ticks: course.ticks.map(({ at, label }) => ({ x: scale(at), label, half: textWidth(label) / 2 })),
    begin,
    end,
  };
}

export function layOutCourse({ places, bars, ticks }: CoursePlan, room: FlagRoom): CourseLayout {
  return {
    flags: placeFlags(
      places.filter(({ isKey }) => isKey || places.length <= mostNamed),
      room,
    ),
    barFlags: placeFlags(
      bars.filter(({ bar }) => bar.kind !== 'work'),
      { ...room, lanes: 3 },
    ),
    ticks: chooseTicks(ticks, room.width),
  };
}

/** The first update and all that changes the course come before mere updates; of these, later ones say more. */
function placeMark(mark: CourseMark, x: number, { event }: CourseWords): CoursePlace {
  const title = event(mark.word, mark.when);
  const rank = mark.kind === 'resolved' ? 0 : mark.isKey ? 1 : mark.status === 'update' ? 3 : 2;
  return { mark, title, x, texts: mark.isKey ? [title, mark.when] : [title], rank, isKey: mark.isKey };
}

/** Every one, or every second and so on, so that none touches the next or the edge. */
function chooseTicks(ticks: readonly CourseTick[], width: number): readonly CourseTick[] {
  const placed = ticks.filter(({ x, half }) => (Math.min(x, 100 - x) * width) / 100 >= half);
  for (let every = 1; every < placed.length; every += 1) {
    const some = placed.filter((_, index) => index % every === 0);
    const isClear = some.every((tick, index) => {
      const next = some[index + 1];
      return next === undefined || ((next.x - tick.x) * width) / 100 >= tick.half + next.half + 8;
    });
    if (isClear) return some;
  }
  return [];
}
