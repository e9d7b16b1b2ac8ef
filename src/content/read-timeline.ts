// Reads what a postmortem's own timeline says in so many words: that at this time it began, was detected, mitigated or
// resolved. Whatever is said in other words, or of a time that is not plain, is left alone.
import type { Nodes, Paragraph, RootContent, TableRow } from 'mdast';
import type { Place } from '../kernel/diagnostic.js';
import { rememberBy } from '../kernel/remember.js';
import { readTime } from '../kernel/time-reading.js';
import { padNumber, type Moment } from '../kernel/time.js';
import {
  timelineWords,
  milestones,
  type Milestone,
  type TimelineWords,
} from '../model/messages/timeline-words.js';
import { placeInNode, sourceOfNode, type BodySource } from './locate.js';
import { listBlocks } from './walk.js';

/** A time with its day, or one that may be on any. */
export type StatedTime =
  | { readonly kind: 'moment'; readonly moment: Moment }
  | {
      readonly kind: 'clock';
      /** `17:04`, with seconds where they are written. */
      readonly clock: string;
      /** An offset or abbreviation; undefined for the zone of the site. */
      readonly zone: string | undefined;
    };

export interface TimelineEntry {
  readonly milestone: Milestone;
  readonly time: StatedTime;
  /** As it is written. */
  readonly text: string;
  readonly place: Place;
}

export interface TimelineOptions {
  readonly zone: string;
  /** Of the interface. */
  readonly language: string;
}

/** `title` is the heading that the nodes stand under. */
export function readTimeline(
  title: string,
  nodes: readonly RootContent[],
  source: BodySource,
  { zone, language }: TimelineOptions,
): readonly TimelineEntry[] {
  const lines = listBlocks(nodes).flatMap((node) =>
    node.type === 'paragraph' || node.type === 'tableRow' ? listLines(node, source) : [],
  );
  if (lines.length === 0) return [];
  const forms = timelineWords(language).flatMap(milestoneForms);
  const said = lines.flatMap((found) => {
    const milestone = findMilestone(found.line.rest.trim(), forms);
    return milestone === undefined ? [] : [{ ...found, milestone }];
  });
  if (said.length === 0) return [];
  const zones = findZones([title, ...nodes.flatMap((node) => zoneNotes(node, source))].join('\n'));
  // Which of several holds for an entry cannot be said.
  if (zones.length > 1) return [];
  return said.flatMap(({ milestone, line, node, offset }) => {
    const time = readStated(line, zones[0], zone);
    const place = placeInNode(source, node, offset, line.firstWord.length);
    return time === undefined ? [] : { milestone, time, text: line.text, place };
  });
}

/** What it says is words: a row of figures with a time says nothing. */
const findMilestone = (said: string, forms: readonly MilestoneForm[]): Milestone | undefined =>
  /^\p{L}/u.test(said) ? forms.find(({ form }) => form.test(said))?.milestone : undefined;

interface FoundLine {
  readonly line: Line;
  readonly node: Nodes;
  /** That of the time, in the node. */
  readonly offset: number;
}

/** Lines that have a time. */
function listLines(node: Paragraph | TableRow, source: BodySource): readonly FoundLine[] {
  const whole = sourceOfNode(source, node);
  if (!whole.includes(':') || !clockSign.test(whole)) return [];
  const found: FoundLine[] = [];
  let offset = 0;
  for (const text of whole.split('\n')) {
    const line = readLine(text);
    if (line !== undefined) found.push({ line, node, offset: offset + text.indexOf(line.firstWord) });
    offset += text.length + 1;
  }
  return found;
}

interface Line {
  readonly day: string | undefined;
  readonly hour: string;
  readonly minute: string;
  readonly second: string | undefined;
  readonly half: string | undefined;
  readonly zone: string | undefined;
  readonly text: string;
  /** As it stands in the source, whatever emphasis is in the rest. */
  readonly firstWord: string;
  readonly rest: string;
}

const zoneForm = String.raw`Z|(?:UTC|GMT)?\s?[-+−]\d\d?(?::?\d\d)?|[A-Z]{3,5}`;
const timeForm =
  String.raw`[[(]?(?:(?<day>\d{4}-\d\d-\d\d)(?:T|,?\s+|\s*\|\s*))?(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d))?` +
  String.raw`(?:\s?(?<half>[apAP])\.?[mM]\b\.?)?(?:\s*\(?(?<zone>${zoneForm})(?![\w:])\)?)?[\])]?`;
const lineForms: readonly RegExp[] = [
  // `17:04 - Detected by …`
  new RegExp(String.raw`^${timeForm}(?:\s*[-–—:|·]+\s*|\s*,\s+|\s+)(?<rest>\S.*)$`),
  // `Detected: 17:04`, and nothing after it.
  new RegExp(
    String.raw`^(?<rest>\p{L}[\p{L}\s]*?)(?:\s*[–—:|]+\s*|\s+-\s+|\s+(?:at|um)\s+)${timeForm}[\s.|]*$`,
    'u',
  ),
];

/** What is between the hours and the minutes of every time, whatever emphasis or link either is in. */
const clockSign = /[\d*_`)[]:[\d*_`[\]]/;

/** A line with a time at one of its ends; emphasis and the marks of a quotation or a table's row are none of it. */
function readLine(line: string): Line | undefined {
  const plain = line
    .replaceAll(/[*_`]/g, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^[\s>|]+/, '');
  const groups = lineForms.map((form) => form.exec(plain)?.groups).find((found) => found !== undefined);
  if (groups === undefined) return undefined;
  const { day, hour = '', minute = '', second, half, zone, rest = '' } = groups;
  const clock = `${hour}:${minute}${second === undefined ? '' : `:${second}`}`;
  const shown = half === undefined ? clock : `${clock} ${half.toLowerCase()}m`;
  const text = [day, shown, zone].filter((piece) => piece !== undefined).join(' ');
  return { day, hour, minute, second, half, zone, text, firstWord: day ?? clock, rest };
}

function readStated(
  { day, hour, minute, second, half, zone }: Line,
  spoken: string | undefined,
  siteZone: string,
): StatedTime | undefined {
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
  if (hours > 23 || Number(minute) > 59) return undefined;
  const clock = [hours, minute, ...(second === undefined ? [] : [second])]
    .map((piece) => padNumber(Number(piece)))
    .join(':');
  const stated = zone ?? spoken;
  const written = stated === undefined ? undefined : writeOffset(stated);
  if (day === undefined) return { kind: 'clock', clock, zone: written };
  const reading = readTime(`${day} ${clock}${written === undefined ? '' : ` ${written}`}`, siteZone);
  return reading.ok ? { kind: 'moment', moment: reading.moment } : undefined;
}

/** `UTC+2` and `+0200` as `+02:00`; an abbreviation as it is. */
function writeOffset(zone: string): string {
  const [, sign, hours = '', minutes = '00'] = /^(?:UTC|GMT)?\s?([-+−])(\d\d?):?(\d\d)?$/.exec(zone) ?? [];
  return sign === undefined ? zone : `${sign === '+' ? '+' : '-'}${padNumber(Number(hours))}:${minutes}`;
}

/** Where a zone may be stated for all entries: the head of a table, and a line about times. */
function zoneNotes(node: Nodes, source: BodySource): readonly string[] {
  if (node.type === 'table') return node.children.slice(0, 1).map((row) => sourceOfNode(source, row));
  if (node.type !== 'paragraph') return [];
  return sourceOfNode(source, node)
    .split('\n')
    .filter((line) => /\btimes?\b|zeit/i.test(line));
}

const abbreviations =
  'CES?T|EES?T|WES?T|MESZ|MEZ|BST|MSK|IST|JST|KST|SGT|HKT|[PMCE][SD]T|A?[CEW]?ST|AKDT|HST|A[CEW]DT|NZ[SD]T|SAST';

const zonePattern = new RegExp(
  String.raw`\b(?:(?:UTC|GMT)(?:\s?[-+−]\d\d?(?::?\d\d)?)?|${abbreviations})\b`,
  'g',
);

/** What may hold for all entries that state no zone. */
const findZones = (text: string): readonly string[] => [...new Set(text.match(zonePattern))];

interface MilestoneForm {
  readonly milestone: Milestone;
  readonly form: RegExp;
}

/** What the first words of an entry say, if they say it in so many words: `resolved`, `the outage began at noon`. */
const milestoneForms = rememberBy(
  ({ subjects, links, agents, words }: TimelineWords): readonly MilestoneForm[] => {
    const subject = String.raw`(?:the |der |die |das )?(?:${join(subjects)}) `;
    const stop = String.raw`(?=$|\s*[.,;:!|()–—]|\s+-)`;
    const agent = String.raw`(?=$|\s*[.,;:!|()–—]|\s+-|\s+(?:${join(agents)})\s)`;
    // What starts to recover did not start then.
    const free = String.raw`(?!\p{L}|\s+(?:to|zu|(?!during)\p{L}+ing|\p{L}*zu\p{L}+)(?!\p{L}))`;
    return milestones.map((milestone) => {
      const word = String.raw`(?:(?:${join(links)}) )?(?:${join(words[milestone])})`;
      // `Started` alone may begin any sentence, while `resolved` of a subject may be so in part only.
      const isEarly = milestone === 'begin' || milestone === 'detected';
      const named = `${subject}${word}${isEarly ? free : agent}`;
      return {
        milestone,
        form: new RegExp(`^(?:${named}|${word}${milestone === 'begin' ? stop : agent})`, 'iu'),
      };
    });
  },
);

/** Longer ones first, so that none hides behind its own beginning. */
const join = (words: readonly string[]): string => words.toSorted((a, b) => b.length - a.length).join('|');
