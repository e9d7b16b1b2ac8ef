// Generated sites in temporary folders, and what a build left in a folder.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSite } from './generate-site.mjs';

/** Does the work with an empty folder, which is gone afterwards, also where the work fails or is interrupted. */
export async function withFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'candor-bench-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const stop = () => {
    remove();
    process.exit(130);
  };
  process.once('SIGINT', stop);
  try {
    return await work(folder);
  } finally {
    process.off('SIGINT', stop);
    remove();
  }
}

/** Does the work with a generated site. */
export const withSite = (count, options, work) =>
  withFolder((folder) => {
    generateSite(folder, count, options);
    return work(folder);
  });

/** The incidents of a generated site, newest first, as paths relative to it. */
export const listIncidents = (site) =>
  readdirSync(join(site, 'incidents'), { recursive: true })
    .filter((path) => path.endsWith('.md'))
    .sort((a, b) => (a < b ? 1 : -1))
    .map((path) => join('incidents', path));

/** How many files a folder holds, and of how many MiB. */
export function weigh(folder) {
  const sizes = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).size);
  return { files: sizes.length, size: sizes.reduce((sum, size) => sum + size, 0) / 2 ** 20 };
}
