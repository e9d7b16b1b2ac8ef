// The files of git that change with every commit and checkout. A page may name the commit that it was made from, and a
// commit touches no file of the site.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/**
 * Differs whenever another commit is checked out or the repository got more of its past, and is read in a fraction of the
 * time that git takes to start. Undefined where the files do not tell, as in a repository that keeps its refs in tables.
 */
export function readGitSign(folder: string): string | undefined {
  const git = findGitFolder(folder);
  if (git === undefined) return '';
  const head = readIfThere(join(git, 'HEAD'));
  const ref = /^ref: (refs\/\S+)/.exec(head)?.[1];
  if (head === '' || ref === 'refs/heads/.invalid') return undefined;
  const common = findCommonFolder(git);
  const commit = ref === undefined ? '' : readIfThere(join(common, ref));
  const looks = ['packed-refs', 'shallow', 'config'].map((name) => lookOf(join(common, name)));
  return [git, head, commit, ...looks].join('\n');
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function lookOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? '' : `${stats.ino} ${stats.size} ${stats.mtimeMs} ${stats.ctimeMs}`;
}

/** Absolute paths; none where the folder lies in no repository. */
export function findGitSigns(folder: string): readonly string[] {
  const git = findGitFolder(folder);
  if (git === undefined) return [];
  // A repository without a log of its moves, and one that gets more of its past, show it in files of the whole.
  const common = findCommonFolder(git);
  const ofAll = ['packed-refs', 'shallow', join('refs', 'heads')].map((name) => join(common, name));
  return [join(git, 'HEAD'), join(git, 'logs', 'HEAD'), ...ofAll];
}

/** Of a worktree, the folder of the repository that it belongs to. */
function findCommonFolder(git: string): string {
  const path = join(git, 'commondir');
  return existsSync(path) ? resolve(git, readFileSync(path, 'utf8').trim()) : git;
}

function findGitFolder(folder: string): string | undefined {
  const path = join(folder, '.git');
  if (existsSync(path)) {
    if (statSync(path).isDirectory()) return path;
    // Of a worktree or submodule, the file says where the folder is.
    const target = /^gitdir: (.+)$/m.exec(readFileSync(path, 'utf8'))?.[1];
    return target === undefined ? undefined : resolve(folder, target);
  }
  const parent = dirname(folder);
  return parent === folder ? undefined : findGitFolder(parent);
}
