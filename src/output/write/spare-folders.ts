// The folders of the former output, which the next one is built in. A site has a folder for each page, and nearly all are
// those of the build before: to make 10,000 and remove as many took half of the time of a build that changes one page.
import { lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, type Stats } from 'node:fs';
import { discard } from './discard.js';

/** Below this number it is not worth a folder beside the output. */
export const fewestSpared = 256;

/**
 * Makes the folder `stage`, and moves into it the empty folders that lie in `spare`. Returns their paths, outer ones first;
 * none where anything in there is not as a folder made now would be: then all of it is removed.
 */
export function takeSpare(spare: string, stage: string): ReadonlySet<string> {
  mkdirSync(stage);
  const folders = listEmpty(spare, lstatSync(stage));
  if (folders === undefined) {
    discard(spare);
    return new Set();
  }
  for (const folder of folders)
    if (!folder.includes('/')) renameSync(`${spare}/${folder}`, `${stage}/${folder}`);
  if (folders.length > 0) rmdirSync(spare);
  return new Set(folders);
}

/** Undefined where there is more in it than folders, one that cannot be read, or one that differs from a new one in who may use it. */
function listEmpty(top: string, fresh: Stats): readonly string[] | undefined {
  const folders: string[] = [];
  const isFresh = ({ dev, mode, uid, gid }: Stats): boolean =>
    dev === fresh.dev && mode === fresh.mode && uid === fresh.uid && gid === fresh.gid;
  const visit = (folder: string): boolean =>
    readdirSync(`${top}/${folder}`).every((name) => {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (!isFresh(lstatSync(`${top}/${path}`))) return false;
      folders.push(path);
      return visit(path);
    });
  try {
    const found = lstatSync(top, { throwIfNoEntry: false });
    if (found === undefined) return [];
    return found.isDirectory() && visit('') ? folders : undefined;
  } catch {
    return undefined;
  }
}

/** Leaves what is left of a former output, in the place of what may stand there. */
export function leaveSpare(emptied: string, spare: string): void {
  discard(spare);
  renameSync(emptied, spare);
}
