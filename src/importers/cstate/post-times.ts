// When a post began and ended, from its fields; where they are silent, from its updates or the name of its file.
import { writeTime } from '../../kernel/time-writing.js';
import type { Moment } from '../../kernel/time.js';
import { quoteValue } from '../imported.js';
import { readSourceTime, type ReadTime } from '../source-time.js';
import { textOf } from '../values.js';
import type { PostFields } from './post-fields.js';

export interface TimeContext {
  readonly readTime: ReadTime;
  /** The zone of the new site. */
  readonly timezone: string;
  /** The file's name without its ending. */
  readonly fileName: string;
  /** The earliest time that a track of the body bears. */
  readonly earliestTrack: () => Moment | undefined;
}

export type StartReading =
  | { readonly ok: true; readonly moment: Moment }
  | { readonly ok: false; readonly line: number; readonly reason: string };

export function readStart(fields: PostFields, context: TimeContext): StartReading {
  const date = fields.get('date');
  const line = date?.line ?? 1;
  const text = textOf(date);
  if (text !== undefined) {
    const moment = readMoment(fields, 'date', context);
    if (moment !== undefined) return { ok: true, moment };
    return { ok: false, line, reason: `the date ${quoteValue(text)} is no time of the calendar` };
  }
  const track = context.earliestTrack();
  if (track !== undefined) {
    fields.note('guessed', 'date', 'the post has no date; its first update is taken as the start');
    return { ok: true, moment: track };
  }
  const day = readSourceTime(/^\d{4}-\d\d?-\d\d?(?!\d)/.exec(context.fileName)?.[0] ?? '', context.timezone);
  if (day === undefined) return { ok: false, line, reason: 'the post has no date' };
  fields.note(
    'guessed',
    'date',
    'the post has no date; the day in the name of its file is taken as the start',
  );
  return { ok: true, moment: day.moment };
}

export function readEnd(fields: PostFields, context: TimeContext): Moment | undefined {
  const field = fields.get('resolvedwhen');
  const text = textOf(field);
  const moment = text === undefined ? undefined : readMoment(fields, 'resolvedwhen', context);
  if (field !== undefined && text !== undefined && moment === undefined) {
    const reason = `\`${field.name}\` is ${quoteValue(text)}, which is no time of the calendar`;
    fields.note('lost', 'resolvedwhen', reason);
  }
  return moment;
}

function readMoment(
  fields: PostFields,
  name: string,
  { readTime, timezone }: TimeContext,
): Moment | undefined {
  const text = textOf(fields.get(name)) ?? '';
  const read = readTime(text);
  if (read === undefined) return undefined;
  for (const reason of read.guessed) {
    fields.note('guessed', name, `${reason}; read as ${writeTime(read.moment, timezone)}`);
  }
  for (const reason of read.lost) fields.note('lost', name, reason);
  if (read.moment.precision !== 'day') return read.moment;
  // A bare day is a day of the new site's zone: nobody meant midnight of another one.
  return readSourceTime(text, timezone)?.moment;
}
