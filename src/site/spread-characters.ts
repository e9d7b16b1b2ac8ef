// Room for the search between characters that are written without any.
import type { SpreadPatterns } from './props.js';

const scripts = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'];
// U+30FC lengthens a vowel and belongs to two scripts. A mark goes with the letter before it.
const character = String.raw`(?:[${scripts.map((name) => `\\p{Script=${name}}`).join('')}\u30FC](?<!\p{M})\p{M}*)`;
const punctuation = String.raw`[\u3001-\u303F\uFF01-\uFF0F\uFF1A-\uFF20]`;
const word = String.raw`[\p{L}\p{N}]`;

/** For theme/assets/search.js, which does the same to what is searched for, and undoes it in what it shows. */
export const spreadPatterns: SpreadPatterns = {
  gap: String.raw`(?<=${character}|${punctuation})(?=${word})|(?<=${word}\p{M}*)(?=${character})`,
  joint: `(?<=(?:${character}|${punctuation})(?:</mark>)?) (?=(?:<mark>)?${character})`,
};

const hasCharacter = new RegExp(character, 'u');
const gap = new RegExp(spreadPatterns.gap, 'gu');
/** An attribute's value may hold a `>`. */
const tagOrText = /<(?:[^"<>]|"[^"]*")*>|[^<]+/g;

/**
 * Markup with a space around each character of a script that knows none between words. A search that takes what stands
 * between spaces for a word would else know such a text by its beginning alone.
 */
export function spreadCharacters(markup: string): string {
  if (!hasCharacter.test(markup)) return markup;
  return markup.replace(tagOrText, (piece) => (piece.startsWith('<') ? piece : piece.replace(gap, ' ')));
}
