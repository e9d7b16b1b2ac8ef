import { expect, test } from 'vitest';
import { isWatched } from '../../src/watching/watched-paths.js';

const watched = (path: string): boolean => isWatched(path, new Set(['look/site.css', 'assets/theme']));

test.each([
  '',
  'candor.yaml',
  'candor.yml',
  'incidents',
  'incidents/2025/2025-10-15-slow.md',
  'incidents/2025/chart.png',
  'incidents/_digests/2025-q4.md',
  'Incidents/a.md',
  'theme/theme.js',
  'public/.well-known/security.txt',
  'public/notes.txt~',
  // What the configuration names, and the way there.
  'look',
  'look/site.css',
  'assets/theme/parts/page.js',
])('%j can change the site', (path) => {
  expect(watched(path)).toBe(true);
});

test.each([
  'README.md',
  '_site/index.html',
  'src/candor.yaml',
  '.git/index',
  'node_modules/candor/package.json',
  'theme/node_modules/a/index.js',
  'look/other.css',
  'assets/logo.svg',
  // Of editors: Emacs, Vim, GNOME and many more.
  'incidents/.#a.md',
  'incidents/#a.md#',
  'incidents/a.md~',
  'incidents/.a.md.swp',
  'incidents/.goutputstream-3XYZ',
  'theme/.DS_Store',
])('%j cannot', (path) => {
  expect(watched(path)).toBe(false);
});
