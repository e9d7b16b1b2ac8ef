// What the shell found on disk, before anything is parsed. Paths are relative to the site, with `/` between folders.
import type { Diagnostic } from '../kernel/diagnostic.js';

export interface SourceFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A file that is known but not read: an attachment or a file of the public folder. Size in bytes. */
export interface SourceEntry {
  readonly path: string;
  readonly size: number;
}

export interface SourceTree {
  readonly config: SourceFile | undefined;
  /** Every readable `*.md` below `incidents/`, ordered by path. */
  readonly files: readonly SourceFile[];
  /** Every other regular file below `incidents/`, ordered by path. */
  readonly attachments: readonly SourceEntry[];
  /** Every regular file below `public/`, ordered by path. */
  readonly publicFiles: readonly SourceEntry[];
  /** Paths of incident files that exist but could not be read (symlinks, pipes, too large …); each has an error in `diagnostics`. */
  readonly unreadable: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What only the outside world knows; the same tree and facts give the same bytes. */
export interface Facts {
  readonly now: number;
  /** The commit that the site is built from, where there is a repository. */
  readonly commit: string | undefined;
}
