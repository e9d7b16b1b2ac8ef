// Two times written as one text, such as `2025-10-15 17:04 - 17:24`, taken apart for a hint that shows them as a map.

const clock = String.raw`\d{1,2}:\d\d(?::\d\d)?`;
const day = String.raw`\d{4}-\d\d-\d\d`;
const zone = String.raw`(?<zone>\s*(?:[a-z]{1,5}|[+-]\d\d:\d\d))?`;
const pattern = new RegExp(
  String.raw`^(?:from\s+)?(?<fromDay>${day})(?:[ T]+(?<fromClock>${clock}))?` +
    String.raw`\s*(?:-|–|—|\.{2,3}|\/|,|to\b|until\b)\s*` +
    String.raw`(?:(?<toDay>${day})(?:[ T]+(?<toClock>${clock}))?|(?<onlyClock>${clock}))${zone}$`,
  'i',
);

/** `{ from: 2025-10-15 17:04, to: 2025-10-15 17:24 }`; what the text does not say is left open. */
export function suggestSpan(text: string): string {
  const groups = pattern.exec(text.trim())?.groups;
  if (groups === undefined) {
    return new RegExp(`^${day}`).test(text) ? `{ from: ${text.trim()} }` : '{ from: …, to: … }';
  }
  const { fromDay = '', fromClock, toDay, toClock, onlyClock, zone: name = '' } = groups;
  const from = fromClock === undefined ? fromDay : `${fromDay} ${fromClock}${name}`;
  // Without a day of its own the end is that of the same day, unless it would lie before the beginning.
  const isSameDay = onlyClock !== undefined && pad(fromClock ?? '') < pad(onlyClock);
  if (toDay === undefined && !isSameDay) return `{ from: ${from}, to: … }`;
  const end = toClock ?? onlyClock;
  const to = end === undefined ? (toDay ?? fromDay) : `${toDay ?? fromDay} ${end}${name}`;
  return `{ from: ${from}, to: ${to} }`;
}

const pad = (text: string): string => text.padStart(text.length + (/^\d:/.test(text) ? 1 : 0), '0');
