// What can stand at each place of a command line, as the scripts of all shells know it.
import { statuses } from '../model/state.js';
import type { Command, CommandEntry, CommandOption } from './command.js';

/** What differs from site to site, so that `candor complete` is asked for it. */
export const liveKinds = ['incidents', 'components', 'severities'] as const;
export type LiveKind = (typeof liveKinds)[number];

/** Words to choose from; one that begins with `@` stands for the folders there are, or for a live kind. */
export type Words = readonly string[];

export interface OptionWords {
  /** `-C` and `--folder`. */
  readonly flags: readonly string[];
  readonly summary: string;
  /** What its value may be; undefined where it takes none, empty where nobody can know. */
  readonly value: Words | undefined;
}

export interface CommandWords {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly OptionWords[];
  /** By place. */
  readonly arguments: readonly Words[];
}

/** What a name in brackets stands for, by its first word: `[folder]`, `--component <component=state>`. */
const wordsOfName: Readonly<Record<string, Words>> = {
  folder: ['@folders'],
  dir: ['@folders'],
  site: ['@folders'],
  id: ['@incidents'],
  component: ['@components'],
  severity: ['@severities'],
  status: statuses,
};

const wordsFor = (name: string, choices: readonly string[] | undefined): Words =>
  choices ?? wordsOfName[/[a-z]+/.exec(name)?.[0] ?? ''] ?? [];

export function wordsOf(
  { name, summary }: CommandEntry,
  { options, arguments: given }: Command,
): CommandWords {
  const each = given.map((argument) => ({
    words: wordsFor(argument.name, argument.choices),
    isOptional: argument.name.startsWith('['),
  }));
  return {
    name,
    summary,
    options: [...options.map(readOption), { flags: ['--help'], summary: 'show its help', value: undefined }],
    // Where an argument may be left out, the next one may stand in its place.
    arguments: each.map(({ words, isOptional }, index) => [
      ...words,
      ...(isOptional ? (each[index + 1]?.words ?? []) : []),
    ]),
  };
}

function readOption({ flags, summary, choices }: CommandOption): OptionWords {
  const [names = '', value] = flags.split(/ (?=[<[])/);
  return {
    flags: names.split(', '),
    summary,
    value: value === undefined ? undefined : wordsFor(value, choices),
  };
}
