// What a build remembers of its output: no file is read twice for nothing, and no edit by hand is ever missed for it.
import * as fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { PublishOptions } from '../../src/output/write/publish-site.js';
import {
  makeSandbox,
  namesBeside,
  publish,
  readTree,
  refusal,
  sourceNames,
  type Sandbox,
} from './sandbox.js';

const opened = vi.hoisted(() => ({ paths: [] as string[] }));

vi.mock('node:fs', async (importOriginal) => {
  const real = await importOriginal<typeof fs>();
  const openSync: typeof fs.openSync = (path, flags, mode) => {
    if (typeof flags === 'number') opened.paths.push(String(path));
    return real.openSync(path, flags, mode);
  };
  return { ...real, openSync };
});

const site = { 'index.html': 'home', 'a/index.html': 'a', 'a/b/index.html': 'b', 'c.html': 'c' };

interface Remembering {
  readonly sandbox: Sandbox;
  readonly memory: string;
  readonly build: (pages: Record<string, string>, changes?: Partial<PublishOptions>) => Promise<string>;
  /** The published files that were read since the last call, relative to the output. */
  readonly read: () => string[];
}

function remembering(): Remembering {
  const sandbox = makeSandbox();
  const memory = join(sandbox.top, 'cache/output.json');
  return {
    sandbox,
    memory,
    build: async (pages, changes = {}) => (await publish(sandbox, pages, { memory, ...changes })).method,
    read: () => {
      const paths = opened.paths.splice(0).filter((path) => path.startsWith(sandbox.out));
      return paths.map((path) => path.slice(sandbox.out.length + 1)).sort();
    },
  };
}

/** The clock of a file system ticks a few hundred times a second; what was changed in the same tick is not trusted. */
const aWhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

/** An output that is remembered whole. */
async function settled(pages: Record<string, string> = site): Promise<Remembering> {
  const all = remembering();
  await all.build(pages);
  await aWhile();
  await all.build(pages);
  all.read();
  return all;
}

const out = ({ sandbox }: Remembering, path: string): string => join(sandbox.out, path);

describe('a build that remembers its output', () => {
  it('reads nothing of it where nothing was touched, and writes nothing', async () => {
    const all = await settled();
    const before = fs.statSync(all.memory);
    expect(await all.build(site)).toBe('unchanged');
    expect(all.read()).toEqual([]);
    expect(fs.statSync(all.memory)).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
    expect(before.mode & 0o777).toBe(0o600);
    expect(fs.readdirSync(join(all.sandbox.top, 'cache'))).toEqual(['output.json']);
  });

  it('writes what changed alone, and knows all of it again soon after', async () => {
    const all = await settled();
    await aWhile();
    expect(await all.build({ ...site, 'c.html': 'C', 'new/index.html': 'new' })).toBe('exchanged');
    expect(all.read()).toEqual([]);
    expect(readTree(all.sandbox.out)).toEqual({ ...site, 'c.html': 'C', 'new/index.html': 'new' });
    await aWhile();
    await all.build({ ...site, 'c.html': 'C', 'new/index.html': 'new' });
    all.read();
    await all.build({ ...site, 'c.html': 'C', 'new/index.html': 'new' });
    expect(all.read()).toEqual([]);
  });

  it('finds every edit by hand', async () => {
    const edits: Readonly<Record<string, (path: string) => void>> = {
      'of the same size': (path) => fs.writeFileSync(path, 'B'),
      'with the times that the file had': (path) => {
        const { atime, mtime } = fs.statSync(path);
        fs.writeFileSync(path, 'B');
        fs.utimesSync(path, atime, mtime);
      },
      'by a new file in its place with its times': (path) => {
        const { atime, mtime } = fs.statSync(path);
        fs.writeFileSync(`${path}-new`, 'B');
        fs.utimesSync(`${path}-new`, atime, mtime);
        fs.renameSync(`${path}-new`, path);
      },
    };
    for (const [name, edit] of Object.entries(edits)) {
      const all = await settled();
      edit(out(all, 'a/b/index.html'));
      for (const pages of [site, { ...site, 'c.html': 'C' }, site]) {
        const error = await refusal(all.build(pages));
        expect([name, error.reason, error.message], name).toEqual([
          name,
          'edited',
          expect.stringContaining('a/b/index.html'),
        ]);
      }
      expect(fs.readFileSync(out(all, 'a/b/index.html'), 'utf8')).toBe('B');
      fs.rmSync(out(all, 'a/b/index.html'));
      await all.build(site);
      expect(readTree(all.sandbox.out), name).toEqual(site);
    }
  });

  it('finds an edit that was made while it ran, the next time', async () => {
    const all = await settled();
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, page) => [`p/${page}.html`, 'x']));
    const build = all.build({ ...site, ...many });
    const isBegun = (): boolean => namesBeside(all.sandbox).some((name) => name.includes('candor-tmp'));
    while (!isBegun()) await new Promise((resolve) => setImmediate(resolve));
    fs.writeFileSync(out(all, 'c.html'), 'C');
    await build;
    await aWhile();
    for (const pages of [site, { ...site, ...many }])
      expect((await refusal(all.build(pages))).reason).toBe('edited');
  });

  it('finds what was added, removed, or put in the place of a file or folder', async () => {
    const foreign: Readonly<Record<string, (all: Remembering) => void>> = {
      added: (all) => fs.writeFileSync(out(all, 'a/b/diary'), 'mine'),
      'added in a folder of its own': (all) => {
        fs.mkdirSync(out(all, 'a/b/deep'));
        fs.writeFileSync(out(all, 'a/b/deep/diary'), 'mine');
      },
      'a link for a file': (all) => {
        fs.rmSync(out(all, 'c.html'));
        fs.symlinkSync('index.html', out(all, 'c.html'));
      },
      'a link for a folder': (all) => {
        fs.renameSync(out(all, 'a/b'), join(all.sandbox.top, 'b'));
        fs.symlinkSync(join(all.sandbox.top, 'b'), out(all, 'a/b'));
      },
    };
    for (const [name, put] of Object.entries(foreign)) {
      const all = await settled();
      put(all);
      expect((await refusal(all.build(site))).reason, name).toBe('foreign');
    }
    const all = await settled();
    fs.rmSync(out(all, 'a/b'), { recursive: true });
    expect(await all.build(site)).toBe('exchanged');
    expect(readTree(all.sandbox.out)).toEqual(site);
  });

  it('keeps what output.keep names', async () => {
    const all = await settled();
    fs.mkdirSync(out(all, '.well-known/x'), { recursive: true });
    fs.writeFileSync(out(all, '.well-known/x/token'), 'one');
    const keep = ['.well-known'];
    const kept = { '.well-known/x/token': 'two' };
    for (const pages of [site, site, { ...site, 'c.html': 'C' }, { ...site, 'c.html': 'C' }, site]) {
      await all.build(pages, { keep });
      await aWhile();
      fs.writeFileSync(out(all, '.well-known/x/token'), 'two');
      expect(readTree(all.sandbox.out)).toEqual({ ...pages, ...kept });
    }
    fs.writeFileSync(out(all, '.well-known/x/second'), 'new');
    await all.build({ ...site, 'c.html': 'C' }, { keep });
    expect(readTree(all.sandbox.out)).toEqual({
      ...site,
      ...kept,
      'c.html': 'C',
      '.well-known/x/second': 'new',
    });
    expect((await refusal(all.build(site))).reason).toBe('foreign');
  });

  it('is not led astray by a memory that is torn, foreign, or of another output', async () => {
    const all = await settled();
    const other = await settled({ ...site, 'c.html': 'D' });
    const text = fs.readFileSync(all.memory, 'utf8');
    const memories = [
      '',
      'null',
      '[]',
      '{}',
      text.slice(0, -20),
      text.replaceAll(/\d/g, '7'),
      text.replace('"version":1', '"version":0'),
      fs.readFileSync(other.memory, 'utf8'),
      fs.readFileSync(other.memory, 'utf8').replaceAll(other.sandbox.out, all.sandbox.out),
    ];
    for (const memory of memories) {
      fs.writeFileSync(all.memory, memory);
      expect(await all.build(site), memory).toBe('unchanged');
      fs.writeFileSync(all.memory, memory);
      fs.writeFileSync(out(all, 'c.html'), 'X');
      expect((await refusal(all.build(site))).reason, memory).toBe('edited');
      fs.writeFileSync(out(all, 'c.html'), 'c');
    }
    expect(namesBeside(all.sandbox)).toEqual(['_site', ...sourceNames]);
  });

  it('publishes as well where nothing can be remembered', async () => {
    const all = remembering();
    fs.writeFileSync(join(all.sandbox.top, 'cache'), 'a file');
    expect(await all.build(site)).toBe('exchanged');
    expect(await all.build(site)).toBe('unchanged');
  });
});
