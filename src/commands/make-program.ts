// The table of commands as a program of commander, which reads the command line and writes the help.
import { Argument, Command as Program, InvalidArgumentError, Option } from 'commander';
import { UsageError, type Command, type CommandEntry, type Invocation, type Io } from './command.js';

export interface ProgramParts {
  readonly version: string;
  readonly whole: { readonly name: string; readonly command: Command } | undefined;
  readonly run: RunCommand;
}

export type RunCommand = (command: Command, invocation: Invocation) => Promise<void>;

/** With all commands by name and summary, and with one of them whole: the one that the command line is for. */
export function makeProgram(
  table: readonly CommandEntry[],
  { version, whole, run }: ProgramParts,
  io: Pick<Io, 'out' | 'err'>,
): Program {
  const program = new Program('candor')
    .usage('<command> [arguments] [options]')
    .description('Turns Markdown incident files into a status page and a history that can be trusted.')
    .version(version, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show what there is, or with a command, all about it')
    .helpCommand(false)
    // What is wrong is described where all failures are.
    .configureOutput({ writeOut: io.out, writeErr: io.err, outputError: () => undefined })
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .exitOverride();
  for (const { name, summary, group } of table) {
    const sub = program.command(name, { hidden: group === undefined }).description(summary);
    if (group !== undefined) sub.helpGroup(`${group}:`);
    if (whole?.name === name) describeWhole(sub, whole.command, run);
  }
  return program.addHelpText(
    'after',
    '\nRun `candor help <command>` for its arguments, options and examples.',
  );
}

function describeWhole(sub: Program, command: Command, run: RunCommand): void {
  for (const { name, summary, choices } of command.arguments) {
    const argument = new Argument(name, summary);
    sub.addArgument(choices === undefined ? argument : argument.choices([...choices]));
  }
  for (const { flags, summary, choices, default: fallback, required, repeats } of command.options) {
    const option = new Option(flags, summary);
    if (choices !== undefined) option.choices([...choices]);
    if (repeats === true) option.argParser(collectAmong(choices));
    if (fallback !== undefined) option.default(fallback);
    if (required === true) option.makeOptionMandatory();
    sub.addOption(option);
  }
  sub.helpOption('-h, --help', 'show this');
  sub.addHelpText('after', () => writeEnd(command));
  sub.action(async () => {
    refuseEmpty(sub);
    await run(command, { arguments: sub.args, options: sub.opts() });
  });
}

/** A parser takes the place of the one that knows the choices. */
const collectAmong =
  (choices: readonly string[] | undefined) =>
  (value: string, before: readonly string[] = []): readonly string[] => {
    if (choices?.includes(value) === false)
      throw new InvalidArgumentError(`Allowed choices are ${choices.join(', ')}.`);
    return [...before, value];
  };

function writeEnd({ examples, exitCodes }: Command): string {
  const meanings = { 0: 'it is done', 2: 'it could not run; the message says what to do', ...exitCodes };
  return [
    '',
    'Examples:',
    ...examples.map((line) => `  ${line}`),
    '',
    'Exit codes:',
    ...Object.entries(meanings).map(([code, meaning]) => `  ${code}  ${meaning}`),
  ].join('\n');
}

/** What a script passes where its variable is not set would be read as the current folder. */
function refuseEmpty(command: Program): void {
  const isEmpty = (option: Option): boolean => command.getOptionValue(option.attributeName()) === '';
  const option = command.options.find(isEmpty)?.long;
  if (option === undefined && !command.args.includes('')) return;
  const found = option === undefined ? 'An argument' : `The value of ${option}`;
  throw new UsageError(`${found} is empty.`, 'Write one; perhaps a variable of the shell is not set.');
}
