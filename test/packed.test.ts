// What a user gets from the registry: the packed tarball, installed into an empty folder, does its work there.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const run = promisify(execFile);
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const minutes = 60_000;

interface PackageJson {
  readonly version: string;
  /** A module with its types, or a folder of files. */
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
}

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as PackageJson;

const config = `site:
  title: Example status
  timezone: Europe/Berlin
  launched: 2025-01-01
components:
  - id: api
    name: API
`;

const incident = `---
title: The API answered slowly
severity: low
components: [api]
---

Requests to the API took up to four seconds.

## Updates

### Resolved - 2025-10-15 18:05
Answers are fast again.

### Investigating - 2025-10-15 17:28
We are looking into slow answers.
`;

let folder = '';
let installed = '';
let candor = '';

async function listFiles(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .sort();
}

async function writeSite(name: string, text: string): Promise<string> {
  const site = join(folder, name);
  await mkdir(join(site, 'incidents'), { recursive: true });
  await writeFile(join(site, 'candor.yaml'), config);
  await writeFile(join(site, 'incidents', '2025-10-15-slow-api.md'), text);
  return site;
}

beforeAll(async () => {
  if (!existsSync(join(root, 'dist/src/cli.js')))
    throw new Error('There is no build: run npm run build first.');
  folder = await realpath(await mkdtemp(join(tmpdir(), 'candor-packed-')));
  const app = join(folder, 'app');
  await mkdir(app);
  await writeFile(join(app, 'package.json'), '{ "name": "app", "private": true }\n');
  // Scripts stay off: packing would build again, under the feet of the other tests.
  await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: root });
  await run(
    'npm',
    [
      'install',
      join(folder, `candor-${version}.tgz`),
      '--prefer-offline',
      '--ignore-scripts',
      '--omit=dev',
      '--no-audit',
      '--no-fund',
    ],
    { cwd: app },
  );
  installed = join(app, 'node_modules', 'candor');
  candor = join(app, 'node_modules', '.bin', 'candor');
}, 5 * minutes);

afterAll(async () => {
  if (folder !== '') await rm(folder, { recursive: true, force: true });
});

describe('the packed tarball', () => {
  test('holds what runs and its documentation, and nothing else', async () => {
    const files = await listFiles(installed);
    const foreign = files.filter(
      (file) =>
        !/^dist\/(src|theme)\/.*\.(js|d\.ts)$/.test(file) &&
        !/^dist\/theme\/assets\//.test(file) &&
        !/^dist\/src\/serving\/overlay\/.*\.css$/.test(file) &&
        !/^dist\/schemas\/.*\.json$/.test(file) &&
        !/^docs\/diagnostics\/.*\.md$/.test(file) &&
        !['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'dist/fingerprint'].includes(file),
    );
    expect(foreign).toEqual([]);
    expect(files.filter((file) => /\.map$|\.test\./.test(file))).toEqual([]);
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'dist/src/cli.js']));
  });

  test('names nothing of the machine that packed it', async () => {
    const home = homedir();
    const needles = [root, folder, ...(home.length > 1 ? [`${home}/`] : []), 'sourceMappingURL'];
    const named = (await listFiles(installed)).flatMap((file) => {
      const text = readFileSync(join(installed, file), 'utf8');
      return needles.filter((needle) => text.includes(needle)).map((needle) => `${file}: ${needle}`);
    });
    expect(named).toEqual([]);
  });

  test('has every file that its exports name, and they load', async () => {
    const written = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as PackageJson;
    const entries = Object.entries(written.exports);
    const modules = entries.flatMap(([, entry]) => (typeof entry === 'string' ? [] : [entry]));
    const targets = modules.flatMap((entry) => [entry.types, entry.default]);
    expect(targets.filter((target) => !existsSync(join(installed, target)))).toEqual([]);
    // A folder is named by what it is exported as: each of its files can be asked for by that name.
    const folders = entries.filter(([, entry]) => typeof entry === 'string');
    expect(folders).toEqual([['./schemas/*', './dist/schemas/*']]);
    const schemas = await listFiles(join(installed, 'dist/schemas'));
    expect(schemas.length).toBeGreaterThan(5);
    const script = `
      const all = [await import('candor'), await import('candor/theme')];
      const load = (name) => import('candor/schemas/' + name, { with: { type: 'json' } });
      const schemas = await Promise.all(${JSON.stringify(schemas)}.map(load));
      console.log(all.length, schemas.filter((schema) => typeof schema.default.$schema === 'string').length);
    `;
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: dirname(dirname(installed)),
    });
    expect(stdout.trim()).toBe(`2 ${schemas.length}`);
  });

  test('says its version and its commands', async () => {
    expect((await run(candor, ['--version'])).stdout).toContain(version);
    const help = (await run(candor, ['--help'])).stdout;
    for (const command of ['check', 'build', 'import']) expect(help).toContain(command);
  });

  test('checks and builds a site', async () => {
    const site = await writeSite('good', incident);
    const check = await run(candor, ['check', site, '--format', 'json', '--now', '2026-01-01T00:00:00Z']);
    expect((JSON.parse(check.stdout) as { counts: unknown }).counts).toMatchObject({ error: 0, warning: 0 });
    const out = join(folder, 'out');
    await run(candor, ['build', site, '--out', out, '--now', '2026-01-01T00:00:00Z']);
    const page = readFileSync(join(out, 'incidents', '2025-10-15-slow-api', 'index.html'), 'utf8');
    expect(page).toContain('The API answered slowly');
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('Example status');
    expect(existsSync(join(out, '404.html'))).toBe(true);
  });

  test('names the place of an error and leaves with 1', async () => {
    const site = await writeSite('bad', incident.replace('[api]', '[apo]'));
    const failure = await run(candor, [
      'check',
      site,
      '--format',
      'json',
      '--now',
      '2026-01-01T00:00:00Z',
    ]).then(
      () => ({ code: 0, stdout: '' }),
      (error: unknown) => error as { code: number; stdout: string },
    );
    expect(failure.code).toBe(1);
    expect((JSON.parse(failure.stdout) as { diagnostics: unknown[] }).diagnostics).toContainEqual(
      expect.objectContaining({
        code: 'link/unknown-component',
        path: 'incidents/2025-10-15-slow-api.md',
        line: 4,
        column: 14,
      }),
    );
  });
});
