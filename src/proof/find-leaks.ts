// The search after a build: does any file of the site hold a word of what is withheld? Pure: the shell reads the files.
import { diagnose, type Diagnostic, type Place } from '../kernel/diagnostic.js';
import type { WithheldTexts } from '../model/withheld-text.js';
import { findSecrets } from './find-secrets.js';
import { collectSecrets, type Secrets } from './secrets.js';

/** A file of the site, as text; what was compressed is unpacked. */
export interface PublishedText {
  readonly path: string;
  readonly text: string;
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
  return output.flatMap(({ path, text }) => {
    const inPath = findSecrets(path, secrets);
    const [first] = [...inPath.values(), ...findSecrets(text, secrets).values()].toSorted(comparePlaces);
    return first === undefined ? [] : [describeLeak(inPath.size > 0 ? undefined : path, first)];
  });
}

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
  return {
    tokens: new Map([...secrets.tokens].filter(keep('token'))),
    runs: new Map([...secrets.runs].filter(keep('run'))),
    phrases: new Map(phrases),
  };
}
