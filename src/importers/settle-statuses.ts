// Makes the statuses of updates agree with what their source says of the whole: whether it is over.
import type { Moment } from '../kernel/time.js';
import { isClosing, type Status } from '../model/state.js';
import type { NoteKind } from './imported.js';

interface DatedStatus {
  readonly status: Status;
  readonly moment: Moment;
  /** The word of the source. */
  readonly word: string | undefined;
  readonly line: number;
}

/**
 * The statuses, so that the record ends when the source says so: nothing reopens what is over, and nothing closes what
 * is still open. `updates` are oldest first; `resolved` is the end that the source gives.
 */
export function settleStatuses<Update extends DatedStatus>(
  updates: readonly Update[],
  isOver: boolean,
  resolved: Moment | undefined,
  noteAt: (line: number, kind: NoteKind, reason: string) => void,
): readonly Update[] {
  const demote = (update: Update, why: string): Update => {
    const reason = `the update with the status “${update.word ?? ''}” is imported as Update, because ${why}`;
    noteAt(update.line, 'guessed', reason);
    return { ...update, status: 'update' };
  };
  const lastClosing = updates.findLastIndex(({ status }) => isClosing(status));
  const lastOpening = updates.findLastIndex(({ status }) => !isClosing(status) && status !== 'update');
  return updates.map((update, index) => {
    const { status, moment } = update;
    if (status === 'update') return update;
    if (isClosing(status)) return isOver || index < lastOpening ? update : demote(update, 'it is not over');
    const isPastEnd =
      lastClosing === -1 ? resolved !== undefined && moment.from >= resolved.from : index > lastClosing;
    return isOver && isPastEnd ? demote(update, 'it is later than the end') : update;
  });
}
