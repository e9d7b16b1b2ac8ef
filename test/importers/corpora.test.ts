// Two real sites, read where they lie: everything is imported, every time is the source's, every word arrives.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkSite } from '../../src/building/read-site.js';
import { runImport } from '../../src/commands/import.js';
import { readTime } from '../../src/kernel/time-reading.js';
import { readYaml } from '../../src/kernel/yaml.js';
import { describeCorpus } from '../corpora.js';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

async function importCorpus(
  folder: string,
  timezone: string,
  out?: string,
): Promise<{ code: number; said: string; out: string }> {
  const target = out ?? join(mkdtempSync(join(tmpdir(), 'candor-corpus-')), 'site');
  if (out === undefined) folders.push(join(target, '..'));
  let said = '';
  const args = { source: 'cstate', folder, out: target, timezone, dryRun: false };
  const code = await runImport(args, { cwd: '/', out: (text) => (said += text) });
  return { code, said, out: target };
}

const listFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** The instant of a date of the source, read without any code of the project. */
function instantOf(date: string): number {
  const match =
    /^["']?(\d{4})-(\d\d)-(\d\d)[T ]0*(\d{1,2}):(\d\d):(\d\d)(?:\.\d+)?(?:(Z)|([+-])(\d\d):(\d\d))?["']?$/.exec(
      date.trim(),
    );
  if (match === null) throw new Error(`The test cannot read ${date}`);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const offset =
    match[8] === undefined ? 0 : (match[8] === '-' ? -1 : 1) * (Number(match[9]) * 60 + Number(match[10]));
  return Date.UTC(year, month - 1, day, hour, minute, second) - offset * 60_000;
}

const updatesOf = (text: string): string => text.split('\n## Updates\n')[1]?.split('\n## Details\n')[0] ?? '';

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** `wrong` is what is really wrong in the source: file and code. */
function describeSite(name: string, inner: string, posts: number, wrong: readonly string[]): void {
  describeCorpus(name, (folder) => {
    const issues = join(folder, inner, 'content/issues');
    const sources = readdirSync(issues).filter((file) => file.endsWith('.md'));

    test.each(['UTC', 'Europe/Prague', 'America/New_York'])(
      'all posts, with the times of the source, in %s',
      async (timezone) => {
        const { code, said, out } = await importCorpus(folder, timezone);
        expect(code).toBe(0);
        expect(said).toContain(`${posts} posts read: ${posts} written, 0 refused.`);
        const written = new Map(
          listFiles(join(out, 'incidents')).map((path) => [
            path.split('/').at(-1),
            readFileSync(path, 'utf8'),
          ]),
        );
        expect(written.size).toBe(posts);
        const read = (time: unknown): number | undefined => {
          const reading = readTime(String(time), timezone);
          return reading.ok ? reading.moment.from : undefined;
        };
        for (const file of sources) {
          const source = readFileSync(join(issues, file), 'utf8');
          const target = written.get(file) ?? '';
          const fields = readYaml(target.split('---\n')[1] ?? '', { path: file }).value as Record<
            string,
            unknown
          >;
          const valueOf = (key: string): string | undefined =>
            new RegExp(`^${key}: *(\\S.*)$`, 'm').exec(source)?.[1];
          expect([file, read(fields['started'])]).toEqual([file, instantOf(valueOf('date') ?? '')]);
          const isResolved = /^resolved: true$/im.test(source) && fields['kind'] !== 'notice';
          const end = isResolved ? instantOf(valueOf('resolvedWhen') ?? '') : undefined;
          expect([file, fields['resolved'] === undefined ? undefined : read(fields['resolved'])]).toEqual([
            file,
            end,
          ]);
          const tracks = [...source.matchAll(/\{\{< track "([^"]+)" >\}\}/g)].map(([, time = '']) =>
            instantOf(time),
          );
          const updates = [...updatesOf(target).matchAll(/^### (?:\w+ ?)+ - (.+)$/gm)].map(([, time]) =>
            read(time),
          );
          expect([
            file,
            updates.map((instant) => (instant === undefined ? undefined : Math.trunc(instant / 1000))),
          ]).toEqual([file, tracks.map((instant) => Math.trunc(instant / 1000))]);
        }
      },
    );

    test('every word of every body arrives', async () => {
      const { out } = await importCorpus(folder, 'UTC');
      const written = new Map(
        listFiles(join(out, 'incidents')).map((path) => [path.split('/').at(-1), readFileSync(path, 'utf8')]),
      );
      for (const file of sources) {
        const source = readFileSync(join(issues, file), 'utf8');
        const body = source.slice(source.indexOf('\n---', 4) + 4).replaceAll(/\{\{<.*?>\}\}/g, '');
        const arrived = new Set(wordsOf(written.get(file) ?? ''));
        expect([file, wordsOf(body).filter((word) => !arrived.has(word))]).toEqual([file, []]);
      }
    });

    test('the new site has no errors but what is wrong in the source, and makes a page of every other post', async () => {
      const { out } = await importCorpus(folder, 'UTC');
      const { compilation } = checkSite({ folder: out, now: Date.UTC(2026, 10, 21) });
      const errors = compilation.diagnostics.filter(({ level }) => level === 'error');
      const named = errors.map(({ place, code }) => `${place.path.split('/').at(-1) ?? ''} ${code}`);
      expect([...new Set(named)]).toEqual(wrong);
      const faulty = new Set(errors.map(({ place }) => place.path.split('/').at(-1)));
      const pages = new Set(compilation.files.map(({ path }) => path));
      for (const file of sources.filter((source) => !faulty.has(source))) {
        expect(pages).toContain(`incidents/${file.replace(/\.md$/, '').toLowerCase()}/index.html`);
      }
    });

    test('a second run changes nothing', async () => {
      const { out } = await importCorpus(folder, 'UTC');
      const before = listFiles(out).map((path) => readFileSync(path, 'utf8'));
      const again = await importCorpus(folder, 'UTC', out);
      expect(again.code).toBe(0);
      expect(again.said).toContain(`${posts} posts read: 0 written, ${posts} already there, 0 refused.`);
      expect(listFiles(out).map((path) => readFileSync(path, 'utf8'))).toEqual(before);
    });
  });
}

describeSite('packit-status', '', 108, ['2023-09-05-copr-outage.md time/ends-before-start']);
describeSite('cstate-example', 'exampleSite', 11, ['2024-07-23-excitement.md time/update-before-start']);
