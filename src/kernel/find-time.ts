// Times in whatever spelling people use: found at the end of a heading, and respelt as the format has them so that a
// hint can show the corrected line. Nothing is read from here: what these patterns match may be no time at all.
import { padNumber } from './time.js';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const month = `(?:${months.join('|')})[a-z]{0,6}\\.?`;
const numbers = String.raw`\d{1,5}[-./]\d{1,3}[-./]\d{1,4}`;
const dayMonthYear = String.raw`\d{1,2}(?:st|nd|rd|th|\.)?\s${month},?\s\d{4}`;
const monthDayYear = String.raw`${month}\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}`;
const week = String.raw`\d{4}-?W\d\d(?:-?\d)?`;
const about = String.raw`~\s*`;
const day = `${numbers}|${dayMonthYear}|${monthDayYear}`;
const gap = String.raw`(?:\s*,\s*|\s+at\s+|\s*@\s*|\s+|T|_)`;
const clock = String.raw`(?:\d{1,3}[:.h]\d{1,3}(?:[:.]\d{1,3}(?:[.,]\d{1,9})?)?|\d{1,2}(?=\s?[ap]\.?m\b))`;
const half = String.raw`\s?[ap]\.?m\b\.?`;
const offset = String.raw`(?:UTC|GMT)?\s?[-+−–]\d{1,2}(?::?\d\d)?`;
const zone = String.raw`\s*\(?(?:${offset}|[a-z]{1,5}|[a-z]{3,10}(?:\/[a-z_-]{2,20}){1,2})\)?`;

const tail = new RegExp(
  String.raw`(?<![\w.:/~]|\d[-–])(?:${about})?` +
    String.raw`(?:(?:${day}|${week})(?:${gap}${clock}(?:${half})?)?|\d{1,3}:\d\d(?::\d\d)?(?:${half})?)(?:${zone})?\s*$`,
  'i',
);

const loose = new RegExp(
  String.raw`^(?<about>${about})?(?<day>${day})(?:${gap}(?<clock>${clock})(?<half>${half})?)?(?<zone>${zone})?$`,
  'i',
);

/** The time that a heading ends in, well spelt or not, with a `~` before it and a zone after it. */
export function findTime(text: string): { readonly index: number; readonly text: string } | undefined {
  const match = /\d/.test(text) ? tail.exec(text) : null;
  return match === null ? undefined : { index: match.index, text: match[0].trimEnd() };
}

/** The first well-spelt time anywhere in a text, for a hint where more stands after it. */
export function findTimeInside(text: string): { readonly index: number; readonly text: string } | undefined {
  const match =
    /(?<![\w-])(?:~\s*)?\d{4}-\d\d-\d\d(?:(?:[ \t]+|T)\d{1,2}:\d\d(?::\d\d)?(?:\s?(?:Z|UTC|GMT|[-+]\d\d:\d\d)(?!\w))?)?(?![\d-])/.exec(
      text,
    );
  return match === null ? undefined : { index: match.index, text: match[0] };
}

/** The spellings of the format that the text may have meant: none, one, or two where day and month are open. */
export function respellTime(text: string): readonly string[] {
  // Wide signs and other hyphens come from an input method or a word processor.
  const plain = text.normalize('NFKC').replaceAll(/[\u2010-\u2015\u2212]/g, '-');
  const groups = loose.exec(plain)?.groups;
  if (groups === undefined) return [];
  const time = groups['clock'] === undefined ? '' : ` ${respellClock(groups['clock'], groups['half'])}`;
  // A day alone is one of the site's zone.
  const zoneText = time === '' ? undefined : groups['zone']?.replace(/[()]/g, '').trim();
  const before = groups['about'] === undefined ? '' : '~';
  return respellDay(groups['day'] ?? '').map(
    (date) => `${before}${date}${time}${zoneText === undefined ? '' : ` ${zoneText}`}`,
  );
}

function respellDay(text: string): readonly string[] {
  const named = months.findIndex((name) => new RegExp(String.raw`\b${name}`, 'i').test(text)) + 1;
  const [first = '', second = '', third = ''] = text.match(/\d+/g) ?? [];
  if (named > 0) return [joinDay(second, String(named), first)];
  if (first.length === 4 && third !== '') return [joinDay(first, second, third)];
  if (third.length !== 4) return [];
  // Dots put the day first; with slashes either is customary, and only a number above 12 tells.
  const dayFirst = joinDay(third, second, first);
  const monthFirst = joinDay(third, first, second);
  if (text.includes('.') || Number(first) > 12 || first === second) return [dayFirst];
  return Number(second) > 12 ? [monthFirst] : [dayFirst, monthFirst];
}

function respellClock(text: string, half: string | undefined): string {
  const [hour = 0, minute = 0, second] = (text.match(/\d+/g) ?? []).map(Number);
  const isAfternoon = half?.trim().toLowerCase().startsWith('p');
  const hours = half === undefined || hour > 12 ? hour : (hour % 12) + (isAfternoon === true ? 12 : 0);
  return [hours, minute, ...(second === undefined ? [] : [second])].map(padNumber).join(':');
}

function joinDay(year: string, monthOfYear: string, dayOfMonth: string): string {
  return `${year}-${padNumber(Number(monthOfYear))}-${padNumber(Number(dayOfMonth))}`;
}
