// Questions to a person at a terminal: the only user of @clack/prompts. Everything is shown on standard error, so that
// standard output stays what the command prints.
import { confirm, isCancel, multiselect, select, text } from '@clack/prompts';
import type { Readable, Writable } from 'node:stream';

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** A few words on what it means. */
  readonly hint?: string;
}

/** Each rejects with `Cancelled` where the person gives up. */
export interface Questions {
  /** `problemOf` says in a sentence what is wrong with an answer; undefined for a good one. */
  readonly text: (question: {
    readonly message: string;
    /** Stands there already, and can be edited. */
    readonly initial?: string;
    /** Shown in grey while nothing is typed. */
    readonly placeholder?: string;
    readonly problemOf?: (answer: string) => string | undefined;
  }) => Promise<string>;
  readonly choose: (question: {
    readonly message: string;
    readonly choices: readonly Choice[];
    readonly initial?: string;
  }) => Promise<string>;
  /** Any number of them, also none. */
  readonly chooseSome: (question: {
    readonly message: string;
    readonly choices: readonly Choice[];
  }) => Promise<readonly string[]>;
  readonly confirm: (question: { readonly message: string; readonly initial: boolean }) => Promise<boolean>;
}

/** The person pressed Ctrl-C or Escape. */
export class Cancelled extends Error {
  constructor() {
    super('Cancelled.');
    this.name = 'Cancelled';
  }
}

export function askOnTerminal(streams: { readonly input: Readable; readonly output: Writable }): Questions {
  return {
    text: async ({ message, initial, placeholder, problemOf }) =>
      answered(
        await text({
          ...streams,
          message,
          ...(initial === undefined ? {} : { initialValue: initial }),
          ...(placeholder === undefined ? {} : { placeholder }),
          ...(problemOf === undefined ? {} : { validate: (answer) => problemOf(answer ?? '') }),
        }),
      ),
    choose: async ({ message, choices, initial }) =>
      answered(
        await select({
          ...streams,
          message,
          options: [...choices],
          ...(initial === undefined ? {} : { initialValue: initial }),
        }),
      ),
    chooseSome: async ({ message, choices }) =>
      answered(await multiselect({ ...streams, message, options: [...choices], required: false })),
    confirm: async ({ message, initial }) =>
      answered(await confirm({ ...streams, message, initialValue: initial })),
  };
}

function answered<Answer>(answer: Answer): Exclude<Answer, symbol> {
  if (isCancel(answer)) throw new Cancelled();
  return answer as Exclude<Answer, symbol>;
}
