// The other thread that reads files: a program of its own, started by read-ahead.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { readConfig } from '../config/read-config.js';
import { parseFile } from '../content/parse-file.js';
import type { SourceFile } from '../model/source.js';
import { packFile } from './pack-file.js';
import type { WorkerAnswer, WorkerStart } from './read-ahead.js';

const { config } = workerData as WorkerStart;
const { site } = readConfig(config);

parentPort?.on('message', (files: readonly SourceFile[]) => {
  const answer: WorkerAnswer = files.map((file) => packFile(parseFile(file, site)));
  parentPort?.postMessage(
    answer,
    answer.flatMap((packed) => (packed === undefined ? [] : (packed.buffer as ArrayBuffer))),
  );
});
