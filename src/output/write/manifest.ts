// The manifest in the output: every file that Candor wrote, with its hash. What is not in it is not ours to touch.
import { hash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareText } from '../../kernel/diagnostic.js';
import { outputPathProblem, type journalName, type manifestName } from '../../model/output.js';
import { OutputError, writeTo } from './output-error.js';
import { lstatOf } from './target.js';

/** SHA-256 in hexadecimal, by path. */
export type Hashes = ReadonlyMap<string, string>;

export const hashOf = (content: string | Uint8Array): string => hash('sha256', content);

/** What a manifest or journal of the output says; undefined where there is none. Its paths are checked like any input. */
export function readManifest(
  out: string,
  name: typeof manifestName | typeof journalName,
): Hashes | undefined {
  const path = join(out, name);
  const found = lstatOf(path);
  if (found === undefined) return undefined;
  const refuse = (why: string): never => {
    throw new OutputError(
      'manifest',
      `Candor does not publish into ${out}: ${name} in it ${why}, so it cannot say which files are ours.`,
      'Where nothing but an earlier output is in that folder, delete the folder and build again.',
    );
  };
  if (!found.isFile()) return refuse('is not a file');
  const hashes = parseManifest(readFileSync(path, 'utf8'));
  if (hashes === undefined) return refuse('cannot be read');
  for (const named of hashes.keys()) {
    const problem = outputPathProblem(named);
    if (problem !== undefined) refuse(`names ${JSON.stringify(named)}, which ${problem}`);
  }
  return hashes;
}

function parseManifest(text: string): Hashes | undefined {
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isMap(written) || written['version'] !== 1 || !isMap(written['files'])) return undefined;
  const hashes = new Map<string, string>();
  for (const [path, sha256] of Object.entries(written['files'])) {
    if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) return undefined;
    hashes.set(path, sha256);
  }
  return hashes;
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Writes a manifest and waits until the disk has it: without it, a power cut would leave files that nobody owns. */
export function writeManifest(path: string, hashes: Hashes): void {
  const files = Object.fromEntries([...hashes].sort(([a], [b]) => compareText(a, b)));
  const file = openSync(path, 'wx', 0o644);
  try {
    writeTo(path, () => {
      writeFileSync(file, `${JSON.stringify({ version: 1, files }, null, 1)}\n`);
      fsyncSync(file);
    });
  } finally {
    closeSync(file);
  }
}
