// Lets a person write a text in the editor of their choice, as git does for the message of a commit.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError, type Io } from '../command.js';

/** The command of the person's editor; undefined where the environment names none. */
export const findEditor = ({ env }: Io): string | undefined =>
  [env['VISUAL'], env['EDITOR']].find((command) => (command ?? '').trim() !== '');

/** What `text` has become when the editor is closed, with `\n` as line ends. A UsageError where it fails. */
export async function openEditor(editor: string, text: string, { env }: Io): Promise<string> {
  // Only the person may read it: what is written may be withheld.
  const folder = mkdtempSync(join(tmpdir(), 'candor-'));
  const file = join(folder, 'update.md');
  try {
    writeFileSync(file, text, { mode: 0o600 });
    const code = await runEditor(editor, file, env);
    if (code !== 0) {
      throw new UsageError(
        `The editor \`${editor}\` ended with ${code === undefined ? 'an error' : `exit code ${code}`}, so nothing was written.`,
        'Set EDITOR to one that works, or give the message as an argument.',
      );
    }
    return readFileSync(file, 'utf8').replaceAll(/\r\n?/g, '\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Puts a text where its author finds it again after a refusal; the path. Only that person may read it. */
export function keepText(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'candor-kept-')), 'message.md');
  writeFileSync(file, `${text}\n`, { mode: 0o600 });
  return file;
}

/** The exit code; undefined where it could not be started or was killed. The command may hold options of its own. */
const runEditor = (editor: string, file: string, env: Io['env']): Promise<number | undefined> =>
  new Promise((resolve) => {
    const options = { stdio: 'inherit', env: { ...env } } as const;
    const editing =
      platform() === 'win32'
        ? spawn(`${editor} "${file}"`, { ...options, shell: true })
        : spawn('/bin/sh', ['-c', `${editor} "$@"`, editor, file], options);
    editing.once('error', () => {
      resolve(undefined);
    });
    editing.once('close', (code) => {
      resolve(code ?? undefined);
    });
  });
