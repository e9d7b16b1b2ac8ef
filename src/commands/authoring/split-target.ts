// Takes `[id] [message]` apart, where a single argument may be either.
import { namesIncident } from './find-incident.js';
import type { SiteAtHand } from './site-at-hand.js';

export interface Target {
  readonly name: string | undefined;
  readonly message: string | undefined;
}

/** One argument is an id where it is a word that an id holds, else the message. */
export function splitTarget(given: readonly string[], hand: SiteAtHand): Target {
  const [first, second] = given;
  if (second !== undefined) return { name: first, message: second };
  if (first === undefined) return { name: undefined, message: undefined };
  return isName(first, hand) ? { name: first, message: undefined } : { name: undefined, message: first };
}

/** Whether an argument that may also be a message is meant as a name: what has a space in it is a message. */
const isName = (word: string, hand: SiteAtHand): boolean =>
  !/\s/.test(word.trim()) && (namesIncident(word, hand) || /^\d{4}-\d\d-\d\d|\.md$/.test(word));
