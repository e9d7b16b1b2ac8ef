// What must not be found: the words of every withheld text, each with its place (the proof of the format, section 5).
import type { Place } from '../kernel/diagnostic.js';
import type { WithheldName, WithheldText } from '../model/withheld-text.js';
import { hashCount, hashWord } from './scan-words.js';
import { foldWords, isWord } from './words.js';

/** A long word, five words in a row or the words of a name; all of them folded. */
export interface Secret {
  readonly kind: 'token' | 'run' | 'phrase';
  readonly words: readonly string[];
  /** Of its words together, in characters. */
  readonly length: number;
  readonly place: Place;
}

const makeSecret = (kind: Secret['kind'], words: readonly string[], place: Place): Secret => ({
  kind,
  words,
  length: words.join('').length,
  place,
});

export interface SecretIndex {
  /** Tokens and phrases by their first words. */
  readonly beginnings: ReadonlyMap<string, readonly Secret[]>;
  /** By their words, joined by spaces. */
  readonly runs: ReadonlyMap<string, Secret>;
  /** 1 at the hash of each of these beginnings, and at the sum of the hashes of each run: most words are none of them. */
  readonly wordHashes: Uint8Array;
  readonly runHashes: Uint8Array;
}

interface FoundWord {
  readonly word: string;
  readonly place: Place;
}

export const runLength = 5;
/** In characters. */
export const tokenLength = 6;
const phraseLength = 3;

/** None of them twice. */
export function collectSecrets(
  texts: readonly WithheldText[],
  names: readonly WithheldName[],
): readonly Secret[] {
  const tokens = new Map<string, Secret>();
  const runs = new Map<string, Secret>();
  for (const text of texts) {
    let window: readonly FoundWord[] = [];
    for (const [index, line] of text.text.split('\n').entries()) {
      const place = placeOfLine(text.path, text.firstLine + index, line);
      const isHeading = /^#{1,6}\s/.test(line);
      // The word of a status and what follows it stand in the same order on many a page.
      if (isHeading) window = [];
      for (const word of foldWords(line)) {
        if ([...word].length >= tokenLength && !tokens.has(word)) {
          tokens.set(word, makeSecret('token', [word], place));
        }
        if (!isWord(word)) continue;
        window = [...window, { word, place }].slice(-runLength);
        const words = window.map((each) => each.word);
        const run = words.join(' ');
        const [first] = window;
        if (words.length === runLength && first !== undefined && !runs.has(run)) {
          runs.set(run, makeSecret('run', words, first.place));
        }
      }
      if (isHeading) window = [];
    }
  }
  return [...tokens.values(), ...runs.values(), ...collectPhrases(names)];
}

/** Of one or more words. */
function collectPhrases(names: readonly WithheldName[]): Iterable<Secret> {
  const phrases = new Map<string, Secret>();
  for (const { text, place } of names) {
    const secret = makeSecret('phrase', foldWords(text), place);
    if (secret.length >= phraseLength) phrases.set(secret.words.join(' '), secret);
  }
  return phrases.values();
}

export function indexSecrets(secrets: Iterable<Secret>): SecretIndex {
  const beginnings = new Map<string, Secret[]>();
  const runs = new Map<string, Secret>();
  const wordHashes = new Uint8Array(hashCount);
  const runHashes = new Uint8Array(hashCount);
  for (const secret of secrets) {
    const { kind, words } = secret;
    if (kind === 'run') {
      runs.set(words.join(' '), secret);
      runHashes[words.reduce((sum, word) => sum + hashWord(word), 0) % hashCount] = 1;
      continue;
    }
    const [first = ''] = words;
    const known = beginnings.get(first);
    if (known === undefined) beginnings.set(first, [secret]);
    else known.push(secret);
    wordHashes[hashWord(first)] = 1;
  }
  return { beginnings, runs, wordHashes, runHashes };
}

const placeOfLine = (path: string, line: number, text: string): Place => ({
  path,
  start: { line, column: 1 },
  end: { line, column: text.length + 1 },
});
