#!/usr/bin/env node
// The program: gives argv, streams and clock to the commands, and takes the exit code. The only user of `process`.
import { run } from './commands/index.js';

const stop = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => stop.abort());
// A reader that has seen enough, such as `head`, is no failure.
process.stdout.on('error', () => undefined);

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  cwd: process.cwd(),
  env: process.env,
  isTerminal: process.stdout.isTTY,
  clock: Date.now,
  pid: process.pid,
  isRunning: (pid) => {
    try {
      return process.kill(pid, 0);
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'EPERM';
    }
  },
  timeZoneData: process.versions['tz'],
  signal: stop.signal,
});
