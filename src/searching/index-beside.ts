// The search index made beside whatever else a build does: a thread of its own talks to Pagefind meanwhile.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { SearchDocument } from '../site/search-documents.js';
import { indexDocuments, type SearchIndex } from './index-documents.js';

/** What the thread is given: documents in their order, and at the end of them their language. */
export type WorkerOrder = readonly SearchDocument[] | { readonly language: string };

/** What it says: that documents have come, and at last what was made of them. */
export type WorkerAnswer = 'taken' | SearchIndex;

/** As `indexDocuments` makes it, unless the signal ends it; nearly all of the work is done in another thread and in Pagefind itself. */
export async function indexBeside(
  documents: readonly SearchDocument[],
  language: string,
  signal?: AbortSignal,
): Promise<SearchIndex> {
  const program = new URL('./index-worker.js', import.meta.url);
  // A build of a few pages is done before a thread has started; and the sources can be run as they are.
  if (documents.length < fewest || !existsSync(fileURLToPath(program)))
    return indexDocuments(documents, language);
  const worker = new Worker(program);
  signal?.addEventListener('abort', () => void worker.terminate());
  try {
    return await instruct(worker, documents, language);
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  } finally {
    await worker.terminate();
  }
}

const fewest = 100;

/** Documents that are handed over at once. They are written for it, and never all in memory twice. */
const handful = 32;

function instruct(
  worker: Worker,
  documents: readonly SearchDocument[],
  language: string,
): Promise<SearchIndex> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    const send = (): void => {
      const next = documents.slice(sent, sent + handful).map(({ url, content }) => ({ url, content }));
      sent += next.length;
      const order: WorkerOrder = next.length === 0 ? { language } : next;
      worker.postMessage(order);
    };
    worker.on('message', (answer: WorkerAnswer) => {
      if (answer === 'taken') send();
      else resolve(answer);
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      reject(new Error('The thread that makes the index has ended.'));
    });
    send();
  });
}
