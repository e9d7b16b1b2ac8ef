// What a schema says about its own values beyond a type: zod carries one string with an issue, so the parts travel as JSON.
import { isCode, type Code } from './codes.js';

export interface Wording {
  /** The code to report under, where there is one more telling than that of the format. */
  readonly code?: Code | undefined;
  /** What should stand there, as it follows “expected”, where the schema does not tell: `a time`. */
  readonly expected?: string | undefined;
  /** What to do about it, where it helps with the correct form of what was typed. */
  readonly hint?: string | ((input: unknown) => string | undefined) | undefined;
}

/** For the `error` of a zod schema or check. */
export function wording(words: Wording): { readonly error: (issue: { readonly input?: unknown }) => string } {
  return {
    error: ({ input }) => {
      const { code, expected } = words;
      const hint = typeof words.hint === 'function' ? words.hint(input) : words.hint;
      return JSON.stringify({ code, expected, hint });
    },
  };
}

/** For the `error` of a map: what to do about the names that it does not have, where there is something to say. */
export function wordNames(explain: (name: string) => string | undefined): {
  readonly error: (issue: {
    readonly code?: string;
    readonly keys?: readonly string[];
  }) => string | undefined;
} {
  return {
    error: ({ code, keys = [] }) =>
      code === 'unrecognized_keys'
        ? JSON.stringify(Object.fromEntries(keys.map((key) => [key, explain(key)])))
        : undefined,
  };
}

/** What `wordNames` has to say about a name. */
export function readNameHint(message: string, name: string): string | undefined {
  if (!message.startsWith('{"')) return undefined;
  const hints = JSON.parse(message) as Readonly<Record<string, unknown>>;
  const hint = Object.hasOwn(hints, name) ? hints[name] : undefined;
  return typeof hint === 'string' ? hint : undefined;
}

export interface SpokenWording {
  readonly code?: Code | undefined;
  readonly expected?: string | undefined;
  readonly hint?: string | undefined;
}

/** Reads an issue's message back; one that is a plain sentence is a hint. */
export function readWording(message: string): SpokenWording {
  if (!/^\{["}]/.test(message)) return message === '' ? {} : { hint: message };
  const spoken = JSON.parse(message) as Readonly<Record<string, unknown>>;
  const { code, expected, hint } = spoken;
  return {
    code: typeof code === 'string' && isCode(code) ? code : undefined,
    expected: typeof expected === 'string' ? expected : undefined,
    hint: typeof hint === 'string' ? hint : undefined,
  };
}
