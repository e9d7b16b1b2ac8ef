// Whatever befalls the folder of a site: afterwards `candor dev` serves what a cold build writes, byte for byte, and has
// read the site a few times only. Editors save in many ways, and none of them shows an error that is none.
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { config, incident, makeFolder, makeSite, writeFiles, wrongIncident } from '../cli/site-folder.js';
import { serveSite } from './served-site.js';

const slow = 'incidents/2025/2025-10-15-slow.md';
const linked = 'incidents/2025/2025-11-02-again.md';
const files = {
  [slow]: incident(),
  // An error if the other one is gone.
  [linked]: incident({
    title: 'Slow again',
    day: '2025-11-02',
    more: '\nAs [before](2025-10-15-slow.md).\n',
  }),
  'public/notes.txt': 'Notes.\n',
};

/** From now on: the first one, one for each second of a storm, and a few around it. */
function mostReadings(): () => number {
  const begun = Date.now();
  return () => 4 + Math.ceil((Date.now() - begun) / 1000);
}

const error = /^.* error .*$/m;

describe('a storm', () => {
  test('of a thousand changes at once', async () => {
    const site = makeSite(files);
    const { untilLikeBuild, countReadings } = await serveSite(site);
    const most = mostReadings();
    for (let change = 0; change < 1000; change += 1) {
      writeFiles(site, { [`public/notes/${change % 100}.txt`]: `Note ${change}.\n` });
      if (change % 50 !== 0) continue;
      const day = `2025-09-${String(change / 50 + 1).padStart(2, '0')}`;
      writeFiles(site, { [`incidents/2025/${day}-more.md`]: incident({ title: `Slow ${change}`, day }) });
    }
    await untilLikeBuild();
    expect(countReadings()).toBeLessThanOrEqual(most());
  });

  test('of two hundred saves of one file', async () => {
    const site = makeSite(files);
    const { untilLikeBuild, countReadings } = await serveSite(site);
    const most = mostReadings();
    for (let save = 0; save < 200; save += 1) {
      writeFiles(site, { [slow]: save % 3 === 0 ? wrongIncident : incident({ title: `Title ${save}` }) });
      await sleep(2);
    }
    await untilLikeBuild();
    expect(countReadings()).toBeLessThanOrEqual(most());
  });

  test('of branches that are checked out, and of commits that touch no file', async () => {
    const site = makeSite({ ...files, 'candor.yaml': `${config}output: { commit: true }\n` });
    const git = (...words: string[]): void => {
      execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@acme.example', ...words], {
        cwd: site,
        stdio: 'ignore',
      });
    };
    git('init', '-b', 'main');
    git('add', '.');
    git('commit', '-m', 'Begin');
    git('checkout', '-b', 'other');
    rmSync(join(site, linked));
    writeFiles(site, { [slow]: incident({ title: 'On the other branch' }), 'public/a.txt': 'A' });
    git('add', '.');
    git('commit', '-m', 'Change');
    const { untilLikeBuild, get } = await serveSite(site);
    await untilLikeBuild();
    for (const branch of ['main', 'other', 'main', 'other', 'main']) git('checkout', branch);
    await untilLikeBuild();
    expect((await get('a.txt')).status).toBe(404);
    git('commit', '--allow-empty', '-m', 'Nothing');
    await untilLikeBuild();
  });

  test('of folders that are renamed, removed and made again', async () => {
    const site = makeSite(files);
    const { untilLikeBuild, until, said } = await serveSite(site);
    renameSync(join(site, 'incidents/2025'), join(site, 'incidents/archive'));
    await untilLikeBuild();
    rmSync(join(site, 'incidents'), { recursive: true });
    rmSync(join(site, 'public'), { recursive: true });
    await untilLikeBuild();
    renameSync(join(makeSite(files), 'incidents'), join(site, 'Incidents'));
    await until(() => said.err.includes('file/folder-name'));
    renameSync(join(site, 'Incidents'), join(site, 'incidents'));
    writeFiles(site, { 'public/new/deep/note.txt': 'N' });
    await untilLikeBuild();
  });

  test('that takes the whole site away and brings it back', async () => {
    const site = makeSite(files, join(makeFolder(), 'site'));
    const { untilLikeBuild, until, said, get } = await serveSite(site);
    rmSync(site, { recursive: true });
    await until(() => said.err.includes('config/missing'));
    expect((await get('')).text).toContain('Slow again');
    makeSite({ ...files, [slow]: incident({ title: 'Back again' }) }, site);
    await untilLikeBuild();
    // At once, so that the folder seems never to have been away.
    rmSync(site, { recursive: true });
    makeSite(files, site);
    await untilLikeBuild();
    writeFiles(site, { [slow]: incident({ title: 'Still heard' }) });
    await untilLikeBuild();
  });

  test('of a configuration that breaks and is mended', async () => {
    const site = makeSite(files);
    const { untilLikeBuild, until, said, get } = await serveSite(site);
    writeFiles(site, { 'candor.yaml': 'site: [' });
    await until(() => said.out.includes('The last good pages stay'));
    expect((await get('')).text).toContain('Acme Status');
    writeFiles(site, { 'candor.yaml': config.replace('status.acme.example/', 'acme.example/status/') });
    await until(async () => (await get('status/')).status === 200);
    writeFiles(site, { 'candor.yaml': config });
    await untilLikeBuild();
  });
});

describe('an editor that saves', () => {
  const changed = incident({ title: 'Saved' });
  const ways: Readonly<Record<string, (path: string) => void | Promise<void>>> = {
    'in place, in pieces': async (path) => {
      writeFileSync(path, '');
      for (let from = 0; from < changed.length; from += 100) {
        appendFileSync(path, changed.slice(from, from + 100));
        await sleep(20);
      }
    },
    'by renaming another file': (path) => {
      writeFileSync(`${path}.tmp`, changed);
      renameSync(`${path}.tmp`, path);
    },
    'by a backup, slowly': async (path) => {
      writeFileSync(join(path, '../4913'), '');
      unlinkSync(join(path, '../4913'));
      renameSync(path, `${path}~`);
      await sleep(150);
      writeFileSync(path, changed);
      unlinkSync(`${path}~`);
    },
    'with two further files': (path) => {
      writeFileSync(`${path}___jb_tmp___`, changed);
      renameSync(path, `${path}___jb_old___`);
      renameSync(`${path}___jb_tmp___`, path);
      unlinkSync(`${path}___jb_old___`);
    },
    'behind a lock': (path) => {
      writeFileSync(join(path, '../.#2025-10-15-slow.md'), '');
      writeFileSync(path, changed);
      unlinkSync(join(path, '../.#2025-10-15-slow.md'));
    },
  };

  test.each(Object.keys(ways))('%s', async (way) => {
    const site = makeSite(files);
    const { untilLikeBuild, countReadings, said } = await serveSite(site);
    await ways[way]?.(join(site, slow));
    await untilLikeBuild();
    // Half a file may be seen for a moment where the pieces are slow.
    if (way === 'in place, in pieces') return;
    expect(said.err).not.toMatch(error);
    expect(said.out).not.toContain('The last good pages stay');
    expect(countReadings()).toBeLessThanOrEqual(3);
  });

  test('without a word from the file system', async () => {
    const site = makeSite(files);
    const { untilLikeBuild } = await serveSite(site, '--poll');
    mkdirSync(join(site, 'incidents/2026'));
    writeFiles(site, {
      [slow]: changed,
      'incidents/2026/2026-01-02-new.md': incident({ day: '2026-01-02' }),
    });
    await untilLikeBuild();
  });
});
