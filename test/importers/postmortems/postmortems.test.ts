// Postmortems in plain Markdown: what is read, what is guessed and marked, what is refused, and that the text is kept.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkSite } from '../../../src/building/read-site.js';
import { runImport as runCommand } from '../../../src/commands/import.js';
import { parseMarkdown } from '../../../src/content/markdown.js';
import type { Imported, ImportOptions } from '../../../src/importers/imported.js';
import { readsPostmortemFile } from '../../../src/importers/postmortems/folder.js';
import { importPostmortems } from '../../../src/importers/postmortems/postmortems.js';
import { compileFiles } from '../../cli/compile-files.js';
import { describeCorpus } from '../../corpora.js';

type Files = Readonly<Record<string, string>>;

function importAll(files: Files, options: Partial<ImportOptions> = {}): Imported {
  const all = Object.entries(files).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));
  const source = {
    files: all.filter(({ path }) => readsPostmortemFile(path)),
    others: all
      .filter(({ path }) => !readsPostmortemFile(path))
      .map(({ path, bytes }) => ({ path, size: bytes.length })),
    unreadable: [],
  };
  const result = importPostmortems(source, { timezone: 'UTC', readMarkdown: parseMarkdown, ...options });
  if (!result.ok) throw new Error(result.reason);
  const { read, written, refused } = result.imported.counts;
  expect(read).toBe(written + refused);
  return result.imported;
}

/** Front matter and body of one postmortem. */
function importOne(
  text: string,
  name = 'Apples ran out.md',
  options: Partial<ImportOptions> = {},
): readonly string[] {
  const { files } = importAll({ [name]: text }, options);
  return (
    files
      .find(({ path }) => path !== 'candor.yaml')
      ?.text.split('---\n')
      .slice(1) ?? []
  );
}

const notesOf = ({ notes }: Imported, path: string): string[] =>
  notes.filter((note) => note.path === path).map(({ kind, line, reason }) => `${kind} ${line} ${reason}`);

const plain = `# Apples ran out

## Summary

Nobody could buy apples.

## Timeline

All times in CET.

| Time             | Event        |
| :--------------- | ------------ |
| 2024-02-05 12:00 | The lorry is late |
| 2024-02-?? ??:?? | Somebody notices |
| ~2024-02-05 13:30 | It is there |

## Action items

- [x] Order two lorries (owner: purchasing)
`;

test('what is guessed is marked above the field, and the text is kept as it is', () => {
  const [fields = '', body = ''] = importOne(plain);
  expect(fields).toBe(`title: Apples ran out
# guessed: nothing says how bad it was
severity: unrated
# guessed: the first time of the timeline
started: ~2024-02-05 11:00
# guessed: the last time of the timeline
resolved: ~2024-02-05 12:30
`);
  expect(body).toBe(
    `\n## Postmortem\n\n${plain.split('\n').slice(2).join('\n').replaceAll('\n## ', '\n### ').replace(/^## /, '### ').trim()}\n`,
  );
});

test('the report says the same', () => {
  const imported = importAll({ 'Apples ran out.md': plain });
  expect(notesOf(imported, 'Apples ran out.md')).toEqual([
    'guessed 1 the name “Apples ran out” cannot be an id as it is; the incident is called “Apples-ran-out”',
    'guessed 1 `severity: unrated` is a guess: nothing says how bad it was',
    'guessed 1 `started: ~2024-02-05 11:00` is a guess: the first time of the timeline',
    'guessed 1 `resolved: ~2024-02-05 12:30` is a guess: the last time of the timeline',
    'guessed 1 the times are read as CET in every season, as the document says',
    'guessed 1 nothing says when it was published, so it is a draft, which readers do not get',
  ]);
});

test('what the document states is no guess, and what is asked for fills the rest', () => {
  const [fields = '', body = ''] = importOne(
    `# Late pears\n\n**Severity:** high\n**Started:** 2024-02-05 11:00 UTC\n**Resolved:** 2024-02-05 12:15:30Z\nPublished: 2024-02-09\n\n## Root cause\n\nA pear.\n`,
  );
  expect(fields).toBe(
    'title: Late pears\nseverity: high\nstarted: 2024-02-05 11:00\nresolved: 2024-02-05 12:15:30\n',
  );
  expect(body).toContain('## Postmortem - 2024-02-09\n');
  const [high = ''] = importOne('# Late 2024-02-05\n\nSeverity: High\n', 'a.md', { severity: 'low' });
  expect(high).toContain('\nseverity: high\n');
  const [asked = '', text = ''] = importOne(plain, 'a.md', { severity: 'low', published: '2026-11-21' });
  expect(asked).toContain('\nseverity: low\n');
  expect(text).toContain('## Postmortem - 2026-11-21\n');
});

describe('the day', () => {
  test.each([
    [
      'front matter',
      '---\ntitle: Plums\ndate: 2024-02-05\nseverity: SEV-2\nauthor: Ann\n---\n\nText.\n',
      'a.md',
      '~2024-02-05',
      'what stands beside “date: 2024-02-05”',
    ],
    [
      'a table of facts',
      '# Plums\n\n| Date | 5 February 2024 |\n| --- | --- |\n| Where | here |\n',
      'a.md',
      '~2024-02-05',
      'what stands beside “Date: 5 February 2024”',
    ],
    [
      'the name of the file',
      '# Plums\n\nText.\n',
      '2024-02-05 plums.md',
      '~2024-02-05',
      'the day in the name of the file',
    ],
    [
      'the text',
      '# Plums\n\nOn Monday, February 5th, 2024 they were gone.\n',
      'a.md',
      '~2024-02-05',
      'the first day that the text names, “February 5th, 2024”',
    ],
    [
      'a timeline without days',
      '# Plums\n\nDate: 2024-02-05\n\n## Timeline\n\n- 10:05 gone\n- 11:10 back\n',
      'a.md',
      '~2024-02-05 10:05',
      'the first time of the timeline',
    ],
  ])('%s', (_name, text, name, started, mark) => {
    const [fields = ''] = importOne(text, name);
    expect(fields).toContain(`# guessed: ${mark}\nstarted: ${started}\n`);
  });

  test('of a file that says nothing of it there is no incident', () => {
    const files = {
      'README.md': '# Read me 2024-02-05',
      'Template.md': '# Title\n\n| 20xx-MM-DD | x |\n',
      'a.bin': 'x',
      'b.png': 'x',
    };
    const imported = importAll(files);
    expect(imported.counts).toEqual({ read: 2, written: 0, refused: 2 });
    expect(imported.notes.map(({ path, kind }) => `${path} ${kind}`)).toEqual([
      'README.md refused',
      'Template.md refused',
      'a.bin lost',
      'b.png lost',
      'candor.yaml guessed',
    ]);
  });
});

test('fields without a place are lost by name, and a stated severity of another scale is a guess', () => {
  const imported = importAll({
    'a.md': '---\ntitle: Plums\ndate: 2024-02-05\nseverity: SEV-2\nauthor: Ann\n---\n\nText.\n',
  });
  expect(notesOf(imported, 'a.md')).toContain('lost 5 `author: Ann` has no place in Candor');
  expect(notesOf(imported, 'a.md')).toContain(
    'guessed 1 `severity: high` is a guess: the document says “severity: SEV-2”',
  );
});

test('stray, empty and repeated headings become sections that the check takes', () => {
  const [, body = ''] = importOne(
    '# Plums 2024-02-05\n\n## Summary\n\nOne.\n\n### Deeper\n\n## Empty\n\n# Stats\n\n- a\n\n## Summary\n\nTwo. See [it][1].\n\n## [Link](https://a.example)\n\nThree.\n\n[1]: https://b.example\n',
  );
  expect(body.match(/^#+ .*$/gm)).toEqual([
    '## Postmortem',
    '### Summary',
    '#### Deeper',
    '### Stats',
    '### Summary (2)',
    '### Link',
  ]);
});

test('links between postmortems and images come along', () => {
  const imported = importAll({
    '2024/A b.md':
      '# A 2024-02-05\n\nSee [b](../2025/B%20c.md#cause), ![graph](img/g.png) and [x](nowhere.md).\n',
    '2025/B c.md': '# B 2025-02-05\n\n[a](../2024/A%20b.md)\n',
    '2024/img/g.png': 'image',
  });
  const textOf = (id: string): string =>
    imported.files.find(({ path }) => path.endsWith(`${id}.md`))?.text ?? '';
  expect(textOf('A-b')).toContain('See [b](../2025/B-c.md), ![graph](g.png) and x (`nowhere.md`).');
  expect(textOf('B-c')).toContain('[a](../2024/A-b.md)');
  expect(imported.copies).toEqual([{ from: '2024/img/g.png', path: 'incidents/2024/g.png' }]);
  const site = Object.fromEntries([
    ...imported.files.map(({ path, text }): [string, string] => [path, text]),
    ...imported.copies.map(({ path }): [string, string] => [path, 'image']),
  ]);
  const { diagnostics } = compileFiles(site, { now: Date.UTC(2026, 0, 15) });
  expect(diagnostics.filter(({ level }) => level === 'error')).toEqual([]);
});

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

async function importFolder(
  folder: string,
  out: string,
  more: object = {},
): Promise<{ code: number; said: string }> {
  let said = '';
  const args = { source: 'postmortems', folder, out, timezone: 'Europe/Copenhagen', dryRun: false, ...more };
  const code = await runCommand(args, { cwd: '/', out: (text) => (said += text) });
  return { code, said };
}

test('the options are for postmortems, and a time must be one', async () => {
  await expect(importFolder('/', '/x', { source: 'cstate', severity: 'low' })).rejects.toThrow(
    '--severity is for postmortems; `cstate` says it itself.',
  );
  await expect(importFolder('/', '/x', { published: 'soon' })).rejects.toThrow(
    '`--published soon` is no time.',
  );
});

describeCorpus('dfds-postmortems', (folder) => {
  const out = join(mkdtempSync(join(tmpdir(), 'candor-postmortems-')), 'site');
  folders.push(join(out, '..'));

  test('every file is in the new site or refused by name, without errors, with every row of every table', async () => {
    const { code, said } = await importFolder(folder, out, { published: '2026-11-20' });
    expect(code).toBe(1);
    expect(said).toContain('42 files read: 38 written, 4 refused.\n');
    expect(said.match(/^.*\n {2}1 {2}refused/gm)?.map((line) => line.split('\n')[0])).toEqual([
      'LICENSE',
      'PM2020-003 - Postmortem for ADSync migration.md',
      'PMyyyy-nnn - Postmortem template.md',
      'UPSTREAM-README.md',
    ]);
    const written = readdirSync(join(out, 'incidents'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.md'))
      .map((path) => readFileSync(join(out, 'incidents', path), 'utf8'));
    expect(written.length).toBe(38);
    const rows = new Set(written.join('\n').split('\n'));
    for (const file of readdirSync(folder).filter((name) => /^PM20(?!20-003)/.test(name))) {
      const source = readFileSync(join(folder, file), 'utf8').split('\n');
      expect([
        file,
        source.filter((line) => line.startsWith('|') && !line.includes('<br>') && !rows.has(line)),
      ]).toEqual([file, []]);
    }
    const { compilation } = checkSite({ folder: out, now: Date.UTC(2026, 10, 21) });
    expect(compilation.diagnostics.filter(({ level }) => level === 'error')).toEqual([]);
    expect(compilation.history.entries.length).toBe(38);
  });

  test('a second run writes nothing', async () => {
    const { said } = await importFolder(folder, out, { published: '2026-11-20' });
    expect(said).toContain('42 files read: 0 written, 38 already there, 4 refused.\n');
  });
});
