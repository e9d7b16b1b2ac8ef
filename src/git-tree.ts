// The files of a site as a commit has them, without checking it out: what an earlier build was made of.
import { execFileSync } from 'node:child_process';
import { configName, isIgnored, readLimit } from './content/load.js';
import { diagnose, startOfFile, type Diagnostic } from './kernel/diagnostic.js';
import type { SourceEntry, SourceFile, SourceTree } from './model/source.js';

export type TreeAnswer =
  | { readonly tree: SourceTree; readonly commit: string }
  | { readonly problem: string; readonly hint: string };

/** How long git may take for each question, in milliseconds, and how much it may answer, in bytes. */
const limits = { timeout: 120_000, maxBuffer: 1024 * 1024 * 1024 } as const;

/** Of the site in `folder`, absolute; `revision` is whatever git takes for a commit. */
export function readTreeAt(folder: string, revision: string): TreeAnswer {
  try {
    ask(folder, ['rev-parse', '--git-dir']);
  } catch (error) {
    return describeNoRepository(error);
  }
  const commit = findRevision(folder, revision);
  if (commit === undefined) return describeNoCommit(folder, revision);
  try {
    return { tree: readTree(folder, commit), commit };
  } catch {
    return {
      problem: `git could not read the files of the commit ${commit}.`,
      hint: 'Run `git fsck`, and fetch the repository again where it says that something is missing.',
    };
  }
}

function findRevision(folder: string, revision: string): string | undefined {
  try {
    const question = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
    return read(ask(folder, question)).trim();
  } catch {
    return undefined;
  }
}

interface Listed {
  readonly mode: string;
  readonly id: string;
  readonly size: number;
  readonly path: string;
}

function readTree(folder: string, commit: string): SourceTree {
  const listed = listTree(folder, commit);
  const isBelow = ({ path }: Listed, root: string): boolean => path.startsWith(`${root}/`);
  const regular = listed.filter(({ mode }) => mode.startsWith('100'));
  const isText = (entry: Listed): boolean => isBelow(entry, 'incidents') && entry.path.endsWith('.md');
  const texts = listed.filter(isText);
  const wanted = regular.filter(
    (entry) => (isText(entry) || entry.path === configName) && entry.size <= readLimit,
  );
  const files = readFiles(folder, wanted);
  const known = new Set(wanted.map(({ path }) => path));
  const unreadable = texts.flatMap(({ path }) => (known.has(path) ? [] : path));
  return {
    config: files.find(({ path }) => path === configName),
    files: files.filter(({ path }) => path !== configName),
    attachments: entriesOf(regular.filter((entry) => isBelow(entry, 'incidents') && !isText(entry))),
    publicFiles: entriesOf(regular.filter((entry) => isBelow(entry, 'public'))),
    unreadable,
    diagnostics: unreadable.map(refuse),
  };
}

const entriesOf = (listed: readonly Listed[]): readonly SourceEntry[] =>
  listed.map(({ path, size }) => ({ path, size }));

/** What a build from disk says of a link, or of a file that is too large. */
const refuse = (path: string): Diagnostic =>
  diagnose('file/unreadable', startOfFile(path), 'The file of that commit is not read.');

/** Each as `100644 blob <id> <size>\t<path>`, with a zero byte after it; paths are relative to the folder. */
function listTree(folder: string, commit: string): readonly Listed[] {
  const question = ['ls-tree', '-r', '-z', '-l', commit, '--', configName, 'incidents', 'public'];
  return read(ask(folder, question))
    .split('\0')
    .flatMap((line) => {
      const [, mode, id, size, path] = /^(\d+) blob (\w+) +(\d+)\t([\s\S]+)$/.exec(line) ?? [];
      if (mode === undefined || id === undefined || path === undefined || isHidden(path)) return [];
      return { mode, id, size: Number(size), path };
    });
}

/** As when a folder is read: what editors leave behind, and whatever lies below a folder whose name ends as a text's does. */
function isHidden(path: string): boolean {
  const names = path.split('/');
  return (
    names.some((name) => isIgnored(name, path)) ||
    (path.startsWith('incidents/') && names.slice(0, -1).some((name) => name.endsWith('.md')))
  );
}

/** In one call, however many there are: `<id> blob <size>\n<bytes>\n` for each. */
function readFiles(folder: string, wanted: readonly Listed[]): readonly SourceFile[] {
  if (wanted.length === 0) return [];
  const answer = ask(folder, ['cat-file', '--batch'], wanted.map(({ id }) => `${id}\n`).join(''));
  let position = 0;
  return wanted.map(({ path, size }) => {
    const start = answer.indexOf(lineEnd, position) + 1;
    const bytes = answer.subarray(start, start + size);
    if (start === 0 || bytes.length < size) throw new Error('git has answered less than it was asked for.');
    position = start + size + 1;
    return { path, bytes };
  });
}

const lineEnd = 10;

/** Throws where git fails, with what it wrote. */
const ask = (folder: string, question: readonly string[], input?: string): Uint8Array =>
  execFileSync('git', ['--no-replace-objects', '-c', 'core.quotePath=false', ...question], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(input === undefined ? {} : { input }),
    ...limits,
  });

const read = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function describeNoRepository(error: unknown): TreeAnswer {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') {
    return { problem: 'There is no git on this machine.', hint: 'Install git, and run it again.' };
  }
  const told = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  return told.includes('safe.directory')
    ? {
        problem: 'git trusts no folder that belongs to another user.',
        hint: 'Run `git config --global --add safe.directory` with the folder of the repository.',
      }
    : {
        problem: 'The site lies in no git repository, so nobody knows what it was made of before.',
        hint: 'Run it in a clone of the repository.',
      };
}

function describeNoCommit(folder: string, revision: string): TreeAnswer {
  const isShallow = read(ask(folder, ['rev-parse', '--is-shallow-repository'])).trim() === 'true';
  return {
    problem: `This clone of the repository has no commit \`${revision}\`.`,
    hint: isShallow
      ? 'It is shallow: fetch all of it with `git fetch --unshallow`; in GitHub Actions give `actions/checkout` the setting `fetch-depth: 0`, and in GitLab CI set the variable `GIT_DEPTH: 0`.'
      : 'Fetch it with `git fetch`, or name a commit, tag or branch that is there.',
  };
}
