// Records and incidents of others, read where they lie: everything is imported, every time is the source's, nothing in
// the new site is an error, and a second run changes nothing.
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

async function importFrom(
  source: string,
  folder: string,
  timezone: string,
  out?: string,
): Promise<{ code: number; said: string; out: string }> {
  const target = out ?? join(mkdtempSync(join(tmpdir(), 'candor-corpus-')), 'site');
  if (out === undefined) folders.push(join(target, '..'));
  let said = '';
  const args = { source, folder, out: target, timezone, dryRun: false };
  const code = await runImport(args, { cwd: '/', out: (text) => (said += text) });
  return { code, said, out: target };
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** New incident files by their names. */
const incidentsIn = (out: string): ReadonlyMap<string, string> =>
  new Map(
    filesIn(join(out, 'incidents')).map((path) => [path.split('/').at(-1) ?? '', readFileSync(path, 'utf8')]),
  );

/** Seconds since 1970, read without any code of the project. */
const secondsOf = (time: string): number => Math.floor(Date.parse(time) / 1000);

function factsOf(
  text: string,
  timezone: string,
): { started: number | undefined; resolved: number | undefined; updates: readonly number[] } {
  const fields = readYaml(text.split('---\n')[1] ?? '', { path: 'x' }).value as Record<string, unknown>;
  const read = (time: unknown): number | undefined => {
    const reading = readTime(String(time), timezone);
    return time === undefined || !reading.ok ? undefined : reading.moment.from / 1000;
  };
  const updates = [...text.matchAll(/^### (?:[A-Z][a-z]+ ?)+ - ([^{\n]+)/gm)].map(
    ([, time = '']) => read(time.trim()) ?? 0,
  );
  return { started: read(fields['started']), resolved: read(fields['resolved']), updates };
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

const errorsOf = (folder: string): string[] =>
  checkSite({ folder, now: Date.UTC(2026, 10, 21) })
    .compilation.diagnostics.filter(({ level }) => level === 'error')
    .map(({ place, code }) => `${place.path} ${code}`);

interface StoredIncident {
  readonly id: string;
  readonly name: string;
  readonly impact: string;
  readonly started_at: string;
  readonly resolved_at: string;
  readonly incident_updates: readonly { readonly display_at: string; readonly body: string }[];
}

describeCorpus('github-statuspage', (folder) => {
  const stored = readdirSync(join(folder, 'incidents')).map(
    (name) =>
      (JSON.parse(readFileSync(join(folder, 'incidents', name), 'utf8')) as { incident: StoredIncident })
        .incident,
  );

  test.each(['UTC', 'America/New_York'])(
    'all records, with the times and words of the source, in %s',
    async (timezone) => {
      const { code, said, out } = await importFrom('statuspage', folder, timezone);
      expect(code).toBe(0);
      expect(said).toContain('41 records read: 41 written, 0 refused.');
      const written = incidentsIn(out);
      for (const { id, name, impact, started_at, resolved_at, incident_updates } of stored) {
        const text = written.get(`${id}.md`) ?? '';
        const times = incident_updates.map(({ display_at }) => secondsOf(display_at)).sort((a, b) => b - a);
        expect([id, factsOf(text, timezone)]).toEqual([
          id,
          { started: secondsOf(started_at), resolved: secondsOf(resolved_at), updates: times },
        ]);
        expect(text).toContain(`severity: ${impact}\n`);
        const arrived = new Set(wordsOf(text));
        const said = [name, ...incident_updates.map(({ body }) => body.replaceAll(/<[^>]*>/g, ' '))].join(
          ' ',
        );
        expect([id, wordsOf(said).filter((word) => !arrived.has(word))]).toEqual([id, []]);
      }
      expect(errorsOf(out)).toEqual([]);
    },
  );

  test('a second run changes nothing', async () => {
    const { out } = await importFrom('statuspage', folder, 'UTC');
    const before = filesIn(out).map((path) => readFileSync(path, 'utf8'));
    const again = await importFrom('statuspage', folder, 'UTC', out);
    expect(again.code).toBe(0);
    expect(again.said).toContain('41 records read: 0 written, 41 already there, 0 refused.');
    expect(filesIn(out).map((path) => readFileSync(path, 'utf8'))).toEqual(before);
  });
});

describeCorpus('stencila-status', (folder) => {
  const names = readdirSync(join(folder, 'content'));

  test.each(['UTC', 'Europe/Berlin'])(
    'all incidents, with the times and words of the source, in %s',
    async (timezone) => {
      const { code, said, out } = await importFrom('statusfy', folder, timezone);
      expect(code).toBe(0);
      expect(said).toContain('14 incidents read: 14 written, 0 refused.');
      const written = incidentsIn(out);
      for (const name of names) {
        const source = readFileSync(join(folder, 'content', name), 'utf8');
        const text = written.get(name) ?? '';
        const valueOf = (key: string): string =>
          new RegExp(`^${key}: ["']?([^"'\n]+)`, 'm').exec(source)?.[1] ?? '';
        const times = [...source.matchAll(/^::: update .*\| (.+)$/gm)].map(([, time = '']) =>
          secondsOf(time),
        );
        const facts = factsOf(text, timezone);
        expect([name, facts.started, facts.updates]).toEqual([
          name,
          secondsOf(valueOf('date')),
          times.reverse(),
        ]);
        // Only a record without a closing update says when it was over, and then about as `modified` or its day says.
        const modified = valueOf('modified');
        if (facts.resolved !== undefined && modified !== '')
          expect([name, facts.resolved]).toEqual([name, secondsOf(modified)]);
        const body = source.slice(source.indexOf('\n---', 4) + 4).replaceAll(/^:::.*$|<!--.*-->/gm, '');
        const arrived = new Set(wordsOf(text));
        expect([name, wordsOf(body).filter((word) => !arrived.has(word))]).toEqual([name, []]);
      }
      expect(errorsOf(out)).toEqual([]);
    },
  );

  test('a second run changes nothing', async () => {
    const { out } = await importFrom('statusfy', folder, 'UTC');
    const again = await importFrom('statusfy', folder, 'UTC', out);
    expect(again.said).toContain('14 incidents read: 0 written, 14 already there, 0 refused.');
  });
});
