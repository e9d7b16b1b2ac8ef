// Candor, twice: the pages alone, which is what the peers make, and all that it makes as it comes. The index of the search
// is left out of both.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateSite } from '../generate-site.mjs';

const project = join(import.meta.dirname, '../..');

const createPeer = (name, endpoints) => ({
  name,
  prepare: () => JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')).version,
  writeSite: (folder, incidents, count) => generateSite(folder, count, { search: false, endpoints }),
  command: (folder, out) => [
    process.execPath,
    [join(project, 'dist/src/cli.js'), 'build', folder, '--out', out, '--now', '2026-06-10'],
  ],
});

export const candor = createPeer('Candor, pages alone', false);

export const candorWhole = createPeer('Candor as it comes', true);
