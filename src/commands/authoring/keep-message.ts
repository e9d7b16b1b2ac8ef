// What becomes of a message that was written for one update, where that update is refused: during an outage nobody should
// have to write it twice.
import type { Invocation, Io } from '../command.js';
import { keepText } from './open-editor.js';
import type { Change } from './save-change.js';

/**
 * Runs what brings a message into its file, which says what to write by the change that it makes. Where it comes to
 * nothing, a message that stands in no argument is kept, and its place is told.
 */
export function keepMessage(
  message: string,
  { invocation: { arguments: given, options }, io }: { readonly invocation: Invocation; readonly io: Io },
  save: (watched: (change: Change) => Change) => number,
): number {
  const state = { isWritten: false };
  const watched = (change: Change): Change => ({
    ...change,
    write: (text) => {
      change.write(text);
      state.isWritten = true;
    },
  });
  try {
    return save(watched);
  } finally {
    const isElsewhere = [...given, ...Object.values(options)].includes(message);
    if (!state.isWritten && !isElsewhere) io.err(`Your text is kept in ${keepText(message)}\n`);
  }
}
