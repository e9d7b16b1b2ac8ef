// A post's text as the updates and the details of an incident.
import { writeTime } from '../../kernel/time-writing.js';
import type { Moment } from '../../kernel/time.js';
import type { Kind, Status } from '../../model/state.js';
import type { Report } from '../imported.js';
import type { NewUpdate } from '../incident-file.js';
import { adaptMarkdown, type AdaptContext } from '../markdown/adapt.js';
import { traceText } from '../markdown/edits.js';
import { shiftHeadings } from '../markdown/structure.js';
import { readSourceTime } from '../source-time.js';
import { readLabel, statusInKind, statusOf } from './labels.js';
import { readShortcodes, trackMark, type Shortcode } from './shortcodes.js';
import { splitBody } from './tracks.js';

export interface BodyContext extends AdaptContext {
  /** The zone of times that bear no offset. */
  readonly sourceZone: string;
  readonly timezone: string;
  readonly kind: Kind;
  /** Whether the post says that it is over; else no update can close it. */
  readonly isResolved: boolean;
  readonly resolved: Moment | undefined;
}

export interface ImportedBody {
  readonly updates: readonly (NewUpdate & { readonly moment: Moment })[];
  readonly details: string;
}

/** Undefined where the text is beyond the limits of the Markdown parser. */
export function importBody(
  body: string,
  firstLine: number,
  context: BodyContext,
  report: Report,
): ImportedBody | undefined {
  const { readMarkdown, timezone } = context;
  const tracked = readShortcodes(body, firstLine, readMarkdown, report);
  const moments = readTracks(tracked.tracks, context, report);
  const dated = tracked.text.replaceAll(trackMark, (mark, number: string) =>
    moments.has(Number(number)) ? mark : showTrack(tracked.tracks.get(Number(number))),
  );
  const adapted = adaptMarkdown(traceText(dated, firstLine), context, report);
  if (adapted === undefined) return undefined;
  const split = splitBody(adapted.text, readMarkdown);
  const toTime = (text: string): string =>
    text.replaceAll(trackMark, (mark, number: string) => {
      const moment = moments.get(Number(number));
      if (moment === undefined) return mark;
      report(
        'guessed',
        tracked.tracks.get(Number(number))?.line ?? firstLine,
        'a track that dates no text of its own became text',
      );
      return `(${writeTime(moment, timezone)})`;
    });
  const updates = split.updates.flatMap(({ track, text }) => {
    const moment = moments.get(track);
    if (moment === undefined) return [];
    const line = tracked.tracks.get(track)?.line ?? firstLine;
    const { status, rest } = readStatus(text, moment, context, (reason) => report('guessed', line, reason));
    return [
      {
        status,
        time: writeTime(moment, timezone),
        text: shiftHeadings(toTime(rest), 4, readMarkdown),
        moment,
      },
    ];
  });
  return { updates, details: shiftHeadings(toTime(split.details), 3, readMarkdown) };
}

function readTracks(
  tracks: ReadonlyMap<number, Shortcode>,
  { sourceZone }: BodyContext,
  report: Report,
): ReadonlyMap<number, Moment> {
  const moments = new Map<number, Moment>();
  for (const [number, { values, source, line }] of tracks) {
    const read = readSourceTime(values.join(' '), sourceZone);
    if (read === undefined) {
      report(
        'lost',
        line,
        `the time in ${source.replaceAll(/\s+/g, ' ')} cannot be read, so its text is not an update`,
      );
      continue;
    }
    for (const reason of read.guessed) report('guessed', line, reason);
    for (const reason of read.lost) report('lost', line, reason);
    moments.set(number, read.moment);
  }
  return moments;
}

const showTrack = (track: Shortcode | undefined): string => {
  const text = track?.values.join(' ') ?? '';
  return text === '' ? '' : `(${text})`;
};

interface ReadStatus {
  readonly status: Status;
  readonly rest: string;
}

// The label goes into the heading where it says the very same; any other label stays in the text.
function readStatus(
  text: string,
  moment: Moment,
  context: BodyContext,
  guess: (reason: string) => void,
): ReadStatus {
  const label = readLabel(text);
  const meant = label === undefined ? undefined : statusOf(label.words);
  if (label === undefined || meant === undefined) return { status: 'update', rest: text };
  const status = statusInKind(meant, context.kind);
  const closes = status === 'resolved' || status === 'completed';
  if (closes && !context.isResolved) {
    guess(`the update “${label.words}” is imported as Update, because the post is not marked as resolved`);
    return { status: 'update', rest: text };
  }
  const reopens =
    !closes && status !== 'update' && context.resolved !== undefined && moment.from > context.resolved.from;
  if (reopens) {
    guess(`the update “${label.words}” is imported as Update, because it is later than the end of the post`);
    return { status: 'update', rest: text };
  }
  const isSame = label.words.toLowerCase() === status.replaceAll('-', ' ');
  return { status, rest: isSame ? label.rest.replaceAll(/^\n+/g, '') : text };
}
