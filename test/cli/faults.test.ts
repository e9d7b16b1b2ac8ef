// Files as they lie on real disks: names, links, pipes and sizes that no incident should have, and broken settings.
import { execFileSync } from 'node:child_process';
import { chmodSync, linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileFiles } from './compile-files.js';
import {
  candor,
  config,
  incident,
  listFiles,
  makeFolder,
  makeSite,
  project,
  readTree,
  testNow,
  type Files,
} from './site-folder.js';

const { generateSite } = (await import(join(project, 'bench/generate-site.mjs'))) as {
  readonly generateSite: (folder: string, count: number) => void;
};

interface Report {
  readonly diagnostics: readonly { readonly path: string; readonly code: string; readonly message: string }[];
}

/** `path code` of each problem of a site on disk. */
async function check(site: string): Promise<string[]> {
  const { out } = await candor(site, ['check', '--format', 'json']);
  return (JSON.parse(out) as Report).diagnostics.map(({ path, code }) => `${path} ${code}`);
}

describe('the name of an incident file', () => {
  const named = (name: string): Files => ({ [`incidents/2025/${name}.md`]: incident() });

  test.each(['2025-10-15-slow', 'Slow_API.v2', '7', 'ünï', '日本', 'x'.repeat(120)])('%s will do', (name) => {
    const { diagnostics, reader } = compileFiles(named(name));
    expect(diagnostics.filter(({ level }) => level === 'error')).toEqual([]);
    expect(reader.paths).toContain(`incidents/${name.toLowerCase()}/index.html`);
  });

  test.each([
    ['a b', 'invalid-id'],
    ['-a', 'invalid-id'],
    ['a.', 'invalid-id'],
    ['a:b', 'invalid-id'],
    ['a%2e%2e', 'invalid-id'],
    ['a\nb', 'invalid-id'],
    ['🚢', 'invalid-id'],
    ['x'.repeat(121), 'invalid-id'],
    ['con', 'reserved-name'],
    ['Nul', 'reserved-name'],
    ['lpt9', 'reserved-name'],
    ['index', 'reserved-name'],
  ])('%j is refused as %s, and the file is not published', (name, code) => {
    const { diagnostics, history } = compileFiles(named(name));
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([`identity/${code}`]);
    expect(history).toMatchObject({ entries: [], omitted: 1 });
  });

  test.each<[string, string[], Files]>([
    [
      'the same id',
      ['duplicate-id'],
      { 'incidents/2025/a.md': incident(), 'incidents/2026/a.md': incident() },
    ],
    [
      'ids that differ in case',
      ['case-collision'],
      { 'incidents/a.md': incident(), 'incidents/x/A.md': incident() },
    ],
    [
      'ids that differ in Unicode form',
      ['case-collision'],
      { 'incidents/\u00e9.md': incident(), 'incidents/x/e\u0301.md': incident() },
    ],
    [
      'the slug of one is the id of the other',
      ['duplicate-slug'],
      { 'incidents/a.md': incident(), 'incidents/b.md': incident({ fields: 'slug: a' }) },
    ],
    [
      'the same slug in another case',
      ['duplicate-slug'],
      {
        'incidents/a.md': incident({ fields: 'slug: X' }),
        'incidents/b.md': incident({ fields: 'slug: x' }),
      },
    ],
  ])('two with %s are both named and neither is published', (_, codes, files) => {
    const { diagnostics, history, reader } = compileFiles(files);
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(
      new Set(codes.map((code) => `identity/${code}`)),
    );
    const paths = Object.keys(files).sort();
    expect(diagnostics.map(({ place }) => place.path).sort()).toEqual(paths);
    for (const { place, related } of diagnostics)
      expect(related.map((other) => other.place.path)).toEqual(paths.filter((path) => path !== place.path));
    expect(history).toMatchObject({ entries: [], omitted: 2 });
    expect(reader.paths.filter((path) => path.startsWith('incidents/'))).toEqual([]);
  });

  test('two that claim an alias are both named, and a page is never given away', () => {
    const files = {
      'incidents/a.md': incident({ day: '2025-10-15', fields: 'aliases: [/old/]' }),
      'incidents/b.md': incident({ day: '2025-10-16', fields: 'aliases: [/OLD]' }),
      'incidents/c.md': incident({ day: '2025-10-17', fields: 'aliases: [/history/]' }),
      'incidents/d.md': incident({ day: '2025-10-18', fields: 'aliases: [/incidents/a]' }),
    };
    const { diagnostics } = compileFiles(files);
    expect(diagnostics.map(({ place, code }) => `${place.path} ${code}`)).toEqual([
      'incidents/a.md identity/duplicate-alias',
      'incidents/b.md identity/duplicate-alias',
      'incidents/c.md identity/duplicate-alias',
      'incidents/d.md identity/duplicate-alias',
    ]);
    expect(diagnostics.map(({ related }) => related.map(({ place }) => place.path))).toEqual([
      ['incidents/b.md'],
      ['incidents/a.md'],
      [],
      ['incidents/a.md'],
    ]);
  });
});

describe.skipIf(process.platform === 'win32')('on a disk', () => {
  test('links, pipes, folders in the place of files and stray endings are named, and nothing hangs', async () => {
    const site = makeSite({
      'incidents/2025/a.md': incident(),
      'public/ok.txt': 'ok',
      'elsewhere/b.md': incident(),
    });
    const folder = join(site, 'incidents/2025');
    symlinkSync('a.md', join(folder, 'link.md'));
    symlinkSync('..', join(folder, 'loop'));
    symlinkSync('nowhere.md', join(folder, 'dangling.md'));
    symlinkSync(join(site, 'elsewhere'), join(site, 'incidents/outside'));
    symlinkSync('/etc/passwd', join(site, 'public/passwd'));
    mkdirSync(join(folder, 'folder.md'));
    writeFileSync(join(folder, 'shout.MD'), incident());
    writeFileSync(join(folder, 'long.markdown'), incident());
    execFileSync('mkfifo', [join(folder, 'pipe.md'), join(site, 'public/pipe')]);
    const expected = [
      'incidents/2025/dangling.md file/symlink',
      'incidents/2025/folder.md file/not-regular',
      'incidents/2025/link.md file/symlink',
      'incidents/2025/long.markdown file/wrong-extension',
      'incidents/2025/loop file/symlink',
      'incidents/2025/pipe.md file/not-regular',
      'incidents/2025/shout.MD file/wrong-extension',
      'incidents/outside file/symlink',
      'public/passwd file/symlink',
      'public/pipe file/not-regular',
    ];
    expect(await check(site)).toEqual(expected);
    expect((await candor(site, ['build', '--keep-going'])).code).toBe(1);
    const built = readTree(join(site, '_site'));
    expect(Object.keys(built)).toContain('ok.txt');
    expect(Object.keys(built).filter((path) => /passwd|pipe|outside/.test(path))).toEqual([]);
    expect(Object.values(built).join('\n')).not.toContain('root:x:0:0');
  });

  test('a hard link is a file like any other, and so a second one of that text', async () => {
    const site = makeSite({ 'incidents/a.md': incident() });
    linkSync(join(site, 'incidents/a.md'), join(site, 'incidents/b.md'));
    expect(await check(site)).toEqual([]);
  });

  test('what editors leave behind while they save is nobody’s file', async () => {
    const site = makeSite({ 'incidents/a.md': incident() });
    for (const name of ['.#a.md', 'a.md~', '#a.md#', '.a.md.swp', '.DS_Store'])
      writeFileSync(join(site, 'incidents', name), 'x');
    expect(await check(site)).toEqual([]);
  });

  test('names that are no text, and names that would move the cursor, are shown and not obeyed', async () => {
    const site = makeSite({ 'incidents/a.md': incident() });
    writeFileSync(
      Buffer.concat([Buffer.from(`${site}/incidents/n`), Buffer.of(0xff), Buffer.from('.md')]),
      'x',
    );
    writeFileSync(join(site, 'incidents/line\nbreak\u001b[2J.md'), incident());
    const { code, out } = await candor(site, ['check']);
    expect(code).toBe(1);
    expect(out).toContain('incidents/line\\u000abreak\\u001b[2J.md:1:1 error identity/invalid-id');
    expect(out).toContain('error file/path-not-utf8');
    expect(out.replaceAll('\n', '')).not.toMatch(/\p{Control}/u);
  });

  test('a file that is far too large is not even opened, and a large one is refused', async () => {
    const site = makeSite({
      'incidents/huge.md': Buffer.alloc(5 * 1024 * 1024),
      'incidents/large.md': `${incident()}${'More and more.\n'.repeat(20_000)}`,
    });
    expect(await check(site)).toEqual([
      'incidents/huge.md file/too-large',
      'incidents/large.md file/too-large',
    ]);
  });

  test('folders may be two hundred deep', async () => {
    const deep = Array.from({ length: 200 }, (_, index) => `f${index}`).join('/');
    const site = makeSite({
      [`incidents/${deep}/a.md`]: incident({ more: '\n## Details\n\n![Graph](graph.png)\n' }),
      [`incidents/${deep}/graph.png`]: 'x',
    });
    expect(await check(site)).toEqual([]);
    expect((await candor(site, ['build'])).code).toBe(0);
    expect(listFiles(join(site, '_site'))).toContain(`attachments/${deep}/graph.png`);
  });

  test.skipIf(process.getuid?.() === 0)('a folder without permission is named', async () => {
    const site = makeSite({ 'incidents/closed/a.md': incident() });
    chmodSync(join(site, 'incidents/closed'), 0o000);
    const found = await check(site);
    chmodSync(join(site, 'incidents/closed'), 0o700);
    expect(found).toEqual(['incidents/closed file/unreadable']);
  });
});

describe('candor.yaml', () => {
  const errorsOf = (text: string): string[] =>
    compileFiles({ 'candor.yaml': text, 'incidents/a.md': incident() })
      .diagnostics.filter(({ level, place }) => level === 'error' && place.path === 'candor.yaml')
      .map(({ place, code }) => `${place.start.line}:${place.start.column} ${code}`);

  test.each([
    ['empty', '', ['1:1 format/not-a-map']],
    ['nothing but a comment', '# later\n', ['1:1 format/not-a-map']],
    ['a list', '- site\n', ['1:1 format/not-a-map']],
    ['broken', 'site:\n  title: "Acme\n', ['2:10 yaml/syntax']],
    ['an unknown key', `${config}colour: red\n`, ['9:1 format/unknown-field']],
    ['a wrong type', config.replace('Acme Status', '[Acme]'), ['2:10 format/wrong-type']],
    ['a zone that is none', config.replace('Europe/Berlin', 'Berlin'), ['4:13 config/unknown-time-zone']],
    ['an address without a scheme', config.replace('https://', ''), ['3:8 format/invalid-value']],
    ['an address of a script', config.replace('https://', 'javascript://'), ['3:8 format/invalid-value']],
    ['an address with a query', config.replace('example/', 'example/?a=1'), ['3:8 format/invalid-value']],
    ['a tag that would run code', `${config}theme: !!js/function "x"\n`, ['9:8 yaml/tag']],
    ['two documents', `${config}---\nsite: {}\n`, ['9:1 yaml/multiple-documents']],
    ['YAML 1.1', `%YAML 1.1\n---\n${config}`, ['1:1 yaml/directive']],
    ['an output above the site', `${config}output: { folder: .. }\n`, ['9:19 format/invalid-value']],
    ['the sources as output', `${config}output: { folder: incidents }\n`, ['9:19 format/invalid-value']],
  ])('with %s is refused at the place', (_, text, expected) => {
    expect(errorsOf(text)).toEqual(expect.arrayContaining(expected));
    expect(compileFiles({ 'candor.yaml': text }).isUsable).toBe(false);
  });

  test('never runs, and never publishes what it does not know', async () => {
    const site = makeSite({
      'candor.yaml': `${config}secret_token: hunter2\ntheme:\n  module: ./evil.js\n`,
      'evil.js': 'globalThis.hasRun = true;',
    });
    const { code, out, err } = await candor(site, ['build', '--keep-going']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('candor.yaml:9:1 error format/unknown-field');
    expect('hasRun' in globalThis).toBe(false);
    expect(listFiles(site).filter((path) => path.startsWith('_site'))).toEqual([]);
  });

  test('that is a link or a folder is refused', async () => {
    const linked = makeFolder();
    writeFileSync(join(linked, 'real.yaml'), config);
    symlinkSync('real.yaml', join(linked, 'candor.yaml'));
    expect(await check(linked)).toContain('candor.yaml file/symlink');
    const folder = makeFolder();
    mkdirSync(join(folder, 'candor.yaml'));
    const { code, out } = await candor(folder, ['check']);
    expect(code).toBe(1);
    expect(out).toContain('candor.yaml:1:1 error file/not-regular');
  });

  test.each([
    ['https://acme.example', 'https://acme.example/'],
    ['https://acme.example//a//b//', 'https://acme.example/a/b/'],
    ['https://ACME.example:443/A', 'https://acme.example/A/'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
  ])('reads the address %s as %s', (written, normal) => {
    const { reader } = compileFiles({
      'candor.yaml': config.replace('https://status.acme.example/', written),
    });
    expect(reader.source('index.html')).toContain(`<link rel="canonical" href="${normal}">`);
    expect(reader.source('404.html')).not.toContain('href="//');
  });
});

describe('a site of many incidents', () => {
  test('from the generator of the benchmark has no problem at all', async () => {
    const site = makeFolder();
    generateSite(site, 50);
    const checked = await candor(site, ['check', '--strict', '--now', '2026-07-01']);
    expect(checked).toEqual({ code: 0, out: 'No problems found.\n', err: '' });
    const built = await candor(site, ['build', '--now', '2026-07-01']);
    expect(built).toMatchObject({ code: 0, err: '' });
    expect(built.out).toMatch(/^Built 50 entries into _site: /);
    const made = listFiles(join(site, '_site/incidents'));
    for (const name of ['index.html', 'index.md'])
      expect(made.filter((path) => path.endsWith(`/${name}`))).toHaveLength(50);
    expect(made).toHaveLength(100);
  });

  test('that are wrong in every file says how many more there are, and counts them all', () => {
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [
        `incidents/a${index}.md`,
        incident({ components: '[a, b, c, d]' }),
      ]),
    );
    const { diagnostics, history } = compileFiles(files, { now: testNow });
    expect(diagnostics).toHaveLength(240);
    expect(history.omitted).toBe(60);
  });
});
