// Questions to a person at a terminal: the only user of @clack/prompts, which is loaded with the first question.
// Everything is shown on standard error, so that standard output stays what the command prints.
import type * as clack from '@clack/prompts';
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
  const ask = async <Answer>(
    show: (prompts: Prompts) => Promise<Answer>,
  ): Promise<Exclude<Answer, symbol>> => {
    const prompts = await import('@clack/prompts');
    const answer = await show(prompts);
    if (prompts.isCancel(answer)) throw new Cancelled();
    return answer as Exclude<Answer, symbol>;
  };
  return {
    text: ({ message, initial, placeholder, problemOf }) =>
      ask(({ text }) =>
        text({
          ...streams,
          message,
          ...(initial === undefined ? {} : { initialValue: initial }),
          ...(placeholder === undefined ? {} : { placeholder }),
          ...(problemOf === undefined ? {} : { validate: (answer) => problemOf(answer ?? '') }),
        }),
      ),
    choose: ({ message, choices, initial }) =>
      ask(({ select }) =>
        select({
          ...streams,
          message,
          options: [...choices],
          ...(initial === undefined ? {} : { initialValue: initial }),
        }),
      ),
    chooseSome: ({ message, choices }) =>
      ask(({ multiselect }) => multiselect({ ...streams, message, options: [...choices], required: false })),
    confirm: ({ message, initial }) =>
      ask(({ confirm }) => confirm({ ...streams, message, initialValue: initial })),
  };
}

type Prompts = typeof clack;
