// The search after a build: does any file of the site hold a word of what is withheld? Pure: the shell reads the files.
import { diagnose, type Diagnostic, type Place } from '../kernel/diagnostic.js';
import type { WithheldTexts } from '../model/withheld-text.js';
import { findSecrets, readForms, type SearchedText } from './find-secrets.js';
import { collectSecrets, indexSecrets, type Secret, type SecretIndex } from './secrets.js';
import { foldWords } from './words.js';

/** A file of the site, as text; what was compressed is unpacked. */
export interface PublishedText {
  readonly path: string;
  readonly text: string;
  /** Of the files of a search index: `source` holds the texts, and `stems` parts of their words. */
  readonly index?: 'source' | 'stems' | undefined;
}

/**
 * One diagnostic for each file of the output that holds withheld words, at the place of the first of them, without a
 * word of it. `listOwn` tells what the theme, the search engine and Candor itself put into every site.
 */
export function findLeaks(
  output: readonly PublishedText[],
  { texts, names, published }: WithheldTexts,
  listOwn: () => readonly SearchedText[],
): readonly Diagnostic[] {
  const secrets = indexSecrets(collectSecrets(texts, names));
  if (secrets.beginnings.size + secrets.runs.size === 0) return [];
  const indexed = output.flatMap((file) => (file.index === 'source' ? foldWords(file.text) : [])).join(' ');
  const hits = output.map((file) => searchFile(file, secrets, indexed));
  const found = new Set(hits.flatMap(({ inPath, inText }) => [...inPath, ...inText]));
  const leaked = withoutKnown(found, listOwn, published);
  return hits.flatMap(({ path, inPath, inText }) => {
    const isNamed = inPath.some((secret) => leaked.has(secret));
    const [first] = [...inPath, ...inText]
      .filter((secret) => leaked.has(secret))
      .map(({ place }) => place)
      .sort(comparePlaces);
    return first === undefined ? [] : [describeLeak(isNamed ? undefined : path, first)];
  });
}

/** What a file of the site holds of what is withheld, be it public anyway or not. */
interface SearchedFile {
  readonly path: string;
  readonly inPath: readonly Secret[];
  readonly inText: readonly Secret[];
}

function searchFile(file: PublishedText, secrets: SecretIndex, indexed: string): SearchedFile {
  const { path, index } = file;
  const inText = [...findSecrets(readForms(file.text), secrets)];
  return {
    path,
    inPath: [...findSecrets(readForms(path), secrets)],
    inText: index === 'stems' ? inText.filter((secret) => !isStem(secret, indexed)) : inText,
  };
}

/** A search cuts words to their stems, which may be words of their own; the texts that it has them from are searched too. */
const isStem = ({ words }: Secret, indexed: string): boolean => indexed.includes(words.join(' '));

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

/** What is public anyway is no leak. Of a long history few texts have to be read until all that was found is known. */
function withoutKnown(
  found: ReadonlySet<Secret>,
  listOwn: () => readonly SearchedText[],
  published: readonly string[],
): ReadonlySet<Secret> {
  const left = new Set(found);
  const wanted = indexSecrets(left);
  const remove = (text: SearchedText): void => {
    for (const secret of findSecrets(text, wanted)) left.delete(secret);
  };
  if (left.size > 0) listOwn().forEach(remove);
  for (const text of published) {
    if (left.size === 0) break;
    remove(readForms(text));
  }
  return left;
}
