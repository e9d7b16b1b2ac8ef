// The windows of a maintenance as events of a calendar (RFC 5545, section 3.6.1). What is planned is told, not what
// became of it, and nothing here follows from the clock, but of what begins and was never announced: the same record
// gives the same event.
import type { Instant } from '../../kernel/time.js';
import { addDays, startOfDay } from '../../kernel/time-zone.js';
import { endBy, endOf } from '../../model/duration.js';
import type { Incident, Span } from '../../model/incident.js';
import { lastingNameOf } from '../../model/lasting-name.js';
import { formatMoment, formatSpan } from '../../site/format.js';
import { tagUri } from '../../model/tag.js';
import type { Entry } from '../../site/props.js';
import type { EndpointSource } from '../endpoint.js';
import { recordedAt } from '../recorded-at.js';
import { writeDay, writeInstant, writeText, writeTexts, type Property } from './icalendar.js';

export interface WindowEvent {
  readonly from: Instant;
  /** Infinity while nobody has said when it ends. */
  readonly over: Instant;
  readonly write: () => readonly Property[];
}

/** Characters of an update in a description; its page has all of it. */
const longestText = 1500;

/** One for each window, in their order, by which they are named. */
export const listEvents = (entry: Entry, source: EndpointSource): readonly WindowEvent[] =>
  entry.incident.window.map((span, index) => {
    const end = endOfWindow(entry, span);
    const over = end ?? (entry.timeline.resolved === undefined ? Infinity : span.from.to);
    const name = encodeURIComponent(lastingNameOf(entry.incident));
    const uid = tagUri(source.record.history.site, `maintenance/${name}/${index + 1}`);
    return { from: span.from.from, over, write: () => writeEvent(entry, span, end, uid, source) };
  });

function writeEvent(
  entry: Entry,
  span: Span,
  end: Instant | undefined,
  uid: string,
  source: EndpointSource,
): readonly Property[] {
  const { incident, components } = entry;
  const { slug, title, updates } = incident;
  const { record, addressOf } = source;
  const { messages } = record;
  const said = writeInstant(updates.at(-1)?.time.from ?? recordedAt(incident, source));
  const address = addressOf({ page: 'incident', slug });
  const isCancelled = isOff(entry, span);
  return [
    'BEGIN:VEVENT',
    writeText('UID', uid),
    `SEQUENCE:${updates.length}`,
    `DTSTAMP:${said}`,
    `LAST-MODIFIED:${said}`,
    ...writeTimes(span, end, record.history.site.timezone),
    // Many calendars show nothing of the status.
    writeText('SUMMARY', isCancelled ? `${messages.statuses.cancelled}: ${title}` : title),
    writeText('DESCRIPTION', `${describe(incident, span, record)}\n\n${address}`),
    `URL:${address}`,
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    ...(components.length === 0
      ? []
      : [
          writeTexts(
            'CATEGORIES',
            components.map(({ name }) => name),
          ),
        ]),
    // Whoever subscribes is not busy at that time.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** Work that was cancelled half-way has taken place in the windows that were over by then. */
function isOff({ timeline: { status, closingUpdate } }: Entry, { to }: Span): boolean {
  if (status !== 'cancelled') return false;
  return closingUpdate === undefined || to === undefined || endOf(to) > closingUpdate.time.from;
}

/** As planned; of a window without an end, when the work was closed. */
function endOfWindow({ timeline: { resolved } }: Entry, { from, to }: Span): Instant | undefined {
  if (to !== undefined) return endOf(to);
  const end = resolved === undefined ? undefined : endBy(resolved, resolved.to);
  return end === undefined || end <= from.from ? undefined : end;
}

/** Days where an end of the window is a bare day, as the coarser of the two says; else times in UTC. The end is exclusive. */
function writeTimes({ from, to }: Span, end: Instant | undefined, zone: string): readonly Property[] {
  if (from.precision !== 'day' && to?.precision !== 'day') {
    return [
      `DTSTART:${writeInstant(from.from)}`,
      ...(end === undefined || end <= from.from ? [] : [`DTEND:${writeInstant(end)}`]),
    ];
  }
  const midnight = end === undefined ? undefined : startOfDay(end, zone);
  const after = midnight === undefined || midnight === end ? midnight : addDays(midnight, 1, zone);
  return [
    `DTSTART;VALUE=DATE:${writeDay(from.from, zone)}`,
    ...(after === undefined || after <= from.from ? [] : [`DTEND;VALUE=DATE:${writeDay(after, zone)}`]),
  ];
}

/** The window in the words of the page, which also say what is only about known; what it is about, and the last word. */
function describe(
  { summary, updates }: Incident,
  { from, to }: Span,
  { history: { site }, messages }: EndpointSource['record'],
): string {
  const zone = site.timezone;
  const when = formatSpan(from, to, zone, messages).map((piece) =>
    typeof piece === 'string' ? piece : piece.text,
  );
  const update = updates.at(-1);
  return [
    `${messages.labels.window}: ${when.join('')}`,
    ...(summary === undefined ? [] : [shorten(summary.text)]),
    ...(update === undefined
      ? []
      : [
          `${messages.statuses[update.status]} (${formatMoment(update.time, zone, messages)}): ${shorten(update.prose.text)}`,
        ]),
  ].join('\n\n');
}

/** Cut between words, and never within a character. */
function shorten(text: string): string {
  if (text.length <= longestText) return text;
  return `${text.slice(0, longestText).replace(/\s+\S*$|\p{Surrogate}$/u, '')} …`;
}
