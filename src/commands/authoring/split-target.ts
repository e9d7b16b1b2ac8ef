// Takes `[id] [message]` apart, where a single argument may be either.
import { showHidden } from '../../output/visible.js';
import { UsageError } from '../command.js';
import { namesIncident, suggestId } from './find-incident.js';
import type { SiteAtHand } from './site-at-hand.js';

export interface Target {
  readonly name: string | undefined;
  readonly message: string | undefined;
}

/**
 * One argument is an id where it is a word that an id holds, else the message. A UsageError for a single word that no id
 * holds: a misspelt id must never become what readers are told. `form` is how the command is written with both.
 */
export function splitTarget(given: readonly string[], hand: SiteAtHand, form: string): Target {
  const [first, second] = given;
  if (second !== undefined) return { name: first, message: second };
  if (first === undefined) return { name: undefined, message: undefined };
  if (isName(first, hand)) return { name: first, message: undefined };
  if (isSentence(first)) return { name: undefined, message: first };
  const near = suggestId(first, hand);
  const hint =
    near === undefined ? `Write \`${form}\`; a message is a sentence, or more.` : `Did you mean \`${near}\`?`;
  throw new UsageError(
    `No incident has \`${showHidden(first)}\` in its id, and a word alone is no message.`,
    hint,
  );
}

/** No id has a space or ends in a sign. */
const isSentence = (text: string): boolean => text.trim() === '' || /\s|[.!?…]$/.test(text.trim());

/** Whether an argument that may also be a message is meant as a name: what has a space in it is a message. */
const isName = (word: string, hand: SiteAtHand): boolean =>
  !/\s/.test(word.trim()) && (namesIncident(word, hand) || /^\d{4}-\d\d-\d\d|\.md$/.test(word));
