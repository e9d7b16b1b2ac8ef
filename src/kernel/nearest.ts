// The nearest known word, for hints.
import { distance } from 'fastest-levenshtein';

/** The known word that a slip of typing, or a longer or shorter form, turned into `word`; undefined where none is near. */
export function nearestWord(word: string, known: Iterable<string>): string | undefined {
  const folded = word.toLowerCase();
  const furthest = Math.max(1, Math.floor(folded.length / 3));
  let best: { word: string; slips: number; edits: number } | undefined;
  for (const candidate of known) {
    const { slips, edits } = countSlips(folded, candidate.toLowerCase());
    const isNearer = best === undefined || slips < best.slips || (slips === best.slips && edits < best.edits);
    if (slips <= furthest && isNearer) best = { word: candidate, slips, edits };
  }
  return best?.word;
}

function countSlips(word: string, candidate: string): { slips: number; edits: number } {
  const edits = distance(word, candidate);
  // Two letters in the wrong order are one slip, and so is an end too many or too few.
  const isSwap =
    edits === 2 && word.length === candidate.length && sortLetters(word) === sortLetters(candidate);
  const isCut =
    Math.min(word.length, candidate.length) >= 3 &&
    (candidate.startsWith(word) || word.startsWith(candidate));
  return { slips: isSwap || isCut ? Math.min(edits, 1) : edits, edits };
}

const sortLetters = (word: string): string => [...word].sort().join('');

/** `Did you mean "x"?`, else the list of what is known. */
export function suggestWord(word: string, known: readonly string[], noun: string): string {
  const nearest = nearestWord(word, known);
  if (nearest !== undefined) return `Did you mean \`${nearest}\`?`;
  if (known.length === 0) return `There are no ${noun} to choose from.`;
  const shown = known.slice(0, 12).map((entry) => `\`${entry}\``);
  const rest = known.length > shown.length ? ` and ${known.length - shown.length} more` : '';
  return `The ${noun} are ${shown.join(', ')}${rest}.`;
}

/** Whether a few slips of typing could turn one word into the other; letter case does not count. */
export function isWithinEdits(word: string, known: string, edits: number): boolean {
  return (
    Math.abs(word.length - known.length) <= edits &&
    distance(word.toLowerCase(), known.toLowerCase()) <= edits
  );
}
