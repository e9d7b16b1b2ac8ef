// Commands that go on until they are ended, in process.
import { onTestFinished } from 'vitest';
import { candor } from '../cli/site-folder.js';

export interface Started {
  /** What it has said so far. */
  readonly said: { out: string; err: string };
  /** Resolves when the condition holds; rejects after some seconds, with what was said. */
  readonly until: (condition: () => boolean | Promise<boolean>) => Promise<void>;
  /** Ends it as Ctrl-C does; resolves with the exit code. */
  readonly end: () => Promise<number>;
}

/** Ended when the test is over, unless it was before. */
export function startCandor(cwd: string, argv: readonly string[]): Started {
  const said = { out: '', err: '' };
  const stop = new AbortController();
  const hear = (text: string, stream: 'out' | 'err'): void => {
    said[stream] += text;
  };
  const ended = candor(cwd, argv, { signal: stop.signal, hear });
  const end = async (): Promise<number> => {
    stop.abort();
    return (await ended).code;
  };
  onTestFinished(async () => {
    await end();
  });
  return { said, until: (condition) => waitUntil(condition, () => JSON.stringify(said)), end };
}

/** Polls; rejects with the description where the condition does not come to hold. */
export async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  describe: () => string,
  patience = 10_000,
): Promise<void> {
  const deadline = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > deadline)
      throw new Error(`It did not come to hold: ${condition.toString()}\n${describe()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
