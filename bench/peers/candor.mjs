// Candor as it comes, with all that it does besides; only the index of the search is left out, which no peer makes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateSite } from '../generate-site.mjs';

const project = join(import.meta.dirname, '../..');

export const candor = {
  name: 'Candor',
  prepare: () => JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')).version,
  writeSite: (folder, incidents, count) => generateSite(folder, count, { search: false }),
  command: (folder, out) => [
    process.execPath,
    [join(project, 'dist/src/cli.js'), 'build', folder, '--out', out, '--now', '2026-06-10'],
  ],
};
