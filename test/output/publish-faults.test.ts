// Publishing in real processes and on real file systems: killed at random moments, two builds at once, locks left
// behind, interrupted, disks that are full or mounted. CANDOR_KILLS=200 kills as often.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { publishSite } from '../../src/output/write/publish-site.js';
import { compilePublisher, startPublisher, type Order } from './publishers.js';
import {
  makeSandbox,
  namesBeside,
  pages,
  publish,
  readTree,
  refusal,
  sourceNames,
  type Sandbox,
} from './sandbox.js';

let script = '';
beforeAll(() => {
  script = compilePublisher();
});
afterAll(() => rmSync(dirname(script), { recursive: true, force: true }));

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A site in which every page names its version, with pages that come, go, stay and change kind. */
function version(number: number, count = 2): Record<string, string> {
  const site: Record<string, string> = {
    'same.html': 'the same in all',
    [number % 2 === 0 ? 'turn' : 'turn/index.html']: `v${number}`,
  };
  for (let page = 0; page < count; page += 1)
    site[`p/${page}/index.html`] = `v${number} ${'x'.repeat(page * 20)}`;
  site[`only-${number}.html`] = `v${number}`;
  return site;
}

/** The files of the output with the manifest that stands among them. */
function whole(out: string): { tree: Record<string, string>; manifest: Record<string, string> } {
  const { files } = JSON.parse(readFileSync(join(out, '.candor-manifest.json'), 'utf8')) as {
    files: Record<string, string>;
  };
  return { tree: readTree(out), manifest: files };
}

/** Expects exactly this site, its manifest, what is kept, and nothing beside. */
function expectSite(sandbox: Sandbox, site: Record<string, string>, kept: Record<string, string> = {}): void {
  const { tree, manifest } = whole(sandbox.out);
  expect(tree).toEqual({ ...site, ...kept });
  expect(manifest).toEqual(
    Object.fromEntries(Object.entries(site).map(([path, text]) => [path, hashOf(text)])),
  );
  expect(namesBeside(sandbox)).toEqual(['_site', ...sourceNames]);
}

const orderOf = (sandbox: Sandbox, changes: Partial<Order>): Order => ({
  site: sandbox.site,
  out: sandbox.out,
  versions: [version(1), version(2)],
  keep: ['kept'],
  ...changes,
});

async function standing(): Promise<Sandbox> {
  const sandbox = makeSandbox();
  await publish(sandbox, version(1));
  mkdirSync(join(sandbox.out, 'kept'));
  writeFileSync(join(sandbox.out, 'kept/token'), 'token');
  return sandbox;
}

const kept = { 'kept/token': 'token' };

it('is whole after kills at random moments', async () => {
  const rounds = Number(process.env['CANDOR_KILLS'] ?? 30);
  const sandbox = makeSandbox();
  await publish(sandbox, version(0, 60));
  for (let round = 0; round < rounds; round += 1) {
    const versions = Array.from({ length: 40 }, (_, index) => version(round * 100 + index + 1, 60));
    const { child, ready, ended } = startPublisher(script, orderOf(sandbox, { versions, keep: [] }));
    await ready;
    const delay = Math.random() * 120;
    await new Promise((resolve) => setTimeout(resolve, delay));
    child.kill('SIGKILL');
    await ended;
    const former = join(sandbox.site, '._site.candor-old');
    const { tree } = whole(existsSync(sandbox.out) ? sandbox.out : former);
    const number = Number(/^v(\d+)/.exec(tree['p/0/index.html'] ?? '')?.[1]);
    expect(tree, `killed after ${delay} ms`).toEqual(version(number, 60));
    await publish(sandbox, version(round * 100 + 99, 60));
    expectSite(sandbox, version(round * 100 + 99, 60));
  }
}, 300_000);

describe('two builds at once', () => {
  it('end one after the other with one of the two sites, whole', async () => {
    const sandbox = makeSandbox();
    await publish(sandbox, version(1));
    const started = [2, 3, 4].map((number) =>
      startPublisher(script, orderOf(sandbox, { versions: [version(number, 100)], waits: true })),
    );
    await Promise.all(started.map(({ ready }) => ready));
    for (const { child } of started) child.stdin?.end('go\n');
    const ends = await Promise.all(started.map(({ ended }) => ended));
    for (const { lines } of ends) expect(lines[0]).toMatchObject({ result: { method: 'exchanged' } });
    const number =
      [2, 3, 4].find((candidate) => existsSync(join(sandbox.out, `only-${candidate}.html`))) ?? 0;
    expectSite(sandbox, version(number, 100));
  });

  it('make the second give up after its patience, naming the process', async () => {
    const sandbox = makeSandbox();
    const lock = join(sandbox.site, '._site.candor-lock');
    writeFileSync(lock, JSON.stringify({ pid: process.pid, host: hostname(), started: '' }));
    const error = await refusal(publish(sandbox, version(1)));
    expect(error.reason).toBe('locked');
    expect(error.message).toContain(`process ${process.pid}`);
    expect(error.hint).toContain(lock);
    expect(existsSync(sandbox.out)).toBe(false);
    expect(existsSync(lock)).toBe(true);
  });

  it('go on where the lock is given back in time', async () => {
    const sandbox = makeSandbox();
    const lock = join(sandbox.site, '._site.candor-lock');
    writeFileSync(lock, JSON.stringify({ pid: process.pid, host: hostname(), started: '' }));
    setTimeout(() => rmSync(lock), 120);
    await publish(sandbox, version(1), { patience: 10_000 });
    expectSite(sandbox, version(1));
  });

  it('stop the one whose lock was taken away', async () => {
    const sandbox = makeSandbox();
    await publish(sandbox, version(1));
    const lock = join(sandbox.site, '._site.candor-lock');
    const many = Object.fromEntries(Array.from({ length: 2000 }, (_, page) => [`p/${page}.html`, 'x']));
    const publication = refusal(publish(sandbox, many));
    while (!existsSync(lock)) await new Promise((resolve) => setImmediate(resolve));
    writeFileSync(lock, JSON.stringify({ pid: 1, host: 'elsewhere', started: '' }));
    expect((await publication).message).toContain('took the lock away');
    expect(readTree(sandbox.out)).toEqual(version(1));
  });
});

describe('a lock that was left behind', () => {
  /** A process that has ended. */
  async function deadPid(): Promise<number> {
    const { child, ended } = startPublisher(script, { site: '', out: '', versions: [] });
    await ended;
    return child.pid ?? 0;
  }

  it.each([
    [
      'by a dead process',
      async () => JSON.stringify({ pid: await deadPid(), host: hostname(), started: '' }),
    ],
    ['empty', () => Promise.resolve('')],
    ['torn', () => Promise.resolve('{"pid":')],
    [
      'with a pid that is none',
      () => Promise.resolve(JSON.stringify({ pid: -1, host: hostname(), started: '' })),
    ],
  ])('is taken over: %s', async (_, text) => {
    const sandbox = makeSandbox();
    writeFileSync(join(sandbox.site, '._site.candor-lock'), await text());
    await publish(sandbox, version(1));
    expectSite(sandbox, version(1));
  });

  it.runIf(existsSync('/proc/self/stat'))(
    'is taken over: by a dead process whose id is in use again',
    async () => {
      const sandbox = makeSandbox();
      const started = 'another boot 12';
      writeFileSync(
        join(sandbox.site, '._site.candor-lock'),
        JSON.stringify({ pid: process.pid, host: hostname(), started }),
      );
      await publish(sandbox, version(1));
      expectSite(sandbox, version(1));
    },
  );

  it('is respected where it is of another machine, which the message names', async () => {
    const sandbox = makeSandbox();
    const text = JSON.stringify({ pid: await deadPid(), host: 'build-7', started: '' });
    writeFileSync(join(sandbox.site, '._site.candor-lock'), text);
    expect((await refusal(publish(sandbox, version(1)))).message).toContain('on the machine build-7');
  });
});

describe('what a killed build left', () => {
  it('is put back where the output is missing, with a note', async () => {
    const sandbox = makeSandbox();
    await publish(sandbox, version(1));
    renameSync(sandbox.out, join(sandbox.site, '._site.candor-old'));
    const error = await refusal(publish(sandbox, version(2), { keep: ['../x'] }));
    expect(error.reason).toBe('path');
    expect(readTree(sandbox.out)).toEqual(version(1));
    renameSync(sandbox.out, join(sandbox.site, '._site.candor-old'));
    mkdirSync(sandbox.out);
    const { notes } = await publish(sandbox, version(2));
    expect(notes).toEqual([expect.stringContaining('was put back first')]);
    expectSite(sandbox, version(2));
  });

  it('is not removed where somebody has put other files in the place of the output', async () => {
    const sandbox = makeSandbox();
    await publish(sandbox, version(1));
    renameSync(sandbox.out, join(sandbox.site, '._site.candor-old'));
    mkdirSync(sandbox.out);
    writeFileSync(join(sandbox.out, 'index.html'), 'we are working on it');
    expect((await refusal(publish(sandbox, version(2)))).reason).toBe('foreign');
    expect(readTree(join(sandbox.site, '._site.candor-old'))).toEqual(version(1));
  });

  it('gives back a file that somebody put into the former output meanwhile', async () => {
    const sandbox = makeSandbox();
    await publish(sandbox, version(1));
    const former = join(sandbox.site, '._site.candor-old');
    renameSync(sandbox.out, former);
    const out = join(sandbox.top, 'other');
    await publish(sandbox, version(2), { out });
    renameSync(out, sandbox.out);
    mkdirSync(join(former, '.well-known'));
    writeFileSync(join(former, '.well-known/token'), 'token');
    await publish(sandbox, version(3), { keep: ['.well-known'] });
    expectSite(sandbox, version(3), { '.well-known/token': 'token' });
  });
});

describe('what somebody planted beside the output', () => {
  it('as a link in the place of a former output leads nowhere', async () => {
    const sandbox = makeSandbox();
    await publish(sandbox, version(1));
    mkdirSync(join(sandbox.top, 'victim'));
    writeFileSync(join(sandbox.top, 'victim/passwd'), 'root');
    symlinkSync(join(sandbox.top, 'victim'), join(sandbox.site, '._site.candor-old'));
    expect((await refusal(publish(sandbox, version(2)))).message).toContain(
      '._site.candor-old is in the way',
    );
    renameSync(sandbox.out, join(sandbox.top, 'aside'));
    expect((await refusal(publish(sandbox, version(2)))).reason).toBe('foreign');
    expect(readTree(join(sandbox.top, 'victim'))).toEqual({ passwd: 'root' });
  });

  it('as a lock that never ends does not hang the build, and what only looks like a leftover stays', async () => {
    const sandbox = makeSandbox();
    symlinkSync('/dev/zero', join(sandbox.site, '._site.candor-lock'));
    mkdirSync(join(sandbox.site, '._site.candor-tmp-notes'));
    await publish(sandbox, version(1));
    expect(readTree(sandbox.out)).toEqual(version(1));
    expect(namesBeside(sandbox)).toEqual(['._site.candor-tmp-notes', '_site', ...sourceNames]);
  });
});

describe('an interruption', () => {
  it('leaves the old site, no stage and no lock', async () => {
    const sandbox = makeSandbox();
    await publish(sandbox, version(1));
    const stop = new AbortController();
    const many = Object.fromEntries(Array.from({ length: 2000 }, (_, page) => [`p/${page}.html`, 'x']));
    const publication = refusal(publish(sandbox, many, { signal: stop.signal }));
    while (!namesBeside(sandbox).some((name) => name.includes('candor-tmp'))) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    stop.abort();
    expect((await publication).reason).toBe('interrupted');
    expectSite(sandbox, version(1));
  });

  it('ends the wait for another build', async () => {
    const sandbox = makeSandbox();
    const lock = join(sandbox.site, '._site.candor-lock');
    writeFileSync(lock, JSON.stringify({ pid: process.pid, host: hostname(), started: '' }));
    const signal = AbortSignal.timeout(100);
    expect((await refusal(publish(sandbox, version(1), { patience: 60_000, signal }))).reason).toBe(
      'interrupted',
    );
  });
});

describe('a source that changes while it is copied', () => {
  it('is reported where it is gone, a link or a folder by now, and the old site stays', async () => {
    const sandbox = makeSandbox();
    await publish(sandbox, version(1));
    for (const copyOf of ['incidents/gone.png', 'incidents', 'candor.yaml/x']) {
      const files = [...pages(version(2)), { path: 'chart.png', copyOf }];
      const error = await refusal(publishSite(files, sandbox.options));
      expect(error.reason).toBe('changed');
      expect(error.message).toContain(copyOf);
    }
    expectSite(sandbox, version(1));
  });

  it('is copied as it is in the end where it changed once', async () => {
    const sandbox = makeSandbox();
    const source = join(sandbox.site, 'public/log.txt');
    writeFileSync(source, 'first');
    // Hashed before the others are; those take turns, in which it changes.
    const others = Array.from({ length: 300 }, (_, page) => ({ path: `p/${page}.html`, content: 'x' }));
    const publication = publishSite(
      [{ path: 'log.txt', copyOf: 'public/log.txt' }, ...others],
      sandbox.options,
    );
    while (!existsSync(join(sandbox.site, '._site.candor-lock')))
      await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    writeFileSync(source, 'second, and longer');
    await publication;
    const { tree, manifest } = whole(sandbox.out);
    expect(manifest['log.txt']).toBe(hashOf(tree['log.txt'] ?? ''));
  });
});

/** Why mounting is not possible here; undefined where it is. */
function mountObstacle(): string | undefined {
  if (process.getuid?.() !== 0) return 'not root';
  const folder = join(dirname(script), 'mount-probe');
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'pipe' });
    execFileSync('umount', [folder]);
    return undefined;
  } catch {
    return 'mount is not permitted';
  }
}

function mount(folder: string, ...options: string[]): void {
  mkdirSync(folder, { recursive: true });
  execFileSync('mount', [...options, folder]);
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder]);
  });
}

describe('a real file system', () => {
  beforeEach(({ skip }) => {
    const obstacle = mountObstacle();
    if (obstacle !== undefined) skip(`a file system cannot be mounted here: ${obstacle}`);
  });

  it.each([
    ['bytes', 'size=256k', { big: 'x'.repeat(600_000) }],
    [
      'inodes',
      'size=4m,nr_inodes=40',
      Object.fromEntries(Array.from({ length: 80 }, (_, page) => [`p/${page}/index.html`, 'x'])),
    ],
  ] as [string, string, Record<string, string>][])(
    'without %s left keeps the old site',
    async (_, size, site) => {
      const sandbox = makeSandbox();
      const disk = join(sandbox.top, 'disk');
      mount(disk, '-t', 'tmpfs', '-o', size, 'tmpfs');
      const out = join(disk, 'site');
      await publish(sandbox, version(1), { out });
      const error = await refusal(publish(sandbox, site, { out }));
      expect(error.message).toMatch(/no space is left on the disk at .*\.site\.candor-tmp-/);
      expect(readTree(out)).toEqual(version(1));
      expect(readdirSync(disk)).toEqual(['site']);
    },
  );

  it('that is read-only is named, and the site stays', async () => {
    const sandbox = makeSandbox();
    const disk = join(sandbox.top, 'disk');
    mount(disk, '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs');
    await publish(sandbox, version(1), { out: join(disk, 'site') });
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    const error = await refusal(publish(sandbox, version(2), { out: join(disk, 'site') }));
    expect(error.message).toMatch(/the file system is read-only at .*disk/);
    expect(readTree(join(disk, 'site'))).toEqual(version(1));
  });

  it.each([
    [
      'another one',
      (folder: string) => {
        mount(folder, '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs');
      },
    ],
    [
      'a folder of the same one',
      (folder: string) => {
        mkdirSync(`${folder}-volume`);
        mount(folder, '--bind', `${folder}-volume`);
      },
    ],
  ])('mounted as the output is updated in place, and says so: %s', async (_, mountAt) => {
    const sandbox = makeSandbox();
    const out = join(sandbox.top, 'volume');
    mountAt(out);
    for (const number of [1, 2, 3, 4]) {
      const { method, notes } = await publish(sandbox, version(number), { out });
      expect(method).toBe('in-place');
      expect(notes).toEqual([expect.stringContaining('file by file')]);
      expect(readTree(out)).toEqual(version(number));
      expect(Object.keys(whole(out).manifest).sort()).toEqual(Object.keys(version(number)).sort());
    }
    expect((await publish(sandbox, version(4), { out })).method).toBe('unchanged');
    writeFileSync(join(out, 'diary'), 'mine');
    expect((await refusal(publish(sandbox, version(5), { out }))).reason).toBe('foreign');
  });

  it('mounted below the output is never emptied', async () => {
    const sandbox = makeSandbox();
    await publish(sandbox, version(1));
    mount(join(sandbox.out, '.well-known'), '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs');
    writeFileSync(join(sandbox.out, '.well-known/token'), 'token');
    const { method } = await publish(sandbox, version(2), { keep: ['.well-known'] });
    expect(method).toBe('in-place');
    expect(readTree(sandbox.out)).toEqual({ ...version(2), '.well-known/token': 'token' });
  });
});

/** As root a test can publish as somebody who may not write everywhere. */
describe.skipIf(process.getuid?.() !== 0)('a user without the right to write', () => {
  const nobody = 65_534;

  beforeEach(({ skip }) => {
    try {
      execFileSync(process.execPath, ['--version'], { uid: nobody, gid: nobody, stdio: 'pipe' });
    } catch {
      skip('another user cannot run Node here');
    }
  });

  function give(path: string): void {
    chownSync(path, nobody, nobody);
    for (const entry of readdirSync(path, { recursive: true }))
      chownSync(join(path, String(entry)), nobody, nobody);
  }

  it('beside the output updates it in place', async () => {
    const sandbox = await standing();
    chmodSync(sandbox.top, 0o755);
    give(sandbox.out);
    chmodSync(dirname(script), 0o755);
    const { lines } = await startPublisher(script, orderOf(sandbox, { versions: [version(2)] }), nobody)
      .ended;
    expect(lines[0]?.result).toMatchObject({
      method: 'in-place',
      notes: [expect.stringContaining('the folder above it cannot be written')],
    });
    expectSite(sandbox, version(2), kept);
  });

  it('into the output gets an error that names the path, and the site stays', async () => {
    const sandbox = await standing();
    chmodSync(sandbox.top, 0o755);
    chmodSync(dirname(script), 0o755);
    const { lines } = await startPublisher(script, orderOf(sandbox, { versions: [version(2)] }), nobody)
      .ended;
    expect(lines[0]).toMatchObject({ error: 'OutputError', reason: 'system' });
    expect(lines[0]?.message).toContain(`permission was denied at ${sandbox.out}`);
    expectSite(sandbox, version(1), kept);
  });
});
