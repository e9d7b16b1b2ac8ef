#!/usr/bin/env node
// The program: gives argv, streams and clock to the commands, and takes the exit code. The only user of `process`.
import { arrayBuffer } from 'node:stream/consumers';
import { isatty } from 'node:tty';
import { UsageError } from './commands/command.js';
import { run } from './commands/program.js';
import { askOnTerminal } from './commands/questions.js';

const stop = new AbortController();
process.stderr.on('error', () => undefined);
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that has seen enough, such as `head`, is no failure.
  if (error.code === 'EPIPE') return;
  const cause = error.code === 'ENOSPC' ? 'no space is left on the disk' : (error.code ?? error.message);
  process.stderr.write(`The output could not be written: ${cause}.\nhint: Send it somewhere else.\n`);
  process.exitCode = 2;
});

/** Undefined where the folder was deleted since the shell went there. */
const currentFolder = (): string | undefined => {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
};

/** Other bytes would be replaced in silence. */
const decodeInput = (bytes: ArrayBuffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError('What is piped in is not UTF-8.', 'Convert it first, as with `iconv -t utf-8`.');
  }
};

const isTerminal = { in: isatty(0), out: isatty(1), err: isatty(2) };
const runIn = (cwd: string): Promise<number> =>
  run(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    cwd,
    env: process.env,
    isTerminal,
    readInput: async () => decodeInput(await arrayBuffer(process.stdin)),
    questions:
      isTerminal.in && isTerminal.err
        ? askOnTerminal({ input: process.stdin, output: process.stderr })
        : undefined,
    streams: { input: process.stdin, output: process.stdout },
    clock: Date.now,
    measure: () => {
      const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
      const cpu = (userCPUTime + systemCPUTime) / 1000;
      return { wall: performance.now(), cpu, peakMemory: maxRSS * 1024 };
    },
    pid: process.pid,
    isRunning: (pid) => {
      try {
        return process.kill(pid, 0);
      } catch (error) {
        return error instanceof Error && 'code' in error && error.code === 'EPERM';
      }
    },
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    timeZoneData: process.versions['tz'],
    catchSignals: () => {
      const abort = (_: string, number: number): void => stop.abort(number);
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, abort);
      return stop.signal;
    },
  });

const folder = currentFolder();
if (folder === undefined) {
  process.stderr.write(
    'The current folder was deleted.\nhint: Go to another one with `cd`, and run it again.\n',
  );
}
const exitCode = folder === undefined ? 2 : await runIn(folder);
// As shells report a signal that kept a command from its end; to some, such as a server, it is the way to end well.
process.exitCode ??= stop.signal.aborted && exitCode !== 0 ? 128 + Number(stop.signal.reason) : exitCode;
