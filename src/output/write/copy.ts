// Hashing and copying of single files, of any size in little memory. Links are never followed to their target.
import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  fstatSync,
  linkSync,
  lstatSync,
  openSync,
  readlinkSync,
  readSync,
  symlinkSync,
  writeSync,
} from 'node:fs';
import { hasCode, writeTo } from './output-error.js';

const largestChunk = 1024 * 1024;
// Where a pipe stands in the place of a file, opening it must not wait for a writer.
const readPlain = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

export interface Reading {
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
  /** Nobody wrote to the file while it was read. */
  readonly isSteady: boolean;
}

/** SHA-256 of a file, in hexadecimal. */
export const hashFile = (path: string): string => readInChunks(path, () => undefined).hash;

/** Copies a file to `to`, which must not exist. */
export function copyFile(from: string, to: string): Reading {
  const target = openSync(to, 'wx', 0o644);
  try {
    return readInChunks(from, (bytes) => {
      writeTo(to, () => {
        writeAll(target, bytes);
      });
    });
  } finally {
    closeSync(target);
  }
}

function readInChunks(path: string, visit: (bytes: Uint8Array) => void): Reading {
  const file = openSync(path, readPlain);
  try {
    const before = fstatSync(file);
    const hash = createHash('sha256');
    const chunk = new Uint8Array(Math.max(1, Math.min(before.size, largestChunk)));
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
      hash.update(chunk.subarray(0, read));
      visit(chunk.subarray(0, read));
    }
    const after = fstatSync(file);
    const isSteady = before.size === after.size && before.mtimeMs === after.mtimeMs;
    return { hash: hash.digest('hex'), isSteady };
  } finally {
    closeSync(file);
  }
}

/** The system may take less at once than it is given. */
export function writeAll(file: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
}

/** The same file under a second name; a copy where the file system has no hard links or allows no more. */
export function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (!hasCode(error, 'EPERM', 'EMLINK', 'EXDEV', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS')) throw error;
    copyFileSync(from, to, constants.COPYFILE_EXCL);
  }
}

/** The same for what may be a symbolic link, which not every system links as such. */
export function linkOrCopyEntry(from: string, to: string): void {
  if (lstatSync(from).isSymbolicLink()) symlinkSync(readlinkSync(from), to);
  else linkOrCopy(from, to);
}
