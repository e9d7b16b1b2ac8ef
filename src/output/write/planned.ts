// The hashes that a site is about to have, for the few files that have to be compared before anything is written.
import type { OutputFile } from '../../model/output.js';
import type { Contents } from './contents.js';

export interface Planned {
  readonly paths: ReadonlySet<string>;
  /** Makes the file for it; undefined for a path that the site does not have. */
  readonly hash: (path: string) => string | undefined;
}

export function plannedHashes(files: readonly OutputFile[], contents: Contents): Planned {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const hash = (path: string): string | undefined => {
    const file = byPath.get(path);
    return file === undefined ? undefined : contents.hash(file);
  };
  return { paths: new Set(byPath.keys()), hash };
}
