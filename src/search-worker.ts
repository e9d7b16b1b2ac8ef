// The other thread of a build that makes the search index: it talks to Pagefind while pages are written. Started by
// search.ts.
import { parentPort } from 'node:worker_threads';
import { indexDocuments, type SearchIndex } from './search.js';
import type { SearchDocument } from './site/search-documents.js';

/** Documents in their order, and at the end of them their language. */
export type WorkerOrder = readonly SearchDocument[] | { readonly language: string };

/** That documents have come, and at last what was made of them. */
export type WorkerAnswer = 'taken' | SearchIndex;

const documents: SearchDocument[] = [];

parentPort?.on('message', (order: WorkerOrder) => {
  if (!('language' in order)) {
    documents.push(...order);
    answer('taken');
    return;
  }
  void indexDocuments(documents, order.language).then(answer);
});

function answer(given: WorkerAnswer): void {
  parentPort?.postMessage(given);
}
