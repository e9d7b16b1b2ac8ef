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
import { hasCode } from './output-error.js';

const largestChunk = 1024 * 1024;
// Where a pipe stands in the place of a file, opening it must not wait for a writer.
const readPlain = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** SHA-256 of a file, in hexadecimal; copies it on the way where `to` is given, which must not exist. */
export function hashFile(from: string, to?: string): string {
  const source = openSync(from, readPlain);
  let target: number | undefined;
  try {
    const { size } = fstatSync(source);
    if (to !== undefined) target = openSync(to, 'wx', 0o644);
    const hash = createHash('sha256');
    const chunk = new Uint8Array(Math.max(1, Math.min(size, largestChunk)));
    for (let read = readSync(source, chunk); read > 0; read = readSync(source, chunk)) {
      const bytes = chunk.subarray(0, read);
      hash.update(bytes);
      if (target !== undefined) writeAll(target, bytes);
    }
    return hash.digest('hex');
  } finally {
    closeSync(source);
    if (target !== undefined) closeSync(target);
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
}

/** The same file under a second name; a copy where the file system has no hard links or allows no more. */
export function linkOrCopy(from: string, to: string): void {
  if (lstatSync(from).isSymbolicLink()) {
    symlinkSync(readlinkSync(from), to);
    return;
  }
  try {
    linkSync(from, to);
  } catch (error) {
    if (!hasCode(error, 'EPERM', 'EMLINK', 'EXDEV', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS')) throw error;
    copyFileSync(from, to, constants.COPYFILE_EXCL);
  }
}
