// One incident or maintenance of Statuspage as an incident file.
import { writeTime } from '../../kernel/time-writing.js';
import type { Moment } from '../../kernel/time.js';
import { isClosing, type Kind } from '../../model/state.js';
import { writeIncidentFile, type NewPostmortem, type NewUpdate } from '../incident-file.js';
import { settleFile } from '../markdown/settle-file.js';
import { readCourse, readKind, readSeverity, type Course } from './incident-facts.js';
import { lineOf } from './json.js';
import { findPostmortem, settleSections } from './postmortem.js';
import type { RecordContext } from './record-context.js';
import type { StatuspageRecord } from './records.js';
import { readStates } from './states.js';
import { clean, readHtml, readMarkdownText, type TextContext } from './texts.js';
import { readUpdates, type UpdatesReading } from './updates.js';

/** What the times of a record say, so that its place is known before its texts are read. */
export interface RecordDraft {
  readonly record: StatuspageRecord;
  readonly kind: Kind;
  readonly reading: UpdatesReading;
  readonly course: Course;
}

/** Undefined where the record bears no time at all. */
export function draftRecord(record: StatuspageRecord, context: RecordContext): RecordDraft | undefined {
  const kind = readKind(record.value, record.isScheduled);
  const reading = readUpdates(record.value, kind, context);
  const course = readCourse(record.value, kind, reading.updates, context);
  return course === undefined ? undefined : { record, kind, reading, course };
}

const tooComplex = 'a text is nested or repeated beyond what the Markdown parser can take';

export type RecordWriting =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

export function writeRecord(
  { record, kind, reading, course }: RecordDraft,
  timezone: string,
  context: RecordContext,
  texts: TextContext,
): RecordWriting {
  const { value, line } = record;
  const write = (moment: Moment): string => writeTime(moment, timezone);
  const severity = readSeverity(value, kind, context);
  const fallback = severity?.state ?? 'maintenance';
  const states = readStates(value, course.updates, kind, fallback, context);
  const postmortem = findPostmortem(value, course.updates, line, context);
  const updates = course.updates.flatMap((update, index): (NewUpdate | undefined)[] => {
    if (
      update.word === 'postmortem' &&
      postmortem?.update?.line === update.line &&
      postmortem.update.html === update.html
    )
      return [];
    const text = readHtml(update.html, 4, update.line, texts);
    if (text === undefined) return [undefined];
    return [{ status: update.status, time: write(update.moment), states: states.changes[index] ?? {}, text }];
  });
  const undated = reading.undated.map((html) => readHtml(html, 3, line, texts));
  const analysis = postmortem && readMarkdownText(postmortem.text, 3, postmortem.line, texts);
  const parts = [...updates, ...undated, ...(postmortem === undefined ? [] : [analysis])];
  if (parts.includes(undefined)) return { ok: false, reason: tooComplex };
  const wasOver =
    course.resolved !== undefined ||
    course.lacksEnd ||
    course.updates.some(({ status }) => isClosing(status));
  const isTold = postmortem !== undefined && wasOver;
  const details = [...undated];
  if (postmortem !== undefined && !isTold) {
    context.note('guessed', 'the postmortem stands in the details, because nothing was resolved yet');
    details.push(analysis);
  }
  if (course.lacksEnd)
    context.note(
      'guessed',
      'it is over without saying when; its end is given as about the day of its last time',
    );
  const told: NewPostmortem | undefined = isTold
    ? {
        published: postmortem.published === undefined ? undefined : write(postmortem.published),
        text: clean(settleSections(analysis ?? '', texts.readMarkdown), postmortem.line, texts),
      }
    : undefined;
  const last = course.updates.at(-1)?.moment ?? course.first;
  const end = course.lacksEnd ? { ...last, precision: 'day' as const, about: true } : course.resolved;
  const { started, window } = course;
  const file = writeIncidentFile({
    title: readTitle(record, write(course.first), context, texts),
    summary: undefined,
    kind,
    severity: severity?.id,
    components: states.components,
    // Where no update is left to say it, because all there was became the postmortem, the start is written.
    started: (started ?? (updates.length === 0 ? course.first : undefined)) && write(started ?? course.first),
    resolved: end && write(end),
    window: window && { from: write(window.from), to: window.to && write(window.to) },
    until: undefined,
    aliases: [],
    tags: [],
    updates: updates.flatMap((update) => update ?? []).reverse(),
    postmortem: told,
    details: details.flatMap((text) => text ?? []).join('\n\n'),
  });
  return { ok: true, text: settleFile(file, texts) };
}

function readTitle(
  record: StatuspageRecord,
  when: string,
  context: RecordContext,
  texts: TextContext,
): string {
  const title = lineOf(clean(lineOf(record.value['name']) ?? '', record.line, texts));
  // In a title, too, Candor would ask what such a mark is to withhold.
  if (title !== undefined) return title.replaceAll(/:(?=with\w*\[)/gi, ': ');
  const guess = `Incident of ${when}`;
  context.note('guessed', `the record has no name; it is called “${guess}”`);
  return guess;
}
