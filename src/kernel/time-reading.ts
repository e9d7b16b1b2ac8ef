// Reading a time as an incident file has it, in the zone of the site. Nothing is guessed: what a text that is not
// quite right probably meant stands in the hint of its problem and nowhere else.
import { respellTime } from './find-time.js';
import {
  describeImpossible,
  describeRange,
  describeUnreadable,
  describeYear,
  type WrittenTime,
} from './time-problem.js';
import {
  atOffset,
  padNumber,
  readOffset,
  toInstant,
  type Instant,
  type TimeProblem,
  type TimeReading,
} from './time.js';
import { fromCivilDay, fromLocal, zoneLabel } from './time-zone.js';
import {
  describeAmbiguous,
  describeSkipped,
  describeSkippedDay,
  describeWrongZone,
} from './time-zone-problem.js';

// Whatever follows the clock time is taken for a zone, so that a wrong one can be named.
const form =
  /^(~\s*)?(\d{4})-(\d\d)-(\d\d)(?:(?:\s+|T)(\d\d?):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:\s*([^\s\d:.,].*))?)?$/i;

/**
 * Reads a time of the file format. One without an offset or abbreviation is the wall-clock time in `zone`; the
 * abbreviation is what `zoneLabel` says, so that what a page shows can be written. A fraction of a second is cut off.
 */
export function readTime(text: string, zone: string): TimeReading {
  const trimmed = text.trim();
  const written = matchForm(trimmed);
  const range = written && splitRange(written);
  if (range !== undefined) {
    const readable = range.filter((spelling) => readTime(spelling, zone).ok);
    return refuse(describeRange(trimmed, readable));
  }
  if (written !== undefined) return readWritten(written, zone);
  return refuse(describeUnreadable(trimmed, suggestSpelling(trimmed, zone)));
}

function matchForm(text: string): WrittenTime | undefined {
  const match = form.exec(text);
  if (match === null) return undefined;
  const [, about, year, month, day, hour, minute, second, zoneText] = match;
  // "5:28 pm" is no time in a zone called PM.
  if (zoneText !== undefined && /^[ap]\.?m\b/i.test(zoneText)) return undefined;
  return {
    text,
    civil: {
      year: Number(year),
      month: Number(month),
      day: Number(day),
      hour: Number(hour ?? 0),
      minute: Number(minute ?? 0),
      second: Number(second ?? 0),
      offset: 0,
    },
    precision: hour === undefined ? 'day' : second === undefined ? 'minute' : 'second',
    about: about !== undefined,
    zoneText,
  };
}

// `17:28 - 18:05` or `17:28 to 18:05`; what may be an offset is left to the zone.
function splitRange({ text, civil, zoneText = '' }: WrittenTime): readonly string[] | undefined {
  const second =
    /^(?:[-–—]\s*(?=\d{4}-|(?:1[5-9]|2\d):)|[-–—]?\s*(?:to|until)\s+)((?:\d{4}-\d\d-\d\d(?:\s+|T))?)(\d{1,2}:\d\d)$/i.exec(
      zoneText,
    );
  if (second === null || /^-\d/.test(zoneText)) return undefined;
  const first = text.slice(0, text.length - zoneText.length).trim();
  const day = [civil.year, padNumber(civil.month), padNumber(civil.day)].join('-');
  return [first, `${second[1]?.trim() || day} ${second[2] ?? ''}`];
}

function suggestSpelling(text: string, zone: string): string | undefined {
  const spellings = respellTime(text).flatMap((spelling) => matchForm(spelling) ?? []);
  const readings = spellings.map((written) => readWritten(written, zone));
  const problem = readings.find((reading) => !reading.ok)?.problem;
  if (problem !== undefined) return problem.hint;
  if (spellings.length === 0) return undefined;
  return `Write ${spellings.map((written) => `\`${written.text}\``).join(' or ')}.`;
}

function readWritten(written: WrittenTime, zone: string): TimeReading {
  if (written.civil.year < 1970) return refuse(describeYear(written));
  const impossible = describeImpossible(written);
  if (impossible !== undefined) return refuse(impossible);
  if (written.precision === 'day') return readDay(written, zone);
  const { civil, zoneText } = written;
  if (zoneText === undefined) return readLocal(written, zone);
  const offset = readOffset(zoneText);
  if (offset !== undefined) return accept(written, toInstant({ ...civil, offset }));
  return readLocal(written, zone, zoneText);
}

function readDay(written: WrittenTime, zone: string): TimeReading {
  const { year, month, day } = written.civil;
  const next = atOffset(toInstant({ ...written.civil, day: day + 1 }), 0);
  const from = fromCivilDay(year, month, day, zone);
  const to = fromCivilDay(next.year, next.month, next.day, zone);
  return from < to ? accept(written, from, to) : refuse(describeSkippedDay(written, zone, to));
}

function readLocal(written: WrittenTime, zone: string, abbreviation?: string): TimeReading {
  const { occurs, earlier, later } = fromLocal(written.civil, zone);
  const candidates = earlier === later ? [earlier] : [earlier, later];
  const bearing = candidates.filter(
    (instant) => abbreviation === undefined || isAt(instant, zone, abbreviation),
  );
  const [instant] = bearing;
  if (instant === undefined) return refuse(describeWrongZone(written, zone, abbreviation ?? ''));
  if (occurs === 'never') return refuse(describeSkipped(written, zone, candidates));
  return bearing.length === 1
    ? accept(written, instant)
    : refuse(describeAmbiguous(written, zone, candidates));
}

function isAt(instant: Instant, zone: string, abbreviation: string): boolean {
  return zoneLabel(instant, zone).toUpperCase() === abbreviation.toUpperCase();
}

function accept({ precision, about }: WrittenTime, from: Instant, nextDay?: Instant): TimeReading {
  const to = nextDay ?? from + (precision === 'second' ? 1000 : 60_000);
  return { ok: true, moment: { from, to, precision, about } };
}

function refuse(problem: TimeProblem): TimeReading {
  return { ok: false, problem };
}
