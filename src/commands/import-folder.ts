// Reads the folder that `candor import` was given: what the importer asks for, and the names of everything else.
// Links are not followed, and folders that tools fill are left out.
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareText } from '../kernel/diagnostic.js';
import type { ImportSource } from '../importers/imported.js';
import { isSystemError } from '../output/write/output-error.js';

/** Bytes of one file, where the importer says nothing else; no post comes near it. */
const defaultLargestFile = 1_048_576;

/** At the top of a site or directly below: what package managers, Hugo and its themes put there. */
const foreignFolders: ReadonlySet<string> = new Set([
  'node_modules',
  'public',
  'resources',
  'themes',
  'layouts',
]);

/** A hidden file that a tool keeps its settings in, as `.upptimerc.yml`; all others stay hidden. */
const hiddenSettings = /^\.[a-z]+rc\.ya?ml$/;

export function readImportFolder(
  folder: string,
  readsFile: (path: string) => boolean,
  largestFile: number = defaultLargestFile,
): ImportSource {
  const files: { path: string; bytes: Uint8Array }[] = [];
  const others: { path: string; size: number }[] = [];
  const unreadable: { path: string; reason: string }[] = [];
  const visit = (prefix: string, depth: number): void => {
    const entries = readdirSync(join(folder, prefix), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
      const path = prefix + entry.name;
      if (entry.name.startsWith('.') && !(entry.isFile() && hiddenSettings.test(entry.name))) continue;
      if (entry.isDirectory()) {
        if (depth > 1 || !foreignFolders.has(entry.name)) visit(`${path}/`, depth + 1);
        continue;
      }
      const refuse = (reason: string): void => {
        if (readsFile(path)) unreadable.push({ path, reason });
      };
      if (entry.isSymbolicLink()) refuse('it is a symbolic link, which is not followed');
      else if (!entry.isFile()) refuse('it is not a regular file');
      else {
        try {
          const { size } = lstatSync(join(folder, path));
          if (!readsFile(path)) others.push({ path, size });
          else if (size > largestFile) refuse(`it is larger than ${largestFile} bytes`);
          else files.push({ path, bytes: readFileSync(join(folder, path)) });
        } catch (error) {
          if (!isSystemError(error)) throw error;
          refuse(`it cannot be read (${error.code ?? 'system error'})`);
        }
      }
    }
  };
  visit('', 0);
  return { files, others, unreadable };
}
