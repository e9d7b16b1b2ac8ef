// A post's text as the updates and the details of an incident.
import { writeTime } from '../../kernel/time-writing.js';
import type { Moment } from '../../kernel/time.js';
import { isClosing, type Kind, type Status } from '../../model/state.js';
import type { Report } from '../imported.js';
import type { NewUpdate } from '../incident-file.js';
import { adaptMarkdown, adaptPart, type AdaptContext } from '../markdown/adapt.js';
import { traceText } from '../markdown/edits.js';
import { shiftHeadings } from '../markdown/structure.js';
import type { ReadTime } from '../source-time.js';
import { readLabel, statusInKind, statusOf } from '../labels.js';
import { readShortcodes, trackMark, type Shortcode } from './shortcodes.js';
import { splitBody } from './tracks.js';

export interface BodyContext extends AdaptContext {
  readonly readTime: ReadTime;
  /** The zone of the new site. */
  readonly timezone: string;
  readonly kind: Kind;
  /** Whether the post says that it is over; else no update can close it. */
  readonly isResolved: boolean;
  /** When, where the post says so. */
  readonly resolved: Moment | undefined;
}

export interface ImportedBody {
  readonly updates: readonly (NewUpdate & { readonly moment: Moment; readonly line: number })[];
  readonly details: string;
}

/** Undefined where the text is beyond the limits of the Markdown parser. */
export function importBody(
  body: string,
  firstLine: number,
  context: BodyContext,
  report: Report,
): ImportedBody | undefined {
  const { readMarkdown, timezone, kind } = context;
  const { text, tracks } = readShortcodes(body, firstLine, readMarkdown, report);
  const lineOf = (track: number): number => tracks.get(track)?.line ?? firstLine;
  const moments = readTracks(tracks, context, report);
  const dated = text.replaceAll(
    new RegExp(`([ \\t]*)${trackMark.source}`, 'g'),
    (mark, space: string, number: string) => {
      if (moments.has(Number(number))) return mark;
      const shown = showTrack(tracks.get(Number(number)));
      return shown === '' ? '' : space + shown;
    },
  );
  const adapted = adaptMarkdown(traceText(dated, firstLine), context, report);
  if (adapted === undefined) return undefined;
  const split = splitBody(adapted.text, readMarkdown);
  const showStray = (part: string): string =>
    part.replaceAll(trackMark, (mark, number: string) => {
      const moment = moments.get(Number(number));
      if (moment === undefined) return mark;
      report('guessed', lineOf(Number(number)), 'a track that dates no text of its own became text');
      return `(${writeTime(moment, timezone)})`;
    });
  const written = split.updates.flatMap(({ track, text: part }): WrittenUpdate[] => {
    const moment = moments.get(track);
    return moment === undefined
      ? []
      : [readUpdate(adaptPart(showStray(part), context), moment, lineOf(track), kind)];
  });
  const statuses = settleStatuses(written, context, report);
  return {
    updates: written.map(({ text: part, moment, line, label }, index) => {
      const status = statuses[index] ?? 'update';
      // The label goes into the heading where it says the very same; any other stays in the text.
      const isSame = label?.words.toLowerCase() === status.replaceAll('-', ' ');
      const rest = label !== undefined && isSame ? label.rest.replace(/^\s*\n/, '') : part;
      return {
        status,
        moment,
        line,
        time: writeTime(moment, timezone),
        text: shiftHeadings(rest, 4, readMarkdown),
      };
    }),
    details: shiftHeadings(adaptPart(showStray(split.details), context), 3, readMarkdown),
  };
}

function readTracks(
  tracks: ReadonlyMap<number, Shortcode>,
  { readTime }: BodyContext,
  report: Report,
): ReadonlyMap<number, Moment> {
  const moments = new Map<number, Moment>();
  for (const [number, { values, source, line }] of tracks) {
    const read = readTime(values.join(' '));
    if (read === undefined) {
      const shown = source.replaceAll(/\s+/g, ' ');
      report('lost', line, `the time in ${shown} cannot be read, so its text is not an update`);
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

interface WrittenUpdate {
  readonly text: string;
  readonly moment: Moment;
  readonly line: number;
  readonly label: ReturnType<typeof readLabel>;
  readonly meant: Status;
}

function readUpdate(text: string, moment: Moment, line: number, kind: Kind): WrittenUpdate {
  const label = readLabel(text);
  const meant = label === undefined ? undefined : statusOf(label.words);
  return { text, moment, line, label, meant: meant === undefined ? 'update' : statusInKind(meant, kind) };
}

/**
 * The statuses, so that the incident ends when the post says so: an update closes only what the post calls resolved,
 * and none reopens it after its end. What a label then no longer decides is still to be read in the text.
 */
function settleStatuses(
  updates: readonly WrittenUpdate[],
  { isResolved, resolved }: BodyContext,
  report: Report,
): readonly Status[] {
  const settled = new Map<WrittenUpdate, Status>();
  const demote = (update: WrittenUpdate, why: string): void => {
    settled.set(update, 'update');
    report(
      'guessed',
      update.line,
      `the update “${update.label?.words ?? ''}” is imported as Update, because ${why}`,
    );
  };
  // The same instant twice: the one further up in the file is the newer, as cState's authors write.
  const oldestFirst = [...updates].reverse().sort((a, b) => a.moment.from - b.moment.from);
  let closed = false;
  for (const [index, update] of oldestFirst.entries()) {
    const { meant, moment } = update;
    if (isClosing(meant)) {
      if (!isResolved) demote(update, 'the post is not marked as resolved');
      closed = isResolved;
    } else if (meant !== 'update' && closed && isResolved) {
      const closesAgain = oldestFirst.slice(index + 1).some((later) => isClosing(later.meant));
      const isPast = resolved === undefined ? !closesAgain : moment.from >= resolved.from;
      if (isPast) demote(update, 'it is later than the end of the post');
      else closed = false;
    }
  }
  return updates.map((update) => settled.get(update) ?? update.meant);
}
