// What is told of a command that failed, and its exit code: one sentence of what is wrong, and one of what to do next.
import { CommanderError } from 'commander';
import { nearestWord } from '../kernel/nearest.js';
import { isSystemError, OutputError } from '../output/write/output-error.js';
import { UsageError, type Io } from './command.js';
import { Cancelled } from './questions.js';

/** Writes to standard error. `name` is the command that was asked for, as far as it is known. */
export function describeFailure(error: unknown, name: string | undefined, io: Io): number {
  if (error instanceof CommanderError) return describeMistake(error, name, io);
  if (error instanceof Cancelled) {
    io.err('Cancelled; nothing was written.\n');
    return 130;
  }
  if (error instanceof UsageError || error instanceof OutputError) {
    tell(io, error.message, error.hint ?? moreOf(name));
    return 2;
  }
  if (isSystemError(error)) {
    const [found, hint] = advice[error.code ?? ''] ?? [
      `the system answered ${error.code ?? 'with an error'} (${error.syscall ?? 'unknown call'})`,
      'Try again; if it happens again, look at that file and its folder.',
    ];
    tell(io, `Could not go on: ${found}${error.path === undefined ? '' : ` at ${error.path}`}.`, hint);
    return 2;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.err(`This is a fault of Candor, not of your files. Please report it with the lines below.\n${trace}\n`);
  return 2;
}

const tell = (io: Io, message: string, hint: string): void => {
  io.err(`${message}\nhint: ${hint}\n`);
};

const moreOf = (name: string | undefined): string =>
  name === undefined
    ? 'Run `candor help` for what there is.'
    : `Run \`candor help ${name}\` for its arguments and options.`;

/**
 * Commander says `error: unknown option '--formt'` and perhaps, on a second line, `(Did you mean --format?)`; after a
 * choice that there is not, it lists those that there are.
 */
function describeMistake(error: CommanderError, name: string | undefined, io: Io): number {
  // It throws too once it has shown the help or the version.
  if (error.exitCode === 0) return 0;
  const [first = '', second = ''] = error.message
    .replace(/^error: (?:command-argument value )?/, '')
    .split('\n');
  const sentence = first.replaceAll("'", '`').replace(/(?<![.?])$/, '.');
  if (/^Unknown option `-[^`]*\s/i.test(sentence)) {
    tell(
      io,
      `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`,
      'Write `--` before a message that begins with a hyphen.',
    );
    return 2;
  }
  const near =
    /^\(Did you mean (?:one of )?(.+)\?\)$/.exec(second)?.[1]?.split(', ') ?? nearChoices(sentence);
  const meant = near.length === 0 ? '' : `Did you mean ${near.map((word) => `\`${word}\``).join(' or ')}? `;
  tell(io, `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`, `${meant}${moreOf(name)}`);
  return 2;
}

function nearChoices(sentence: string): readonly string[] {
  const [, word = '', choices = ''] =
    /`([^`]*)` is invalid.*\. Allowed choices are (.*)\.$/.exec(sentence) ?? [];
  const nearest = nearestWord(word, choices.split(', '));
  return nearest === undefined || word === '' ? [] : [nearest];
}

const noSpace = 'Free some space, and run it again.';

/** What went wrong while something was read, and what to do. What is published has sentences of its own. */
const advice: Readonly<Record<string, readonly [string, string]>> = {
  EACCES: ['permission was denied', 'Give the user who runs Candor the right to read it.'],
  EPERM: ['the system does not permit it', 'Give the user who runs Candor the right to read it.'],
  ENOENT: ['a file or folder is not there any more', 'Run it again; perhaps something was moved meanwhile.'],
  ENOTDIR: ['a file stands where a folder is needed', 'Move the file away, or name another folder.'],
  EISDIR: ['a folder stands where a file is needed', 'Move the folder away.'],
  ELOOP: ['links lead in a circle', 'Remove one of the symbolic links.'],
  ENOSPC: ['no space is left on the disk', noSpace],
  EDQUOT: ['the disk quota is used up', noSpace],
  EROFS: ['the file system is read-only', 'Work in a folder that can be written.'],
  EMFILE: ['too many files are open', 'Raise the limit of the shell (ulimit -n), and run it again.'],
  ENFILE: ['too many files are open in the whole system', 'Close other programs, and run it again.'],
  EIO: ['the disk reported an error', 'Check the disk.'],
};
