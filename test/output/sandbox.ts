// A site folder with an output beside its sources, in a temporary folder, for the tests of publishing.
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { OutputFile } from '../../src/model/output.js';
import type { Runner } from '../../src/output/write/lock.js';
import { publishSite, type PublishOptions, type PublishResult } from '../../src/output/write/publish-site.js';
import { OutputError } from '../../src/output/write/output-error.js';

export const runner: Runner = {
  pid: process.pid,
  isRunning: (pid) => {
    try {
      process.kill(pid, 0);
      return true;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'EPERM';
    }
  },
};

export interface Sandbox {
  readonly top: string;
  readonly site: string;
  readonly out: string;
  readonly options: PublishOptions;
}

export function makeSandbox(parent: string = tmpdir()): Sandbox {
  const top = realpathSync(mkdtempSync(join(parent, 'candor-')));
  onTestFinished(() => rmSync(top, { recursive: true, force: true }));
  const site = join(top, 'status');
  for (const folder of ['incidents', 'public', 'theme']) mkdirSync(join(site, folder), { recursive: true });
  writeFileSync(join(site, 'candor.yaml'), 'title: Status\n');
  writeFileSync(join(site, 'incidents/chart.png'), 'the chart');
  const out = join(site, '_site');
  const sources = ['candor.yaml', 'incidents', 'public', 'theme'].map((name) => join(site, name));
  return { top, site, out, options: { site, out, keep: [], sources, cwd: site, runner, patience: 200 } };
}

/** Pages by path: `{ 'index.html': 'hello' }`. */
export function pages(contents: Readonly<Record<string, string>>): OutputFile[] {
  return Object.entries(contents).map(([path, content]) => ({ path, content }));
}

export const publish = (
  sandbox: Sandbox,
  contents: Readonly<Record<string, string>>,
  changes: Partial<PublishOptions> = {},
): Promise<PublishResult> => publishSite(pages(contents), { ...sandbox.options, ...changes });

/** The error that publishing ends with; fails where there is none or another kind. */
export async function refusal(publication: Promise<unknown>): Promise<OutputError> {
  const error: unknown = await publication.then(
    (result) => new Error(`It published: ${JSON.stringify(result)}`),
    (reason: unknown) => reason,
  );
  if (error instanceof OutputError) return error;
  throw error;
}

/** Every file below a folder with its text, the manifest left out. */
export function readTree(folder: string): Record<string, string> {
  const tree: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory() || entry.name === '.candor-manifest.json') continue;
    tree[path.slice(folder.length + 1)] = entry.isFile() ? readFileSync(path, 'utf8') : 'not a file';
  }
  return tree;
}

/** The names in the site's folder: anything but these is a leftover. */
export const namesBeside = (sandbox: Sandbox): string[] => readdirSync(dirname(sandbox.out)).sort();

export const sourceNames: readonly string[] = ['candor.yaml', 'incidents', 'public', 'theme'];
