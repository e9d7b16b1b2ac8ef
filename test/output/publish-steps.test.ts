// Publishing that dies, or is refused by the system, at every single call that changes the file system. A death is
// played in this process: from its step on, no call of the dead build has any effect. Real ones: publish-faults.test.ts.
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { OutputError } from '../../src/output/write/output-error.js';
import type { PublishOptions } from '../../src/output/write/publish-site.js';
import { makeSandbox, namesBeside, publish, readTree, runner, sourceNames, type Sandbox } from './sandbox.js';

interface Fault {
  /** The call, counted from 1, at which it happens. */
  readonly step: number;
  /** Dead after the call, or an error in the place of the call. */
  readonly kind: 'death' | 'error';
}

const stage = vi.hoisted(() => ({
  isCounting: false,
  steps: 0,
  /** Steps that were over when the folder of the output would not move. */
  pinnedAt: 0,
  fault: undefined as { step: number; kind: 'death' | 'error' } | undefined,
  /** A folder that cannot be moved, as if it were a mount point. */
  pinned: '',
}));

vi.mock('node:fs', async (importOriginal) => {
  const real = await importOriginal<typeof fs>();
  const changing = [
    'openSync',
    'writeFileSync',
    'writeSync',
    'fsyncSync',
    'renameSync',
    'linkSync',
    'symlinkSync',
    'unlinkSync',
    'mkdirSync',
    'rmdirSync',
    'rmSync',
    'copyFileSync',
    'chmodSync',
  ] as const;
  const fail = (code: string, path: unknown): never => {
    throw Object.assign(new Error(code), {
      code,
      syscall: 'call',
      path: typeof path === 'string' ? path : undefined,
    });
  };
  const wrap =
    (name: (typeof changing)[number]) =>
    (...args: unknown[]): unknown => {
      const call = real[name] as (...args: unknown[]) => unknown;
      // Opening for reading changes nothing: its second argument is a number here.
      if (!stage.isCounting || (name === 'openSync' && typeof args[1] === 'number')) return call(...args);
      if (name === 'renameSync' && args[0] === stage.pinned) {
        stage.pinnedAt = stage.steps;
        fail('EBUSY', args[0]);
      }
      const { fault } = stage;
      stage.steps += 1;
      if (fault?.kind === 'death' && stage.steps > fault.step) throw new Error('dead');
      if (fault?.kind === 'error' && stage.steps === fault.step) fail('ENOSPC', args[0]);
      return call(...args);
    };
  return { ...real, ...Object.fromEntries(changing.map((name) => [name, wrap(name)])) };
});

/** Publishes with a fault, as a process of its own that ends with it; what it threw, if anything. */
async function publishWith(
  fault: Fault | undefined,
  sandbox: Sandbox,
  site: Record<string, string>,
  changes: Partial<PublishOptions>,
): Promise<unknown> {
  // No process has this id, so that what the build leaves is what a dead process leaves.
  const dead = { pid: 2 ** 30, isRunning: runner.isRunning };
  Object.assign(stage, { isCounting: true, steps: 0, pinnedAt: 0, fault });
  try {
    await publish(sandbox, site, { ...changes, runner: fault === undefined ? runner : dead });
    return undefined;
  } catch (error) {
    return error;
  } finally {
    Object.assign(stage, { isCounting: false, fault: undefined });
  }
}

/** A site in which every page names its version, with pages that come, go, stay and change kind. */
function version(number: number): Record<string, string> {
  return {
    'same.html': 'the same in all',
    'index.html': `v${number}`,
    'p/index.html': `v${number}`,
    [number % 2 === 0 ? 'turn' : 'turn/index.html']: `v${number}`,
    [`only-${number}.html`]: `v${number}`,
  };
}

const kept = { 'kept/token': 'token' };
const keep = ['kept'];

/** A fresh sandbox with a published site and a kept file. */
async function publishFirst(isPinned: boolean, fewestSpared: number | undefined): Promise<Sandbox> {
  const sandbox = makeSandbox();
  if (fewestSpared !== undefined) await publish(sandbox, version(0), { fewestSpared });
  await publish(sandbox, version(1), { fewestSpared });
  fs.mkdirSync(join(sandbox.out, 'kept'));
  fs.writeFileSync(join(sandbox.out, 'kept/token'), 'token');
  stage.pinned = isPinned ? sandbox.out : '';
  return sandbox;
}

async function stepsOf(isPinned: boolean, fewestSpared: number | undefined): Promise<number[]> {
  const sandbox = await publishFirst(isPinned, fewestSpared);
  const error = await publishWith(undefined, sandbox, version(2), { keep, fewestSpared });
  expect(error).toBeUndefined();
  return Array.from({ length: stage.steps - stage.pinnedAt }, (_, index) => stage.pinnedAt + index + 1);
}

/** The files of the output without those that a publication in place works with. */
const ownTree = (out: string): Record<string, string> =>
  Object.fromEntries(Object.entries(readTree(out)).filter(([path]) => !path.startsWith('.candor-')));

function expectSite(sandbox: Sandbox, site: Record<string, string>, step: number): void {
  expect(readTree(sandbox.out), `step ${step}`).toEqual({ ...site, ...kept });
  const manifest = JSON.parse(fs.readFileSync(join(sandbox.out, '.candor-manifest.json'), 'utf8')) as unknown;
  const files: Record<string, string> = {};
  for (const [path, text] of Object.entries(site)) {
    files[path] = createHash('sha256').update(text).digest('hex');
  }
  expect(manifest, `step ${step}`).toEqual({ version: 1, files });
  const beside = namesBeside(sandbox).filter((name) => name !== spare);
  expect(beside, `step ${step}`).toEqual(['_site', ...sourceNames]);
  if (fs.existsSync(join(sandbox.site, spare))) expect(readTree(join(sandbox.site, spare))).toEqual({});
}

const spare = '._site.candor-folders';

describe.each([
  { way: 'exchanged as one', isPinned: false, fewestSpared: undefined },
  { way: 'exchanged as one, its folders kept', isPinned: false, fewestSpared: 0 },
  { way: 'updated in place', isPinned: true, fewestSpared: undefined },
])('an output that is $way', ({ isPinned, fewestSpared }) => {
  it('outlives a death at every step, and the next build finds nothing in its way', async () => {
    const steps = await stepsOf(isPinned, fewestSpared);
    expect(steps.length).toBeGreaterThan(20);
    for (const step of steps.slice(0, -1)) {
      const sandbox = await publishFirst(isPinned, fewestSpared);
      await publishWith({ step, kind: 'death' }, sandbox, version(2), { keep, fewestSpared });
      if (!isPinned) {
        const former = join(sandbox.site, '._site.candor-old');
        const tree = readTree(fs.existsSync(sandbox.out) ? sandbox.out : former);
        expect(
          [
            { ...version(1), ...kept },
            { ...version(2), ...kept },
          ],
          `step ${step}`,
        ).toContainEqual(tree);
      }
      await publish(sandbox, version(3), { keep, fewestSpared });
      expectSite(sandbox, version(3), step);
    }
  });

  it('outlives one death after another', async () => {
    const steps = await stepsOf(isPinned, fewestSpared);
    for (const stride of [1, 5, 11, 17]) {
      const sandbox = await publishFirst(isPinned, fewestSpared);
      for (let round = 2; round < 30; round += 1) {
        const step = steps[(round * stride) % steps.length] ?? 1;
        await publishWith({ step, kind: 'death' }, sandbox, version(round), { keep, fewestSpared });
      }
      await publish(sandbox, version(50), { keep, fewestSpared });
      expectSite(sandbox, version(50), stride);
    }
  });

  it('is the old site still where a call fails for want of space, and the new one once there is some', async () => {
    const steps = await stepsOf(isPinned, fewestSpared);
    let failures = 0;
    for (const step of steps) {
      const sandbox = await publishFirst(isPinned, fewestSpared);
      const error = await publishWith({ step, kind: 'error' }, sandbox, version(2), { keep, fewestSpared });
      const tree = ownTree(sandbox.out);
      if (error === undefined) {
        expect(tree, `step ${step}`).toEqual({ ...version(2), ...kept });
      } else {
        failures += 1;
        expect(error, `step ${step}`).toBeInstanceOf(OutputError);
        const { message, reason } = error as OutputError;
        expect([reason, message], `step ${step}`).toEqual([
          'system',
          expect.stringMatching(/: no space is left on the disk at \/.*\.$/),
        ]);
        if (message.startsWith('The site was not published')) {
          expect(tree, `step ${step}`).toEqual({ ...version(1), ...kept });
        } else {
          expect([isPinned, message], `step ${step}`).toEqual([
            true,
            expect.stringContaining('only in part'),
          ]);
        }
      }
      await publish(sandbox, version(3), { keep, fewestSpared });
      expectSite(sandbox, version(3), step);
    }
    expect(failures).toBeGreaterThan(15);
  });
});
