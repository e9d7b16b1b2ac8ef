// Text as words that can be compared whatever the case, the accents and the invisible characters (the proof of the
// format, section 5).

/** Characters that nobody sees and that would cut a word in two: soft hyphens, joiners, marks of direction. */
const invisible = /[\u00ad\u061c\u2028-\u202e\u2060-\u2064\ufeff]|[\u200b-\u200f]|\u034f/g;

/** Runs of letters and digits, folded: compatibility forms, accents and case make no difference. */
export function foldWords(text: string): readonly string[] {
  // Most of what is searched needs no more than that.
  if (!/[^\0-\x7f]/.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const folded = text
    .replaceAll(invisible, '')
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase();
  // Sharp s and the like have a longer form in capitals.
  return folded.replaceAll('ß', 'ss').match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Numbers alone say little, and every date is made of them. */
export const isWord = (text: string): boolean => /\p{L}/u.test(text);
