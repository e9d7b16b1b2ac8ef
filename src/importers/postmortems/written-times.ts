// Times as postmortems write them: in the first column of a timeline, in the name of a file, in the middle of a sentence.
// Of a row that is half blank (`2022-05-?? HH:mm`) only what is there is taken.
import type { Moment } from '../../kernel/time.js';
import { listNodes, plainTextOf, type MarkdownNode } from '../markdown/node.js';
import { readSourceTime } from '../source-time.js';

export interface Zone {
  /** What times without an offset are read in, `UTC` or `Area/City`. */
  readonly site: string;
  /** What the text says of all its times: `UTC`, `CET`, `+02:00`. */
  readonly spoken: string | undefined;
}

/** A day, or a day with a time, at the beginning of a text; what follows is left alone. */
export function readLeadingTime(text: string, zone: Zone): Moment | undefined {
  const words = text.replace(/^[\s~*_`([]+/, '').trim();
  const clock =
    /^(\d{4}-\d\d?-\d\d?)(?:T|,?\s+)(\d{1,2}:\d\d(?::\d\d)?)(?:\s*([ap]m)\b)?(?:\s?(Z|(?:UTC|GMT)?[+-]\d\d?:?(?:\d\d)?|[A-Z]{3,4}))?(?![\d?:])/i.exec(
      words,
    );
  if (clock !== null) {
    const [, day = '', time = '', half = '', offset] = clock;
    const whole = readIn(`${day} ${time}${half}`, offset ?? zone.spoken, zone.site);
    if (whole !== undefined) return whole;
  }
  const day = /^\d{4}[-/.]\d\d?[-/.]\d\d?(?!\d)/.exec(words)?.[0];
  return (day === undefined ? undefined : readSourceTime(day, zone.site)?.moment) ?? readNamed(words, zone);
}

function readIn(text: string, offset: string | undefined, site: string): Moment | undefined {
  const stated = offset === undefined ? undefined : readSourceTime(`${text} ${offset}`, site);
  return (stated ?? readSourceTime(text, site))?.moment;
}

/** `5 March 2024`, `March 5th, 2024, 10:00`, where a text consists of nothing else or begins with it. */
function readNamed(words: string, zone: Zone): Moment | undefined {
  const whole = /:\d\d\s*$/.test(words) ? readIn(words, zone.spoken, zone.site) : undefined;
  const day = new RegExp(`^${namedDay}`, 'i').exec(words)?.[0];
  return whole ?? (day === undefined ? undefined : readSourceTime(day, zone.site)?.moment);
}

const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';
const namedDay = `(?:\\d{1,2}(?:st|nd|rd|th|\\.)?\\s+${month},?\\s+\\d{4}|${month}\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4})(?!\\d)`;

/** The first day that a text names anywhere, of a name of a file too. */
export function findDay(
  text: string,
  site: string,
): { readonly moment: Moment; readonly text: string } | undefined {
  const pattern = new RegExp(
    `(?<!\\d)\\d{4}([-_./])\\d\\d?\\1\\d\\d?(?!\\d)|(?<![\\p{L}\\d])${namedDay}`,
    'giu',
  );
  for (const { 0: found } of text.matchAll(pattern)) {
    const plain = found.replaceAll('_', '-').replace(/^(\d{1,2})\./, '$1');
    const moment = readSourceTime(plain, site)?.moment;
    if (moment !== undefined) return { moment, text: found };
  }
  return undefined;
}

/** A line of a timeline: a time with its day, or a clock alone. */
export type TimelineTime =
  { readonly kind: 'moment'; readonly moment: Moment } | { readonly kind: 'clock'; readonly clock: string };

/** In the order of the text: first columns of tables, and beginnings of list items. */
export function readTimeline(root: MarkdownNode, zone: Zone): readonly TimelineTime[] {
  return listNodes(root).flatMap(({ node }): TimelineTime[] => {
    const cells =
      node.type === 'tableRow'
        ? (node.children ?? []).map(plainTextOf)
        : node.type === 'listItem'
          ? [plainTextOf(node.children?.[0] ?? node)]
          : [];
    const [first = '', second = ''] = cells;
    const clockBeside = /^\s*\d{4}-\d\d-\d\d\s*$/.test(first)
      ? /^\s*\d{1,2}:\d\d(?::\d\d)?/.exec(second)?.[0]
      : undefined;
    const moment = readLeadingTime(
      clockBeside === undefined ? first : `${first.trim()} ${clockBeside.trim()}`,
      zone,
    );
    if (moment !== undefined) return [{ kind: 'moment', moment }];
    const clock = /^[\s~*_`([]*(\d{1,2}:\d\d)(?![\d?])/.exec(first)?.[1];
    return clock === undefined ? [] : [{ kind: 'clock', clock }];
  });
}

const zoneWords =
  /\b(?:UTC|GMT)\s?[-+]\d\d?(?::?\d\d)?\b|\b(?:UTC|GMT|WES?T|CES?T|EES?T|BST|MSK|JST|E[SD]T|M[SD]T|P[SD]T|CDT)\b/g;

/** What one line about times, or the head of a table, says of all of them; undefined where it is not one zone. */
export function findSpokenZone(root: MarkdownNode): string | undefined {
  const lines = listNodes(root).flatMap(({ node }) => {
    if (node.type === 'table')
      return (node.children ?? []).slice(0, 1).flatMap((row) => row.children?.map(plainTextOf) ?? []);
    if (node.type !== 'paragraph' && node.type !== 'heading') return [];
    return plainTextOf(node)
      .split('\n')
      .filter((line) => /\btimes?\b|zeit|\btimeline\b/i.test(line));
  });
  const zones = new Set(lines.join('\n').match(zoneWords));
  return zones.size === 1 ? [...zones][0] : undefined;
}
