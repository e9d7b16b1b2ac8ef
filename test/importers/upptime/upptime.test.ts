// An Upptime repository with the answers of GitHub's API beside it: what becomes of each issue, and what is told.
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../../src/content/markdown.js';
import type { Imported, ImportResult } from '../../../src/importers/imported.js';
import { readsUpptimeFile } from '../../../src/importers/upptime/folder.js';
import { importUpptime } from '../../../src/importers/upptime/upptime.js';
import { readYaml } from '../../../src/kernel/yaml.js';
import { compileFiles } from '../../cli/compile-files.js';

const settings = `owner: orchard
repo: upptime
sites:
  - name: Fruit Shop
    url: https://shop.orchard.example
    expectedStatusCodes: [200]
  - name: IPv6 test
    url: $SECRET
    slug: ipv6
  - { name: Mail, url: mail.orchard.example, tags: [infra] }
assignees: [gardener]
status-website:
  cname: status.orchard.example
  name: Orchard Status
  navbar:
    - { title: Status, href: / }
    - { title: Source, href: https://github.com/$OWNER/$REPO }
i18n: { locale: de }
`;

const history = `url: https://shop.orchard.example
status: up
code: 200
responseTime: 85
startTime: 2023-01-01T00:00:00.000Z
`;

interface Given {
  readonly title?: string;
  readonly body?: string | null;
  readonly created?: string;
  readonly closed?: string;
  readonly labels?: readonly string[];
  readonly more?: object;
}

const robotBody =
  'In [`abc1234`](https://github.com/orchard/upptime/commit/abc1234), Fruit Shop (https://shop.orchard.example) was **down**:\n- HTTP code: 503\n- Response time: 812 ms\n';

const issue = (number: number, given: Given = {}): object => ({
  url: `https://api.github.com/repos/orchard/upptime/issues/${number}`,
  number,
  title: given.title ?? '🛑 Fruit Shop is down',
  body: given.body === undefined ? robotBody : given.body,
  user: { login: 'gardener', type: 'User' },
  assignees: [{ login: 'gardener' }],
  labels: (given.labels ?? ['status', 'fruit-shop']).map((name) => ({ name })),
  state: given.closed === undefined ? 'open' : 'closed',
  created_at: given.created ?? '2024-03-05T10:00:01Z',
  updated_at: given.closed ?? given.created ?? '2024-03-05T10:00:01Z',
  closed_at: given.closed ?? null,
  ...given.more,
});

const comment = (number: number, body: string, created: string, more: object = {}): object => ({
  id: `${number} ${created}`,
  issue_url: `https://api.github.com/repos/orchard/upptime/issues/${number}`,
  html_url: `https://github.com/orchard/upptime/issues/${number}#issuecomment-1`,
  user: { login: 'gardener', type: 'User' },
  author_association: 'MEMBER',
  body,
  created_at: created,
  ...more,
});

const backUp = (number: number, created: string): object =>
  comment(
    number,
    '**Resolved:** Fruit Shop is back up in [`def5678`](https://github.com/orchard/upptime/commit/def5678) after 12 minutes.',
    created,
  );

type Files = Readonly<Record<string, string>>;

function runImport(files: Files): ImportResult {
  const all = Object.entries(files).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));
  const source = {
    files: all.filter(({ path }) => readsUpptimeFile(path)),
    others: all
      .filter(({ path }) => !readsUpptimeFile(path))
      .map(({ path, bytes }) => ({ path, size: bytes.length })),
    unreadable: [],
  };
  return importUpptime(source, { timezone: 'UTC', readMarkdown: parseMarkdown });
}

function importAll(files: Files): Imported {
  const result = runImport({ '.upptimerc.yml': settings, ...files });
  if (!result.ok) throw new Error(result.reason);
  const { read, written, repeated = 0, refused } = result.imported.counts;
  expect(read).toBe(written + repeated + refused);
  return result.imported;
}

const importAnswers = (...answers: readonly object[]): Imported =>
  importAll({ 'issues.json': JSON.stringify(answers) });

const textOf = (imported: Imported, number: number): string =>
  imported.files.find(({ path }) => path.endsWith(`-${number}.md`))?.text ?? '';

const notesOf = ({ notes }: Imported): string[] => notes.map(({ kind, reason }) => `${kind} ${reason}`);

test('an outage: its sites, its severity, what the robot said, and when', () => {
  const imported = importAnswers(
    issue(1, { closed: '2024-03-05T10:12:44Z' }),
    backUp(1, '2024-03-05T10:12:43Z'),
    comment(1, '**Identified:** the *disk* is full.\n\n# More\n<b>soon</b>', '2024-03-05T10:05:00Z'),
  );
  expect(imported.files.map(({ path }) => path)).toEqual([
    'candor.yaml',
    'incidents/2024/2024-03-05-fruit-shop-1.md',
  ]);
  expect(textOf(imported, 1)).toBe(`---
title: Fruit Shop is down
severity: high
components:
  fruit-shop: major-outage
started: 2024-03-05 10:00:01
resolved: 2024-03-05 10:12:44
aliases:
  - /incident/1/
---

## Updates

### Resolved - 2024-03-05 10:12:43
Fruit Shop is back up in [\`def5678\`](https://github.com/orchard/upptime/commit/def5678) after 12 minutes.

### Identified - 2024-03-05 10:05
the *disk* is full.

#### More
**soon**

### Investigating - 2024-03-05 10:00:01
In [\`abc1234\`](https://github.com/orchard/upptime/commit/abc1234), Fruit Shop (https://shop.orchard.example) was **down**:
- HTTP code: 503
- Response time: 812 ms
`);
  // Who wrote, and who is assigned, is nowhere.
  expect(JSON.stringify(imported)).not.toContain('gardener');
});

test('the settings and the history become candor.yaml, and what they cannot is named', () => {
  const imported = importAll({ 'history/fruit-shop.yml': history, 'issues.json': '[]' });
  const text = imported.files.find(({ path }) => path === 'candor.yaml')?.text ?? '';
  expect(readYaml(text, { path: 'candor.yaml' }).value).toEqual({
    site: {
      title: 'Orchard Status',
      url: 'https://status.orchard.example/',
      timezone: 'UTC',
      locale: 'de',
      links: [{ label: 'Source', url: 'https://github.com/orchard/upptime', place: 'nav' }],
    },
    components: [
      { id: 'fruit-shop', name: 'Fruit Shop', since: '2023-01-01 00:00' },
      { id: 'ipv6', name: 'IPv6 test' },
      { id: 'mail', name: 'Mail' },
    ],
  });
  expect(notesOf(imported)).toEqual([
    'lost settings of the measurements have no place in Candor: url, expectedStatusCodes',
    'lost settings of the robot have no place in Candor: assignees',
    'lost what was measured last has no place in Candor: status up, code 200, responseTime 85',
  ]);
});

describe('answers', () => {
  test.each([
    ['arrays one after the other', (a: object, b: object) => `${JSON.stringify([a])}${JSON.stringify([b])}`],
    ['arrays in an array', (a: object, b: object) => JSON.stringify([[a], [b]])],
    ['a line for each', (a: object, b: object) => `${JSON.stringify(a)}\n${JSON.stringify(b)}\n`],
    ['with indentation', (a: object, b: object) => JSON.stringify([a, b], null, 2)],
  ])('%s', (_name, write) => {
    const text = write(issue(1, { title: 'Say "]" and \\ [ is down' }), backUp(1, '2024-03-05T10:12:43Z'));
    const imported = importAll({ 'all.json': text });
    expect(textOf(imported, 1)).toContain('Fruit Shop is back up');
  });

  test('what is cut off is refused, and says where', () => {
    const imported = importAll({ 'a.json': JSON.stringify([issue(1)]), 'b.json': '[{"number": 2,\n"title"' });
    expect(imported.counts).toMatchObject({ read: 2, written: 1, refused: 1 });
    expect(imported.notes.find(({ path }) => path === 'b.json')).toMatchObject({ kind: 'refused', line: 1 });
  });

  test('the same issue twice is one, as it was last', () => {
    const imported = importAnswers(issue(1), issue(1, { closed: '2024-03-05T10:12:44Z' }));
    expect(imported.counts).toMatchObject({ read: 2, written: 1, repeated: 1 });
    expect(textOf(imported, 1)).toContain('resolved: 2024-03-05 10:12:44');
  });

  test('what is no incident is refused by name, and stray comments are told', () => {
    const imported = importAnswers(
      issue(2, { more: { pull_request: { url: 'x' } } }),
      issue(3, { labels: ['question'] }),
      issue(4, { created: 'yesterday' }),
      comment(99, 'lost', '2024-03-05T10:00:00Z'),
      { hello: 'world' },
    );
    expect(imported.counts).toMatchObject({ read: 3, written: 0, refused: 3 });
    expect(notesOf(imported)).toEqual(
      expect.arrayContaining([
        'refused #2: it is a pull request',
        'refused #3: it has neither the label “status” nor “maintenance”, so Upptime does not show it',
        'refused #4: `created_at` is “yesterday”, which is no time',
        'lost #99: there are comments (1), and no issue of this number',
        'lost it holds what is neither an issue nor a comment, 1 times',
      ]),
    );
  });

  test('a folder of other JSON alone is no Upptime site', () => {
    expect(runImport({ 'package.json': '{"name":"orchard"}' })).toMatchObject({ ok: false });
  });

  test('a folder without settings takes the sites from the labels', () => {
    const result = runImport({ 'issues.json': JSON.stringify([issue(1)]) });
    if (!result.ok) throw new Error(result.reason);
    expect(textOf(result.imported, 1)).toContain('  fruit-shop: major-outage');
    expect(runImport({ 'README.md': '' }).ok).toBe(false);
  });
});

describe('the course', () => {
  const closed = '2024-03-05T18:00:05Z';
  const statusesOf = (imported: Imported): string[] =>
    [...textOf(imported, 1).matchAll(/^### (.*)$/gm)].map(([, heading = '']) => heading);

  test('events open and close it again', () => {
    const event = (kind: string, time: string): object => ({
      event: kind,
      created_at: time,
      issue: { number: 1 },
    });
    const imported = importAnswers(
      issue(1, { closed }),
      backUp(1, '2024-03-05T11:00:00Z'),
      event('closed', '2024-03-05T11:00:01Z'),
      event('reopened', '2024-03-05T12:00:00Z'),
      event('closed', '2024-03-05T14:00:00Z'),
      event('reopened', '2024-03-05T16:00:00Z'),
      event('closed', closed),
      comment(1, 'That was it.', '2024-03-05T18:00:04Z'),
      comment(1, '**Resolved:** really.', '2024-03-06T09:00:00Z'),
    );
    expect(statusesOf(imported)).toEqual([
      'Update - 2024-03-06 09:00',
      'Resolved - 2024-03-05 18:00:04',
      'Investigating - 2024-03-05 16:00',
      'Resolved - 2024-03-05 14:00',
      'Investigating - 2024-03-05 12:00',
      'Resolved - 2024-03-05 11:00',
      'Investigating - 2024-03-05 10:00:01',
    ]);
  });

  test('an open issue is not closed by what is said on it', () => {
    const imported = importAnswers(issue(1), backUp(1, '2024-03-05T11:00:00Z'));
    expect(statusesOf(imported)[0]).toBe('Update - 2024-03-05 11:00');
    expect(textOf(imported, 1)).toContain('**Resolved:** Fruit Shop is back up');
    expect(textOf(imported, 1)).not.toContain('\nresolved:');
  });

  test('other robots are left out, and strangers are named', () => {
    const imported = importAnswers(
      issue(1, { closed }),
      comment(1, 'I am stale', '2024-03-05T11:00:00Z', { user: { login: 'stale[bot]', type: 'Bot' } }),
      comment(1, 'Me too', '2024-03-05T12:00:00Z', { author_association: 'NONE' }),
    );
    expect(textOf(imported, 1)).not.toContain('stale');
    expect(notesOf(imported).filter((note) => note.includes('comment of'))).toEqual([
      "lost #1: the comment of 2024-03-05T11:00:00Z is by another robot than Upptime's, and is left out",
      'guessed #1: the comment of 2024-03-05T12:00:00Z is by somebody who has no part in the repository; it is imported like any other',
    ]);
  });
});

describe('kinds', () => {
  test.each([
    [
      '⚠️ IPv6 test has degraded performance',
      ['status', 'i-pv6-test'],
      'severity: medium\ncomponents:\n  - ipv6\n',
    ],
    ['Something odd', ['status'], 'severity: high\n'],
    ['🛑 Old Thing is down', ['status', 'old-thing'], 'severity: high\n'],
    ['🛑 Mail is down', ['status', 'infra'], 'severity: high\ncomponents:\n  mail: major-outage\n'],
  ])('%s', (title, labels, expected) => {
    expect(textOf(importAnswers(issue(1, { title, labels })), 1)).toContain(expected);
  });

  const announced = (closed: string | undefined, more = ''): Imported =>
    importAnswers(
      issue(7, {
        title: 'New disks',
        labels: ['maintenance'],
        created: '2024-03-30T08:00:00Z',
        body: `<!--\nstart: 2024-04-01T20:00:00.000Z\nend: 2024-04-01T21:00:00+00:00\n${more}-->\n\nWe put in **new disks**.`,
        ...(closed === undefined ? {} : { closed }),
      }),
    );

  test('maintenance is its window, whenever the robot tidied up', () => {
    const imported = announced(
      '2024-04-01T21:04:00Z',
      'expectedDown: fruit-shop, nothing\nexpectedDegraded: ipv6\n',
    );
    expect(textOf(imported, 7)).toContain(
      'kind: maintenance\ncomponents:\n  fruit-shop: maintenance\n  ipv6: degraded\nwindow:\n  from: 2024-04-01 20:00\n  to: 2024-04-01 21:00\naliases:',
    );
    expect(textOf(imported, 7)).toContain('### Scheduled - 2024-03-30 08:00\nWe put in **new disks**.');
    expect(notesOf(imported)).toContain(
      'lost #7: that the issue was closed on 2024-04-01 21:04, after its window, is left out',
    );
    expect(notesOf(imported)).toContain(
      'lost “nothing” is no site of the settings, so it is no component'.replace('lost ', 'lost #7: '),
    );
  });

  test('maintenance that was closed early is over then, and before its window cancelled', () => {
    expect(textOf(announced('2024-04-01T20:30:00Z'), 7)).toContain('resolved: 2024-04-01 20:30');
    expect(textOf(announced('2024-03-31T20:30:00Z'), 7)).toContain('### Cancelled - 2024-03-31 20:30');
  });
});

test('what is written passes the check without errors', () => {
  const imported = importAnswers(
    issue(1, { closed: '2024-03-05T10:12:44Z' }),
    backUp(1, '2024-03-05T10:12:43Z'),
    issue(2, { labels: ['maintenance'], title: 'Work', body: 'Some day.', closed: '2024-03-06T10:00:00Z' }),
    issue(3, { body: null, closed: '2024-03-05T10:12:44Z' }),
  );
  const files = Object.fromEntries(imported.files.map(({ path, text }) => [path, text]));
  const { diagnostics } = compileFiles(files, { now: Date.UTC(2026, 0, 15) });
  expect(diagnostics.filter(({ level }) => level === 'error')).toEqual([]);
});
