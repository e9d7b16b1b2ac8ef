// A build that finds what earlier ones have left writes what a cold one writes, to the byte, whatever has changed
// meanwhile; and what it finds holds nothing that is withheld.
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSite, type Build } from '../../src/build.js';
import { openSiteCache } from '../../src/caching/site-cache.js';
import { config, incident, makeSite, testNow } from '../cli/site-folder.js';

interface Moment {
  readonly folder: string;
  readonly now: number;
  readonly out: string;
  readonly isWarm: boolean;
  readonly baseUrl?: string | undefined;
  readonly search?: boolean;
}

const build = ({ folder, now, out, isWarm, baseUrl, search = false }: Moment): Promise<Build> =>
  buildSite({
    folder,
    now,
    baseUrl,
    out: join(folder, out),
    commit: 'abc1234',
    cache: openSiteCache(isWarm ? join(folder, '.candor/cache') : undefined, 'test', 'saved'),
    keepGoing: true,
    search,
    cwd: folder,
    runner: { pid: process.pid, isRunning: () => false },
  });

function readOutput(folder: string): Readonly<Record<string, string>> {
  if (!existsSync(folder)) return {};
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    paths.flatMap((path) =>
      statSync(join(folder, path)).isFile() ? [[path, readFileSync(join(folder, path), 'latin1')]] : [],
    ),
  );
}

describe('a warm build equals a cold one', () => {
  const texts = [
    incident({ day: '2025-10-15' }),
    incident({ day: '2025-10-15', title: 'Something else', isOpen: true }),
    incident({
      day: '2025-11-02',
      components: '[web]',
      more: '\n## Details\nSee [the other](b.md) and [a graph](graph.txt).\n',
    }),
    incident({ day: '2025-11-02', components: '[nothing]' }),
    incident({
      day: '2025-12-01',
      more: '\n## Postmortem - 2026-01-20\n\n### What happened\nIt [broke](a.md).\n',
    }),
    'no front matter',
    incident({ fields: 'aliases: [/old]' }),
    incident({
      fields: 'security: { public: { title: Security issue, slug: sec-1 }, not_before: 2026-01-16 }',
    }),
  ];
  const configs = [
    config,
    config.replace('Berlin', 'London'),
    config.replace('Acme', 'Other'),
    config.replace('Interface', 'Surface'),
    `${config}theme: { properties: { accent: '#123456' } }\n`,
    'site: [',
  ];
  const names = ['a.md', 'b.md', 'c.md', '_year.md', 'graph.txt'];
  const change = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ path: fc.constantFrom(...names), text: fc.constantFrom(undefined, ...texts) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ path: fc.constant('../../candor.yaml'), text: fc.constantFrom(...configs) }),
    },
  );
  const step = fc.record({
    changes: fc.array(change, { maxLength: 2 }),
    hours: fc.constantFrom(0, 1, 24, 24 * 40),
    baseUrl: fc.constantFrom(undefined, undefined, 'https://example.org/status/'),
  });

  it('after any changes, whenever it is made', async () => {
    const property = fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 5 }), async (steps) => {
      const folder = makeSite({
        'incidents/2025/a.md': texts[0] ?? '',
        'incidents/2025/b.md': texts[2] ?? '',
      });
      let now = testNow;
      for (const { changes, hours, baseUrl } of steps) {
        for (const { path, text } of changes) {
          const file = join(folder, 'incidents/2025', path);
          mkdirSync(dirname(file), { recursive: true });
          if (text === undefined) rmSync(file, { force: true });
          else writeFileSync(file, text);
        }
        now += hours * 3_600_000;
        const warm = await build({ folder, now, baseUrl, out: 'warm', isWarm: true });
        rmSync(join(folder, 'cold'), { recursive: true, force: true });
        const cold = await build({ folder, now, baseUrl, out: 'cold', isWarm: false });
        expect(warm.compilation.diagnostics).toEqual(cold.compilation.diagnostics);
        if (cold.published === undefined) expect(warm.published).toBeUndefined();
        else expect(readOutput(join(folder, 'warm'))).toEqual(readOutput(join(folder, 'cold')));
      }
    });
    await fc.assert(property, { numRuns: 8 });
  }, 120_000);

  it('with a search index that is known, and pages that are not', async () => {
    const folder = makeSite({ 'incidents/2025/a.md': texts[0] ?? '', 'incidents/2025/b.md': texts[1] ?? '' });
    await build({ folder, now: testNow, out: 'first', isWarm: true, search: true });
    const later = { folder, now: testNow + 24 * 3_600_000, search: true };
    await build({ ...later, out: 'warm', isWarm: true });
    await build({ ...later, out: 'cold', isWarm: false });
    expect(readOutput(join(folder, 'warm'))).toEqual(readOutput(join(folder, 'cold')));
  });
});

describe('with nothing changed', () => {
  const made = (): string =>
    makeSite({ 'incidents/2025/a.md': incident(), 'incidents/2025/b.md': incident({ day: '2025-11-02' }) });

  it('nothing is written, and nothing made', async () => {
    const folder = made();
    await build({ folder, now: testNow, out: 'out', isWarm: true });
    const before = statSync(join(folder, 'out/index.html')).ino;
    const again = await build({ folder, now: testNow, out: 'out', isWarm: true });
    expect(again.published).toMatchObject({ method: 'unchanged', written: 0 });
    expect(statSync(join(folder, 'out/index.html')).ino).toBe(before);
  });

  it('the site is not even compiled, until something that it follows from is another', async () => {
    const folder = makeSite({
      'incidents/2025/a.md': incident({ more: '\n## Details\nSee [a graph](graph.txt).\n' }),
      'incidents/2025/graph.txt': 'one',
      'public/CNAME': 'a.example',
      'theme/extra.css': 'a {}',
      'candor.yaml': `${config}theme: { stylesheet: theme/extra.css }\n`,
    });
    const again = async (given: Partial<Moment> = {}): Promise<boolean> => {
      const moment = { folder, now: testNow, out: 'out', isWarm: true, ...given };
      const { isKnown, compilation, entries, published } = await build(moment);
      expect(compilation.history.entries).toHaveLength(entries);
      const { hashes } = published ?? {};
      const cold = await build({ ...moment, out: 'cold', isWarm: false });
      expect(hashes).toEqual(cold.published?.hashes);
      return isKnown;
    };
    // What was written within a tick of the clock is read once more, and then known.
    const settle = async (): Promise<boolean> => (await again()) || (await again());
    expect(await again()).toBe(false);
    expect(await settle()).toBe(true);
    const changes: readonly (readonly [path: string, text: string])[] = [
      ['incidents/2025/a.md', incident({ more: '\n## Details\nSee [the graph](graph.txt).\n' })],
      ['incidents/2025/graph.txt', 'two'],
      ['public/CNAME', 'b.example'],
      ['theme/extra.css', 'b {}'],
      ['candor.yaml', `${config}theme: { stylesheet: theme/extra.css }\nlimits: { stale_after_days: 99 }\n`],
    ];
    for (const [path, text] of changes) {
      writeFileSync(join(folder, path), text);
      expect([path, await again()]).toEqual([path, false]);
      expect([path, await settle()]).toEqual([path, true]);
    }
    expect(await again({ now: testNow + 1 })).toBe(false);
    expect(await again({ baseUrl: 'https://example.org/' })).toBe(false);
    expect(await again()).toBe(false);
    expect(await settle()).toBe(true);
    writeFileSync(join(folder, 'incidents/2025/a.md'), incident({ components: '[nothing]' }));
    expect(await again()).toBe(false);
    expect(await again()).toBe(false);
  });

  it('another folder is filled all the same, and one that lost a file is mended', async () => {
    const folder = made();
    await build({ folder, now: testNow, out: 'out', isWarm: true });
    const whole = readOutput(join(folder, 'out'));
    await build({ folder, now: testNow, out: 'other', isWarm: true });
    expect(readOutput(join(folder, 'other'))).toEqual(whole);
    rmSync(join(folder, 'out/history'), { recursive: true });
    await build({ folder, now: testNow, out: 'out', isWarm: true });
    expect(readOutput(join(folder, 'out'))).toEqual(whole);
  });

  it('one changed incident writes the files that say something else, and links the others', async () => {
    const folder = made();
    await build({ folder, now: testNow, out: 'out', isWarm: true });
    const inodes = (path: string): number => statSync(join(folder, 'out', path)).ino;
    const [kept, changed] = [inodes('policy/index.html'), inodes('incidents/a/index.html')];
    linkSync(join(folder, 'out/policy/index.html'), join(folder, 'held'));
    writeFileSync(join(folder, 'incidents/2025/a.md'), incident({ title: 'Very slow answers' }));
    const { published } = await build({ folder, now: testNow, out: 'out', isWarm: true });
    expect(inodes('policy/index.html')).toBe(kept);
    expect(inodes('incidents/a/index.html')).not.toBe(changed);
    expect(published?.unchanged).toBeGreaterThan(published?.written ?? 0);
  });
});

it('keeps no word of what is withheld, also where it was public before', async () => {
  const secret = 'Zanzibar';
  const told = { title: secret, more: `\n## Details\n${secret}\n` };
  const folder = makeSite({ 'incidents/2025/a.md': incident(), 'incidents/2025/b.md': incident(told) });
  const cache = join(folder, '.candor/cache');
  await build({ folder, now: testNow, out: 'out', isWarm: true });
  expect(JSON.stringify(readOutput(cache))).toContain(secret);
  const fields = 'security: { public: { title: Security issue, slug: sec-1 } }';
  writeFileSync(join(folder, 'incidents/2025/b.md'), incident({ ...told, fields }));
  await build({ folder, now: testNow, out: 'out', isWarm: true });
  expect(readdirSync(cache).length).toBeGreaterThan(1);
  expect(JSON.stringify(readOutput(cache))).not.toContain(secret);
});
