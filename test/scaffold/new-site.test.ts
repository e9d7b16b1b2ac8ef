// `candor init` makes a site that nothing is wrong with, whatever it is called, wherever and whenever it is made.
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { candor, makeFolder, type World } from '../cli/site-folder.js';

/** Makes a site in `status/`, with defaults for what `argv` does not say; gives its folder. */
async function makeNewSite(argv: readonly string[], world: World = {}): Promise<string> {
  const folder = makeFolder();
  const { code, err } = await candor(folder, ['init', 'status', '--yes', ...argv], world);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return join(folder, 'status');
}

describe('a new site', () => {
  test('is checked without a finding, and builds', async () => {
    const site = await makeNewSite(['--url', 'https://status.example.com/']);
    expect(await candor(site, ['check', '--strict'])).toEqual({
      code: 0,
      out: 'No problems found.\n',
      err: '',
    });
    expect(await candor(site, ['build', '--strict'])).toMatchObject({ code: 0 });
    const page = readFileSync(join(site, '_site/index.html'), 'utf8');
    expect(page).toContain('Example: database upgrade');
    expect(page).toContain('Website');
  });

  test('stays without a finding when the examples are deleted', async () => {
    const site = await makeNewSite([]);
    for (const name of readdirSync(join(site, 'incidents'), { recursive: true }).map(String)) {
      if (name.endsWith('.md')) {
        expect(readFileSync(join(site, 'incidents', name), 'utf8')).toContain('AN EXAMPLE');
        rmSync(join(site, 'incidents', name));
      }
    }
    expect(await candor(site, ['check', '--strict'])).toMatchObject({ code: 0 });
    expect(await candor(site, ['build', '--strict'])).toMatchObject({ code: 0 });
  });

  test('stays without a finding when time goes by', async () => {
    const site = await makeNewSite([], { now: Date.UTC(2026, 0, 15, 12) });
    for (const later of ['2026-01-21 22:30', '2026-01-22 09:00', '2026-06-01', '2029-02-28'])
      expect(await candor(site, ['check', '--strict', '--now', later])).toMatchObject({ code: 0 });
  });

  test('shows no outage to its readers', async () => {
    const site = await makeNewSite([]);
    await candor(site, ['build']);
    expect(readFileSync(join(site, '_site/index.html'), 'utf8')).toContain('All systems operational');
  });
});
