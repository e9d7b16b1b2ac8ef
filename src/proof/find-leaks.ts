// The search after a build: does any file of the site hold a word of what is withheld? Pure: the shell reads the files.
import { diagnose, type Diagnostic, type Place } from '../kernel/diagnostic.js';
import type { WithheldTexts } from '../model/withheld-text.js';
import { findSecrets } from './find-secrets.js';
import { collectSecrets, startsOf, type Secrets } from './secrets.js';
import { foldWords } from './words.js';

/** A file of the site, as text; what was compressed is unpacked. */
export interface PublishedText {
  readonly path: string;
  readonly text: string;
  /** Of the files of a search index: `source` holds the texts, and `stems` parts of their words. */
  readonly index?: 'source' | 'stems';
}

/**
 * One diagnostic for each file of the output that holds withheld words, at the place of the first of them, without a
 * word of it. `own` is what the theme, the search engine and Candor itself put into every site.
 */
export function findLeaks(
  output: readonly PublishedText[],
  { texts, names, published }: WithheldTexts,
  own: readonly string[],
): readonly Diagnostic[] {
  const secrets = withoutKnown(collectSecrets(texts, names), [...published, ...own]);
  if (secrets.tokens.size + secrets.runs.size + secrets.phrases.size === 0) return [];
  const indexed = output.flatMap(({ index, text }) => (index === 'source' ? foldWords(text) : [])).join(' ');
  return output.flatMap(({ path, text, index }) => {
    const inPath = findSecrets(path, secrets);
    const inText = [...findSecrets(text, secrets)].flatMap(([key, place]) =>
      index === 'stems' && isStem(key, indexed) ? [] : [place],
    );
    const [first] = [...inPath.values(), ...inText].toSorted(comparePlaces);
    return first === undefined ? [] : [describeLeak(inPath.size > 0 ? undefined : path, first)];
  });
}

/** A search cuts words to their stems, which may be words of their own; the texts that it has them from are searched too. */
const isStem = (key: string, indexed: string): boolean => indexed.includes(key.replace(/^\w+ /, ''));

const comparePlaces = (a: Place, b: Place): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : a.start.line - b.start.line;

/** A name that is itself the leak is not repeated. */
function describeLeak(path: string | undefined, place: Place): Diagnostic {
  const message =
    path === undefined
      ? 'The name of a file of the site would hold what is withheld here.'
      : `\`${path}\` of the site would hold what is withheld here.`;
  return { ...diagnose('withheld/leak', place, message), quotable: false };
}

/** What is public anyway is no leak. */
function withoutKnown(secrets: Secrets, known: readonly string[]): Secrets {
  const found = new Set(known.flatMap((text) => [...findSecrets(text, secrets).keys()]));
  const keep =
    (kind: string) =>
    ([key]: readonly [string, unknown]): boolean =>
      !found.has(`${kind} ${key}`);
  const phrases = [...secrets.phrases].flatMap(([first, all]) => {
    const left = all.filter(({ words }) => !found.has(`phrase ${words.join(' ')}`));
    return left.length === 0 ? [] : [[first, left] as const];
  });
  const runs = new Map([...secrets.runs].filter(keep('run')));
  return {
    tokens: new Map([...secrets.tokens].filter(keep('token'))),
    runs,
    runStarts: startsOf(runs.keys()),
    phrases: new Map(phrases),
  };
}
