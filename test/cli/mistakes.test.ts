// Mistaken command lines: each is told what is wrong and what to do next, and nothing happens.
import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { candor, incident, makeFolder, makeSite, project, readTree } from './site-folder.js';

/** Words of a program's own workings, which nobody should ever see. */
const traces = /\n\s+at |node:internal|TypeError|undefined|\[object|commander/;

const mistakes: readonly (readonly [line: string, problem: RegExp, advice: RegExp])[] = [
  ['inti', /no command `inti`/, /`init`/],
  ['resolv', /no command `resolv`/, /`resolve`/],
  ['serve', /no command `serve`/, /candor help/],
  ['Check', /no command `Check`/, /`check`/],
  ['help buidl', /no command `buidl`/, /`build`/],
  ['--verison', /Unknown option `--verison`/, /`--version`/],
  ['-x', /Unknown option `-x`/, /candor help/],
  ['check --strct', /Unknown option `--strct`/, /`--strict`/],
  ['check --format', /argument missing/, /candor help check/],
  ['check --format jsn', /`jsn` is invalid/, /`json`/],
  ['check --policy-only --no-policy', /nothing to check/, /one of them/],
  ['check --watch --format sarif', /sarif is a format of one whole/, /--format lines/],
  ['check nowhere', /no folder `nowhere`/, /path/],
  ['build --kep-going', /Unknown option/, /`--keep-going`/],
  ['build --out', /argument missing/, /candor help build/],
  ['build --base-url nowhere', /not the address/, /https:/],
  ['build --now soon', /`soon` cannot be read as a time/, /2025-/],
  ['build one two', /Too many arguments/, /candor help build/],
  ['dev --port abc', /abc/, /./],
  ['dev --port 99999', /99999/, /./],
  ['dev --reveal --host 0.0.0.0', /shows what is withheld/, /Leave out/],
  ['dev nowhere', /no folder `nowhere`/, /path/],
  ['preview --port -1', /-1/, /./],
  ['preview --out nowhere', /nowhere/, /candor build/],
  ['new --severity huge --message x Title', /huge/, /low/],
  ['new Title --severity low --component apo --message x', /apo/, /api/],
  ['new --kind incidnt Title', /`incidnt` is invalid/, /`incident`/],
  ['new', /title/i, /candor new/],
  ['update nosuch monitoring x', /nosuch/, /./],
  ['update a fixed x', /./, /./],
  ['resolve', /./, /./],
  ['resolve nosuch done', /nosuch/, /./],
  ['postmortem nosuch', /nosuch/, /./],
  ['publish nosuch', /nosuch/, /./],
  ['publish', /./, /./],
  ['show', /Missing required argument `id`/, /candor help show/],
  ['show nosuch', /nosuch/, /./],
  ['list --format xml', /`xml` is invalid/, /candor help list/],
  ['list --severity huge', /huge/, /low/],
  ['disclosure --explain nosuch', /nosuch/, /./],
  ['digest', /Missing required argument `action`/, /candor help digest/],
  ['digest opne', /`opne` is invalid/, /candor help digest/],
  ['digest close', /Which period/, /2026-q2/],
  ['digest close 2026q2', /`2026q2` is no period/, /`2026-q2`/],
  ['digest list . too-much', /too many/i, /candor (help digest|digest --help)/],
  ['audit nowhere', /no folder `nowhere`/, /path/],
  ['import', /Required option/, /candor help import/],
  ['import cstate nowhere --out x --timezone UTC', /no folder `nowhere`/, /./],
  ['import cstate incidents --out x --timezone Mars/Base', /no time zone/, /Europe\/Berlin/],
  ['schema incidnet', /`incidnet` is invalid/, /`incident`/],
  ['completion tcsh', /`tcsh` is invalid/, /candor help completion/],
  ['init --ci github --name Again', /./, /./],
];

test.each(mistakes)('candor %s', async (line, problem, advice) => {
  const site = makeSite({ 'incidents/a.md': incident() });
  const before = readTree(site);
  const { code, out, err } = await candor(site, line.split(' '), { signal: AbortSignal.abort() });
  const [, message = '', hint = ''] = /^([^]*?)\nhint: ([^]*)$/.exec(err) ?? ['', err, 'NO HINT'];
  expect(`${message}\nhint: ${hint}`).not.toContain('NO HINT');
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(message).toMatch(problem);
  expect(hint).toMatch(advice);
  expect(err).not.toMatch(traces);
  expect(readTree(site)).toEqual(before);
});

describe('what no command line is to blame for', () => {
  const cli = join(project, 'dist/src/cli.js');

  test('a current folder that was deleted', () => {
    const folder = join(makeFolder(), 'gone');
    mkdirSync(folder);
    const script = `cd '${folder}' && rmdir '${folder}' && exec '${process.execPath}' '${cli}' check`;
    const { status, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toMatch(/The current folder was deleted\.\nhint: .*\n$/);
    expect(stderr).not.toMatch(traces);
  });

  test('a standard input that is closed', () => {
    const site = makeSite({ 'incidents/a.md': incident() });
    const output = execFileSync('bash', ['-c', `'${process.execPath}' '${cli}' check <&-`], {
      cwd: site,
      encoding: 'utf8',
    });
    expect(output).toBe('No problems found.\n');
  });

  test.runIf(existsSync('/dev/full'))('a disk that is full where the output goes', () => {
    const { status, stderr } = spawnSync(
      'bash',
      ['-c', `'${process.execPath}' '${cli}' schema config > /dev/full`],
      {
        encoding: 'utf8',
      },
    );
    expect(status).toBe(2);
    expect(stderr).toBe(
      'The output could not be written: no space is left on the disk.\nhint: Send it somewhere else.\n',
    );
  });

  test('a reader that has gone', async () => {
    const child = spawn(process.execPath, [cli, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let err = '';
    child.stderr.on('data', (bytes: Buffer) => (err += bytes.toString()));
    await new Promise((resolve) => child.on('close', resolve));
    expect(err).toBe('');
  });

  test('a folder that may not be read', async () => {
    const site = makeSite({ 'incidents/a.md': incident() });
    chmodSync(join(site, 'incidents'), 0);
    const { code, err, out } = await candor(site, ['check']);
    const isRefused = ((): boolean => {
      try {
        readdirSync(join(site, 'incidents'));
        return false;
      } catch {
        return true;
      }
    })();
    chmodSync(join(site, 'incidents'), 0o755);
    // Nothing is refused to the administrator.
    if (isRefused) expect(code).not.toBe(0);
    expect(out + err).not.toMatch(traces);
    if (code === 2) expect(err).toMatch(/^hint: /m);
  });
});
