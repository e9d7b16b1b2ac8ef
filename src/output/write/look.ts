// How a file or folder looks without being read: enough to tell later that it is still what it was.
import { lstatSync, type Stats } from 'node:fs';

/** Whoever writes to a file or replaces it changes some of this, and so does whoever adds to a folder or removes from it. */
export interface Look {
  /** In bytes. */
  readonly size: number;
  /** When the content was changed, as far as the file says, in milliseconds. */
  readonly mtime: number;
  /** When the system last changed anything about it, in milliseconds; nobody can set it. */
  readonly ctime: number;
  readonly inode: number;
}

export const lookFrom = ({ size, mtimeMs, ctimeMs, ino }: Stats): Look => ({
  size,
  mtime: mtimeMs,
  ctime: ctimeMs,
  inode: ino,
});

/** Of a file or folder that is there; a link counts as itself. */
export const lookAt = (path: string): Look => lookFrom(lstatSync(path));

export const looksSame = (one: Look, other: Look): boolean =>
  one.ctime === other.ctime && hasSameContent(one, other);

/** Under another name, too: links that are made or removed change the ctime alone. */
export const hasSameContent = (one: Look, other: Look): boolean =>
  one.inode === other.inode && one.mtime === other.mtime && one.size === other.size;

/** Whether a change after the moment, however soon, would have made it look otherwise. */
export const isOlder = (look: Look, moment: number): boolean => look.mtime < moment && look.ctime < moment;
