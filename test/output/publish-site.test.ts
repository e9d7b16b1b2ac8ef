import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeOnDemand, type OutputFile } from '../../src/model/output.js';
import { publishSite } from '../../src/output/write/publish-site.js';
import { makeSandbox, namesBeside, pages, publish, readTree, refusal, sourceNames } from './sandbox.js';

const manifestOf = (out: string): { files: Record<string, string> } =>
  JSON.parse(readFileSync(join(out, '.candor-manifest.json'), 'utf8')) as { files: Record<string, string> };

describe('a publication', () => {
  it('writes pages and copies, and nothing beside the output', async () => {
    const sandbox = makeSandbox();
    const files = [
      ...pages({ 'index.html': 'home', 'history/2025/index.html': 'year' }),
      { path: 'chart.png', copyOf: 'incidents/chart.png' },
    ];
    const result = await publishSite(files, sandbox.options);
    expect(result).toEqual({
      method: 'exchanged',
      written: 3,
      unchanged: 0,
      removed: 0,
      kept: [],
      hashes: new Map(Object.entries(manifestOf(sandbox.out).files)),
      notes: [],
    });
    expect(readTree(sandbox.out)).toEqual({
      'index.html': 'home',
      'history/2025/index.html': 'year',
      'chart.png': 'the chart',
    });
    expect(namesBeside(sandbox)).toEqual(['_site', ...sourceNames]);
  });

  it('names every file in the manifest with its SHA-256, in the same order each time', async () => {
    const sandbox = makeSandbox();
    await publish(sandbox, { 'b.html': 'b', 'a.html': 'a' });
    expect(manifestOf(sandbox.out)).toEqual({
      version: 1,
      files: {
        'a.html': 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb',
        'b.html': '3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d',
      },
    });
    const before = readFileSync(join(sandbox.out, '.candor-manifest.json'), 'utf8');
    await publish(sandbox, { 'a.html': 'other', 'b.html': 'b' });
    await publish(sandbox, { 'a.html': 'a', 'b.html': 'b' });
    expect(readFileSync(join(sandbox.out, '.candor-manifest.json'), 'utf8')).toBe(before);
  });

  it('replaces, removes and adds, and leaves the inode of an unchanged file alone', async () => {
    const sandbox = makeSandbox();
    await publish(sandbox, { 'same.html': 'same', 'old/page.html': 'old', 'index.html': '1' });
    const inode = statSync(join(sandbox.out, 'same.html')).ino;
    const result = await publish(sandbox, { 'same.html': 'same', 'index.html': '2', 'new/page.html': 'new' });
    expect(result).toMatchObject({ written: 2, unchanged: 1, removed: 1 });
    expect(readTree(sandbox.out)).toEqual({ 'same.html': 'same', 'index.html': '2', 'new/page.html': 'new' });
    expect(existsSync(join(sandbox.out, 'old'))).toBe(false);
    expect(statSync(join(sandbox.out, 'same.html')).ino).toBe(inode);
  });

  it('touches nothing where nothing changed', async () => {
    const sandbox = makeSandbox();
    await publish(sandbox, { 'index.html': '1' });
    const before = statSync(sandbox.out);
    expect(await publish(sandbox, { 'index.html': '1' })).toMatchObject({
      method: 'unchanged',
      written: 0,
      unchanged: 1,
    });
    const after = statSync(sandbox.out);
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  });

  it('turns a file into a folder and back', async () => {
    const sandbox = makeSandbox();
    await publish(sandbox, { a: 'file' });
    await publish(sandbox, { 'a/b': 'inside' });
    expect(readTree(sandbox.out)).toEqual({ 'a/b': 'inside' });
    await publish(sandbox, { a: 'file' });
    expect(readTree(sandbox.out)).toEqual({ a: 'file' });
  });

  it('gives files 0644 and folders 0755 under the usual umask, whatever a source has, and keeps the mode of the output', async () => {
    const sandbox = makeSandbox();
    chmodSync(join(sandbox.site, 'incidents/chart.png'), 0o700);
    const files = [
      { path: 'a/chart.png', copyOf: 'incidents/chart.png' },
      { path: 'index.html', content: 'x' },
    ];
    const umask = process.umask(0o022);
    try {
      await publishSite(files, sandbox.options);
      expect(statSync(join(sandbox.out, 'a/chart.png')).mode & 0o777).toBe(0o644);
      expect(statSync(join(sandbox.out, 'index.html')).mode & 0o777).toBe(0o644);
      expect(statSync(join(sandbox.out, 'a')).mode & 0o777).toBe(0o755);
      chmodSync(sandbox.out, 0o2775);
      await publishSite(files.slice(1), sandbox.options);
      expect(statSync(sandbox.out).mode & 0o7777).toBe(0o2775);
    } finally {
      process.umask(umask);
    }
  });

  it('is not hindered by an output that was made read-only', async () => {
    const sandbox = makeSandbox();
    await publish(sandbox, { 'index.html': '1' });
    chmodSync(sandbox.out, 0o555);
    await publish(sandbox, { 'index.html': '2' });
    expect(statSync(sandbox.out).mode & 0o777).toBe(0o755);
    expect(namesBeside(sandbox)).toEqual(['_site', ...sourceNames]);
  });

  it('fills an empty folder and makes the folders above a new one', async () => {
    const sandbox = makeSandbox();
    mkdirSync(sandbox.out);
    await publish(sandbox, { 'index.html': '1' });
    const out = join(sandbox.top, 'www/status/site');
    await publish(sandbox, { 'index.html': '1' }, { out });
    expect([readTree(sandbox.out), readTree(out)]).toEqual([{ 'index.html': '1' }, { 'index.html': '1' }]);
  });

  it('follows a link above the output, and publishes again into the current folder if it is an output', async () => {
    const sandbox = makeSandbox();
    mkdirSync(join(sandbox.top, 'disk'));
    symlinkSync(join(sandbox.top, 'disk'), join(sandbox.top, 'link'));
    const out = join(sandbox.top, 'link/site');
    await publish(sandbox, { 'index.html': '1' }, { out });
    await publish(sandbox, { 'index.html': '2' }, { out, cwd: out });
    expect(readTree(join(sandbox.top, 'disk/site'))).toEqual({ 'index.html': '2' });
  });

  it('writes bytes as they are', async () => {
    const sandbox = makeSandbox();
    const content = Uint8Array.from({ length: 3_000_000 }, (_, index) => (index * 7) % 256);
    writeFileSync(join(sandbox.site, 'public/big.bin'), content);
    await publishSite(
      [
        { path: 'a.bin', content },
        { path: 'b.bin', copyOf: 'public/big.bin' },
      ],
      sandbox.options,
    );
    for (const name of ['a.bin', 'b.bin']) {
      expect(Buffer.compare(readFileSync(join(sandbox.out, name)), content)).toBe(0);
    }
    expect(new Set(Object.values(manifestOf(sandbox.out).files)).size).toBe(1);
  });
});

describe('a page', () => {
  /** A file that counts how often it was made. */
  function counted(path: string, write: () => string): { file: OutputFile; made: () => number } {
    let times = 0;
    const file = writeOnDemand(path, () => {
      times += 1;
      return write();
    });
    return { file, made: () => times };
  }

  it('is made once, whether it is new, the same or another', async () => {
    const sandbox = makeSandbox();
    for (const text of ['one', 'one', 'two']) {
      const { file, made } = counted('index.html', () => text);
      await publishSite([file], sandbox.options);
      expect([made(), readTree(sandbox.out)]).toEqual([1, { 'index.html': text }]);
    }
  });

  it('is not made where its hash is that of the file that stands there', async () => {
    const sandbox = makeSandbox();
    await publish(sandbox, { 'index.html': 'one' });
    const hash = manifestOf(sandbox.out).files['index.html'];
    const known = { path: 'index.html', content: 'one', hash };
    const unmade = Object.defineProperty({ ...known }, 'content', {
      get: () => expect.unreachable('it is not needed'),
    });
    expect(await publishSite([unmade], sandbox.options)).toMatchObject({ method: 'unchanged' });
    await publishSite([known, ...pages({ 'new.html': 'new' })], { ...sandbox.options });
    expect(readTree(sandbox.out)).toEqual({ 'index.html': 'one', 'new.html': 'new' });
  });

  it('that cannot be made stops the build with its own error, and leaves the old site and nothing else', async () => {
    const sandbox = makeSandbox();
    await publish(sandbox, { 'index.html': 'one' });
    const failure = new RangeError('the theme fails');
    const fails = writeOnDemand('z.html', () => {
      throw failure;
    });
    await expect(publishSite([...pages({ 'index.html': 'two' }), fails], sandbox.options)).rejects.toBe(
      failure,
    );
    expect(readTree(sandbox.out)).toEqual({ 'index.html': 'one' });
    expect(namesBeside(sandbox)).toEqual(['_site', ...sourceNames]);
  });
});

describe('a folder that is none of ours', () => {
  const cases: [string, (sandbox: ReturnType<typeof makeSandbox>) => string, RegExp][] = [
    ['the root', () => '/', /the root of the file system/],
    ['the home folder', () => homedir(), /your home folder/],
    ['a parent of the home folder', () => dirname(homedir()), /home folder|root of the file system/],
    ['the site', ({ site }) => site, /the folder of the site/],
    ['the site by another spelling', ({ site }) => `${site}/public/..`, /the folder of the site/],
    ['a parent of the site', ({ top }) => top, /the folder of the site/],
    ['the incidents', ({ site }) => join(site, 'incidents'), /incidents, which the site is made from/],
    ['inside the public files', ({ site }) => join(site, 'public/deep/er'), /lies inside .*public, which/],
    ['the configuration', ({ site }) => join(site, 'candor.yaml'), /it is a file/],
    ['inside .git', ({ site }) => join(site, '.git/pages'), /inside a \.git folder/],
    ['inside .candor', ({ site }) => join(site, '.candor'), /inside a \.candor folder/],
    [
      'a link',
      ({ site, top }) => {
        mkdirSync(join(top, 'real'));
        symlinkSync(join(top, 'real'), join(site, 'link'));
        return join(site, 'link');
      },
      /it is a symbolic link/,
    ],
    [
      'a link that leads nowhere',
      ({ site, top }) => {
        symlinkSync(join(top, 'nowhere'), join(site, 'link'));
        return join(site, 'link');
      },
      /it is a symbolic link/,
    ],
    [
      'a source by way of a link',
      ({ site, top }) => {
        symlinkSync(site, join(top, 'link'));
        return join(top, 'link/incidents/x');
      },
      /incidents, which the site is made from/,
    ],
    [
      'a repository',
      ({ top }) => {
        mkdirSync(join(top, 'repo/.git'), { recursive: true });
        return join(top, 'repo');
      },
      /contains \.git/,
    ],
    [
      'a folder with files',
      ({ top }) => {
        mkdirSync(join(top, 'documents'));
        for (let n = 10; n < 23; n += 1) writeFileSync(join(top, `documents/letter-${n}.txt`), 'dear');
        return join(top, 'documents');
      },
      /letter-10\.txt, .*letter-19\.txt and 3 more/,
    ],
    ['the current folder', ({ site }) => join(site, 'here'), /it is the current folder/],
  ];

  it.each(cases)('is refused before anything is written: %s', async (_, place, expected) => {
    const sandbox = makeSandbox();
    const out = place(sandbox);
    mkdirSync(join(sandbox.site, 'here'));
    const before = readTree(sandbox.top);
    const error = await refusal(
      publish(sandbox, { 'index.html': '1' }, { out, cwd: join(sandbox.site, 'here') }),
    );
    expect(error.message).toMatch(expected);
    expect(error.hint).not.toBe('');
    expect(readTree(sandbox.top)).toEqual(before);
  });

  it('does not obey escapes in the names that it lists', async () => {
    const sandbox = makeSandbox();
    mkdirSync(sandbox.out);
    writeFileSync(join(sandbox.out, '\u001b[2Jclean'), '');
    expect((await refusal(publish(sandbox, {}))).message).toContain('\\u001b[2Jclean');
  });
});

describe('what others put into the output', () => {
  it('stops the build, which lists ten of the files', async () => {
    const sandbox = makeSandbox();
    await publish(sandbox, { 'index.html': '1' });
    for (let n = 10; n < 22; n += 1) writeFileSync(join(sandbox.out, `note-${n}`), 'mine');
    const before = readTree(sandbox.out);
    const error = await refusal(publish(sandbox, { 'index.html': '2' }));
    expect(error.reason).toBe('foreign');
    expect(error.message).toMatch(/note-10, .*note-19 and 2 more/);
    expect(readTree(sandbox.out)).toEqual(before);
    expect(namesBeside(sandbox)).toEqual(['_site', ...sourceNames]);
  });

  it.each([
    ['a link to a file', (path: string) => symlinkSync('/etc/passwd', path)],
    ['a link to a folder', (path: string) => symlinkSync('/etc', path)],
    [
      'a link in the place of one of ours',
      (path: string) => symlinkSync('/etc/passwd', join(dirname(path), 'a.html')),
    ],
  ])('stops the build: %s', async (_, put) => {
    const sandbox = makeSandbox();
    await publish(sandbox, { 'index.html': '1', 'a.html': 'a' });
    rmSync(join(sandbox.out, 'a.html'));
    put(join(sandbox.out, 'link'));
    expect((await refusal(publish(sandbox, { 'index.html': '2' }))).reason).toBe('foreign');
    expect(readFileSync(join(sandbox.out, 'index.html'), 'utf8')).toBe('1');
  });

  it('stops the build where it is a repository, however deep, kept or not', async () => {
    const sandbox = makeSandbox();
    await publish(sandbox, { 'index.html': '1' });
    mkdirSync(join(sandbox.out, 'kept/sub'), { recursive: true });
    writeFileSync(join(sandbox.out, 'kept/sub/.git'), 'gitdir: elsewhere');
    const error = await refusal(publish(sandbox, { 'index.html': '2' }, { keep: ['kept'] }));
    expect(error.message).toContain('contains kept/sub/.git');
  });

  it('stays where output.keep names it, links and folders too', async () => {
    const sandbox = makeSandbox();
    await publish(sandbox, { 'index.html': '1' });
    mkdirSync(join(sandbox.out, '.well-known/acme'), { recursive: true });
    writeFileSync(join(sandbox.out, '.well-known/acme/token'), 'secret');
    writeFileSync(join(sandbox.out, 'CNAME'), 'status.example');
    symlinkSync('index.html', join(sandbox.out, 'home'));
    const keep = ['CNAME', '.well-known/', 'home', '.nojekyll'];
    const result = await publish(sandbox, { 'index.html': '2' }, { keep });
    expect([...result.kept].sort()).toEqual(['.well-known/acme/token', 'CNAME', 'home']);
    expect(readTree(sandbox.out)).toEqual({
      'index.html': '2',
      '.well-known/acme/token': 'secret',
      CNAME: 'status.example',
      home: 'not a file',
    });
    expect(lstatSync(join(sandbox.out, 'home')).isSymbolicLink()).toBe(true);
    expect(Object.keys(manifestOf(sandbox.out).files)).toEqual(['index.html']);
  });

  it('is not overwritten by the site, but may become part of it with the same bytes', async () => {
    const sandbox = makeSandbox();
    await publish(sandbox, { 'index.html': '1' });
    writeFileSync(join(sandbox.out, 'CNAME'), 'status.example');
    const keep = ['CNAME'];
    const error = await refusal(publish(sandbox, { CNAME: 'other.example' }, { keep }));
    expect(error.message).toMatch(/the site has too, with other content: CNAME/);
    expect(readFileSync(join(sandbox.out, 'CNAME'), 'utf8')).toBe('status.example');
    expect((await refusal(publish(sandbox, { 'cname/index.html': '' }, { keep }))).reason).toBe('foreign');
    await publish(sandbox, { CNAME: 'status.example' }, { keep });
    expect(Object.keys(manifestOf(sandbox.out).files)).toEqual(['CNAME']);
  });

  it.each(['../x', '/etc', '', '.', 'a//b', '.candor-manifest.json'])(
    'cannot be kept by the name %j',
    async (name) => {
      const sandbox = makeSandbox();
      expect((await refusal(publish(sandbox, { 'index.html': '1' }, { keep: [name] }))).reason).toBe('path');
      expect(existsSync(sandbox.out)).toBe(false);
    },
  );
});

describe('an output that was changed by hand', () => {
  it('stops the build, until the changed file is deleted', async () => {
    const sandbox = makeSandbox();
    await publish(sandbox, { 'index.html': '1', 'other.html': 'x' });
    writeFileSync(join(sandbox.out, 'index.html'), 'written during the outage');
    const error = await refusal(publish(sandbox, { 'index.html': '2', 'other.html': 'x' }));
    expect(error.reason).toBe('edited');
    expect(error.message).toContain('index.html');
    expect(readFileSync(join(sandbox.out, 'index.html'), 'utf8')).toBe('written during the outage');
    rmSync(join(sandbox.out, 'index.html'));
    await publish(sandbox, { 'index.html': '2', 'other.html': 'x' });
    expect(readTree(sandbox.out)).toEqual({ 'index.html': '2', 'other.html': 'x' });
  });

  it.each([
    ['emptied, as by a power cut', ''],
    ['with other line ends, as by git', 'one\r\ntwo ü\r\n'],
    ['to what the site says now', 'new'],
  ])('loses nothing and is published again: %s', async (_, content) => {
    const sandbox = makeSandbox();
    await publish(sandbox, { 'index.html': 'one\ntwo ü\n' });
    writeFileSync(join(sandbox.out, 'index.html'), content);
    await publish(sandbox, { 'index.html': 'new' });
    expect(readTree(sandbox.out)).toEqual({ 'index.html': 'new' });
  });

  it('gets back a file that was deleted', async () => {
    const sandbox = makeSandbox();
    await publish(sandbox, { 'index.html': '1', 'a/b.html': 'b' });
    rmSync(join(sandbox.out, 'a'), { recursive: true });
    expect(await publish(sandbox, { 'index.html': '1', 'a/b.html': 'b' })).toMatchObject({
      written: 1,
      unchanged: 1,
    });
    expect(readTree(sandbox.out)).toEqual({ 'index.html': '1', 'a/b.html': 'b' });
  });
});

describe('a manifest that cannot be trusted', () => {
  const hash = 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb';
  const naming = (path: string): string => `{"version":1,"files":{${JSON.stringify(path)}:"${hash}"}}`;

  it.each([
    ['../victim', naming('../victim')],
    ['a/../../victim', naming('a/../../victim')],
    ['/etc/passwd', naming('/etc/passwd')],
    ['..\\victim', naming('..\\victim')],
    ['C:/victim', naming('C:/victim')],
    ['itself', naming('.candor-manifest.json')],
    ['a NUL', naming('a\0b')],
    ['no hash', '{"version":1,"files":{"index.html":"x"}}'],
    ['no JSON', 'files: index.html'],
    ['nothing', ''],
    ['a list', '[]'],
    ['another version', '{"version":2,"files":{}}'],
  ])('stops the build: %s', async (_, manifest) => {
    const sandbox = makeSandbox();
    writeFileSync(join(sandbox.site, 'victim'), 'a');
    await publish(sandbox, { 'index.html': '1' });
    writeFileSync(join(sandbox.out, '.candor-manifest.json'), manifest);
    expect((await refusal(publish(sandbox, { 'index.html': '2' }))).reason).toBe('manifest');
    expect(readFileSync(join(sandbox.site, 'victim'), 'utf8')).toBe('a');
    expect(readTree(sandbox.out)).toEqual({ 'index.html': '1' });
  });

  it('does not make a foreign file ours by its name alone, nor one behind a link', async () => {
    const sandbox = makeSandbox();
    mkdirSync(join(sandbox.top, 'elsewhere'));
    writeFileSync(join(sandbox.top, 'elsewhere/victim'), 'a');
    mkdirSync(sandbox.out);
    symlinkSync(join(sandbox.top, 'elsewhere'), join(sandbox.out, 'link'));
    writeFileSync(join(sandbox.out, '.candor-manifest.json'), naming('link/victim'));
    expect((await refusal(publish(sandbox, { 'index.html': '1' }))).reason).toBe('foreign');
    rmSync(join(sandbox.out, 'link'));
    writeFileSync(join(sandbox.out, 'diary'), 'dear diary');
    writeFileSync(join(sandbox.out, '.candor-manifest.json'), naming('diary'));
    expect((await refusal(publish(sandbox, { 'index.html': '1' }))).reason).toBe('edited');
    expect(readFileSync(join(sandbox.top, 'elsewhere/victim'), 'utf8')).toBe('a');
  });
});

describe('a path of the site that cannot be written everywhere', () => {
  it.each([
    '../x',
    '/x',
    'a/../b',
    'a//b',
    '',
    './a',
    'a\\b',
    'con.html',
    'a/NUL/b',
    'lpt¹',
    'a./b',
    'a ',
    'a\nb',
    '.candor-lock',
  ])('is refused: %j', async (path) => {
    const sandbox = makeSandbox();
    const error = await refusal(publish(sandbox, { 'index.html': '1', [path]: 'x' }));
    expect(error.message).toContain(JSON.stringify(path));
    expect(existsSync(sandbox.out)).toBe(false);
  });

  it.each([
    ['Index.html', 'index.html'],
    ['caf\u00e9', 'cafe\u0301'],
    ['a/b', 'a'],
    ['A/b', 'a/c'],
    ['same', 'same'],
  ])('is refused beside its like: %s and %s', async (one, other) => {
    const sandbox = makeSandbox();
    const files = [one, other].map((path) => ({ path, content: '' }));
    const error = await refusal(publishSite(files, sandbox.options));
    expect(error.message).toContain(`${one} and ${other}`);
  });
});
