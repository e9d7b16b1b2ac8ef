// The README is true: its first incident has no problem, its report is what is said of the slips, and it knows every
// command. `npm run docs` writes the report into it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { candor, makeFolder, project, writeFiles } from './cli/site-folder.js';

const readmePath = join(project, 'README.md');
const readme = readFileSync(readmePath, 'utf8');

/** The fenced blocks whose info string has a word `<key>=<path>`, by path. */
function blocks(key: string): Readonly<Record<string, string>> {
  const found = readme.matchAll(new RegExp(`^\`\`\`\\w+ ${key}=(\\S+)\\n([\\s\\S]*?)^\`\`\`$`, 'gm'));
  return Object.fromEntries([...found].map(([, path = '', text = '']) => [path, text]));
}

const reportPattern = /^```text report\n([\s\S]*?)^```$/m;

test('its first incident has no problem and makes a site', async () => {
  const folder = makeFolder();
  writeFiles(folder, blocks('file'));
  expect(await candor(folder, ['check', '--strict'])).toMatchObject({ code: 0 });
  expect(await candor(folder, ['build', '--file-links'])).toMatchObject({ code: 0 });
  expect(readFileSync(join(folder, '_site/index.html'), 'utf8')).toContain('The API answered slowly');
});

test('its commands lead from an alarm to a resolved incident', async () => {
  const folder = makeFolder();
  expect(await candor(folder, ['init', '--yes'])).toMatchObject({ code: 0 });
  const lines = /^```sh run\n([\s\S]*?)^```$/m.exec(readme)?.[1]?.trimEnd().split('\n') ?? [];
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines) {
    const [, ...argv] = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(
      ([, quoted, bare]) => quoted ?? bare ?? '',
    );
    expect(await candor(folder, argv)).toMatchObject({ code: 0, err: '' });
  }
  expect(await candor(folder, ['check', '--strict'])).toMatchObject({ code: 0 });
  await candor(folder, ['build']);
  const page = readFileSync(join(folder, '_site/index.html'), 'utf8');
  expect(page).toContain('The API answers slowly');
  expect(page).toContain('All systems operational');
});

test('its report is what is said of the slips', async () => {
  const folder = makeFolder();
  writeFiles(folder, { ...blocks('file'), ...blocks('slips') });
  const { code, out } = await candor(folder, ['check']);
  expect(code).toBe(1);
  if (process.env['UPDATE_DOCS'] === '1')
    writeFileSync(
      readmePath,
      readme.replace(reportPattern, () => `\`\`\`text report\n${out}\`\`\``),
    );
  else expect(reportPattern.exec(readme)?.[1]).toBe(out);
});

test('it names every command, in the order of the help, and no other', async () => {
  const { out: help } = await candor(makeFolder(), ['--help']);
  const commands = [...help.matchAll(/^ {2}([a-z]+) {2,}/gm)].map(([, name]) => name);
  expect(commands.length).toBeGreaterThan(15);
  const section = /^## Commands\n([\s\S]*?)^## /m.exec(readme)?.[1] ?? '';
  expect([...section.matchAll(/^\| `candor (\w+)`/gm)].map(([, name]) => name)).toEqual(commands);
});
