// Which folder may become the output at all. All of it is decided before anything is written.
import { lstatSync, readdirSync, realpathSync, type Stats } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { compareText } from '../../kernel/diagnostic.js';
import { isReservedName, manifestName } from '../../model/output.js';
import { hasCode, OutputError } from './output-error.js';

export interface Target {
  /** Absolute. */
  readonly out: string;
  /** Absolute. */
  readonly site: string;
  /** Absolute files and folders that are read, never written: configuration, incidents, public files, theme. */
  readonly sources: readonly string[];
  /** The current folder, absolute. */
  readonly cwd: string;
}

const ownFolder =
  'Name a folder that is only for the published site, such as _site, with --out or output.folder.';

/** The output's path with every link of its parents resolved; an OutputError where it must not be written. */
export function checkTarget(target: Target): string {
  const refuse = (why: string, hint = ownFolder): never => {
    throw new OutputError('target', `Candor does not publish into ${target.out}: ${why}.`, hint);
  };
  const named = lstatOf(target.out);
  if (named?.isSymbolicLink() === true)
    refuse('it is a symbolic link', 'Name the folder that it points to, or remove the link.');
  if (named !== undefined && !named.isDirectory()) refuse('it is a file, not a folder');

  const out = realPath(target.out);
  const parts = out.split(sep);
  if (dirname(out) === out) refuse('it is the root of the file system');
  if (holds(out, realPath(homedir()))) refuse('it is or contains your home folder');
  if (parts.includes('.git')) refuse('it lies inside a .git folder');
  if (parts.includes('.candor'))
    refuse('it lies inside a .candor folder, which holds what Candor remembers between builds');
  if (holds(out, realPath(target.site))) refuse('it is or contains the folder of the site');
  for (const source of target.sources) {
    if (holds(realPath(source), out)) refuse(`it is or lies inside ${source}, which the site is made from`);
    if (holds(out, realPath(source))) refuse(`it contains ${source}, which the site is made from`);
  }

  if (named === undefined) return out;
  const names = readdirSync(out);
  const isOurs = names.some(isReservedName);
  if (names.includes('.git')) refuse('it contains .git, so it is a repository of its own');
  if (!isOurs && out === realPath(target.cwd))
    refuse('it is the current folder and not an earlier output of Candor');
  if (!isOurs && names.length > 0) {
    throw new OutputError(
      'foreign',
      `Candor does not publish into ${target.out}: it holds files and no ${manifestName}, so they are not an earlier output: ${listed(names)}.`,
      'Name an empty or new folder with --out, or, where these files are not needed, delete the folder.',
    );
  }
  return out;
}

/** At most ten names, in order, and how many more there are. */
export function listed(names: readonly string[]): string {
  const rest = names.length - 10;
  return [...names].sort(compareText).slice(0, 10).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** Whether `inner` is `outer` or lies below it. */
export function holds(outer: string, inner: string): boolean {
  const way = relative(outer, inner);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The folders that a path lies in, with `/` between them, from the outermost. */
export function foldersOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** All folders that the paths lie in. */
export function listFolders(paths: Iterable<string>): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    let end = path.lastIndexOf('/');
    // Where a folder is known, so are those around it.
    while (end > 0 && !folders.has(path.slice(0, end))) {
      folders.add(path.slice(0, end));
      end = path.lastIndexOf('/', end - 1);
    }
  }
  return folders;
}

/** What stands at the path, no link followed; undefined where nothing does. */
export function lstatOf(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw error;
  }
}

/** The path in the file system's own spelling, links resolved; what does not exist yet is appended. */
function realPath(path: string): string {
  const absolute = resolve(path);
  try {
    return realpathSync.native(absolute);
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'ENOTDIR') || dirname(absolute) === absolute) throw error;
    return join(realPath(dirname(absolute)), basename(absolute));
  }
}
