// What git knows of a site's folder. A folder that is no repository, and a machine without git, simply know nothing.
import { execFileSync } from 'node:child_process';

/** The commit that is checked out. */
export const findCommit = (folder: string): string | undefined =>
  askGit(folder, ['rev-parse', 'HEAD'])?.trim() || undefined;

/** The addresses of the remotes of the repository that a folder lies in, each once. */
export function listRemotes(folder: string): readonly string[] {
  const lines = askGit(folder, ['remote', '-v'])?.split('\n') ?? [];
  return [...new Set(lines.flatMap((line) => /^\S+\t(.+) \(\w+\)$/.exec(line)?.[1] ?? []))];
}

function askGit(folder: string, question: readonly string[]): string | undefined {
  try {
    return execFileSync('git', [...question], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 5_000,
    });
  } catch {
    return undefined;
  }
}
