// The thread that index-beside.ts starts, a program of its own.
import { parentPort } from 'node:worker_threads';
import type { SearchDocument } from '../site/search-documents.js';
import type { WorkerAnswer, WorkerOrder } from './index-beside.js';
import { indexDocuments } from './index-documents.js';

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
