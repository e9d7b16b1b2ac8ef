// The same of real incidents, imported from where they lie.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runImport } from '../../src/commands/import.js';
import { mayBeOpen } from '../../src/editing/may-be-open.js';
import { deriveTimeline } from '../../src/model/timeline.js';
import { describeCorpus } from '../corpora.js';
import { checkHardUpdates, checkPlainUpdates } from './check-edit.js';
import { readFolder } from './edited-files.js';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

describeCorpus('packit-status', (source) => {
  test('updates leave every other byte of real incidents alone, and no open one is overlooked', async () => {
    const made = mkdtempSync(join(tmpdir(), 'candor-editing-'));
    folders.push(made);
    const out = join(made, 'site');
    const args = { source: 'cstate', folder: source, out, timezone: 'Europe/Prague', dryRun: false };
    expect(await runImport(args, { cwd: '/', out: () => undefined })).toBe(0);
    const files = readFolder(out);
    expect(files.length).toBeGreaterThan(100);
    checkPlainUpdates(files, 15);
    checkHardUpdates(files, 15);
    const isOpen = ({ incident }: (typeof files)[number]): boolean =>
      deriveTimeline(incident, Date.UTC(2026, 10, 21)).isOpen;
    const overlooked = files.filter((file) => isOpen(file) && !mayBeOpen(file.text, file.site));
    expect(overlooked.map(({ path }) => path)).toEqual([]);
    // Cheap is the look only while it tells most of what is over.
    const suspected = files.filter((file) => !isOpen(file) && mayBeOpen(file.text, file.site));
    expect(suspected.length).toBeLessThan(files.length / 20);
  }, 90_000);
});
