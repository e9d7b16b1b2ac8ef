// `candor export statuspage`: what it writes, what it leaves alone, what it says; and that what is exported, imported and
// exported again is the same.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { IncidentShape } from '../../src/endpoints/statuspage/shapes.js';
import { candor, listFiles, makeFolder, makeSite, readTree, writeFiles } from '../cli/site-folder.js';
import { describeCorpus } from '../corpora.js';
import { problemsOf } from '../endpoints/statuspage/check-document.js';
import { statuspageFiles } from '../endpoints/statuspage/statuspage-site.js';

const exportTo = (folder: string, ...more: readonly string[]): ReturnType<typeof candor> =>
  candor(folder, ['export', 'statuspage', '--out', 'old', ...more]);

describe('writing', () => {
  const folder = makeSite(statuspageFiles);
  const old = join(folder, 'old');

  test('a dry run says what would be written and writes nothing', async () => {
    const { out } = await exportTo(folder, '--dry-run');
    expect(readdirSync(folder)).not.toContain('old');
    expect(out).toContain('this was a dry run. 9 files would be written to old.\n');
  });

  test('a file an incident, an account that adds up, and nothing withheld in either', async () => {
    const { code, out } = await exportTo(folder);
    expect(code).toBe(0);
    expect(listFiles(old)).toEqual([
      'components.json',
      'incidents/2025-05-01-quiet.json',
      'incidents/2026-01-05-off.json',
      'incidents/2026-01-08-draft.json',
      'incidents/2026-01-15-slow.json',
      'incidents/2026-01-15-work.json',
      'incidents/2026-02-01-more.json',
      'incidents/gone.json',
      'incidents/security-1.json',
    ]);
    expect(out).toContain('10 entries read: 8 exported, 2 left out.\n');
    expect(out).toContain('9 files written to old.\n');
    expect(out).toContain('incidents/2026-01-02-note.md\n  omitted     Statuspage knows no notices\n');
    expect(out).toContain(
      'incidents/2026-01-05-off.md\n  lost        that it was cancelled; it is written as completed\n',
    );
    const written = Object.values(readTree(old)).join('\n');
    expect(written).toContain('Details follow.');
    for (const text of [written, out])
      expect(text).not.toMatch(/hull|plug|the yard|Secret so far|nobody-in-public/);
  });

  test('a plain update keeps the word that pages of Statuspage have for it', () => {
    const gone = readFileSync(join(old, 'incidents/gone.json'), 'utf8');
    expect(gone).toContain('"status": "update"');
    expect(problemsOf('incidents/gone', JSON.parse(gone.replace('"update"', '"monitoring"')))).toEqual([]);
  });

  test('what was exported, imported and exported again says the same', async () => {
    const round = makeFolder();
    cpSync(old, join(round, 'source'), { recursive: true });
    const { exported } = await roundTrip(round);
    expect(said(exported)).toEqual(said(join(round, 'source')));
  });

  test('a second run changes nothing, and what differs is left as it is', async () => {
    const before = readTree(old);
    const again = await exportTo(folder);
    expect([again.code, readTree(old)]).toEqual([0, before]);
    expect(again.out).toContain('0 files written to old. 9 there already.\n');
    writeFileSync(join(old, 'incidents/gone.json'), 'mine');
    const third = await exportTo(folder);
    expect(third.code).toBe(1);
    expect(third.out).toContain(
      'in the way  incidents/gone.json is there already and differs; it is left as it is',
    );
    expect(readFileSync(join(old, 'incidents/gone.json'), 'utf8')).toBe('mine');
  });

  test('nothing is written through a link', async () => {
    mkdirSync(join(folder, 'elsewhere'));
    rmSync(old, { recursive: true });
    mkdirSync(old);
    symlinkSync(join(folder, 'elsewhere'), join(old, 'incidents'));
    expect((await exportTo(folder)).code).toBe(1);
    expect(readdirSync(join(folder, 'elsewhere'))).toEqual([]);
  });
});

describe('bad usage', () => {
  const folder = makeSite(statuspageFiles);

  test.each([
    ['an unknown target', ['export', 'somewhere', '--out', 'old'], 'somewhere'],
    ['no folder to write', ['export', 'statuspage'], '--out'],
    ['the site itself', ['export', 'statuspage', '--out', '.'], 'among the files of the site itself'],
    ['a file', ['export', 'statuspage', '--out', 'candor.yaml'], '`candor.yaml` is not a folder'],
    [
      'a folder that is no site',
      ['export', 'statuspage', 'incidents', '--out', 'old'],
      'holds no candor.yaml',
    ],
  ])('%s is told', async (_name, argv, message) => {
    const { code, err } = await candor(folder, argv);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  test('a site with errors is not exported', async () => {
    writeFiles(folder, { 'incidents/x.md': '---\ntitel: X\n---\n' });
    const { code, err } = await exportTo(folder);
    expect(code).toBe(2);
    expect(err).toContain('Run `candor check`');
    expect(readdirSync(folder)).not.toContain('old');
  });
});

/** Imports a folder of Statuspage's files, exports that site, imports what was exported and exports it again. */
async function roundTrip(
  folder: string,
): Promise<{ first: string; exported: string; second: string; again: string }> {
  const run = async (...argv: readonly string[]): Promise<void> => {
    const { code, err, out } = await candor(folder, argv);
    expect([code, err, code === 0 ? '' : out]).toEqual([0, '', '']);
  };
  await run('import', 'statuspage', 'source', '--out', 'first', '--timezone', 'UTC');
  await run('export', 'statuspage', 'first', '--out', 'exported');
  await run('import', 'statuspage', 'exported', '--out', 'second', '--timezone', 'UTC');
  await run('export', 'statuspage', 'second', '--out', 'again');
  return {
    first: join(folder, 'first'),
    exported: join(folder, 'exported'),
    second: join(folder, 'second'),
    again: join(folder, 'again'),
  };
}

/** What both formats can say of an incident: not the ids, which an import makes of names. */
function said(folder: string): Record<string, unknown> {
  const incidents = listFiles(folder).filter((path) => path.startsWith('incidents/'));
  return Object.fromEntries(
    incidents.map((path) => {
      const text = readFileSync(join(folder, path), 'utf8');
      const { incident } = JSON.parse(text) as { readonly incident: IncidentShape };
      const { name, status, impact, started_at, monitoring_at, resolved_at, scheduled_for, scheduled_until } =
        incident;
      const updates = incident.incident_updates.map((update) => ({
        status: update.status,
        body: update.body,
        display_at: update.display_at,
        affected: update.affected_components.map((one) => [one.name, one.old_status, one.new_status]).sort(),
      }));
      const components = incident.components.map((one) => [one.name, one.status]).sort();
      const times = { started_at, monitoring_at, resolved_at, scheduled_for, scheduled_until };
      return [path, { name, status, impact, ...times, updates, components }];
    }),
  );
}

describeCorpus('github-statuspage', (corpus) => {
  test('what was imported, exported and imported again is the same site', async () => {
    const folder = makeFolder();
    cpSync(join(corpus, 'incidents'), join(folder, 'source/incidents'), { recursive: true });
    const { first, exported, second, again } = await roundTrip(folder);
    expect(readTree(second)).toEqual(readTree(first));
    expect(said(again)).toEqual(said(exported));
    expect(listFiles(exported)).toHaveLength(listFiles(join(folder, 'source')).length + 1);
  });
});
