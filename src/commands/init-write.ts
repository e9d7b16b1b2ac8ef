// Puts the files of a new site, or of its recipes, where nothing is in their way.
import { existsSync } from 'node:fs';
import { OutputError, toOutputError } from '../output/write/output-error.js';
import type { ScaffoldFile } from '../scaffold/scaffold-file.js';
import { UsageError } from './command.js';
import { planWrites, writeMissing } from './import-write.js';

/** Paths relative to the folder that was written to. */
export interface Written {
  readonly made: readonly string[];
  /** Those whose place was taken. */
  readonly left: readonly string[];
}

/** Writes what is missing, all of it or nothing; a UsageError where the system refuses. */
export function writeScaffold(folder: string, files: readonly ScaffoldFile[]): Written {
  const encoder = new TextEncoder();
  const wanted = files.map(({ path, text }) => ({ path, source: path, bytes: encoder.encode(text) }));
  try {
    const { missing, unchanged, taken } = planWrites(folder, wanted);
    if (missing.length > 0) writeMissing(folder, missing);
    return {
      made: missing.map(({ path }) => path),
      left: [...unchanged, ...taken.map(({ file }) => file)].map(({ path }) => path),
    };
  } catch (error) {
    const failure = toOutputError(error, folder, 'Nothing was written');
    if (!(failure instanceof OutputError)) throw failure;
    const where = existsSync(folder) ? 'there' : 'in the folder above it';
    throw new UsageError(
      failure.message,
      `See to it that you can write ${where}, or name another folder: \`candor init <folder>\`.`,
    );
  }
}
