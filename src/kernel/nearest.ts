// The nearest known word, for hints.
import { distance } from 'fastest-levenshtein';

/** The known word that a typing slip would most likely turn into `word`; undefined where none is near. */
export function nearestWord(word: string, known: Iterable<string>): string | undefined {
  const folded = word.toLowerCase();
  const furthest = Math.max(1, Math.floor(folded.length / 3));
  let best: { word: string; distance: number } | undefined;
  for (const candidate of known) {
    const steps = distance(folded, candidate.toLowerCase());
    if (steps <= furthest && (best === undefined || steps < best.distance))
      best = { word: candidate, distance: steps };
  }
  return best?.word;
}

/** `Did you mean "x"?`, else the list of what is known. */
export function suggestWord(word: string, known: readonly string[], noun: string): string {
  const nearest = nearestWord(word, known);
  if (nearest !== undefined) return `Did you mean \`${nearest}\`?`;
  if (known.length === 0) return `There are no ${noun} to choose from.`;
  const shown = known.slice(0, 12).map((entry) => `\`${entry}\``);
  const rest = known.length > shown.length ? ` and ${known.length - shown.length} more` : '';
  return `The ${noun} are ${shown.join(', ')}${rest}.`;
}
