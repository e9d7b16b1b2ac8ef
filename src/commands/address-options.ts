// Where a command that serves pages listens.
import { isLoopback } from '../serving/check-request.js';
import { ServingError } from '../serving/serving-error.js';
import { textOption, UsageError, type CommandOption, type Invocation, type Io } from './command.js';

export const portOption: CommandOption = {
  flags: '--port <number>',
  summary: 'listen at this port; at 4000 or the next free one unless given',
};

export const hostOption: CommandOption = {
  flags: '--host <address>',
  summary: 'listen at this address; at 127.0.0.1 unless given, which only this machine reaches',
};

/** Undefined where none is given; 0 takes any that is free. */
export function readPort(invocation: Invocation): number | undefined {
  const text = textOption(invocation, 'port');
  if (text === undefined) return undefined;
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new UsageError(
    `--port is \`${text}\`; expected a number up to 65535.`,
    'Write it like `--port 8080`.',
  );
}

export const readHost = (invocation: Invocation): string => textOption(invocation, 'host') ?? '127.0.0.1';

/** What listens at an address that others reach is told so. */
export function warnOfHost(host: string, io: Io): void {
  if (isLoopback(host)) return;
  io.err(`Warning: at ${host}, everybody who reaches this machine over the network can read the site.\n`);
}

/** A port that is taken and the like are bad usage. */
export async function listening<Server>(server: Promise<Server>): Promise<Server> {
  try {
    return await server;
  } catch (error) {
    if (error instanceof ServingError) throw new UsageError(error.message, error.hint);
    throw error;
  }
}
