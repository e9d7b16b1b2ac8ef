// Every way in which real posts write their front matter: what is read, what is guessed, what is refused.
import { describe, expect, test } from 'vitest';
import { importPost, notesOf } from './import-files.js';

const rest = 'severity: disrupted\nsection: issue\n';
const yaml = (fields: string): string =>
  `---\ntitle: Pears\ndate: 2024-03-05 10:00:00\n${fields}${rest}---\nText.\n`;

describe('forms of front matter', () => {
  const reads: [string, string][] = [
    ['YAML', yaml('')],
    [
      'TOML',
      '+++\ntitle = "Pears"\ndate = 2024-03-05T10:00:00Z\nseverity = "disrupted"\nsection = "issue"\n+++\nText.\n',
    ],
    [
      'TOML with a local time',
      '+++\ntitle = "Pears"\ndate = 2024-03-05 10:00:00\nseverity = "disrupted"\nsection = "issue"\n+++\nText.\n',
    ],
    [
      'JSON',
      '{\n "title": "Pears",\n "date": "2024-03-05T10:00:00Z",\n "severity": "disrupted", "section": "issue"\n}\n\nText.\n',
    ],
    ['a byte-order mark and CRLF', `\uFEFF${yaml('').replaceAll('\n', '\r\n')}`],
    ['empty lines before it', `\n\n${yaml('')}`],
    ['spaces after the hyphens', yaml('').replaceAll('---\n', '---  \n')],
    ['names in another case', yaml('').replace('title', 'Title').replace('date', 'DATE')],
    [
      'fields below `params`',
      '---\ntitle: Pears\ndate: 2024-03-05 10:00\nparams:\n  severity: disrupted\n  section: issue\n---\nText.\n',
    ],
  ];
  test.each(reads)('%s', (_name, content) => {
    const post = importPost(content);
    expect(post.text).toBe(
      '---\ntitle: Pears\nseverity: medium\nstarted: 2024-03-05 10:00\naliases:\n  - /issues/2024-03-05-apples/\n---\n\n## Details\n\nText.\n',
    );
    expect(post.notes).toEqual([]);
  });

  test.each([
    [
      'no opening line',
      `title: Pears\ndate: 2024-03-05 10:00\n${rest}---\nText.\n`,
      'guessed 1',
      'no opening line',
    ],
    [
      'no closing line',
      `---\ntitle: Pears\ndate: 2024-03-05 10:00\n${rest}\nText.\n`,
      'guessed 1',
      'not closed',
    ],
    ['a colon in a value', yaml('').replace('Pears', 'Pears: sold out'), 'guessed 2', 'quotes'],
    ['tabs', yaml('affected:\n\t- Mail\n'), 'guessed 5', 'tab'],
    ['a field twice', yaml('severity: down\n'), 'guessed 5', 'stands twice'],
    [
      'bytes of Windows-1252',
      new Uint8Array([...new TextEncoder().encode(yaml('')), 0xe9]),
      'guessed 1',
      'windows-1252',
    ],
  ])('%s: read and noted', (_name, content, where, what) => {
    const post = importPost(content);
    expect(post.text).toContain('title: ');
    expect(post.notes.filter((note) => note.startsWith(where) && note.includes(what))).toHaveLength(1);
  });

  test.each([
    ['nothing', '', 1, 'empty'],
    ['no front matter', 'Only text.\n', 1, 'no front matter'],
    ['empty front matter', '---\n---\nText.\n', 2, 'empty'],
    ['a list', '---\n- a\n---\n', 2, 'not a map'],
    ['an alias', yaml('').replace('Pears', '*pears'), 2, 'alias'],
    ['broken TOML', '+++\ntitle = "Pears\n+++\n', 2, 'TOML'],
    ['broken JSON', '{ "title": Pears }\n', 1, 'JSON'],
    ['a merge conflict', yaml('<<<<<<< HEAD\n=======\n>>>>>>> other\n'), 4, 'merge conflict'],
    ['a draft', yaml('draft: true\n'), 4, 'draft'],
    ['an impossible date', yaml('').replace('2024-03-05', '2024-02-30'), 3, '2024-02-30'],
    ['a word as date', yaml('').replace('2024-03-05 10:00:00', 'soon'), 3, 'soon'],
  ])('%s: refused with line and reason', (_name, content, line, reason) => {
    const post = importPost(content);
    expect(post.text).toBeUndefined();
    const [note, ...others] = notesOf(post, 'refused');
    expect(others).toEqual([]);
    expect(note).toMatch(new RegExp(`^${line} .*${reason}`));
  });
});

describe('what has no place', () => {
  test('is named with its value and line', () => {
    const post = importPost(
      yaml('pin: true\nautomated: true\nid: pear-monitor\nweight: 3\nlastmod: 2024-03-06\n'),
    );
    expect(notesOf(post, 'lost')).toEqual([
      '4 `pin: true` has no place in Candor',
      '5 `automated: true` has no place in Candor',
      '6 `id: pear-monitor` has no place in Candor',
      '7 `weight: 3` has no place in Candor',
      '8 `lastmod: 2024-03-06` has no place in Candor',
    ]);
  });

  test('comments are named; fields that say nothing are not', () => {
    const post = importPost(
      yaml(
        '# which systems?\naffected: [Mail] # only this\npin: false\ninformational: false\nresolvedWhen:\n',
      ),
    );
    expect(post.notes).toEqual([
      'lost 4 the comment “which systems?” has no place in the new file',
      'lost 5 the comment “only this” has no place in the new file',
    ]);
  });

  test('invisible characters are left out, and said', () => {
    const post = importPost(`${yaml('')}before\u202E after\u0007\n`);
    expect(post.text).toContain('before after\n');
    expect(notesOf(post, 'lost')).toEqual(
      ['8 the invisible character U+202E is left out', '8 the invisible character U+0007 is left out'].sort(),
    );
  });
});
