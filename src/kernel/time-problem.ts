// What can be wrong with a time wherever it is read, in words: each message quotes the text and says what was
// expected, each hint shows a line that can be read. What depends on the zone is in time-zone-problem.ts.
import {
  atOffset,
  daysInMonth,
  readOffset,
  toInstant,
  type Civil,
  type Moment,
  type TimeProblem,
} from './time.js';
import { writeCivil } from './time-writing.js';

/** A time in the form of the format, before anything in it is checked. */
export interface WrittenTime {
  /** As the author wrote it. */
  readonly text: string;
  /** The wall clock; its offset is not known yet and 0. */
  readonly civil: Civil;
  readonly precision: Moment['precision'];
  readonly about: boolean;
  /** What follows the clock time: an offset, an abbreviation or something wrong. */
  readonly zoneText: string | undefined;
}

// For people who write the file, in the language of the reports; what readers of the site see is in the catalogue.
const monthNames =
  'January February March April May June July August September October November December'.split(' ');

/** `hint` shows what the text may have meant, where that can be told. */
export function describeUnreadable(text: string, hint: string | undefined): TimeProblem {
  if (/^~?\s*\d{1,2}:\d\d/.test(text)) {
    return {
      code: 'time/unreadable',
      message: `${quote(text)} has a time of day but no day; expected both.`,
      hint: 'Write year, month and day before it, as in `2025-10-15 17:28`.',
    };
  }
  const isOpen =
    /^(?:n\/?a|none|no|nil|unknown|tb[acd]|pending|open|ongoing|not yet|still\b.*|\?+|-+)$/i.test(text);
  return {
    code: 'time/unreadable',
    message: `${quote(text)} cannot be read as a time; expected \`YYYY-MM-DD HH:MM\` or \`YYYY-MM-DD\`.`,
    hint: isOpen
      ? 'Leave it out until it is known.'
      : (hint ?? 'Write it as `2025-10-15 17:28`, or `2025-10-15` where only the day is known.'),
  };
}

/** For two times in the place of one; `spellings` are those of them that can be read. */
export function describeRange(text: string, spellings: readonly string[]): TimeProblem {
  const lines = spellings.map((line) => `\`${line}\``);
  return {
    code: 'time/unreadable',
    message: `${quote(text)} holds two times; expected one.`,
    hint: lines.length === 0 ? 'Write only one of them.' : `Write ${lines.join(' or ')}.`,
  };
}

export function describeYear({ text }: WrittenTime): TimeProblem {
  return {
    code: 'time/unreadable',
    message: `${quote(text)} has a year before 1970; expected one from 1970 to 9999.`,
    hint: 'Write the year in full, as in `2025-10-15 17:28`.',
  };
}

/** Undefined where the calendar and the clock have such a time. */
export function describeImpossible(written: WrittenTime): TimeProblem | undefined {
  const { civil } = written;
  const { month, day } = civil;
  const reason = explainImpossible(civil);
  if (reason === undefined) return undefined;
  const isEndOfDay = civil.hour === 24 && civil.minute === 0 && civil.second === 0;
  const isSwapped = month > 12 && month <= 31 && day >= 1 && day <= 12;
  const clamped = clampCivil(isSwapped ? { ...civil, month: day, day: month } : civil);
  const nearest = isEndOfDay
    ? atOffset(toInstant({ ...clamped, hour: 24, minute: 0, second: 0 }), 0)
    : clamped;
  // An abbreviation may belong to another season than the new date.
  const isOffset = written.zoneText !== undefined && readOffset(written.zoneText) !== undefined;
  const line = writeLine(nearest, written, isOffset ? written.zoneText : undefined);
  return {
    code: 'time/impossible-date',
    message: `${quote(written.text)} does not exist: ${reason}.`,
    hint: `${isSwapped ? 'The month comes before the day:' : 'The nearest that exists is'} \`${line}\`.`,
  };
}

function explainImpossible({ year, month, day, hour, minute, second }: Civil): string | undefined {
  if (month < 1 || month > 12) return 'the months run from 01 to 12';
  const days = daysInMonth(year, month);
  if (day < 1) return 'the days of a month begin with 01';
  if (day > days) return `${monthNames[month - 1] ?? ''} ${year} has ${days} days`;
  if (hour > 23) return 'the hours of a day run from 00 to 23';
  if (minute > 59) return 'the minutes of an hour run from 00 to 59';
  return second > 59 ? 'the seconds of a minute run from 00 to 59' : undefined;
}

function clampCivil(civil: Civil): Civil {
  const month = clamp(civil.month, 1, 12);
  return {
    ...civil,
    month,
    day: clamp(civil.day, 1, daysInMonth(civil.year, month)),
    hour: Math.min(civil.hour, 23),
    minute: civil.hour > 23 ? 59 : Math.min(civil.minute, 59),
    second: civil.hour > 23 ? 59 : Math.min(civil.second, 59),
  };
}

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/** The line of a file for a wall-clock reading, with what is to follow it. */
export function writeLine(civil: Civil, written: WrittenTime, zoneText: string | undefined): string {
  return `${writeCivil(civil, written)}${zoneText === undefined ? '' : ` ${zoneText}`}`;
}

/** The text as a message begins with it: on one line, and cut if it is long. */
export function quote(text: string): string {
  if (text === '') return 'An empty text';
  const line = text.replace(/\s+/g, ' ');
  return `\`${line.length > 60 ? `${line.slice(0, 59)}…` : line}\``;
}
