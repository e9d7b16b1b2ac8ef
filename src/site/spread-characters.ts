// Room for the search between characters that are written without any.
import type { SpreadPatterns } from './props.js';

/** The language of a locale, as ISO 639 has it. */
export const languageOf = (locale: string): string => locale.split('-', 1)[0] ?? locale;

/** Of sites in these languages, Pagefind itself finds out where words end. */
const segmented: ReadonlySet<string> = new Set(['ja', 'th', 'zh']);

/** Whether the texts of a site are to be spread for its search. */
export const isSpread = (locale: string): boolean => !segmented.has(languageOf(locale));

// Chinese and Japanese; U+30FC lengthens a vowel and belongs to two scripts.
const character = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30FC]`;
const punctuation = String.raw`[\u3001-\u303F\uFF01-\uFF0F\uFF1A-\uFF20]`;
const word = String.raw`[\p{L}\p{N}]`;

/** For theme/assets/search.js, which does the same to what is searched for, and undoes it in what it shows. */
export const spreadPatterns: SpreadPatterns = {
  gap: `(?<=${character}|${punctuation})(?=${word})|(?<=${word})(?=${character})`,
  joint: `(?<=(?:${character}|${punctuation})(?:</mark>)?) (?=(?:<mark>)?${character})`,
};

const hasCharacter = new RegExp(character, 'u');
const gap = new RegExp(spreadPatterns.gap, 'gu');
/** An attribute's value may hold a `>`. */
const tagOrText = /<(?:[^"<>]|"[^"]*")*>|[^<]+/g;

/**
 * Markup with a space around each Chinese or Japanese character of its text. A search that takes what stands between
 * spaces for a word would else know such a text by its beginning alone.
 */
export function spreadCharacters(markup: string): string {
  if (!hasCharacter.test(markup)) return markup;
  return markup.replace(tagOrText, (piece) => (piece.startsWith('<') ? piece : piece.replace(gap, ' ')));
}
