// `candor check --watch`: a report after each change, between lines by which an editor knows where it begins and ends.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
// Loaded before a test waits for it: on a busy machine that takes seconds.
import '../../src/commands/check.js';
import { candor, incident, makeSite, writeFiles, wrongIncident } from '../cli/site-folder.js';
import { startCandor } from './start-candor.js';

const good = 'incidents/2025/2025-10-15-slow.md';

describe('check --watch', () => {
  test('reports again after each change, until it is ended', async () => {
    const site = makeSite({ [good]: incident() });
    const { said, until, end } = startCandor(site, ['check', '--watch', '--format', 'lines']);
    await until(() => said.out === 'Checking the site…\nChecked: no problems\n');
    writeFiles(site, { [good]: wrongIncident });
    await until(() => /^Checked: 1 error$/m.test(said.out));
    expect(said.out).toMatch(
      /\nChecking the site…\nincidents\/2025\/2025-10-15-slow\.md:4:14: error: .* \[\S+\]\nChecked: 1 error\n$/,
    );
    writeFiles(site, { 'incidents/2025/b.md': '---\n', 'candor.yaml': 'site:\n  titel: x\n' });
    await until(() => said.out.includes('candor.yaml:2:3: error: '));
    rmSync(join(site, 'incidents'), { recursive: true });
    writeFiles(site, { 'candor.yaml': 'site:\n  title: X\n  url: https://x.example/\n' });
    await until(() => said.out.endsWith('\nChecking the site…\nChecked: no problems\n'));
    expect(await end()).toBe(0);
    expect(said.err).toBe('');
  });

  test('is for reports that follow each other', async () => {
    const site = makeSite({ [good]: incident() });
    expect(await candor(site, ['check', '--watch', '--format', 'json'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('`--format lines`') as string,
    });
  });
});
