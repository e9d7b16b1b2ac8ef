// What must not be found: the words of every withheld text, each with its place (the proof of the format, section 5).
import type { Place } from '../kernel/diagnostic.js';
import type { WithheldName, WithheldText } from '../model/withheld-text.js';
import { foldWords, isWord } from './words.js';

/** By folded words, joined by spaces. */
export interface Secrets {
  readonly tokens: ReadonlyMap<string, Place>;
  /** Five words in a row. */
  readonly runs: ReadonlyMap<string, Place>;
  /** The first words of these, so that few have to be joined to be looked up. */
  readonly runStarts: ReadonlySet<string>;
  /** Of one or more tokens, by the first of them. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
}

export interface Phrase {
  readonly words: readonly string[];
  readonly place: Place;
}

interface FoundWord {
  readonly word: string;
  readonly place: Place;
}

export const runLength = 5;
/** In characters. */
export const tokenLength = 6;
const phraseLength = 3;

export function collectSecrets(texts: readonly WithheldText[], names: readonly WithheldName[]): Secrets {
  const tokens = new Map<string, Place>();
  const runs = new Map<string, Place>();
  for (const text of texts) {
    let window: readonly FoundWord[] = [];
    for (const [index, line] of text.text.split('\n').entries()) {
      const place = placeOfLine(text.path, text.firstLine + index, line);
      const isHeading = /^#{1,6}\s/.test(line);
      // The word of a status and what follows it stand in the same order on many a page.
      if (isHeading) window = [];
      for (const word of foldWords(line)) {
        if ([...word].length >= tokenLength && !tokens.has(word)) tokens.set(word, place);
        if (!isWord(word)) continue;
        window = [...window, { word, place }].slice(-runLength);
        const run = window.map((each) => each.word).join(' ');
        const [first] = window;
        if (window.length === runLength && first !== undefined && !runs.has(run)) runs.set(run, first.place);
      }
      if (isHeading) window = [];
    }
  }
  return { tokens, runs, runStarts: startsOf(runs.keys()), phrases: collectPhrases(names) };
}

export const startsOf = (runs: Iterable<string>): ReadonlySet<string> =>
  new Set([...runs].map((run) => run.slice(0, run.indexOf(' '))));

function collectPhrases(names: readonly WithheldName[]): Secrets['phrases'] {
  const phrases = new Map<string, Phrase[]>();
  for (const { text, place } of names) {
    const words = foldWords(text);
    const [first] = words;
    if (first === undefined || words.join('').length < phraseLength) continue;
    const known = phrases.get(first);
    if (known === undefined) phrases.set(first, [{ words, place }]);
    else known.push({ words, place });
  }
  return phrases;
}

const placeOfLine = (path: string, line: number, text: string): Place => ({
  path,
  start: { line, column: 1 },
  end: { line, column: text.length + 1 },
});
