// Looks through a text for what is withheld, in every form that it may have: one pass over each.
import { decodeBase64, formsOf } from './forms.js';
import { scanWords } from './scan-words.js';
import { runLength, tokenLength, type Secret, type SecretIndex } from './secrets.js';
import { fold, isWord } from './words.js';

/** A text, folded: each form that it may have, and what stands in it in base64. */
export interface SearchedText {
  readonly forms: readonly string[];
  readonly decoded: string;
}

export const readForms = (text: string): SearchedText => ({
  forms: [...new Set(formsOf(text).map(fold))],
  decoded: fold(decodeBase64(text)),
});

/** The withheld tokens, runs and phrases that stand in a text. */
export function findSecrets({ forms, decoded }: SearchedText, secrets: SecretIndex): ReadonlySet<Secret> {
  const found = new Set<Secret>();
  for (const text of forms) searchText(text, secrets, 0, found);
  // Three letters in a row come out of almost anything that is decoded.
  searchText(decoded, secrets, tokenLength, found);
  return found;
}

function searchText(text: string, secrets: SecretIndex, shortest: number, found: Set<Secret>): void {
  const { beginnings, wordHashes, runs, runHashes } = secrets;
  // Of the last words that are more than numbers, in turn: where they begin, and their hashes with the sum of these.
  const starts = new Int32Array(runLength);
  const hashes = new Int32Array(runLength);
  let [turn, sum] = [0, 0];
  scanWords(text, 0, (from, to, hash) => {
    if (wordHashes[hash] === 1) {
      for (const secret of beginnings.get(text.slice(from, to)) ?? []) {
        if (secret.length >= shortest && standsAt(text, from, secret)) found.add(secret);
      }
    }
    if (runs.size === 0 || !isSpoken(text, from, to)) return;
    sum += hash - (hashes[turn] ?? 0);
    hashes[turn] = hash;
    starts[turn] = from;
    turn = (turn + 1) % starts.length;
    if (runHashes[sum % runHashes.length] !== 1) return;
    const run = runs.get(takeSpoken(text, starts[turn] ?? 0, starts.length).join(' '));
    if (run !== undefined) found.add(run);
  });
}

/** Word for word, whatever stands between them. */
function standsAt(text: string, start: number, { words }: Secret): boolean {
  if (words.length === 1) return true;
  let same = 0;
  scanWords(text, start, (from, to) => {
    if (text.slice(from, to) !== words[same]) return 'stop';
    same += 1;
    return same === words.length ? 'stop' : undefined;
  });
  return same === words.length;
}

/** What `isWord` says, and most words begin with a letter that says it at once. */
function isSpoken(text: string, from: number, to: number): boolean {
  const code = text.charCodeAt(from);
  return (code >= 0x61 && code <= 0x7a) || isWord(text.slice(from, to));
}

/** Of the words from a place on the first ones that are more than numbers. */
function takeSpoken(text: string, start: number, count: number): readonly string[] {
  const words: string[] = [];
  scanWords(text, start, (from, to) => {
    if (isSpoken(text, from, to)) words.push(text.slice(from, to));
    return words.length === count ? 'stop' : undefined;
  });
  return words;
}
