// Which site a file of the editor belongs to, and what it is there: only files that Candor reads as text are looked at.
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isSite } from '../building/read-site.js';
import { configName } from '../config/defaults.js';

interface Addressed {
  readonly uri: string;
}

export interface PlaceInSite {
  /** The folder of the site, absolute. */
  readonly folder: string;
  /** Relative to it, with `/` between folders. */
  readonly path: string;
}

/** Undefined for a file that is of no site, or that no site reads. */
export function placeInSite(document: Addressed): PlaceInSite | undefined {
  const file = fileOf(document);
  const folder = file === undefined ? undefined : findSite(file);
  if (file === undefined || folder === undefined) return undefined;
  const path = relative(folder, file).replaceAll(sep, '/');
  return path === configName || /^incidents\/.*\.md$/.test(path) ? { folder, path } : undefined;
}

/** Undefined for what is no file on disk. */
export function fileOf({ uri }: Addressed): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** The nearest folder above a file that holds a site; that of a configuration that is not saved yet, too. */
function findSite(file: string): string | undefined {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (isSite(folder) || file === join(folder, configName)) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}
