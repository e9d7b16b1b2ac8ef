// The program as a process: what its streams, its exit code, a closed pipe and a signal come to. Needs a build.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { constants, hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  candor,
  incident,
  makeFolder,
  makeSite,
  project,
  readTree,
  testNow,
  wrongIncident,
  writeFiles,
} from './site-folder.js';

const cli = join(project, 'dist/src/cli.js');

interface Ended {
  /** As a shell reports it: 128 and the number of the signal, where one ended it. */
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

type Environment = Readonly<Record<string, string>>;

const epoch = String(testNow / 1000);

function start(
  cwd: string,
  [command = '', ...argv]: readonly string[],
  env: Environment = {},
): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const child = spawn(command, argv, {
    cwd,
    env: { PATH: process.env['PATH'], SOURCE_DATE_EPOCH: epoch, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (bytes: Buffer) => (said.out += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (said.err += bytes.toString()));
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => {
      const status = code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
      resolve({ status, ...said });
    });
  });
  return { child, ended };
}

const program = (cwd: string, argv: readonly string[], env?: Environment): Promise<Ended> =>
  start(cwd, [process.execPath, cli, ...argv], env).ended;

/** A line of bash in which `candor` is the program. */
const shell = (cwd: string, line: string, env?: Environment): Promise<Ended> =>
  start(cwd, ['bash', '-c', `candor() { '${process.execPath}' '${cli}' "$@"; }; ${line}`], env).ended;

beforeAll(() => {
  if (!existsSync(cli)) throw new Error('There is no build: run npm run build first.');
});

describe('exit codes and streams', () => {
  test('reach the shell, also where the program is reached by a link, as npm installs it', async () => {
    const site = makeSite({ 'incidents/a.md': incident() });
    const bin = join(makeFolder(), 'candor');
    symlinkSync(cli, bin);
    const [clean, unable] = await Promise.all([
      start(site, [process.execPath, bin, 'check']).ended,
      start(site, [process.execPath, bin, 'check', '--nonsense']).ended,
    ]);
    expect(clean).toEqual({ status: 0, out: 'No problems found.\n', err: '' });
    expect(unable).toMatchObject({ status: 2, out: '' });
  });

  test('a pipe or a file gets no colours, whatever the environment of CI says', async () => {
    const site = makeSite({ 'incidents/a.md': wrongIncident });
    const { out, err } = await shell(site, 'candor check; candor build', { CI: 'true', FORCE_COLOR: '1' });
    expect(out).toContain('link/unknown-component');
    expect(err).toContain('link/unknown-component');
    expect(out + err).not.toContain('\u001b');
  });
});

describe('a reader that has seen enough', () => {
  const many = Object.fromEntries(
    Array.from({ length: 250 }, (_, index) => [`incidents/a${index}.md`, wrongIncident]),
  );

  test('of a report is no failure of the program', async () => {
    const site = makeSite(many);
    const line = 'candor check --format json | head -c 20; echo "|${PIPESTATUS[0]}"';
    expect(await shell(site, line)).toEqual({ status: 0, out: '{\n  "diagnostics": [|1\n', err: '' });
  });

  test('of the errors of a build neither', async () => {
    const site = makeSite(many);
    const line = 'candor build 2>&1 >/dev/null | head -n 1; echo "${PIPESTATUS[0]}"';
    const { out, err } = await shell(site, line);
    expect(err).toBe('');
    expect(out).toMatch(/^incidents\/a0\.md:4:14 error link\/unknown-component\n1\n$/);
  });
});

describe.skipIf(process.platform === 'win32')('a signal', () => {
  /** Waits until the program has come to rest: it waits for the lock. Where that can't be seen, a while. */
  async function waitForRest(pid: number | undefined): Promise<void> {
    const used = (): string => {
      try {
        return readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ').slice(13, 15).join(' ');
      } catch {
        return '';
      }
    };
    for (let quiet = 0; quiet < 6;) {
      const before = used();
      await sleep(50);
      quiet = used() === before ? quiet + 1 : 0;
    }
  }

  /** What a build leaves to the next is there from the first on. */
  const listFolder = (site: string): readonly string[] =>
    readdirSync(site)
      .filter((name) => name !== '.candor')
      .sort();

  async function interrupt(name: 'SIGINT' | 'SIGTERM' | 'SIGHUP', status: number): Promise<void> {
    const site = makeSite({ 'incidents/a.md': incident() });
    await candor(site, ['build']);
    const before = readTree(join(site, '_site'));
    // Another build that never ends: this process holds the lock, so that the program waits for it.
    const lock = '._site.candor-lock';
    writeFiles(site, {
      'incidents/b.md': incident({ title: 'Another' }),
      [lock]: JSON.stringify({ pid: process.pid, host: hostname(), started: '' }),
    });
    const { child, ended } = start(site, [process.execPath, cli, 'build']);
    await waitForRest(child.pid);
    child.kill(name);
    const { err, ...rest } = await ended;
    expect(rest).toEqual({ status, out: '' });
    expect(err).not.toMatch(/\n\s+at /);
    expect(readTree(join(site, '_site'))).toEqual(before);
    expect(listFolder(site)).toEqual([lock, '_site', 'candor.yaml', 'incidents']);
  }

  test('ends a build with 128 and its number, the last site in its place', async () => {
    await Promise.all([interrupt('SIGINT', 130), interrupt('SIGTERM', 143), interrupt('SIGHUP', 129)]);
  });

  test('at any moment leaves the old site or the new one, and nothing beside it', async () => {
    const pages = (text: string) =>
      Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`public/p/${index}.txt`, text]));
    const site = makeSite({ 'incidents/a.md': incident(), ...pages('old') });
    await candor(site, ['build']);
    const before = readTree(join(site, '_site'));
    const whole = makeSite({ 'incidents/a.md': incident(), ...pages('new') });
    await candor(whole, ['build']);
    const after = readTree(join(whole, '_site'));
    writeFiles(site, pages('new'));
    for (const delay of [300, 700, 1100]) {
      const { child, ended } = start(site, [process.execPath, cli, 'build']);
      await sleep(delay);
      child.kill('SIGINT');
      expect([0, 130]).toContain((await ended).status);
      const now = readTree(join(site, '_site'));
      expect([before, after]).toContainEqual(now);
      expect(listFolder(site)).toEqual(['_site', 'candor.yaml', 'incidents', 'public']);
    }
  });
});

describe('the example site', () => {
  /** Whether a process can be cut off from every network. */
  const canIsolate = (): Promise<boolean> =>
    new Promise((resolve) => {
      execFile('unshare', ['-rn', 'true'], (error) => resolve(error === null));
    });

  test('has the same bytes in another zone and language, from another folder, without a network', async () => {
    const out = makeFolder();
    const argvFor = (name: string): readonly string[] => {
      return ['build', project, '--out', join(out, name), '--now', '2026-11-21'];
    };
    const isolated = (await canIsolate()) ? ['unshare', '-rn'] : [];
    const ended = await Promise.all([
      program(project, argvFor('here'), { TZ: 'America/Los_Angeles', LC_ALL: 'C' }),
      start(out, [...isolated, process.execPath, cli, ...argvFor('there')], {
        TZ: 'Asia/Kolkata',
        LC_ALL: 'sv_SE.UTF-8',
        LANG: 'sv_SE.UTF-8',
      }).ended,
    ]);
    expect(ended.map(({ status, err }) => ({ status, err }))).toEqual([
      { status: 0, err: '' },
      { status: 0, err: '' },
    ]);
    const here = readTree(join(out, 'here'));
    expect(Object.keys(here).length).toBeGreaterThan(50);
    expect(readTree(join(out, 'there'))).toEqual(here);
    // Two builds of a whole site from a cold start: on a busy machine more than a test has by default.
  }, 120_000);
});
