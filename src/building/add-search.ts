// The search index of a compiled site: that of an earlier build, or made anew beside whatever else is done.
import { recallSearch, rememberSearch } from '../caching/known-search.js';
import type { Compilation } from '../compile.js';
import type { History } from '../model/history.js';
import { indexBeside } from '../searching/index-beside.js';
import type { SearchIndex } from '../searching/index-documents.js';
import { nameDocuments, searchDocuments, searchLanguage } from '../site/search-documents.js';
import { compileSite, type Check, type CheckOptions } from './read-site.js';

export interface SearchedSite {
  readonly compilation: Compilation;
  /** In a sentence, why the site has no search although it was to have one. */
  readonly searchProblem?: string;
}

/** With its search index; where none can be made, compiled anew without a search, so that no page offers one. */
export async function addSearch(
  { tree, compilation, git }: Check,
  options: CheckOptions,
): Promise<SearchedSite> {
  const { site, history, files } = compilation;
  if (!site.output.search) return { compilation };
  const index = await findIndex(history, options);
  options.onStage?.('search');
  if ('files' in index) return { compilation: { ...compilation, files: [...files, ...index.files] } };
  return { compilation: compileWithoutSearch({ tree, git }, options), searchProblem: index.problem };
}

/** Then no page offers one. */
export const compileWithoutSearch = (
  { tree, git }: Omit<Check, 'compilation'>,
  options: CheckOptions,
): Compilation => compileSite(tree, { ...options, fileLog: git?.log, search: false });

/** That of an earlier build, where it had the same to search. Never rejects; once the signal is given, nothing is made. */
export async function findIndex(
  history: History,
  { cache, naming }: CheckOptions,
  signal?: AbortSignal,
): Promise<SearchIndex> {
  const inputs = naming && nameDocuments(history, naming);
  const known = inputs === undefined ? undefined : cache && recallSearch(inputs, cache.records);
  if (known !== undefined) return { files: known };
  const index = await indexBeside(searchDocuments(history), searchLanguage(history), signal);
  if (inputs !== undefined && cache !== undefined && 'files' in index)
    rememberSearch(inputs, index.files, cache.records);
  return index;
}
