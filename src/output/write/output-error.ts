// The one error of publishing: why nothing was published, and what to do. The last published site is whole.
import { showHidden } from '../visible.js';

export type OutputReason =
  /** The folder is none that may be written. */
  | 'target'
  /** It holds files that Candor did not write. */
  | 'foreign'
  /** It holds files that were changed since Candor wrote them. */
  | 'edited'
  /** Its manifest cannot be trusted. */
  | 'manifest'
  /** The site or `output.keep` names a path that cannot be written. */
  | 'path'
  /** Another build holds the lock. */
  | 'locked'
  /** A source file changed while it was copied. */
  | 'changed'
  | 'interrupted'
  /** The system refused: no space, no permission, a name too long … */
  | 'system';

export class OutputError extends Error {
  override readonly name = 'OutputError';
  readonly reason: OutputReason;
  /** What to do about it. */
  readonly hint: string;

  constructor(reason: OutputReason, message: string, hint: string, cause?: unknown) {
    super(showHidden(message), { cause });
    this.reason = reason;
    this.hint = showHidden(hint);
  }
}

const noSpace = 'Free some space, or build into a folder on another disk with --out.';
const noPermission =
  'Give the user who builds the right to write to it and to the folder above it, or choose another folder with --out.';

const advice: Readonly<Record<string, readonly [string, string]>> = {
  ENOSPC: ['no space is left on the disk', noSpace],
  EDQUOT: ['the disk quota is used up', noSpace],
  EFBIG: [
    'the file would be larger than the system allows',
    'Make the file smaller, or raise the limit of the shell (ulimit -f).',
  ],
  EROFS: ['the file system is read-only', 'Choose a folder that can be written with --out.'],
  EACCES: ['permission was denied', noPermission],
  EPERM: ['the system does not permit it', noPermission],
  ENAMETOOLONG: [
    'the name is too long for the file system',
    'Shorten the slug or the name of the file, or choose a shorter folder with --out.',
  ],
  ENOTDIR: [
    'a file stands where a folder is needed',
    'Remove the file, or choose another folder with --out.',
  ],
  EMFILE: ['too many files are open', 'Raise the limit of the shell (ulimit -n) and build again.'],
  ENFILE: ['too many files are open in the whole system', 'Close other programs and build again.'],
  EIO: ['the disk reported an error', 'Check the disk, or choose a folder on another one with --out.'],
};

export function isSystemError(error: unknown): error is NodeJS.ErrnoException & { readonly dest?: string } {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}

export const hasCode = (error: unknown, ...codes: readonly string[]): boolean =>
  isSystemError(error) && error.code !== undefined && codes.includes(error.code);

/** Gives an error of the file system a sentence that names the path; any other error is returned as it is. */
export function toOutputError(error: unknown, out: string, outcome = 'The site was not published'): unknown {
  if (!isSystemError(error)) return error;
  const [found, hint] = advice[error.code ?? ''] ?? [
    `the system answered ${error.code ?? 'with an error'} (${error.syscall ?? 'unknown call'})`,
    'Build again; if it happens again, choose another folder with --out.',
  ];
  const path = error.dest ?? error.path ?? out;
  return new OutputError('system', `${outcome}: ${found} at ${path}.`, hint, error);
}

/** Writes to `path`; where the system's error does not say where it happened, as for a full disk, it says so itself. */
export function writeTo<Result>(path: string, write: () => Result): Result {
  try {
    return write();
  } catch (error) {
    throw isSystemError(error) && error.path === undefined ? toOutputError(error, path) : error;
  }
}

export const interruption = (): OutputError =>
  new OutputError('interrupted', 'The build was interrupted, so the site was not published.', 'Build again.');

export const lostLock = (): OutputError =>
  new OutputError(
    'locked',
    'The site was not published: another build took the lock away meanwhile.',
    'Build again once the other build is done.',
  );

export const notOurs = (path: string): OutputError =>
  new OutputError(
    'foreign',
    `The site was not published: ${path} is in the way, and Candor did not make it.`,
    'Move it away and build again.',
  );
