// Looks through a text for what is withheld, in every form that it may have: one pass over the words of each.
import { decodeBase64, formsOf } from './forms.js';
import { runLength, tokenLength, type Secrets } from './secrets.js';
import { foldWords, isWord } from './words.js';
import type { Place } from '../kernel/diagnostic.js';

/** The withheld tokens, runs and phrases that stand in a text, each with the place that it is withheld at. */
export function findSecrets(text: string, secrets: Secrets): ReadonlyMap<string, Place> {
  const found = new Map<string, Place>();
  for (const form of formsOf(text)) searchWords(foldWords(form), secrets, 0, found);
  // Three letters in a row come out of almost anything that is decoded.
  searchWords(foldWords(decodeBase64(text)), secrets, tokenLength, found);
  return found;
}

function searchWords(
  words: readonly string[],
  secrets: Secrets,
  shortestPhrase: number,
  found: Map<string, Place>,
): void {
  const { tokens, runs, runStarts, phrases } = secrets;
  for (const [index, word] of words.entries()) {
    const token = tokens.get(word);
    if (token !== undefined) found.set(`token ${word}`, token);
    for (const { words: wanted, place } of phrases.get(word) ?? []) {
      const isHere = wanted.every((next, offset) => words[index + offset] === next);
      if (isHere && wanted.join('').length >= shortestPhrase) found.set(`phrase ${wanted.join(' ')}`, place);
    }
  }
  if (runs.size === 0) return;
  const spoken = words.filter(isWord);
  for (const [index, word] of spoken.entries()) {
    if (!runStarts.has(word)) continue;
    const run = spoken.slice(index, index + runLength).join(' ');
    const place = runs.get(run);
    if (place !== undefined) found.set(`run ${run}`, place);
  }
}
