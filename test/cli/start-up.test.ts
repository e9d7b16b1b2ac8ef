// What has to be loaded before the program answers: the help is there at once, and so is what a shell completes with.
// Follows the imports of the built program that are not put off. Needs a build.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { project } from './site-folder.js';

const imports = /^(?:import|export) (?:[\w{}*,\s$]+ from )?'([^']+)';/gm;

/** The packages that a module of the program brings along. */
function listPackages(entry: string): string[] {
  const packages = new Set<string>();
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const [, name = ''] of readFileSync(path, 'utf8').matchAll(imports)) {
      if (name.startsWith('.')) visit(join(dirname(path), name));
      else if (!name.startsWith('node:')) packages.add(name);
    }
  };
  visit(join(project, 'dist/src', entry));
  return [...packages].sort();
}

test.each([
  ['cli.js', ['commander', 'fastest-levenshtein']],
  ['commands/complete.js', ['yaml']],
])('%s brings along no more than %j', (entry, packages) => {
  expect(listPackages(entry)).toEqual(packages);
});

test('a command brings along what it works with, and not what only another needs', () => {
  const ofBuild = listPackages('commands/build.js');
  expect(ofBuild).toContain('gray-matter');
  // Remark is loaded when a text first needs it.
  for (const other of ['@clack/prompts', 'chokidar', 'vscode-languageserver', 'remark-parse', 'remark-html'])
    expect(ofBuild).not.toContain(other);
});
