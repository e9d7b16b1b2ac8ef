// What a command line comes to: its exit code, and a sentence with what to do wherever something is wrong.
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  candor,
  doubtfulIncident,
  incident,
  listFiles,
  makeFolder,
  makeSite,
  readTree,
  wrongIncident,
  writeFiles,
} from './site-folder.js';

/** Nobody should ever see one of these. */
const traces = /\n\s+at |node:internal|TypeError|undefined|\[object/;

describe('check and build', () => {
  const sites = {
    clean: { 'incidents/a.md': incident() },
    'with a warning': { 'incidents/a.md': doubtfulIncident },
    'with an error': { 'incidents/a.md': wrongIncident },
    'with a wrong configuration': { 'candor.yaml': 'site:\n  titel: x\n', 'incidents/a.md': incident() },
    'with an empty configuration': { 'candor.yaml': '' },
    'with a configuration that is no YAML': { 'candor.yaml': 'site: [\n' },
  };

  test.each<[keyof typeof sites, string[], number, number]>([
    // The site, further options, what `check` comes to, what `build` comes to.
    ['clean', [], 0, 0],
    ['clean', ['--strict'], 0, 0],
    ['with a warning', [], 0, 0],
    ['with a warning', ['--strict'], 1, 1],
    ['with an error', [], 1, 1],
    ['with an error', ['--strict'], 1, 1],
    ['with a wrong configuration', [], 1, 1],
    ['with an empty configuration', [], 1, 1],
    ['with a configuration that is no YAML', [], 1, 1],
  ])('a site %s and %j', async (name, options, ofCheck, ofBuild) => {
    const site = makeSite(sites[name]);
    const check = await candor(site, ['check', ...options]);
    expect(check).toMatchObject({ code: ofCheck, err: '' });
    expect(listFiles(site).some((path) => path.startsWith('_site'))).toBe(false);
    const build = await candor(site, ['build', ...options]);
    expect(build.code).toBe(ofBuild);
    expect(listFiles(site).some((path) => path.startsWith('_site'))).toBe(ofBuild === 0);
    expect(check.out + build.out + build.err).not.toMatch(traces);
  });

  test('take the folder as an argument, from anywhere', async () => {
    const site = makeSite({ 'incidents/a.md': wrongIncident });
    const { code, out } = await candor(join(site, '..'), ['check', site]);
    expect(code).toBe(1);
    expect(out).toContain('/incidents/a.md:4:14 error link/unknown-component');
  });

  test('say what they found and made', async () => {
    const site = makeSite({ 'incidents/a.md': incident() });
    expect(await candor(site, ['check'])).toEqual({ code: 0, out: 'No problems found.\n', err: '' });
    const built = await candor(site, ['build']);
    expect(built.out).toMatch(/^Built 1 entry into _site: \d+ files, \d+ of them changed\.\n$/);
    expect(built.err).toBe('');
    expect((await candor(site, ['build'])).out).toMatch(/: \d+ files, 0 of them changed\.\n$/);
  });

  test('a build shows its problems where errors go', async () => {
    const site = makeSite({ 'incidents/a.md': wrongIncident });
    const { out, err } = await candor(site, ['build']);
    expect(out).toBe('');
    expect(err).toContain('incidents/a.md:4:14 error link/unknown-component');
    expect(err).toMatch(/Nothing was written; _site is as it was\.\n$/);
  });
});

describe('bad usage', () => {
  const files = { 'incidents/a.md': incident() };

  test.each<[string[], RegExp, RegExp]>([
    [[], /Usage: candor/, /check .*build .*import .*schema/s],
    [['help', 'chek'], /There is no command `chek`\./, /Did you mean `check`\?/],
    [['frobnicate'], /There is no command `frobnicate`\./, /Run `candor help`/],
    [['--frobnicate'], /Unknown option `--frobnicate`\./, /Run `candor help`/],
    [['chek'], /There is no command `chek`\./, /Did you mean `check`\?/],
    [['check', '--strcit'], /Unknown option `--strcit`\./, /Did you mean `--strict`\?/],
    [['check', '--formt', 'json'], /Unknown option `--formt`\./, /candor help check/],
    [['check', '--format', 'xml'], /`xml` is invalid/, /pretty, json, github, gitlab, sarif/],
    [['check', 'a', 'b'], /Too many arguments/, /candor help check/],
    [['check', 'nowhere'], /There is no folder `nowhere`\./, /Check the path/],
    [['build', 'nowhere'], /There is no folder `nowhere`\./, /Check the path/],
    [['check', 'incidents'], /`incidents` holds no candor\.yaml/, /the folder that holds candor\.yaml: `\.`/],
    [['build', 'incidents'], /`incidents` holds no candor\.yaml/, /the folder that holds candor\.yaml: `\.`/],
    [['check', 'incidents/a.md'], /`incidents\/a\.md` is a file/, /the folder that holds candor\.yaml: `\.`/],
    [['check', 'candor.yaml'], /`candor\.yaml` is a file/, /the folder that holds candor\.yaml: `\.`/],
    [['check', ''], /is empty/, /variable of the shell/],
    [['build', '--out', ''], /The value of --out is empty/, /variable of the shell/],
    [['build', '--out'], /`--out <dir>` argument missing/, /candor help build/],
    [['check', '--now', 'yesterday'], /--now: `yesterday` cannot be read as a time/, /2025-10-15 17:28/],
    [['build', '--now', '2025-02-30'], /--now: .*2025-02-30/, /hint: /],
    [['check', '--now'], /`--now <time>` argument missing/, /candor help check/],
    [['build', '--base-url', 'status.acme.example'], /--base-url: `status\.acme/, /https:\/\//],
    [['build', '--base-url', 'ftp://acme.example/'], /is not the address of a site/, /https:\/\//],
    [['build', '--base-url', 'https://acme.example/?a=1'], /is not the address of a site/, /https:\/\//],
    [['build', '--base-url', 'https://acme.example/#a'], /is not the address of a site/, /https:\/\//],
    [['build', '--base-url', 'https://me@acme.example/'], /is not the address of a site/, /https:\/\//],
    [['build', '--base-url', 'javascript:alert(1)'], /is not the address of a site/, /https:\/\//],
    [['schema'], /Missing required argument `what`/, /candor help schema/],
    [['schema', 'incidents'], /`incidents` is invalid/, /Did you mean `incident`\?/],
    [['import'], /Required option `--out/, /candor help import/],
    [['import', 'jekyll', '.', '--out', 'x', '--timezone', 'UTC'], /`jekyll` is invalid/, /cstate/],
    [['import', 'cstate', 'nowhere', '--out', 'x', '--timezone', 'UTC'], /There is no folder `nowhere`/, /./],
  ])('%j', async (argv, problem, advice) => {
    const site = makeSite(files);
    const before = readTree(site);
    const { code, out, err } = await candor(site, argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(problem);
    expect(err).toMatch(advice);
    expect(err).not.toMatch(traces);
    expect(readTree(site)).toEqual(before);
  });

  test('names the current folder where it is no site', async () => {
    const { code, err } = await candor(makeFolder(), ['check']);
    expect(code).toBe(2);
    expect(err).toMatch(/^The current folder holds no candor\.yaml/);
  });

  test('tells of a configuration that is a link to nowhere', async () => {
    const folder = makeFolder();
    symlinkSync('candor.yaml', join(folder, 'candor.yaml'));
    const { code, err } = await candor(folder, ['check']);
    expect(code).toBe(2);
    expect(err).toMatch(/hint: .*link that leads nowhere/);
  });

  test('the two lines that it gives for a new site are one', async () => {
    const folder = makeFolder();
    const { err } = await candor(folder, ['check']);
    const lines = /(?<=:\n\n)[^]*$/.exec(err)?.[0] ?? '';
    writeFiles(folder, { 'candor.yaml': lines.replaceAll(/^ {2}/gm, '') });
    expect((await candor(folder, ['check', '--strict'])).code).toBe(0);
  });

  test.each(['abc', '-5', '1e9', '12.5', ' 17'])('SOURCE_DATE_EPOCH=%j', async (epoch) => {
    const site = makeSite(files);
    const { code, err } = await candor(site, ['check'], { env: { SOURCE_DATE_EPOCH: epoch } });
    expect(code).toBe(2);
    expect(err).toContain(`SOURCE_DATE_EPOCH is \`${epoch}\`; expected seconds since 1970.\nhint: `);
  });
});

describe('the time as of which a site is made', () => {
  const future = { 'incidents/a.md': incident({ day: '2026-02-10' }) };

  test.each<[string, string[], Record<string, string>, number]>([
    ['the clock', [], {}, 1],
    ['--now', ['--now', '2026-02-11'], {}, 0],
    ['--now with an offset', ['--now', '2026-02-10 18:00 +01:00'], {}, 0],
    ['SOURCE_DATE_EPOCH', [], { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 1, 11) / 1000) }, 0],
    ['the clock where SOURCE_DATE_EPOCH is empty', [], { SOURCE_DATE_EPOCH: '' }, 1],
    ['--now before SOURCE_DATE_EPOCH', ['--now', '2026-01-01'], { SOURCE_DATE_EPOCH: '1800000000' }, 1],
  ])('is that of %s', async (_, argv, env, code) => {
    const checked = await candor(makeSite(future), ['check', ...argv], { env });
    expect(checked.code).toBe(code);
    expect(checked.out.includes('time/future')).toBe(code === 1);
  });
});

describe('an output that is refused', () => {
  /** How the site's folder is prepared, and what is given as --out. */
  const cases: Record<string, [prepare: (site: string) => void, out: string, problem: RegExp]> = {
    'the root': [() => undefined, '/', /it is the root of the file system/],
    'the site itself': [() => undefined, '.', /it is or contains the folder of the site/],
    'a parent of the site': [() => undefined, '..', /it is or contains the folder of the site/],
    'the sources': [() => undefined, 'incidents', /lies inside .*incidents/],
    'inside the sources': [() => undefined, 'public/out', /lies inside .*public/],
    'inside .git': [() => undefined, '.git/site', /inside a \.git folder/],
    'a file': [(site) => writeFiles(site, { _site: 'x' }), '_site', /it is a file, not a folder/],
    'a symlink': [(site) => symlinkSync('incidents', join(site, '_site')), '_site', /it is a symbolic link/],
    'a folder with other files': [
      (site) => writeFiles(site, { '_site/thesis.doc': 'x' }),
      '_site',
      /it holds files and no \.candor-manifest\.json.*thesis\.doc/,
    ],
    'a repository': [(site) => writeFiles(site, { '_site/.git/HEAD': 'x' }), '_site', /it contains \.git/],
  };

  test.each(Object.entries(cases))('%s', async (_, [prepare, out, problem]) => {
    const site = makeSite({ 'incidents/a.md': incident(), 'public/favicon.svg': '<svg/>' });
    prepare(site);
    const before = readTree(site);
    const built = await candor(site, ['build', '--out', out]);
    expect(built.code).toBe(2);
    expect(built.err).toMatch(problem);
    expect(built.err).toMatch(/^hint: /m);
    expect(built.err).not.toMatch(traces);
    expect(readTree(site)).toEqual(before);
  });

  test.each<[string, (was: string) => string, RegExp]>([
    ['index.html', () => 'mine', /files in it were changed since Candor wrote them: index\.html/],
    ['diary.txt', () => 'mine', /files that Candor did not write: diary\.txt/],
    [
      '.candor-manifest.json',
      (was) => was.replace('"index.html"', '"../index.html"'),
      /names "\.\.\/index\.html"/,
    ],
    ['.candor-manifest.json', () => '{', /\.candor-manifest\.json in it cannot be read/],
  ])('an earlier one in which somebody wrote %s', async (path, change, problem) => {
    const site = makeSite({ 'incidents/a.md': incident() });
    await candor(site, ['build']);
    writeFiles(site, { [`_site/${path}`]: change(readTree(site)[`_site/${path}`] ?? '') });
    const before = readTree(site);
    const { code, err } = await candor(site, ['build']);
    expect(code).toBe(2);
    expect(err).toMatch(problem);
    expect(err).toMatch(/^hint: /m);
    expect(readTree(site)).toEqual(before);
  });

  test('by `output.folder` as by --out', async () => {
    const site = makeSite({ 'incidents/a.md': incident(), 'mine/thesis.doc': 'x' });
    const config = `${readTree(site)['candor.yaml'] ?? ''}output: { folder: mine }\n`;
    writeFiles(site, { 'candor.yaml': config });
    expect(await candor(site, ['build'])).toMatchObject({ code: 2, out: '' });
    rmSync(join(site, 'mine'), { recursive: true });
    expect(await candor(site, ['build'])).toMatchObject({ code: 0 });
    expect(listFiles(join(site, 'mine'))).toContain('index.html');
  });
});

describe('help', () => {
  test('is asked for without being a failure, and names every command and option', async () => {
    const site = makeSite({});
    const help = await candor(site, ['--help']);
    expect(help).toMatchObject({ code: 0, err: '' });
    for (const command of ['check', 'build', 'import', 'schema']) {
      expect(help.out).toContain(command);
      const own = await candor(site, [command, '--help']);
      expect(own).toMatchObject({ code: 0, err: '' });
      expect(own.out).toContain(`candor ${command}`);
    }
    const ofBuild = (await candor(site, ['help', 'build'])).out;
    for (const option of ['--out', '--base-url', '--file-links', '--keep-going', '--strict', '--now'])
      expect(ofBuild).toContain(option);
  });

  test('the version is that of the package', async () => {
    expect(await candor(makeFolder(), ['--version'])).toMatchObject({ code: 0, out: '0.1.0\n' });
  });
});
