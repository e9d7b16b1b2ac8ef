// `candor init` makes a site that nothing is wrong with, whatever it is called, wherever and whenever it is made.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { candor, makeFolder, type World } from '../cli/site-folder.js';

const noProblems = { code: 0, out: 'No problems found.\n', err: '' };

/** Makes a site in `status/`, with defaults for what `argv` does not say; gives its folder. */
async function makeNewSite(argv: readonly string[], world: World = {}): Promise<string> {
  const folder = makeFolder();
  const url = argv.includes('--url') ? [] : ['--url', 'https://status.example.com/'];
  const { code, err } = await candor(folder, ['init', 'status', '--yes', ...url, ...argv], world);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return join(folder, 'status');
}

describe('a new site', () => {
  test('is checked without a finding, and builds', async () => {
    const site = await makeNewSite(['--component', 'Website', 'Mobile app']);
    expect(await candor(site, ['check', '--strict'])).toEqual(noProblems);
    expect(await candor(site, ['build', '--strict'])).toMatchObject({ code: 0 });
    const page = readFileSync(join(site, '_site/index.html'), 'utf8');
    expect(page).toContain('Example: database upgrade');
    expect(page).toContain('Mobile app');
  });

  test('stays without a finding when the examples are deleted', async () => {
    const site = await makeNewSite([]);
    const examples = readdirSync(join(site, 'incidents'), { recursive: true })
      .map((name) => join(site, 'incidents', String(name)))
      .filter((path) => path.endsWith('.md'));
    expect(examples).toHaveLength(3);
    for (const path of examples) {
      expect(readFileSync(path, 'utf8')).toContain('AN EXAMPLE');
      rmSync(path);
    }
    expect(await candor(site, ['check', '--strict'])).toEqual(noProblems);
    expect(await candor(site, ['build', '--strict'])).toMatchObject({ code: 0 });
  });

  test('stays without a finding as time goes by', async () => {
    const site = await makeNewSite([], { now: Date.UTC(2026, 0, 15, 12) });
    for (const later of ['2026-01-16 09:00', '2026-06-01', '2029-02-28'])
      expect(await candor(site, ['check', '--strict', '--now', later])).toEqual(noProblems);
  });

  test('tells its readers of no outage', async () => {
    const site = await makeNewSite([]);
    await candor(site, ['build']);
    expect(readFileSync(join(site, '_site/index.html'), 'utf8')).toContain('All systems operational');
  });

  test('needs no address', async () => {
    const folder = makeFolder();
    await candor(folder, ['init', '--yes']);
    expect(await candor(folder, ['check', '--strict'])).toMatchObject({ code: 0 });
  });
});

const moments = {
  'a plain day': '2026-01-15T12:00:00Z',
  'the night the clocks go forward in Europe': '2026-03-29T01:30:00Z',
  'the night they go back': '2026-10-25T00:45:00Z',
  'nine days after they went forward in America': '2026-03-17T07:00:00Z',
  'the first minute of a year': '2027-01-01T00:00:30Z',
  'the last of a year': '2026-12-31T23:59:30Z',
  'a leap day': '2028-02-29T12:00:00Z',
  'nine days after it': '2028-03-09T12:00:00Z',
} as const;

describe.each(Object.entries(moments))('made on %s', (_, moment) => {
  test.each(['Europe/Berlin', 'America/New_York', 'Pacific/Kiritimati', 'Australia/Lord_Howe'])(
    'nothing is wrong with it in %s',
    async (zone) => {
      const now = Date.parse(moment);
      const site = await makeNewSite(['--timezone', zone], { now });
      expect(await candor(site, ['check', '--strict'], { now })).toEqual(noProblems);
    },
  );
});

describe('names that need care', () => {
  test.each([
    'Status: all of it',
    'Deploy #42',
    '"Quoted" and \'quoted\'',
    '- Status',
    '[Acme]',
    'yes',
    '2026-01-15',
    '{{ name }} <b>',
    'Größe & Maß 🚢',
    'サービス状況',
    'Ends in a colon:',
    'back\\slash',
    'A very long name. '.repeat(25).trim(),
  ])('%s is the name of the site and of a component', async (name) => {
    const site = await makeNewSite(['--name', name, '--component', name, 'Other']);
    expect(await candor(site, ['check', '--strict'])).toEqual(noProblems);
    expect(await candor(site, ['build'])).toMatchObject({ code: 0 });
  });

  test.each([
    ['404', '  - id: "404"\n    name: "404"\n'],
    ['Größe & Maß', '  - id: grosse-mass\n    name: Größe & Maß\n'],
    ['🚢 Ships', '  - id: ships\n    name: 🚢 Ships\n'],
    ['支払い', '  - id: component-1\n    name: 支払い\n'],
    ['All', '  - id: all-2\n    name: All\n'],
  ])('%s has an id that can be typed', async (name, written) => {
    const site = await makeNewSite(['--component', name]);
    expect(readFileSync(join(site, 'candor.yaml'), 'utf8')).toContain(`components:\n${written}\n`);
    expect(await candor(site, ['check', '--strict'])).toEqual(noProblems);
  });
});
