// Reading a time as an incident file has it, with every way of getting it wrong told apart.
import type { TimeReading } from './time.js';
import { fromCivilDay, fromLocal } from './time-zone.js';

/** Reads a time of the file format in the site's zone. */
export function readTime(text: string, zone: string): TimeReading {
  const match = /^(~?)\s*(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d?):(\d\d)(?::(\d\d))?)?$/.exec(text);
  if (match === null) {
    return {
      ok: false,
      problem: {
        code: 'time/unreadable',
        message: `"${text}" is not a time.`,
        hint: 'Write `2025-10-15 17:28`.',
      },
    };
  }
  const [year, month, day, hour, minute, second] = match.slice(2).map((part) => Number(part ?? 0));
  const civil = {
    year: year ?? 0,
    month: month ?? 0,
    day: day ?? 0,
    hour: hour ?? 0,
    minute: minute ?? 0,
    second: second ?? 0,
    offset: 0,
  };
  const about = match[1] === '~';
  if (match[5] === undefined) {
    const from = fromCivilDay(civil.year, civil.month, civil.day, zone);
    return { ok: true, moment: { from, to: from + 86_400_000, precision: 'day', about } };
  }
  const from = fromLocal(civil, zone).earlier;
  return match[7] === undefined
    ? { ok: true, moment: { from, to: from + 60_000, precision: 'minute', about } }
    : { ok: true, moment: { from, to: from + 1000, precision: 'second', about } };
}

/** The time, well written or not, that a heading ends in, with a `~` before it and a zone after it. */
export function findTime(text: string): { readonly index: number; readonly text: string } | undefined {
  const match = /~?\s*\d{4}-\d\d-\d\d(?:[ T]\d\d?:\d\d(?::\d\d)?)?(?:\s*(?:[A-Z]{1,5}|[+-]\d\d:\d\d))?$/.exec(
    text,
  );
  return match === null ? undefined : { index: match.index, text: match[0] };
}
