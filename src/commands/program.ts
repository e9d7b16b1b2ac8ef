// The program that is made from the table of commands: it reads a command line, runs the command and describes failures.
import { Argument, Command as Program, CommanderError, Option } from 'commander';
import { packageVersion } from '../build.js';
import { OutputError } from '../output/write/output-error.js';
import { UsageError, type Command, type Io } from './command.js';
import { commands } from './index.js';
import { Cancelled } from './questions.js';

/** Runs a command line (without the names of node and the script); resolves with the exit code, and never throws. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let exitCode = 0;
  const program = new Program('candor')
    .description('Turns Markdown incident files into a status page and a history that can be trusted.')
    .version(packageVersion())
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .exitOverride()
    .showHelpAfterError('Run `candor help` for what there is.');
  for (const command of commands) {
    addCommand(program, command, async (invocation) => {
      exitCode = await command.run(invocation, io);
    });
  }
  try {
    if (argv.length === 0) {
      io.err(program.helpInformation());
      return 2;
    }
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    return describeFailure(error, io);
  }
}

function addCommand(
  program: Program,
  command: Command,
  run: (invocation: Parameters<Command['run']>[0]) => Promise<void>,
): void {
  const sub = program
    .command(command.name)
    .description(command.summary)
    .showHelpAfterError(`Run \`candor ${command.name} --help\` for its arguments and options.`);
  for (const { name, summary, choices } of command.arguments) {
    const argument = new Argument(name, summary);
    sub.addArgument(choices === undefined ? argument : argument.choices([...choices]));
  }
  for (const { flags, summary, choices, default: fallback, required, repeats } of command.options) {
    const option = new Option(flags, summary);
    if (repeats === true) option.argParser(collect);
    if (choices !== undefined) option.choices([...choices]);
    if (fallback !== undefined) option.default(fallback);
    if (required === true) option.makeOptionMandatory();
    sub.addOption(option);
  }
  sub.addHelpText('after', `\nExamples:\n${command.examples.map((line) => `  ${line}`).join('\n')}`);
  sub.action(async () => {
    refuseEmpty(sub);
    await run({ arguments: sub.args, options: sub.opts() });
  });
}

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** What a script passes where its variable is not set would be read as the current folder. */
function refuseEmpty(command: Program): void {
  const isEmpty = (option: Option): boolean => command.getOptionValue(option.attributeName()) === '';
  const option = command.options.find(isEmpty)?.long;
  if (option === undefined && !command.args.includes('')) return;
  const found = option === undefined ? 'An argument' : `The value of ${option}`;
  throw new UsageError(`${found} is empty.`, 'Write one; perhaps a variable of the shell is not set.');
}

function describeFailure(error: unknown, io: Io): number {
  // Commander has already printed what was asked for or what was wrong.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Cancelled) {
    io.err('Cancelled; nothing was written.\n');
    return 130;
  }
  if (error instanceof UsageError || error instanceof OutputError) {
    io.err(`${error.message}\n`);
    if (error.hint !== undefined) io.err(`hint: ${error.hint}\n`);
    return 2;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.err(`This is a fault of Candor, not of your files. Please report it with the lines below.\n${trace}\n`);
  return 2;
}
