// Adds an update to an incident file, where the order of its updates has a place for it.
import { readTime } from '../kernel/time-reading.js';
import { isBefore, type Moment } from '../kernel/time.js';
import type { Incident } from '../model/incident.js';
import { readMessage } from './message-lines.js';
import {
  firstLineOf,
  insertAfter,
  insertBefore,
  lastLineUnder,
  outlineFile,
  type Outline,
} from './outline.js';
import { readEdited, tellPostmortem, tellRest, tellUpdate } from './read-edited.js';
import { refuseEdit, type EditedFile, type Editing, type TextEdit } from './text-edit.js';
import { readStyle, writeHeading, type HeadedUpdate, type UpdateStyle } from './update-style.js';

/**
 * `time` is as the file will have it, in the site's zone; `changes` are by id of a component or group, or `all`, in the
 * order in which they are written.
 */
export interface AddedUpdate extends HeadedUpdate {
  /** Markdown. What would open a section of the file is escaped. */
  readonly message: string;
}

/** Refuses a time that cannot be read, an empty message, and one that would change other parts of the file. */
export function addUpdate(file: EditedFile, update: AddedUpdate): Editing {
  const message = readMessage(update.message, file.incident.security);
  if (!message.ok) return message;
  const time = readTime(update.time, file.site.timezone);
  if (!time.ok) return refuseEdit(time.problem.message, time.problem.hint);
  const outline = outlineFile(file);
  const style = readStyle(file, outline);
  const gap = style.belowHeading === 0 ? [] : [''];
  const added = [writeHeading(update, style), ...gap, ...message.lines];
  const edits = [placeUpdate(file, outline, style, added, time.moment)];
  const after = readEdited(file, edits);
  if (after !== undefined && isAddedOnly(file.incident, after, update, time.moment))
    return { ok: true, edits };
  return refuseEdit(
    'With this update the rest of the file would be read otherwise than before.',
    'Mend the problems of the file that `candor check` names, or write the message in plainer Markdown.',
  );
}

function placeUpdate(
  { incident }: EditedFile,
  outline: Outline,
  { between }: UpdateStyle,
  added: readonly string[],
  time: Moment,
): TextEdit {
  const { updates } = outline.sections;
  if (updates === undefined) {
    const section = ['## Updates', '', ...added];
    const { firstSection, lastLine } = outline;
    return firstSection === undefined
      ? insertAfter(outline, lastLine, section, 1)
      : insertBefore(outline, firstSection, section, 1);
  }
  const timeByLine = new Map(incident.updates.map((other) => [other.place.start.line - 1, other.time]));
  // Those that are not certainly later; what cannot be read has no say.
  const earlier = updates.parts.filter(({ heading }) => {
    const other = timeByLine.get(firstLineOf(heading));
    return other !== undefined && !isBefore(time, other);
  });
  const first = updates.parts[0];
  const last = updates.parts.at(-1);
  if (first === undefined || last === undefined)
    return insertAfter(outline, lastLineUnder(updates), added, 1);
  if (incident.updateOrder === 'oldest-first') {
    const previous = earlier.at(-1);
    return previous === undefined
      ? insertBefore(outline, firstLineOf(first.heading), added, between)
      : insertAfter(outline, lastLineUnder(previous), added, between);
  }
  const next = incident.updateOrder === 'mixed' ? first : earlier[0];
  return next === undefined
    ? insertAfter(outline, lastLineUnder(last), added, between)
    : insertBefore(outline, firstLineOf(next.heading), added, between);
}

/** Whether the record has this update more, and all else of it is as it was. */
function isAddedOnly(before: Incident, after: Incident, { status }: AddedUpdate, time: Moment): boolean {
  const left = new Map<string, number>();
  for (const update of before.updates) left.set(tellUpdate(update), (left.get(tellUpdate(update)) ?? 0) + 1);
  const added = after.updates.filter((update) => {
    const count = left.get(tellUpdate(update)) ?? 0;
    left.set(tellUpdate(update), count - 1);
    return count <= 0;
  });
  const [only] = added;
  return (
    added.length === 1 &&
    after.updates.length === before.updates.length + 1 &&
    only?.status === status &&
    only.time.from === time.from &&
    only.time.precision === time.precision &&
    tellPostmortem(before) === tellPostmortem(after) &&
    tellRest(before) === tellRest(after)
  );
}
