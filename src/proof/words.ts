// Text as words that can be compared whatever the case, the accents and the invisible characters (the proof of the
// format, section 5).
import { rememberTexts } from '../kernel/remember.js';

/** Characters that nobody sees and that would cut a word in two: soft hyphens, joiners, marks of direction. */
const invisible = /[\u00ad\u061c\u2028-\u202e\u2060-\u2064\ufeff]|[\u200b-\u200f]|\u034f/g;

/**
 * In small letters; compatibility forms, accents and case make no difference. Of what is beyond ASCII only letters and
 * digits are left, so that words can be told apart by codes alone.
 */
export const fold = (text: string): string =>
  text
    .replaceAll(/[^\0-\x7f]+/g, foldForeign)
    .toLowerCase()
    // Sharp s and the like have a longer form in capitals.
    .replaceAll('ß', 'ss');

/** Most are a dash or a quotation mark, again and again. */
const foldForeign = rememberTexts(1000, (run) =>
  run
    .replaceAll(invisible, '')
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[^\p{L}\p{N}\0-\x7f]+/gu, ' '),
);

/** Runs of letters and digits, folded. */
export const foldWords = (text: string): readonly string[] =>
  fold(text).match(/[a-z\d\u0080-\uffff]+/g) ?? [];

/** Numbers alone say little, and every date is made of them. */
export const isWord = (text: string): boolean => /\p{L}/u.test(text);
