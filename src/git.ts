// What git knows of a site's folder. A folder that is no repository, and a machine without git, simply know nothing.
import { execFileSync } from 'node:child_process';
import { readGitSign } from './git-signs.js';
import type { FileLog } from './model/file-log.js';
import { closingWords } from './model/messages/messages-for.js';
import { logFormat, readFileLog } from './model/read-file-log.js';

/** The commit that is checked out. */
export const findCommit = (folder: string): string | undefined =>
  askGit(folder, ['rev-parse', 'HEAD'])?.trim() || undefined;

/** One that asks git only when the files of the repository tell of a change. */
export function createCommitFinder(): (folder: string) => string | undefined {
  let last: { readonly sign: string; readonly commit: string | undefined } | undefined;
  return (folder) => {
    const sign = readGitSign(folder);
    if (sign === undefined || sign !== last?.sign) {
      const commit = findCommit(folder);
      last = sign === undefined ? undefined : { sign, commit };
      return commit;
    }
    return last.commit;
  };
}

/** Whether git keeps anything below a folder, absolute, that lies in the repository of another. */
export const isTracked = (folder: string, below: string): boolean =>
  (askGit(folder, ['ls-files', '--', below]) ?? '') !== '';

/** The addresses of the remotes of the repository that a folder lies in, each once. */
export function listRemotes(folder: string): readonly string[] {
  const lines = askGit(folder, ['remote', '-v'])?.split('\n') ?? [];
  return [...new Set(lines.flatMap((line) => /^\S+\t(.+) \(\w+\)$/.exec(line)?.[1] ?? []))];
}

export interface LogAnswer {
  readonly log?: FileLog;
  /** In a sentence, why git did not tell, although there is a repository. */
  readonly problem?: string;
}

/** How long the log of a site may take, in milliseconds, and how much of it there may be, in bytes. */
const logLimits = { timeout: 60_000, maxBuffer: 256 * 1024 * 1024 } as const;

/**
 * What git tells of every incident file of the site's repository: in one call, however many there are. It is that of the
 * commit that is checked out, whatever has been changed since. Empty where there is no repository, or no commit in it.
 */
export const askFileLog = (folder: string): LogAnswer => createLogAsker()(folder);

/** One that asks anew only when another commit is checked out, or the repository got more of its past. */
export function createLogAsker(): (folder: string) => LogAnswer {
  let last:
    { readonly sign: string | undefined; readonly key: string; readonly answer: LogAnswer } | undefined;
  return (folder) => {
    const sign = readGitSign(folder);
    if (sign !== undefined && last?.sign === `${folder}\n${sign}`) return last.answer;
    const position = findPosition(folder);
    const isPosition = typeof position === 'string';
    // What keeps git from answering may be mended in a file that is none of the repository's.
    if (!isPosition && position.problem !== undefined) return position;
    const key = isPosition ? `${folder}\n${position}` : '';
    const answer = last?.key === key ? last.answer : isPosition ? askLog(folder, position) : position;
    last = { sign: sign === undefined ? undefined : `${folder}\n${sign}`, key, answer };
    return answer;
  };
}

/** In a line each: whether the repository is shallow, the folder from its root, and the commit. An old git cannot say. */
function findPosition(folder: string): string | LogAnswer {
  try {
    const text = runGit(folder, ['rev-parse', '--is-shallow-repository', '--show-prefix', 'HEAD'], 'pipe');
    return /^(?:true|false)\n/.test(text) ? text : {};
  } catch (error) {
    return isDistrust(error) ? { problem: distrust } : {};
  }
}

/** Git reads no repository of another user unless told to, which is usual in containers. */
const isDistrust = (error: unknown): boolean =>
  error instanceof Error && 'stderr' in error && String(error.stderr).includes('safe.directory');

const distrust =
  'git trusts no folder that belongs to another user, unless `git config --global --add safe.directory` names it.';

function askLog(folder: string, position: string): LogAnswer {
  const [isShallow, prefix = '', commit = ''] = position.split('\n');
  try {
    const text = runGit(folder, [...plainly, 'log', ...logOptions(commit)], 'ignore', logLimits);
    const commits = readFileLog(text, closingWords);
    return { log: { isShallow: isShallow === 'true', folder: prefix, commits } };
  } catch (error) {
    return { problem: describeFailure(error) };
  }
}

/** What a user's configuration could change of the output, and replaced objects, which a clone does not have. */
const plainly: readonly string[] = [
  '--no-replace-objects',
  '--no-literal-pathspecs',
  ...[
    'core.quotePath=false',
    'diff.relative=false',
    'diff.renameLimit=1000',
    'diff.suppressBlankEmpty=false',
    'log.diffMerges=separate',
    'log.follow=false',
    'log.showRoot=true',
    'log.showSignature=false',
  ].flatMap((setting) => ['-c', setting]),
];

/**
 * A merge counts as one change, that of the branch which took it in. Moves are found between all folders of the name
 * `incidents`, so that a site may move within its repository.
 */
const logOptions = (commit: string): readonly string[] => [
  `--format=${logFormat}`,
  ...['--first-parent', '-m', '--find-renames=50%'],
  ...['--raw', '--abbrev=40', '--patch', '--unified=0', '--inter-hunk-context=0', '--text'],
  ...['--diff-algorithm=myers', '--no-indent-heuristic', '--submodule=short', '--encoding=UTF-8'],
  ...['--no-ext-diff', '--no-textconv', '--no-color', '--no-notes'],
  ...[commit, '--', ':(top,glob)**/incidents/**/*.md'],
];

/** Node.js names the two limits ETIMEDOUT and ENOBUFS. */
function describeFailure(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ETIMEDOUT') return `git took longer than ${logLimits.timeout / 1000} seconds to tell it.`;
  if (code === 'ENOBUFS') return 'git has more to tell of it than Candor takes.';
  return '`git log` failed.';
}

function askGit(folder: string, question: readonly string[]): string | undefined {
  try {
    return runGit(folder, question, 'ignore');
  } catch {
    return undefined;
  }
}

/** Throws where git fails, with what it wrote to `stderr` if that is piped. */
const runGit = (
  folder: string,
  question: readonly string[],
  stderr: 'pipe' | 'ignore',
  limits: { readonly timeout: number; readonly maxBuffer?: number } = { timeout: 5_000 },
): string =>
  execFileSync('git', [...question], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', stderr],
    ...limits,
  });
