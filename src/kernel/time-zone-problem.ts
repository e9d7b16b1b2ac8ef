// What can be wrong with a time in the zone of the site, in words: the clock changes that skip or repeat it, and an
// offset or abbreviation that it cannot bear. The hints show every reading, written out.
import { formatOffset, readOffset, type Civil, type Instant, type TimeProblem } from './time.js';
import { quote, writeLine, type WrittenTime } from './time-problem.js';
import { fromLocal, isTimeZone, offsetAt, startOfMonth, toCivil, zoneLabel } from './time-zone.js';
import { writeCivil } from './time-writing.js';

/** For a day that a zone left out whole by moving across the date line; `next` is the start of the day after. */
export function describeSkippedDay(written: WrittenTime, zone: string, next: Instant): TimeProblem {
  const [before, after] = [next - 1, next].map((instant) => writeCivil(toCivil(instant, zone), written));
  return {
    code: 'time/skipped',
    message: `${quote(written.text)} does not exist in ${zone}: the calendar there skips that day.`,
    hint: `Write \`${before ?? ''}\` or \`${after ?? ''}\`.`,
  };
}

/** For a wall-clock time that the zone does not have; the readings are by the offsets before and after the change. */
export function describeSkipped(
  written: WrittenTime,
  zone: string,
  readings: readonly Instant[],
): TimeProblem {
  return {
    code: 'time/skipped',
    message: `${quote(written.text)} does not exist in ${zone}: the clocks go forward and skip it.`,
    hint: `Write ${writeReadings(written, zone, readings)}.`,
  };
}

export function describeAmbiguous(
  written: WrittenTime,
  zone: string,
  readings: readonly Instant[],
): TimeProblem {
  return {
    code: 'time/ambiguous',
    message: `${quote(written.text)} occurs twice in ${zone}: the clocks go back over it.`,
    hint: `Write ${writeReadings(written, zone, readings)}.`,
  };
}

/** For what follows the clock time and is neither a possible offset nor the abbreviation of the zone at that time. */
export function describeWrongZone(written: WrittenTime, zone: string, zoneText: string): TimeProblem {
  const { earlier, later } = fromLocal(written.civil, zone);
  const readings = earlier === later ? [earlier] : [earlier, later];
  const bears = writeZones(readings, zone);
  const right = readings.map(
    (instant, index) => `\`${writeLine(toCivil(instant, zone), written, bears[index])}\``,
  );
  const offset = guessOffset(zoneText, written.civil, zone);
  const meant = offset === undefined ? undefined : `\`${writeLine(written.civil, written, offset)}\``;
  return {
    code: 'time/wrong-zone',
    message: `${quote(written.text)} ${explainZone(zoneText, zone, bears.join(' or '))}.`,
    hint: `Write ${right.join(' or ')} for the time in ${zone}, or ${meant ?? 'the offset of the zone that is meant'}.`,
  };
}

function explainZone(zoneText: string, zone: string, bears: string): string {
  if (zoneText === '-00:00') return 'bears -00:00, by which RFC 3339 means that the offset is not known';
  if (/^[+-]\d\d:\d\d$/.test(zoneText)) return 'bears an offset that no zone has; expected -12:00 to +14:00';
  if (/^[a-z]+$/i.test(zoneText)) {
    return `names the zone ${zoneText}, but ${zone === 'UTC' ? 'that of the site is UTC' : `${zone} is at ${bears} then`}`;
  }
  return `ends in ${quote(zoneText)}; expected an offset such as +02:00, or ${bears}`;
}

/** The offset that a misspelt one, the name of a zone or the zone's abbreviation of another season stands for. */
function guessOffset(zoneText: string, civil: Civil, zone: string): string | undefined {
  const bare = zoneText.replace(/\[.*\]|[()]/g, '').trim();
  if (isTimeZone(bare)) return formatOffset(offsetAt(fromLocal(civil, bare).earlier, bare));
  const [, sign, hours, minutes = '00'] =
    /^(?:UTC|GMT|Z)?\s*([-+−–])\s*(\d{1,2}):?(\d\d)?$/i.exec(bare) ?? [];
  if (sign !== undefined && hours !== undefined) {
    const offset = `${sign === '+' ? '+' : '-'}${hours.padStart(2, '0')}:${minutes}`;
    return readOffset(offset) === undefined ? undefined : offset;
  }
  const season = [1, 7]
    .map((month) => startOfMonth(civil.year, month, zone))
    .find((instant) => zoneLabel(instant, zone).toUpperCase() === bare.toUpperCase());
  return season === undefined ? undefined : formatOffset(offsetAt(season, zone));
}

/** Each instant with its offset, and with its abbreviation where that tells them apart. */
function writeReadings(written: WrittenTime, zone: string, readings: readonly Instant[]): string {
  const bears = writeZones(readings, zone);
  return readings
    .map((instant, index) => {
      const civil = toCivil(instant, zone);
      const offset = formatOffset(civil.offset);
      const note = bears[index] === offset ? '' : ` (${bears[index] ?? ''})`;
      return `\`${writeLine(civil, written, offset)}\`${note}`;
    })
    .join(' or ');
}

/** What may follow the clock time in a file: the abbreviations, or the offsets where the zone has none or but one. */
function writeZones(readings: readonly Instant[], zone: string): readonly string[] {
  const labels = readings.map((instant) => zoneLabel(instant, zone));
  const areTelling =
    labels.every((label) => /^[a-z]+$/i.test(label)) && new Set(labels).size === labels.length;
  return areTelling ? labels : readings.map((instant) => formatOffset(offsetAt(instant, zone)));
}
