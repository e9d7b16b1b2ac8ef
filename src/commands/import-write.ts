// Puts an imported site on the disk: all of it or nothing, and never over a file that is there.
import {
  constants,
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { lstatOf } from '../output/write/target.js';

/** A file of the new site with its bytes; `source` is the file of the old site that it was made from. */
export interface WantedFile {
  readonly path: string;
  readonly source: string;
  readonly bytes: Uint8Array;
}

export interface WritePlan {
  readonly missing: readonly WantedFile[];
  /** Those that are there already, byte for byte. */
  readonly unchanged: readonly WantedFile[];
  /** Those whose place is taken by something else, with the reason. */
  readonly taken: readonly { readonly file: WantedFile; readonly reason: string }[];
}

/** Compares what is wanted with what is there. An incident may have been moved to another folder since. */
export function planWrites(out: string, wanted: readonly WantedFile[]): WritePlan {
  const pathById = listIncidents(out);
  const missing: WantedFile[] = [];
  const unchanged: WantedFile[] = [];
  const taken: { file: WantedFile; reason: string }[] = [];
  for (const file of wanted) {
    const moved = file.path.startsWith('incidents/') ? pathById.get(idOf(file.path)) : undefined;
    const path = moved ?? file.path;
    const found = lstatOf(join(out, path));
    const blocked = findBlockedFolder(out, file.path);
    if (found === undefined && blocked === undefined) missing.push(file);
    else if (found?.isFile() === true && isEqual(readFileSync(join(out, path)), file.bytes))
      unchanged.push(file);
    else {
      const reason =
        blocked === undefined ? `${path} is there already and differs` : `${blocked} is not a folder`;
      taken.push({ file, reason: `${reason}; it is left as it is` });
    }
  }
  return { missing, unchanged, taken };
}

const idOf = (path: string): string =>
  path.endsWith('.md') ? (path.split('/').at(-1) ?? path).toLowerCase() : `:${path}`;

const isEqual = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);

function listIncidents(out: string): ReadonlyMap<string, string> {
  const pathById = new Map<string, string>();
  const visit = (folder: string): void => {
    if (lstatOf(join(out, folder))?.isDirectory() !== true) return;
    for (const entry of readdirSync(join(out, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) visit(path);
      else if (path.endsWith('.md')) pathById.set(idOf(path), path);
    }
  };
  visit('incidents');
  return pathById;
}

// A link or a file where a folder must be would lead the writing elsewhere.
function findBlockedFolder(out: string, path: string): string | undefined {
  const folders = path.split('/').slice(0, -1);
  return folders
    .map((_, index) => folders.slice(0, index + 1).join('/'))
    .find((folder) => lstatOf(join(out, folder))?.isDirectory() === false);
}

/**
 * Writes files that are not there yet. They are written aside first; then a new site is renamed into place, and into an
 * existing one each file is linked, which fails where a file has appeared meanwhile. What was placed is then taken back.
 */
export function writeMissing(out: string, files: readonly WantedFile[]): void {
  const isNew = lstatOf(out) === undefined;
  const parent = isNew ? dirname(out) : out;
  mkdirSync(parent, { recursive: true });
  const stage = mkdtempSync(join(parent, '.candor-import-'));
  try {
    for (const { path, bytes } of files) {
      mkdirSync(dirname(join(stage, path)), { recursive: true });
      writeFileSync(join(stage, path), bytes, { flag: 'wx' });
    }
    if (isNew) renameSync(stage, out);
    else placeFiles(stage, out, files);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

function placeFiles(stage: string, out: string, files: readonly WantedFile[]): void {
  const placed: string[] = [];
  const made: string[] = [];
  try {
    for (const { path } of files) {
      const folders = path.split('/').slice(0, -1);
      for (const index of folders.keys()) {
        const folder = join(out, ...folders.slice(0, index + 1));
        if (lstatOf(folder) !== undefined) continue;
        mkdirSync(folder);
        made.push(folder);
      }
      placeFile(join(stage, path), join(out, path));
      placed.push(join(out, path));
    }
  } catch (error) {
    for (const path of placed) unlinkSync(path);
    for (const folder of made.reverse()) rmdirSync(folder);
    throw error;
  }
}

// Some file systems know no links; a copy that refuses to overwrite is the next best.
function placeFile(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') throw error;
    copyFileSync(from, to, constants.COPYFILE_EXCL);
  }
}
