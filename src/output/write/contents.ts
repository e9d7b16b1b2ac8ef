// What the files of a site hold: pages that are made when they are asked for, and copies of sources. Nothing of it is
// kept, so that a site of any size takes the memory of its largest file.
import { closeSync, openSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { CopiedFile, MadeFile, OutputFile } from '../../model/output.js';
import { copyFile, hashFile, writeAll } from './copy.js';
import { hashOf } from './manifest.js';
import { hasCode, OutputError, writeTo } from './output-error.js';

export interface Contents {
  /** SHA-256, in hexadecimal, of what the file has to hold. */
  readonly hash: (file: OutputFile) => string;
  /** Writes the file to the place that is given, where nothing may stand, unless its hash is `known`. Returns its hash. */
  readonly writeUnless: (file: OutputFile, known: string | undefined, place: () => string) => string;
}

/** The files of a site in the folder `site`. */
export function openContents(site: string): Contents {
  const encode = textEncoder();
  const bytesOf = ({ content }: MadeFile): Uint8Array =>
    typeof content === 'string' ? encode(content) : content;
  const hash = (file: OutputFile): string => {
    if ('copyOf' in file) return hashSource(site, file);
    return file.hash ?? hashOf(bytesOf(file));
  };
  return {
    hash,
    writeUnless: (file, known, place) => {
      if ('copyOf' in file)
        return known !== undefined && hash(file) === known ? known : copySource(site, file, place());
      if (known !== undefined && file.hash === known) return known;
      const bytes = bytesOf(file);
      const found = hashOf(bytes);
      if (found !== known) writeNew(place(), bytes);
      return found;
    },
  };
}

/** UTF-8 in a buffer that the next text overwrites: a new one for every text took half the time of writing. */
function textEncoder(): (text: string) => Uint8Array {
  const encoder = new TextEncoder();
  let buffer = new Uint8Array(0);
  return (text) => {
    // No UTF-16 code unit takes more than three bytes.
    if (buffer.length < text.length * 3) buffer = new Uint8Array(text.length * 4);
    return buffer.subarray(0, encoder.encodeInto(text, buffer).written);
  };
}

function writeNew(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx', 0o644);
  try {
    writeTo(path, () => {
      writeAll(file, bytes);
    });
  } finally {
    closeSync(file);
  }
}

const hashSource = (site: string, { copyOf }: CopiedFile): string =>
  readSource(copyOf, () => hashFile(join(site, copyOf)));

/** A source that somebody writes to meanwhile is copied once more. */
function copySource(site: string, { copyOf }: CopiedFile, to: string): string {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const { hash, isSteady } = readSource(copyOf, () => copyFile(join(site, copyOf), to));
    if (isSteady) return hash;
    unlinkSync(to);
  }
  throw changedSource(copyOf, 'kept changing while it was copied');
}

function readSource<Result>(copyOf: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    // ELOOP: a link stands where the file was.
    if (!hasCode(error, 'ENOENT', 'ENOTDIR', 'ELOOP', 'EISDIR')) throw error;
    throw changedSource(copyOf, 'was there when the build began and is gone');
  }
}

function changedSource(copyOf: string, what: string): OutputError {
  return new OutputError(
    'changed',
    `The site was not published: ${copyOf} ${what}.`,
    'Build again once it stays as it is.',
  );
}
