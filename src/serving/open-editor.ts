// Opens a file in the author's editor, at a place: the only user of launch-editor, which finds the editor that runs, or
// takes the one that LAUNCH_EDITOR, VISUAL or EDITOR names.
import { existsSync } from 'node:fs';
import launchEditor from 'launch-editor';
import type { Position } from '../kernel/diagnostic.js';

/** Milliseconds after which an editor that has not failed is taken to have started. */
const patience = 700;

/** The file's path is absolute. Resolves with a sentence where no editor could be opened; never rejects. */
export async function openInEditor(file: string, { line, column }: Position): Promise<string | undefined> {
  const place = `${file}:${line}:${column}`;
  if (!existsSync(file)) return `${place} cannot be opened: there is no such file any more.`;
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), patience);
    const fail = (reason: string): void => {
      clearTimeout(timer);
      resolve(`No editor opened for ${place}: ${reason} Set LAUNCH_EDITOR to the command of yours.`);
    };
    try {
      launchEditor(place, (_, reason) =>
        fail(reason === null ? 'none was found.' : `it failed (${reason}).`),
      );
    } catch (error) {
      fail(`it failed (${error instanceof Error ? error.message : String(error)}).`);
    }
  });
}
