// The search index: what Pagefind makes of the site's documents, as files of the site. Pagefind is a program of its own
// that a build talks to, so this is part of the shell; this file is its one user.
import { close, createIndex, type IndexFile, type PagefindIndex } from 'pagefind';
import { compareText } from '../kernel/diagnostic.js';
import type { OutputFile } from '../model/output.js';
import { outputPathOf } from '../site/pages.js';
import type { SearchDocument } from '../site/search-documents.js';
import { searchEngine } from '../site/search-page.js';

/** The files of the index, or in a sentence why there are none. */
export type SearchIndex = { readonly files: readonly OutputFile[] } | { readonly problem: string };

/**
 * The same documents in the same order give the same bytes, on any machine that Pagefind is made for. `language` is an
 * ISO 639 code; it says how words are cut to their stems. Never rejects: a site without a search is better than none.
 */
export async function indexDocuments(
  documents: readonly SearchDocument[],
  language: string,
): Promise<SearchIndex> {
  // Of nothing, Pagefind makes an index that its own script refuses.
  if (documents.length === 0) return { files: [] };
  try {
    const { index, errors } = await answered(
      createIndex({ forceLanguage: language, maxFragments }),
      patienceAtStart,
    );
    if (index === undefined) throw new Error(errors.join(' '));
    const files = await fillIndex(index, documents);
    // The program stays for the next index that this thread makes, and ends with it.
    await answered(index.deleteIndex());
    return { files };
  } catch (error) {
    await close();
    const [problem = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { problem };
  }
}

/** Files for the texts of entries, which hold several where there are more: hosts publish 20,000 files at most. */
const maxFragments = 2000;

async function fillIndex(
  index: PagefindIndex,
  documents: readonly SearchDocument[],
): Promise<readonly OutputFile[]> {
  // One after the other: the bytes depend on the order.
  for (const document of documents) {
    const { errors } = await answered(index.addHTMLFile(document));
    if (errors.length > 0) throw new Error(`${document.url}: ${errors.join(' ')}`);
  }
  const { files, errors } = await answered(index.getFiles());
  if (errors.length > 0) throw new Error(errors.join(' '));
  return selectFiles(files);
}

/** Pagefind brings interfaces of its own along, a worker, and a fallback for languages that it does not know. */
function selectFiles(files: readonly IndexFile[]): readonly OutputFile[] {
  const folder = outputPathOf(searchEngine).replace(/[^/]*$/, '');
  const languages = files.flatMap(({ path }) => /^wasm\.(?!unknown\b).*$/.exec(path)?.[0] ?? []);
  const isUsed = ({ path }: IndexFile): boolean =>
    path.includes('/') ||
    /^pagefind(?:\.js|-entry\.json|\..*\.pf_meta)$/.test(path) ||
    (languages.length > 0 ? languages.includes(path) : path === 'wasm.unknown.pagefind');
  return files
    .filter(isUsed)
    .map(({ path, content }) => ({ path: `${folder}${path}`, content }))
    .sort((a, b) => compareText(a.path, b.path));
}

// Milliseconds for one answer. The program starts within a few, and takes seconds to write a large index.
const patienceAtStart = 10_000;
const patience = 60_000;

/** Rejects when no answer comes: a program that has died leaves the question open. */
async function answered<Answer>(question: Promise<Answer>, limit = patience): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('Pagefind gives no answer.'));
    }, limit);
  });
  try {
    return await Promise.race([question, silence]);
  } finally {
    clearTimeout(timer);
  }
}
