// Reads what `git log` prints in the form that src/git.ts asks for. Pure, and made for files of any content: nothing that
// stands in a file can pass for a commit or a path.
import type { FileChange, FileCommit, LineMark } from './file-log.js';

/** How the line of a commit begins; no other line of the output begins so. */
const commitMark = 'commit ';

/** The `--format` that is expected: the id of a commit and when it was committed, in seconds since 1970. */
export const logFormat: string = `${commitMark}%H %ct`;

/** A commit while its lines are read. */
interface OpenCommit extends FileCommit {
  readonly changes: OpenChange[];
  /** What each patch of the commit is about, in their order, which is that of the raw lines. */
  readonly patched: OpenChange[];
}

interface OpenChange extends FileChange {
  readonly marks: Set<LineMark>;
}

/**
 * Takes the output of `git log --raw --patch --unified=0` without `-z`. Lines of files stand behind a `+` or `-` there,
 * and what is special in a path is quoted. `closingWords` are the statuses that end an entry, as headings have them.
 */
export function readFileLog(text: string, closingWords: readonly string[]): readonly FileCommit[] {
  const markOf = findMarks(closingWords);
  const commits: OpenCommit[] = [];
  let patches = 0;
  for (const line of text.split('\n')) {
    const commit = commits.at(-1);
    if (line.startsWith(commitMark)) {
      commits.push(openCommit(line));
      patches = 0;
    } else if (line.startsWith(':')) {
      const change = readChange(line);
      commit?.changes.push(change);
      commit?.patched.push(...(isOtherType(line) ? [change, change] : [change]));
    } else if (line.startsWith('diff --git ')) patches += 1;
    else {
      const mark = markOf(line);
      if (mark !== undefined) commit?.patched[patches - 1]?.marks.add(mark);
    }
  }
  return commits.map(({ id, time, changes }) => ({ id, time, changes }));
}

/** Broad where breadth does no harm: a line that merely looks like the map that withholds only makes a page say less. */
function findMarks(closingWords: readonly string[]): (line: string) => LineMark | undefined {
  const words = closingWords.join('|');
  const resolution = new RegExp(`^\\+(?:resolved[ \\t]*:| {0,3}###[ \\t]+(?:${words})(?!\\p{L}))`, 'iu');
  return (line) => {
    const side = line.charAt(0);
    if (side !== '+' && side !== '-') return undefined;
    if (/(?:^[+-]|[{,])[ \t]*(["']?)security\1[ \t]*:/.test(line)) return 'security';
    if (side === '-') return undefined;
    if (/^\+ {0,3}##[ \t]+postmortem(?![\w-]).*\d/i.test(line)) return 'postmortem';
    return resolution.test(line) ? 'resolution' : undefined;
  };
}

function openCommit(line: string): OpenCommit {
  const [id = '', seconds] = line.slice(commitMark.length).split(' ');
  return { id, time: Number(seconds) * 1000, changes: [], patched: [] };
}

/** `:100644 100644 4e72a1b 9c0d3f2 R086`, then one path or two, each after a tab. */
function readChange(line: string): OpenChange {
  const [facts = '', ...paths] = line.split('\t');
  const [, , before, after, status = ''] = facts.split(' ');
  const [first = '', second] = paths.map(readPath);
  return {
    kind: kindOf(status, before === after),
    path: second ?? first,
    formerPath: second === undefined ? undefined : first,
    marks: new Set(),
  };
}

function kindOf(status: string, isSame: boolean): FileChange['kind'] {
  if (status === 'A') return 'added';
  if (status === 'D') return 'deleted';
  return isSame ? 'same' : 'edited';
}

/** Where a file becomes a link or the reverse, git shows two patches. */
const isOtherType = (line: string): boolean => /^:\S+ \S+ \S+ \S+ T/.test(line);

const escapes: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
};

/** A path with quotes, backslashes or control characters stands in quotes, escaped as in C. */
function readPath(path: string): string {
  if (!path.startsWith('"')) return path;
  return path
    .slice(1, -1)
    .replaceAll(/\\(?:([0-7]{3})|(.))/g, (_, octal: string | undefined, letter: string) =>
      octal === undefined ? (escapes[letter] ?? letter) : String.fromCharCode(parseInt(octal, 8)),
    );
}
