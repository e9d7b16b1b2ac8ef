// Commits one file, and nothing that lies staged beside it.
import { execFileSync } from 'node:child_process';
import { showHidden } from '../../output/visible.js';
import { UsageError, type CommandOption } from '../command.js';

export const commitOption: CommandOption = {
  flags: '--commit',
  summary: 'commit the file to git, and it alone',
};

/** `path` is relative to `folder`. A UsageError where git does not; the file stays as it is on disk. Never pushes. */
export function commitFile(folder: string, path: string, subject: string): void {
  const written = `${showHidden(path)} is written, and not committed`;
  try {
    askGit(folder, ['rev-parse', '--is-inside-work-tree']);
  } catch {
    const hint = 'Make one with `git init`, or leave --commit out.';
    throw new UsageError(`${written}: the folder is no git repository, or git is not there.`, hint);
  }
  const wasStaged = isStaged(folder, path);
  try {
    askGit(folder, ['--literal-pathspecs', 'add', '--', path]);
    askGit(folder, ['--literal-pathspecs', 'commit', '--quiet', '--only', '-m', subject, '--', path]);
  } catch (error) {
    // Else the next commit of anything would take it along.
    if (!wasStaged) tryGit(folder, ['--literal-pathspecs', 'reset', '--quiet', '--', path]);
    const hint = 'Mend what git names, and commit the file yourself.';
    throw new UsageError(`${written}: ${describeFailure(error)}`, hint);
  }
}

const isStaged = (folder: string, path: string): boolean =>
  tryGit(folder, ['--literal-pathspecs', 'diff', '--cached', '--name-only', '--', path]) !== '';

/** Empty where git fails. */
function tryGit(folder: string, question: readonly string[]): string {
  try {
    return askGit(folder, question).trim();
  } catch {
    return '';
  }
}

const askGit = (folder: string, question: readonly string[]): string =>
  execFileSync('git', [...question], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** What git, or a hook of the repository, said last. */
function describeFailure(error: unknown): string {
  const said = ['stderr', 'stdout'].flatMap((stream) => {
    const text: unknown = error instanceof Error ? Reflect.get(error, stream) : undefined;
    return typeof text === 'string' ? text.trim().split('\n') : [];
  });
  const lines = said.filter((line) => line.trim() !== '').slice(0, 8);
  return lines.length === 0
    ? 'git failed.'
    : `git said:\n${lines.map((line) => `  ${showHidden(line)}`).join('\n')}`;
}
