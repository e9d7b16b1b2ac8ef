// What a command is. The table in index.ts makes the program and its help from these.
import type { Readable, Writable } from 'node:stream';
import type { Questions } from './questions.js';

/** Everything that a command may know of the world, given by cli.ts. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether people read what `out` and `err` get, and whether `in` is a keyboard. */
  readonly isTerminal: Readonly<Record<Stream | 'in', boolean>>;
  /** All that is piped in, as UTF-8; never called where `in` is a terminal, for it would wait for ever. */
  readonly readInput: () => Promise<string>;
  /** Undefined where nobody is there to answer: then what is missing is bad usage. */
  readonly questions: Questions | undefined;
  /** For a command that talks to a program instead of a person. */
  readonly streams: { readonly input: Readable; readonly output: Writable };
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly clock: () => number;
  /** What the process has used until now, for whoever wants to know where the time goes. */
  readonly measure: () => Usage;
  readonly pid: number;
  readonly isRunning: (pid: number) => boolean;
  /** The zone of the machine, as it calls it: only for what a person is asked or told. */
  readonly timeZone: string | undefined;
  /** The version of the time-zone data of the runtime. */
  readonly timeZoneData: string | undefined;
  /**
   * Takes it upon the command to stop in good order: from then on a signal to the process aborts this one. A command
   * that leaves nothing half done lets itself be ended at once.
   */
  readonly catchSignals: () => AbortSignal;
}

/** Since the process started. */
export interface Usage {
  /** Milliseconds that have passed, by a clock that nobody sets. */
  readonly wall: number;
  /** Milliseconds of work of all processors; more than `wall` where threads work side by side. */
  readonly cpu: number;
  /** Bytes of memory at the moment at which there were most. */
  readonly peakMemory: number;
}

export type Stream = 'out' | 'err';

export interface CommandOption {
  /** As the help shows it: `--out <dir>`. */
  readonly flags: string;
  readonly summary: string;
  readonly choices?: readonly string[];
  readonly default?: string;
  readonly required?: boolean;
  /** It may be given again: its value is then a list. Unlike flags that end in `...`, it takes no argument after it. */
  readonly repeats?: boolean;
}

/** A line of the table of commands: what is said of a command before it is loaded, for most take long to load. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  /** The part of the author's day under which the help shows it; undefined hides it. */
  readonly group: string | undefined;
  readonly load: () => Promise<Command>;
}

/** All else of a command; its name and summary are in the table. */
export interface Command {
  /** As the help shows them: `[folder]`. */
  readonly arguments: readonly {
    readonly name: string;
    readonly summary: string;
    readonly choices?: readonly string[];
  }[];
  readonly options: readonly CommandOption[];
  /** Shown below the help. */
  readonly examples: readonly string[];
  /** What its exit codes mean where that is not the usual; 2 always means that it could not run. */
  readonly exitCodes?: Readonly<Record<number, string>>;
  /** Resolves with the exit code: 0 clean or warnings, 1 errors found, 2 could not run. */
  readonly run: (invocation: Invocation, io: Io) => Promise<number>;
}

export interface Invocation {
  readonly arguments: readonly string[];
  /** By the long name of the option in camel case; a list where it repeats, or its flags end in `...`. */
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
}

/** Bad usage: its message is shown, and the exit code is 2. */
export class UsageError extends Error {
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.name = 'UsageError';
    this.hint = hint;
  }
}

export const textOption = ({ options }: Invocation, name: string): string | undefined => {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
};

export const hasOption = ({ options }: Invocation, name: string): boolean => options[name] === true;

export const listOption = ({ options }: Invocation, name: string): readonly string[] => {
  const value = options[name];
  return Array.isArray(value) ? value.map(String) : [];
};
