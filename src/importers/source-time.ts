// Reads the times that other tools let through: with one-digit or padded hours, fractions, abbreviations of zones,
// names of months. What is not written as Hugo documents it is read with a remark; an impossible date is not read.
import { daysInMonth, toInstant, type Civil, type Moment } from '../kernel/time.js';
import { fromCivilDay, fromLocal } from '../kernel/time-zone.js';

export interface SourceTime {
  readonly moment: Moment;
  /** Whether the text says how far from UTC it is; a bare day never does. */
  readonly hasOffset: boolean;
  /** What was guessed or left out, each a sentence without a full stop. */
  readonly guessed: readonly string[];
  readonly lost: readonly string[];
}

/** Reads a time of one site, whose zone it knows. */
export type ReadTime = (text: string) => SourceTime | undefined;

const clock =
  /(\d{1,3}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?\s*([ap]\.?m\.?)?\s*(z|(?:utc|gmt)?\s*[+-]\d{1,2}(?::?\d\d)?(?:\s+[a-z]{3,5})?|[a-z]{3,5})?/;
const separator = /(?:t|\s+|,\s*|\s+at\s+|\s+-\s+)/;
const pattern = (day: RegExp): RegExp =>
  new RegExp(`^${day.source}(?:${separator.source}${clock.source})?$`, 'i');

const weekday = /(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?/;
const forms = {
  iso: pattern(/(\d{4})([-/.])(\d{1,2})\2(\d{1,2})/),
  dayFirst: pattern(
    new RegExp(`${weekday.source}(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+([a-z]{3,9})\\.?,?[\\s-]+(\\d{4})`),
  ),
  monthFirst: pattern(
    new RegExp(`${weekday.source}([a-z]{3,9})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})`),
  ),
};

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Minutes east of UTC of abbreviations that mean one zone only in practice. */
const offsets: Readonly<Record<string, number>> = {
  UTC: 0,
  GMT: 0,
  WET: 0,
  WEST: 60,
  BST: 60,
  CET: 60,
  CEST: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  JST: 540,
  EST: -300,
  EDT: -240,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
};

/** Reads a time; without an offset it is one of `zone`. Undefined where it is no time or no day of the calendar. */
export function readSourceTime(text: string, zone: string): SourceTime | undefined {
  const written = matchTime(text.trim());
  if (written === undefined) return undefined;
  const guessed = written.plain ? [] : [`the time “${text.trim()}” is not in a common form`];
  const { civil, hasClock, fraction, offset } = written;
  if (!isPossible(civil)) return undefined;
  const lost = /[1-9]/.test(fraction) ? [`the fraction of a second in “${text.trim()}” is left out`] : [];
  if (!hasClock) {
    const from = fromCivilDay(civil.year, civil.month, civil.day, zone);
    const to = from + 86_400_000;
    return { moment: { from, to, precision: 'day', about: false }, hasOffset: false, guessed, lost };
  }
  const local = offset === undefined ? fromLocal(civil, zone) : undefined;
  if (local !== undefined && local.occurs !== 'once') {
    guessed.push(
      `the time “${text.trim()}” ${local.occurs === 'twice' ? 'occurs twice' : 'is skipped'} in ${zone}; the earlier reading is taken`,
    );
  }
  const from = local?.earlier ?? toInstant({ ...civil, offset: offset ?? 0 });
  const precision = civil.second === 0 ? 'minute' : 'second';
  const to = from + (precision === 'minute' ? 60_000 : 1000);
  return { moment: { from, to, precision, about: false }, hasOffset: offset !== undefined, guessed, lost };
}

interface WrittenTime {
  readonly civil: Civil;
  readonly hasClock: boolean;
  readonly fraction: string;
  /** Minutes east of UTC, where the text says so. */
  readonly offset: number | undefined;
  /** Whether it is written as Hugo documents it. */
  readonly plain: boolean;
}

function matchTime(text: string): WrittenTime | undefined {
  const iso = forms.iso.exec(text);
  if (iso !== null) {
    const [, year, mark, month, day, ...rest] = iso;
    return readClock({ year: Number(year), month: Number(month), day: Number(day) }, rest, mark === '-');
  }
  const dayFirst = forms.dayFirst.exec(text);
  if (dayFirst !== null) {
    const [, day, month = '', year, ...rest] = dayFirst;
    return readClock({ year: Number(year), month: monthOf(month), day: Number(day) }, rest, true);
  }
  const monthFirst = forms.monthFirst.exec(text);
  if (monthFirst !== null) {
    const [, month = '', day, year, ...rest] = monthFirst;
    return readClock({ year: Number(year), month: monthOf(month), day: Number(day) }, rest, true);
  }
  return undefined;
}

const monthOf = (name: string): number => months.indexOf(name.slice(0, 3).toLowerCase()) + 1;

function readClock(
  day: Pick<Civil, 'year' | 'month' | 'day'>,
  [hour, minute, second, fraction, half, zoneText]: readonly (string | undefined)[],
  plainDay: boolean,
): WrittenTime | undefined {
  const offset = zoneText === undefined ? undefined : readOffset(zoneText);
  if (zoneText !== undefined && offset === undefined) return undefined;
  // Three digits are a slip of the key, as in `015:00`; `150:00` is not a time.
  if (hour?.length === 3 && !hour.startsWith('0')) return undefined;
  const shift = half === undefined ? 0 : toHalf(half, Number(hour));
  const abbreviated = /[a-z]{3}/i.test(zoneText ?? '') && !/^(?:utc|gmt)$/i.test(zoneText ?? '');
  return {
    civil: {
      ...day,
      hour: Number(hour ?? 0) + shift,
      minute: Number(minute ?? 0),
      second: Number(second ?? 0),
      offset: 0,
    },
    hasClock: hour !== undefined,
    fraction: fraction ?? '',
    offset,
    plain: plainDay && hour?.length !== 3 && half === undefined && !abbreviated,
  };
}

/** Hours to add: 12 am is midnight, and noon is 12 pm. */
const toHalf = (half: string, hour: number): number =>
  half.toLowerCase().startsWith('p') ? (hour === 12 ? 0 : 12) : hour === 12 ? -12 : 0;

function readOffset(text: string): number | undefined {
  if (/^z$/i.test(text)) return 0;
  const numeric = /([+-])(\d{1,2})(?::?(\d\d))?/.exec(text);
  if (numeric === null) return offsets[text.toUpperCase()];
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
  if (minutes > 14 * 60) return undefined;
  return numeric[1] === '-' ? 0 - minutes : minutes;
}

function isPossible({ year, month, day, hour, minute, second }: Civil): boolean {
  return (
    year >= 1900 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month) &&
    hour >= 0 &&
    hour <= 23 &&
    minute <= 59 &&
    second <= 59
  );
}
