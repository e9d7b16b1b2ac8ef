// `candor build`: whole or untouched. What an error keeps back, what --keep-going lets out, and under which headline.
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileFiles } from './compile-files.js';
import {
  candor,
  config,
  doubtfulIncident,
  incident,
  listFiles,
  makeSite,
  readTree,
  wrongIncident,
  writeFiles,
} from './site-folder.js';

const good = { 'incidents/good.md': incident({ title: 'A good one' }) };
const built = (site: string): Record<string, string> => readTree(join(site, '_site'));

interface BuildRecord {
  readonly complete: boolean;
  readonly omittedFiles: number;
}
const recordOf = (site: string): BuildRecord => JSON.parse(built(site)['build.json'] ?? '') as BuildRecord;

describe('an error', () => {
  const errors = {
    'in an incident': { 'incidents/bad.md': wrongIncident },
    'in the YAML of an incident': { 'incidents/bad.md': '---\ntitle: [\n---\n' },
    'in the configuration': { 'candor.yaml': `${config}sites: {}\n` },
    'in the prose of a year': { 'incidents/2025/_year.md': '# 2025\n' },
    'in the public folder': { 'public/index.html': 'mine' },
  };

  test.each(Object.entries(errors))('%s writes nothing where nothing was', async (_, files) => {
    const site = makeSite({ ...good, ...files });
    const before = listFiles(site);
    expect(await candor(site, ['build'])).toMatchObject({ code: 1, out: '' });
    expect(listFiles(site)).toEqual(before);
  });

  test.each(Object.entries(errors))('%s leaves the last site as it is, byte for byte', async (_, files) => {
    const site = makeSite(good);
    await candor(site, ['build']);
    const before = built(site);
    const { mtimeMs } = statSync(join(site, '_site/index.html'));
    writeFiles(site, { ...files, 'incidents/new.md': incident({ title: 'A new one' }) });
    const { code, err } = await candor(site, ['build']);
    expect(code).toBe(1);
    expect(err).toMatch(/\nNothing was written; _site is as it was\.\n$/);
    expect(built(site)).toEqual(before);
    expect(statSync(join(site, '_site/index.html')).mtimeMs).toBe(mtimeMs);
  });

  test('in the configuration keeps everything back, also with --keep-going', async () => {
    const site = makeSite({ ...good, ...errors['in the configuration'] });
    const { code, err } = await candor(site, ['build', '--keep-going']);
    expect(code).toBe(1);
    expect(err).toContain('candor.yaml:9:1 error format/unknown-field');
    expect(existsSync(join(site, '_site'))).toBe(false);
  });

  test('once mended lets the site out again', async () => {
    const site = makeSite({ ...good, 'incidents/bad.md': wrongIncident });
    expect((await candor(site, ['build'])).code).toBe(1);
    writeFiles(site, { 'incidents/bad.md': incident({ title: 'Mended' }) });
    expect((await candor(site, ['build'])).code).toBe(0);
    expect(Object.keys(built(site))).toContain('incidents/bad/index.html');
  });
});

describe('--keep-going', () => {
  test('publishes what has no error, and says what is missing in every place', async () => {
    const site = makeSite({
      ...good,
      'incidents/open.md': incident({ title: 'Still going on', day: '2026-01-14', isOpen: true }),
      'incidents/bad.md': wrongIncident,
      'incidents/worse.md': 'no front matter\n',
    });
    const { code, out, err } = await candor(site, ['build', '--keep-going']);
    // The site is out, and whoever built it must still hear of the files.
    expect(code).toBe(1);
    expect(out).toMatch(/^Built 2 entries into _site/);
    expect(err).toContain('incidents/bad.md:4:14 error link/unknown-component');
    expect(err).toContain('incidents/worse.md:1:1 error format/missing-front-matter');
    expect(err).toMatch(/\n2 incident files were left out because of errors; the status page says so\.\n$/);
    const pages = built(site);
    expect(pages['index.html']).toContain('<h1>Status incomplete: 2 incident files could not be read</h1>');
    expect(pages['index.html']).toContain('Still going on');
    expect(pages['index.html']).not.toMatch(/operational/i);
    expect(pages['incidents/good/index.html']).toContain('A good one');
    expect(recordOf(site)).toMatchObject({ complete: false, omittedFiles: 2 });
    // The names of the files are for the terminal.
    expect(Object.values(pages).join('\n')).not.toMatch(/bad\.md|worse\.md/);
  });

  test('with nothing wrong makes the same site as without, and is no failure', async () => {
    const [one, two] = [makeSite(good), makeSite(good)];
    expect((await candor(one, ['build', '--keep-going'])).code).toBe(0);
    expect((await candor(two, ['build'])).code).toBe(0);
    expect(built(one)).toEqual(built(two));
    expect(built(one)['index.html']).toContain('<h1>All systems operational</h1>');
    expect(recordOf(one)).toMatchObject({ complete: true, omittedFiles: 0 });
  });

  test('with warnings under --strict publishes and fails', async () => {
    const site = makeSite({ 'incidents/a.md': doubtfulIncident });
    const { code, out } = await candor(site, ['build', '--keep-going', '--strict']);
    expect(code).toBe(1);
    expect(out).toMatch(/^Built 1 entry/);
    expect(recordOf(site)).toMatchObject({ complete: true, omittedFiles: 0 });
  });

  test('replaces a complete site, and a complete one replaces it', async () => {
    const site = makeSite({ ...good, 'incidents/other.md': incident({ title: 'The other' }) });
    await candor(site, ['build']);
    const before = built(site);
    writeFiles(site, { 'incidents/other.md': wrongIncident });
    await candor(site, ['build', '--keep-going']);
    expect(Object.keys(built(site))).not.toContain('incidents/other/index.html');
    writeFiles(site, { 'incidents/other.md': incident({ title: 'The other' }) });
    await candor(site, ['build']);
    expect(built(site)).toEqual(before);
  });

  test('counts incident files, not problems, nor other files', () => {
    const manyProblems = incident({ components: '[apo, wep]', fields: 'severty: low\nstatus: open' });
    const { history, reader } = compileFiles({
      ...good,
      'incidents/bad.md': manyProblems,
      'incidents/2025/_year.md': '# Wrong\n',
      'incidents/2025/_unknown.md': 'x',
      'incidents/graph.MD': incident(),
      'public/index.html': 'x',
    });
    // graph.MD was most likely meant to be an incident.
    expect(history.omitted).toBe(2);
    expect(reader.text('index.html')).toMatch(/^Status incomplete: 2 incident files could not be read/);
    expect(reader.text('history/2025/index.html')).not.toContain('Wrong');
  });

  test.skipIf(process.platform === 'win32')('counts no attachment as an incident file', () => {
    const { history, problems } = compileFiles({
      'incidents/a.md': incident({ more: '\n## Details\n\nSee [the log](nul.txt).\n' }),
      'incidents/nul.txt': 'x',
    });
    expect(problems).toEqual(['incidents/nul.txt:1:1 identity/reserved-name']);
    expect(history).toMatchObject({ entries: [{ id: 'a' }], omitted: 0 });
  });

  test('speaks of one file as of one', () => {
    const { reader } = compileFiles({ ...good, 'incidents/bad.md': wrongIncident });
    expect(reader.text('index.html')).toMatch(/^Status incomplete: 1 incident file could not be read/);
    expect(reader.source('build.json')).toContain('"omittedFiles": 1');
  });

  test('shows an open incident that only lacks `external`', () => {
    const demanding = `${config}policy:\n  severities:\n    low: { publish: external }\n`;
    const { history, reader } = compileFiles({
      'candor.yaml': demanding,
      'incidents/open.md': incident({ title: 'Going on', day: '2026-01-14', isOpen: true }),
      'incidents/over.md': incident({ title: 'Gone by' }),
    });
    expect(history.entries.map(({ id }) => id)).toEqual(['open']);
    expect(reader.text('index.html')).toContain('Going on');
    expect(reader.source('index.html')).not.toContain('Gone by');
    expect(history.omitted).toBe(1);
  });
});

describe('the output', () => {
  test('is what --out says, relative to where one stands', async () => {
    const site = makeSite({ 'status/candor.yaml': config, 'status/incidents/a.md': incident() });
    const { code, out } = await candor(site, ['build', 'status', '--out', 'public/status']);
    expect(code).toBe(0);
    expect(out).toMatch(/^Built 1 entry into public\/status: /);
    expect(existsSync(join(site, 'public/status/index.html'))).toBe(true);
    expect(existsSync(join(site, 'status/_site'))).toBe(false);
  });

  test('may be an empty folder, and loses what is no longer in the site', async () => {
    const site = makeSite({ ...good, 'incidents/b.md': incident({ title: 'B' }), 'public/x/y.txt': 'x' });
    mkdirSync(join(site, '_site'));
    expect((await candor(site, ['build'])).code).toBe(0);
    expect(Object.keys(built(site))).toEqual(expect.arrayContaining(['incidents/b/index.html', 'x/y.txt']));
    rmSync(join(site, 'incidents/b.md'));
    rmSync(join(site, 'public'), { recursive: true });
    expect((await candor(site, ['build'])).code).toBe(0);
    expect(Object.keys(built(site)).filter((path) => /^(incidents\/b|x)\//.test(path))).toEqual([]);
  });

  test('keeps what `output.keep` names', async () => {
    const site = makeSite({ ...good, 'candor.yaml': `${config}output: { keep: [CNAME, .well-known/] }\n` });
    await candor(site, ['build']);
    writeFiles(site, { '_site/CNAME': 'status.acme.example', '_site/.well-known/acme': 'x' });
    writeFiles(site, { 'incidents/b.md': incident({ title: 'B' }) });
    expect((await candor(site, ['build'])).code).toBe(0);
    expect(built(site)).toMatchObject({ CNAME: 'status.acme.example', '.well-known/acme': 'x' });
  });

  test('is untouched by a check', async () => {
    const site = makeSite(good);
    await candor(site, ['build']);
    const before = readTree(site);
    writeFiles(site, { 'incidents/b.md': incident({ title: 'B' }) });
    await candor(site, ['check']);
    expect(readTree(site)).toEqual({ ...before, 'incidents/b.md': incident({ title: 'B' }) });
  });
});
