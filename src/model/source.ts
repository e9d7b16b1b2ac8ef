// What the shell found on disk, before anything is parsed. Paths are relative to the site, with `/` between folders.
import { compareText, type Diagnostic } from '../kernel/diagnostic.js';
import { rememberOrder } from '../kernel/remember-parts.js';
import type { FileLog } from './file-log.js';

export interface SourceFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A file that is known but not read: an attachment or a file of the public folder. Size in bytes. */
export interface SourceEntry {
  readonly path: string;
  readonly size: number;
}

/** In any order: `orderTree` brings it into that of the paths, on which the site must not depend. */
export interface SourceTree {
  readonly config: SourceFile | undefined;
  /** Every readable `*.md` below `incidents/`. */
  readonly files: readonly SourceFile[];
  /** Every other regular file below `incidents/`. */
  readonly attachments: readonly SourceEntry[];
  /** Every regular file below `public/`. */
  readonly publicFiles: readonly SourceEntry[];
  /** Paths of incident files that exist but could not be read (symlinks, pipes, too large …); each has an error in `diagnostics`. */
  readonly unreadable: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The same tree with every list ordered by path. */
export const orderTree = (tree: SourceTree): SourceTree => ({
  ...tree,
  files: orderFiles(tree.files),
  attachments: tree.attachments.toSorted(comparePaths),
  publicFiles: tree.publicFiles.toSorted(comparePaths),
});

const comparePaths = (a: { readonly path: string }, b: { readonly path: string }): number =>
  compareText(a.path, b.path);

const orderFiles = rememberOrder<SourceFile>(comparePaths);

/** What only the outside world knows; the same tree and facts give the same bytes. */
export interface Facts {
  readonly now: number;
  /** The commit that the site is built from, where there is a repository. */
  readonly commit: string | undefined;
  /** What git tells of the files of that commit; undefined where nobody asked it. */
  readonly fileLog?: FileLog | undefined;
}

/** Whether a Markdown file is an incident by its path: no part of it begins with `_`, which marks what is none. */
export function isIncidentPath(path: string): boolean {
  const [root, ...parts] = path.split('/');
  return root === 'incidents' && parts.every((part) => !part.startsWith('_'));
}
