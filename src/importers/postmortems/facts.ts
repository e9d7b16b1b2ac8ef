// When an incident was and how bad, as far as its postmortem says. What is not stated is guessed where a reader of the
// document would guess the same, and every guess comes with the words that mark it in the new file.
import { fromLocal } from '../../kernel/time-zone.js';
import { toCivil } from '../../kernel/time-zone.js';
import type { Moment } from '../../kernel/time.js';
import type { MarkdownNode } from '../markdown/node.js';
import type { Document } from './document.js';
import { listStatements, type Fact, type Statement } from './stated.js';
import {
  findDay,
  findSpokenZone,
  readLeadingTime,
  readTimeline,
  type TimelineTime,
  type Zone,
} from './written-times.js';

export interface Guess<T> {
  readonly value: T;
  /** Why it is only a guess; undefined where the document says so. */
  readonly mark: string | undefined;
}

export interface Times {
  readonly started: Guess<Moment>;
  readonly resolved: Guess<Moment>;
  readonly published: Moment | undefined;
  /** The zone that the document names for its times. */
  readonly spoken: string | undefined;
  /** Whether a time was read whose zone nothing says. */
  readonly isZoneless: boolean;
  readonly severity: Statement | undefined;
}

/** Undefined where nothing says when it was. `name` is that of the file. */
export function readFacts(
  document: Document,
  root: MarkdownNode,
  name: string,
  site: string,
): Times | undefined {
  const zone: Zone = { site, spoken: findSpokenZone(root) };
  const statements = listStatements(document.fields, root);
  const find = (fact: Fact): (Statement & { readonly moment: Moment }) | undefined => {
    for (const statement of statements.filter((one) => one.fact === fact)) {
      const moment = readLeadingTime(statement.value, zone);
      if (moment !== undefined) return { ...statement, moment };
    }
    return undefined;
  };
  const date = find('date');
  const rows = readTimeline(root, zone);
  const named = findDay(name, site);
  const course = orderTimeline(rows, date?.moment ?? named?.moment, site);
  const started = chooseStart(
    find('started'),
    course,
    date,
    named,
    findDay(`${document.title}\n${document.text}`, site),
  );
  if (started === undefined) return undefined;
  return {
    started,
    resolved: chooseEnd(find('resolved'), course, started.value),
    published: find('published')?.moment,
    spoken: zone.spoken,
    isZoneless: zone.spoken === undefined && course.some(({ precision }) => precision !== 'day'),
    severity: statements.find(({ fact }) => fact === 'severity'),
  };
}

interface Found {
  readonly moment: Moment;
  readonly source?: string;
  readonly text?: string;
}

const about = (moment: Moment): Moment => ({ ...moment, about: true });

function chooseStart(
  stated: Found | undefined,
  course: readonly Moment[],
  date: Found | undefined,
  named: Found | undefined,
  inText: Found | undefined,
): Guess<Moment> | undefined {
  if (stated !== undefined) return { value: stated.moment, mark: undefined };
  const [first] = course;
  if (first !== undefined) return { value: about(first), mark: 'the first time of the timeline' };
  if (date !== undefined)
    return { value: about(date.moment), mark: `what stands beside “${date.source ?? ''}”` };
  if (named !== undefined) return { value: about(named.moment), mark: 'the day in the name of the file' };
  if (inText === undefined) return undefined;
  return { value: about(inText.moment), mark: `the first day that the text names, “${inText.text ?? ''}”` };
}

function chooseEnd(stated: Found | undefined, course: readonly Moment[], started: Moment): Guess<Moment> {
  if (stated !== undefined) return { value: stated.moment, mark: undefined };
  const last = course.at(-1);
  if (course.length > 1 && last !== undefined && last.from > started.from) {
    return { value: about(last), mark: 'the last time of the timeline' };
  }
  return { value: { ...about(started), precision: 'day' }, mark: 'nothing says when it was over' };
}

/** The times of a timeline, earliest first; of those before the day that the document states, none counts. */
function orderTimeline(
  rows: readonly TimelineTime[],
  day: Moment | undefined,
  site: string,
): readonly Moment[] {
  const whole = rows.flatMap((row) => (row.kind === 'moment' ? row.moment : []));
  const dated = whole.length > 0 || day === undefined ? whole : dateClocks(rows, day, site);
  return dated.filter(({ to }) => day === undefined || to > day.from).sort((a, b) => a.from - b.from);
}

/** Clocks that follow each other are of the one day; where one goes back, midnight or a slip lies between. */
function dateClocks(rows: readonly TimelineTime[], day: Moment, site: string): Moment[] {
  const clocks = rows.flatMap((row) => (row.kind === 'clock' ? row.clock.padStart(5, '0') : []));
  if (clocks.some((clock, index) => clock < (clocks[index - 1] ?? ''))) return [];
  return clocks.flatMap((clock) => {
    const [hour = 0, minute = 0] = clock.split(':').map(Number);
    if (hour > 23 || minute > 59) return [];
    const from = fromLocal({ ...toCivil(day.from, site), hour, minute, second: 0 }, site).earlier;
    return [{ from, to: from + 60_000, precision: 'minute' as const, about: false }];
  });
}
