// The files of git that change with every commit and checkout. A page may name the commit that it was made from, and a
// commit touches no file of the site.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

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
