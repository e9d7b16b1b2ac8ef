// Writes a file that is not there yet, with the folders that it needs, and overwrites nothing.
import { OutputError, toOutputError } from '../../output/write/output-error.js';
import { UsageError } from '../command.js';
import { planWrites, writeMissing } from '../import-write.js';

/** `path` is relative to `folder`. A UsageError where its place is taken, or where the system refuses. */
export function writeNewFile(folder: string, path: string, text: string): void {
  try {
    const file = { path, source: path, bytes: new TextEncoder().encode(text) };
    const { missing, taken } = planWrites(folder, [file]);
    if (missing.length === 0) {
      const reason = taken[0]?.reason ?? `${path} is there already`;
      throw new UsageError(
        `Nothing was written: ${reason}.`,
        'Run the command again, or choose another title.',
      );
    }
    writeMissing(folder, missing);
  } catch (error) {
    const failure = toOutputError(error, folder, 'Nothing was written');
    if (!(failure instanceof OutputError)) throw failure;
    throw new UsageError(failure.message, 'See to it that you can write in the folder of the site.');
  }
}
