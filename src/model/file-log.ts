// What git says of the past of files, as src/git.ts asks for it: which commit changed which file, and whether its lines
// touch what a history of a page tells. Of the lines themselves nothing is kept: they may be withheld.
import type { Instant } from '../kernel/time.js';

export interface FileLog {
  /** Whether the repository lacks a part of its past, so that nothing can be concluded from where it begins. */
  readonly isShallow: boolean;
  /** The site's folder from the root of the repository: empty, or with a `/` at its end. */
  readonly folder: string;
  /** Newest first, as the branch that is checked out took them in. */
  readonly commits: readonly FileCommit[];
}

export interface FileCommit {
  readonly id: string;
  /** When it was committed; the time of its author may lie long before it reached anybody. */
  readonly time: Instant;
  readonly changes: readonly FileChange[];
}

/** What a commit did to a file; `same` where the content stayed as it was: it was moved, or its mode changed. */
export interface FileChange {
  readonly kind: 'added' | 'deleted' | 'edited' | 'same';
  /** From the root of the repository; of a deleted file its last one. */
  readonly path: string;
  /** Where the commit moved it from. */
  readonly formerPath: string | undefined;
  readonly marks: ReadonlySet<LineMark>;
}

/** Lines that matter: a dated postmortem came in, a resolution came in, the map that withholds came in or went out. */
export type LineMark = 'postmortem' | 'resolution' | 'security';
