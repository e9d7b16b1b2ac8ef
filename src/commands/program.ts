// The program: it finds the command that a command line is for, loads it, runs it and describes failures.
import { nearestWord } from '../kernel/nearest.js';
import { packageVersion } from '../version.js';
import { UsageError, type Io } from './command.js';
import { describeFailure } from './describe-failure.js';
import { commands } from './index.js';
import { makeProgram, type RunCommand } from './make-program.js';

/** Runs a command line (without the names of node and the script); resolves with the exit code, and never throws. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let exitCode = 0;
  const runCommand: RunCommand = async (command, invocation) => {
    exitCode = await command.run(invocation, io);
  };
  const line = withoutHelp(argv);
  const [first] = line;
  const entry = commands.find(({ name }) => name === first);
  try {
    if (entry === undefined && first !== undefined && !first.startsWith('-')) throw unknownCommand(first);
    const whole = entry && { name: entry.name, command: await entry.load() };
    const program = makeProgram(commands, { version: packageVersion(), whole, run: runCommand }, io);
    if (line.length === 0) {
      io.err(program.helpInformation());
      io.err(`\nRun \`candor help <command>\` for its arguments, options and examples.\n`);
      return 2;
    }
    await program.parseAsync([...line], { from: 'user' });
    return exitCode;
  } catch (error) {
    return describeFailure(error, entry?.name, io);
  }
}

/** `candor help build` is `candor build --help`. */
function withoutHelp([first, second, ...rest]: readonly string[]): readonly string[] {
  if (first !== 'help') return [first, second, ...rest].filter((word) => word !== undefined);
  return second === undefined || second.startsWith('-') ? ['--help'] : [second, '--help'];
}

function unknownCommand(name: string): UsageError {
  const known = commands.filter(({ group }) => group !== undefined).map((entry) => entry.name);
  const nearest = nearestWord(name, [...known, 'help']);
  const meant = nearest === undefined ? '' : `Did you mean \`${nearest}\`? `;
  return new UsageError(`There is no command \`${name}\`.`, `${meant}Run \`candor help\` for what there is.`);
}
