// Everything below a folder, as the writer needs to know it. Links are listed, never followed.
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface FolderEntry {
  /** Relative to the folder, with `/` between folders. */
  readonly path: string;
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
}

export interface FolderListing {
  readonly entries: readonly FolderEntry[];
  /** Whether a folder in it belongs to another file system. */
  readonly hasMount: boolean;
}

/** The entries in the order in which the system gives them; a folder comes before what is in it. */
export function listFolder(top: string): FolderListing {
  const device = lstatSync(top).dev;
  const entries: FolderEntry[] = [];
  let hasMount = false;
  const visit = (absolute: string, prefix: string): void => {
    for (const entry of readdirSync(absolute, { withFileTypes: true })) {
      const { name } = entry;
      const path = prefix + name;
      if (!entry.isDirectory()) {
        entries.push({ path, name, kind: entry.isFile() ? 'file' : 'other' });
        continue;
      }
      entries.push({ path, name, kind: 'folder' });
      if (lstatSync(join(absolute, name)).dev !== device) hasMount = true;
      visit(join(absolute, name), `${path}/`);
    }
  };
  visit(top, '');
  return { entries, hasMount };
}
