// Completion in the shell: what the words of the program are, and, where bash is, what the Tab key comes to.
// zsh and fish are asked for the syntax of their scripts where they are there. Needs a build.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { candor, config, incident, makeFolder, makeSite, project } from './site-folder.js';

const files = {
  'candor.yaml': `${config}  - { id: shop, name: Shop, components: [{ id: basket, name: Basket }] }\n`,
  'incidents/2026/2026-01-02-slow.md': incident(),
  'incidents/2025-10-15-down.md': 'not even an incident',
  'incidents/_digests/2026-q1.md': '',
  'incidents/notes.txt': '',
  'incidents/a $(touch pwned).md': incident(),
};

describe('what the site has', () => {
  test.each<[string, string[]]>([
    ['incidents', ['2025-10-15-down', '2026-01-02-slow']],
    ['components', ['api', 'basket', 'shop', 'web']],
    ['severities', ['critical', 'high', 'low', 'medium']],
  ])('%s, from the site or from a folder in it', async (what, words) => {
    const site = makeSite(files);
    for (const cwd of [site, join(site, 'incidents')]) {
      const { code, out, err } = await candor(cwd, ['complete', what]);
      expect({ code, err, words: out.trimEnd().split('\n').sort() }).toEqual({ code: 0, err: '', words });
    }
  });

  test('severities of its own', async () => {
    const severities = 'severities:\n  - { id: outage, label: Outage, state: major-outage }\n';
    const site = makeSite({ 'candor.yaml': `${config}${severities}` });
    expect((await candor(site, ['complete', 'severities'])).out).toBe('outage\n');
  });

  test.each([
    ['no site', {}],
    ['no YAML', { 'candor.yaml': 'components: [\n' }],
    ['another shape', { 'candor.yaml': 'components: { api: { id: [1] } }\n' }],
    ['no text', { 'candor.yaml': new Uint8Array([0xff, 0xfe, 0]) }],
  ])('is nothing, in silence, where there is %s', async (_, given) => {
    const folder = 'candor.yaml' in given ? makeSite(given) : makeFolder();
    for (const what of ['incidents', 'components'])
      expect(await candor(folder, ['complete', what])).toEqual({ code: 0, out: '', err: '' });
  });

  test('is no command that people are told of', async () => {
    expect((await candor(makeFolder(), ['--help'])).out).not.toMatch(/complete /);
  });
});

test('every script knows every command and option', async () => {
  const folder = makeFolder();
  const { out: help } = await candor(folder, ['--help']);
  const commands = [...help.matchAll(/^ {2}([a-z]+) {2,}/gm)].map(([, name = '']) => name);
  const helps = await Promise.all(commands.map((name) => candor(folder, ['help', name])));
  const options = new Set(
    helps.flatMap(({ out }) => [...out.matchAll(/^ {2}(?:-\w, )?--([a-z-]+)/gm)].map(([, name]) => name)),
  );
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { out: script } = await candor(folder, ['completion', shell]);
    for (const word of [...commands, ...options]) expect(script).toContain(word);
    if (spawnSync(shell, ['--version']).status !== 0) continue;
    writeFileSync(join(folder, shell), script);
    execFileSync(shell, ['-n', join(folder, shell)]);
  }
});

describe('the Tab key in bash', () => {
  const site = makeSite({ ...files, 'docs/a.md': '', 'docs two/a.md': '' });
  const bin = makeFolder();

  beforeAll(async () => {
    const { out } = await candor(bin, ['completion', 'bash']);
    writeFileSync(join(bin, 'candor.bash'), out);
    const program = `#!/bin/sh\nexec '${process.execPath}' '${project}/dist/src/cli.js' "$@"\n`;
    writeFileSync(join(bin, 'candor'), program, { mode: 0o755 });
    mkdirSync(join(bin, 'out'));
  });

  /** What is offered for the last of these words. */
  function complete(words: readonly string[]): readonly string[] {
    const lines = [
      'source "$0/candor.bash"',
      'COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))',
      '_candor candor "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"',
      'printf "%s\\n" "${COMPREPLY[@]}"',
    ];
    const env = { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` };
    const argv = ['--norc', '-c', lines.join('\n'), bin, 'candor', ...words];
    return execFileSync('bash', argv, { cwd: site, env, encoding: 'utf8' }).split('\n').filter(Boolean);
  }

  test.each<[string[], string[]]>([
    [['che'], ['check']],
    [['help', 'discl'], ['disclosure']],
    [['check', '--str'], ['--strict']],
    [['check', '--format', 's'], ['sarif']],
    // Bash takes --format=s for three words.
    [['check', '--format', '=', 's'], ['sarif']],
    [
      ['check', '--format', '='],
      ['pretty', 'json', 'github', 'gitlab', 'sarif', 'lines'],
    ],
    [
      ['check', 'doc'],
      ['docs', 'docs two'],
    ],
    [['check', '--format', 'json', '--strict', 'inc'], ['incidents']],
    [
      ['digest', ''],
      ['close', 'list'],
    ],
    [['update', '2026'], ['2026-01-02-slow']],
    [['update', '2026', 'mon'], ['monitoring']],
    [['update', 'mon'], ['monitoring']],
    [['resolve', '-C', 'docs', '2025'], ['2025-10-15-down']],
    [['new', 'A title', '--component', 'b'], ['basket']],
    [['new', '--severity', 'c'], ['critical']],
    [['nosuch', ''], []],
    [['build', '--base-url', 'x'], []],
  ])('%j', (words, offered) => {
    expect([...complete(words)].sort()).toEqual([...offered].sort());
  });
});
