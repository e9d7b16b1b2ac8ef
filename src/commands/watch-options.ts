// What the commands share that go on as long as files change.
import type { Counts } from '../kernel/diagnostic.js';
import type { CommandOption } from './command.js';

export const pollOption: CommandOption = {
  flags: '--poll',
  summary: 'look at every file again and again, for folders that tell of no change, such as network drives',
};

/** `2 errors, 1 warning`, or `no problems`. */
export function describeCounts({ error, warning }: Counts): string {
  const counted = [
    { count: error, noun: 'error' },
    { count: warning, noun: 'warning' },
  ];
  const told = counted.flatMap(({ count, noun }) =>
    count === 0 ? [] : `${count} ${noun}${count === 1 ? '' : 's'}`,
  );
  return told.length === 0 ? 'no problems' : told.join(', ');
}

/** For whoever reports a fault of Candor, which is no end for a command that goes on. */
export const describeFault = (error: unknown): string =>
  `This is a fault of Candor, not of your files. Please report it with the lines below.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;

/** Resolves when the signal is aborted. */
export const abortionOf = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
