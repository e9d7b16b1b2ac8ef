// Writing iCalendar (RFC 5545): properties, their values, and the folding of long lines. Knows nothing of maintenance.
import { atOffset, padNumber, type Instant, type Moment } from '../../kernel/time.js';
import { toCivil } from '../../kernel/time-zone.js';

/** A property as it stands in a file before long lines are folded: `SUMMARY:Database upgrade`. */
export type Property = string;

/** The most bytes of a line, its end not counted (section 3.1). */
const lineBytes = 75;

export const writeText = (name: string, text: string): Property => `${name}:${escapeText(text)}`;

export const writeTexts = (name: string, texts: readonly string[]): Property =>
  `${name}:${texts.map(escapeText).join(',')}`;

/** Section 3.3.11; what controls a terminal has no place in a calendar. */
const escapeText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Control}/gu, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');

/** In UTC, to the second: `20260919T200000Z`. */
export function writeInstant(instant: Instant): string {
  const { hour, minute, second, ...day } = atOffset(instant, 0);
  return `${joinDay(day)}T${padNumber(hour)}${padNumber(minute)}${padNumber(second)}Z`;
}

/** The civil day of a zone that an instant lies in: `20260919`. */
export const writeDay = (instant: Moment['from'], zone: string): string => joinDay(toCivil(instant, zone));

const joinDay = (day: { readonly year: number; readonly month: number; readonly day: number }): string =>
  `${String(day.year).padStart(4, '0')}${padNumber(day.month)}${padNumber(day.day)}`;

/** Every line ends in CRLF; one that is too long goes on in the next, behind a space. */
export const writeLines = (properties: readonly Property[]): string =>
  properties.map((property) => `${fold(property)}\r\n`).join('');

/** Counted in bytes of UTF-8, and cut only between characters. */
function fold(line: string): string {
  // No character takes more than three bytes for each of its units.
  if (line.length * 3 <= lineBytes) return line;
  let folded = '';
  let bytes = 0;
  for (const character of line) {
    const size = bytesOf(character);
    if (bytes + size > lineBytes) {
      folded += '\r\n ';
      bytes = 1;
    }
    folded += character;
    bytes += size;
  }
  return folded;
}

function bytesOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
