// Reads the files of a large site with two threads: a worker takes them from the end of the list, this thread from its
// beginning, until they meet. Worth its start only where hundreds of files wait.
import { existsSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { SourceFile } from '../model/source.js';

/** What a worker is given at its start. */
export interface WorkerStart {
  readonly config: SourceFile | undefined;
}

/** What `packFile` made of each file, in their order; undefined for those that are read by whoever needs them. */
export type WorkerAnswer = readonly (Uint8Array | undefined)[];

export interface ReadAhead {
  readonly config: SourceFile | undefined;
  /** Those that nobody has read yet. */
  readonly files: readonly SourceFile[];
  readonly readHere: (file: SourceFile) => unknown;
  readonly onRead: (file: SourceFile, packed: Uint8Array) => void;
}

/** Files that are handed over at once: enough to make the handing over cheap, few enough to meet in the middle. */
const handful = 32;

/** A worker takes about as long to start as this many files take to be read. */
const fewest = 400;

/** Never rejects: what the worker does not give is read here. */
export async function readAhead({ config, files, readHere, onRead }: ReadAhead): Promise<void> {
  const program = new URL('./read-worker.js', import.meta.url);
  if (files.length < fewest || !existsSync(fileURLToPath(program))) {
    files.forEach(readHere);
    return;
  }
  const range = { from: 0, to: files.length };
  const takeLast = (): readonly SourceFile[] => {
    const taken = files.slice(Math.max(range.from, range.to - handful), range.to);
    range.to -= taken.length;
    return taken;
  };
  const start: WorkerStart = { config };
  const worker = new Worker(program, { workerData: start });
  const done = new Promise<void>((resolve) => {
    const queue: (readonly SourceFile[])[] = [];
    const send = (): void => {
      const taken = takeLast();
      if (taken.length > 0) {
        queue.push(taken);
        worker.postMessage(taken);
      } else if (queue.length === 0) resolve();
    };
    worker.on('message', (answer: WorkerAnswer) => {
      const asked = queue.shift() ?? [];
      send();
      answer.forEach((packed, index) => {
        const file = asked[index];
        if (packed !== undefined && file !== undefined) onRead(file, packed);
      });
      if (queue.length === 0) resolve();
    });
    // A worker that cannot go on has read what it has read.
    worker.on('error', () => resolve());
    worker.on('exit', () => resolve());
    // Two, so that it need not wait for the next.
    send();
    send();
  });
  while (range.from < range.to) {
    for (const file of files.slice(range.from, Math.min(range.from + handful, range.to))) {
      range.from += 1;
      readHere(file);
    }
    await nextTurn();
  }
  await done;
  await worker.terminate();
}
