// The command: what it writes, what it leaves alone, what it says.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runImport } from '../../src/commands/import.js';
import { config, postWith } from './import-files.js';

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'candor-import-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const write = (path: string, content: string): void => {
  mkdirSync(dirname(join(cwd, path)), { recursive: true });
  writeFileSync(join(cwd, path), content);
};

async function run(
  options: { out?: string; dryRun?: boolean; timezone?: string; folder?: string } = {},
): Promise<{ code: number; said: string }> {
  let said = '';
  const { out = 'new', dryRun = false, timezone = 'UTC', folder = 'old' } = options;
  const code = await runImport(
    { source: 'cstate', folder, out, timezone, dryRun },
    { cwd, out: (text) => (said += text) },
  );
  return { code, said };
}

/** Every file below a folder with its content. */
function snapshot(folder: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(join(cwd, folder), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) files[path.slice(cwd.length + 1)] = readFileSync(path, 'utf8');
  }
  return files;
}

const makeSite = (): void => {
  write('old/config.yml', config);
  write('old/content/issues/a.md', postWith('One ![graph](/graph.png)'));
  write('old/content/issues/b.md', postWith('Two'));
  write('old/static/graph.png', 'graph');
};

describe('writing', () => {
  test('a new site, its images and an account that adds up', async () => {
    makeSite();
    write('old/content/issues/draft.md', postWith('Three', 'draft: true'));
    const { code, said } = await run();
    expect(code).toBe(1);
    expect(Object.keys(snapshot('new'))).toEqual(
      expect.arrayContaining([
        'new/candor.yaml',
        'new/incidents/2024/a.md',
        'new/incidents/2024/b.md',
        'new/incidents/2024/graph.png',
      ]),
    );
    expect(said).toContain('content/issues/draft.md\n  4  refused  it is a draft');
    expect(said).toContain('3 posts read: 2 written, 1 refused.\n');
    expect(said).toContain('4 files written to new.\n');
    expect(readdirSync(cwd).sort()).toEqual(['new', 'old']);
  });

  test('a second run writes nothing', async () => {
    makeSite();
    expect((await run()).code).toBe(0);
    const before = snapshot('new');
    const { code, said } = await run();
    expect(code).toBe(0);
    expect(said).toContain('2 posts read: 0 written, 2 already there, 0 refused.\n');
    expect(said).toContain('Nothing was written: all of it is in new already.\n');
    expect(snapshot('new')).toEqual(before);
  });

  test('a later run adds what is new, also where files were moved', async () => {
    makeSite();
    await run();
    mkdirSync(join(cwd, 'new/incidents/archive'));
    renameSync(join(cwd, 'new/incidents/2024/a.md'), join(cwd, 'new/incidents/archive/a.md'));
    write('old/content/issues/c.md', postWith('Three'));
    const { code, said } = await run();
    expect(code).toBe(0);
    expect(said).toContain('3 posts read: 1 written, 2 already there, 0 refused.\n');
    expect(existsSync(join(cwd, 'new/incidents/2024/a.md'))).toBe(false);
  });

  test('what differs is left as it is, and all else is written', async () => {
    makeSite();
    write('new/candor.yaml', 'site: { title: Mine, timezone: UTC }\n');
    write('new/incidents/2024/a.md', 'mine');
    const { code, said } = await run();
    expect(code).toBe(1);
    expect(snapshot('new')).toMatchObject({
      'new/candor.yaml': 'site: { title: Mine, timezone: UTC }\n',
      'new/incidents/2024/a.md': 'mine',
      'new/incidents/2024/graph.png': 'graph',
    });
    expect(existsSync(join(cwd, 'new/incidents/2024/b.md'))).toBe(true);
    expect(said).toContain(
      '1  refused  incidents/2024/a.md is there already and differs; it is left as it is',
    );
    expect(said).toContain('1  refused  candor.yaml is there already and differs; it is left as it is');
    expect(said).toContain('2 posts read: 1 written, 1 refused.\n');
  });

  test('nothing is written through a link', async () => {
    makeSite();
    mkdirSync(join(cwd, 'elsewhere'));
    mkdirSync(join(cwd, 'new'));
    symlinkSync(join(cwd, 'elsewhere'), join(cwd, 'new/incidents'));
    expect((await run()).code).toBe(1);
    expect(readdirSync(join(cwd, 'elsewhere'))).toEqual([]);
  });

  test('a dry run says the same and writes nothing', async () => {
    makeSite();
    const { code, said } = await run({ dryRun: true });
    expect(code).toBe(0);
    expect(existsSync(join(cwd, 'new'))).toBe(false);
    const real = await run();
    expect(said.replace(/Nothing was written.*\n$/, '')).toBe(real.said.replace(/4 files written.*\n$/, ''));
  });
});

describe('reading', () => {
  test('links are not followed, huge files are not read, and both are counted', async () => {
    makeSite();
    symlinkSync(join(cwd, 'old/content/issues/a.md'), join(cwd, 'old/content/issues/link.md'));
    write('old/content/issues/huge.md', postWith('x'.repeat(1_100_000)));
    const { code, said } = await run();
    expect(code).toBe(1);
    expect(said).toContain('content/issues/huge.md\n  1  refused  it is larger than 1048576 bytes');
    expect(said).toContain(
      'content/issues/link.md\n  1  refused  it is a symbolic link, which is not followed',
    );
    expect(said).toContain('4 posts read: 2 written, 2 refused.');
  });

  test('themes and packages are not part of the site', async () => {
    makeSite();
    write('old/themes/cstate/exampleSite/content/issues/x.md', postWith('x'));
    write('old/node_modules/x/content/issues/x.md', postWith('x'));
    expect((await run()).said).toContain('2 posts read');
  });

  test('what a terminal would obey is shown instead', async () => {
    makeSite();
    write('old/content/issues/e\u001b[31m.md', 'none');
    const { said } = await run();
    expect(said).toContain('e\\u001b[31m.md');
    expect(said).not.toContain('\u001b');
  });

  test.each([
    ['a folder that is not there', { folder: 'nowhere' }, 'There is no folder `nowhere`.'],
    ['a file instead of the folder', { folder: 'old/config.yml' }, '`old/config.yml` is not a folder.'],
    ['a folder that is no cState site', { folder: '.' }, 'not a cState site'],
    ['a zone that nobody knows', { timezone: 'Mars/Base' }, '`Mars/Base` is no time zone'],
    ['a file as the new site', { out: 'old/config.yml' }, '`old/config.yml` is not a folder.'],
  ])('%s: it does not run', async (_name, options: Parameters<typeof run>[0] & object, message) => {
    if (options.folder !== '.') makeSite();
    await expect(run(options)).rejects.toThrow(message);
  });
});
