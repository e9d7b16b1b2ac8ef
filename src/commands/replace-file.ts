// Puts a new text in the place of a file: it is written aside and takes that place by a rename, so that the file is whole
// at any moment.
import { chmodSync, lstatSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isSystemError } from '../output/write/output-error.js';
import { UsageError } from './command.js';

/**
 * With `expected` the file must still hold these bytes, and keeps its mode. A UsageError where it does not, or where the
 * system refuses; the file is then as it was. No link is followed.
 */
export function replaceFile(path: string, text: string, expected?: Uint8Array): void {
  try {
    const mode = expected === undefined ? undefined : modeOf(path, expected);
    const stage = mkdtempSync(join(dirname(path), '.candor-'));
    try {
      const aside = join(stage, 'new');
      writeFileSync(aside, text);
      if (mode !== undefined) chmodSync(aside, mode);
      renameSync(aside, path);
    } finally {
      rmSync(stage, { recursive: true, force: true });
    }
  } catch (error) {
    throw isSystemError(error) ? refuse(path, error.code ?? error.message) : error;
  }
}

function modeOf(path: string, expected: Uint8Array): number {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats?.isFile() === true && isEqual(readFileSync(path), expected)) return stats.mode & 0o777;
  throw new UsageError(
    `\`${basename(path)}\` was changed meanwhile, so nothing was written.`,
    'Run the command again.',
  );
}

const isEqual = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);

function refuse(path: string, code: string): UsageError {
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'permission was denied',
    EPERM: 'the system does not permit it',
    EROFS: 'the file system is read-only',
    ENOSPC: 'no space is left on the disk',
  };
  const reason = reasons[code] ?? `the system answered ${code}`;
  return new UsageError(
    `\`${basename(path)}\` could not be written: ${reason}. Nothing was changed.`,
    'See to it that you can write in its folder, and run the command again.',
  );
}
