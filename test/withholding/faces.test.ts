// What readers get of an incident while all of it is withheld: what its map says in public, and the front matter that
// is public with it, whatever else stands in the file.
import { describe, expect, test } from 'vitest';
import { compileFiles, contents, type Compiled } from '../cli/compile-files.js';

const path = 'incidents/2025/kept-back.md';

interface Parts {
  readonly title?: string;
  readonly fields?: readonly string[];
  readonly security?: readonly string[];
  readonly body?: string;
}

const dated = ['started: 2025-10-15 17:28', 'resolved: 2025-10-15 18:05'];
const shown = ['public: { title: Security issue, slug: Sec-1, summary: "Details <follow>." }'];

const write = ({ title = 'Canary', fields = dated, security = shown, body = 'Quixotic.\n' }: Parts): string =>
  [
    '---',
    `title: ${title}`,
    'severity: high',
    'components: { api: degraded }',
    ...fields,
    'security:',
    ...security.map((line) => `  ${line}`),
    '---',
    '',
    body,
  ].join('\n');

const build = (parts: Parts, at = path): Compiled => compileFiles({ [at]: write(parts) });

const updates = (...lines: readonly string[]): string =>
  ['Quixotic.', '', '## Updates', '', ...lines.flatMap((line) => [`### ${line}`, '', 'Canary.', ''])].join(
    '\n',
  );

describe('the public face', () => {
  const { reader, history, problems } = build({});
  const page = reader.text('incidents/sec-1/index.html');

  test('has the title, summary, severity, components and times that are public', () => {
    expect(problems).toEqual([]);
    for (const words of [
      'Security issue',
      'Details <follow>.',
      'High',
      'Interface : Degraded',
      '15 October 2025, 17:28 CEST',
      '18:05 CEST',
      'Withheld',
    ])
      expect(page).toContain(words);
    expect(reader.source('incidents/sec-1/index.html')).toContain('<p>Details &lt;follow&gt;.</p>');
  });

  test('is an entry of its year, and its time counts', () => {
    expect(reader.text('history/2025/index.html')).toContain('Security issue');
    const [entry] = history.entries;
    expect([entry?.id, entry?.path, entry?.security]).toEqual(['sec-1', '', undefined]);
  });

  test('is the same whatever the file is called and says besides', () => {
    const full = [
      ...dated,
      'detected: 2025-10-15 17:01',
      'detected_by: Quixotic',
      'mitigated: 2025-10-15 17:59',
      'tags: [canary]',
      'slug: canary',
      'aliases: [/canary/]',
    ];
    const security = [
      ...shown,
      'confirmations: [{ party: Zanderhaven, confirmed: 2025-11-01 }, { party: Quixotic }]',
    ];
    const more = [
      updates(
        'Resolved - 2025-10-15 18:20',
        'Identified - 2025-10-15 17:50 {api: major-outage, web: degraded}',
        'Investigating - 2025-10-15 17:29',
      ),
      '## Postmortem - 2025-10-20 10:00',
      '### What happened',
      'A [link](https://quixotic.example/) and ![a picture](canary.png).',
      '### Action items',
      '- [ ] Canary (owner: Quixotic)',
    ].join('\n\n');
    const other = compileFiles({
      'incidents/elsewhere/quixotic-canary.md': write({
        title: 'Another one, and longer',
        fields: full,
        security,
        body: more,
      }),
      'incidents/elsewhere/canary.png': 'x',
    });
    expect(other.diagnostics.filter(({ level }) => level === 'error')).toEqual([]);
    expect(contents(other)).toEqual(contents(build({})));
  });

  test('has no link to the source or to change it', () => {
    const config =
      `site:\n  title: Acme Status\n  url: https://status.acme.example/\n  repository: { url: https://git.acme.example/status, software: gitlab }\ncomponents: [{ id: api, name: Interface }]\n`.replace(
        ', software: gitlab',
        '',
      );
    const { reader: linked } = compileFiles({ 'candor.yaml': config, [path]: write({}) });
    expect(linked.source('incidents/sec-1/index.html')).not.toContain('git.acme.example');
  });

  test('does not count what affected nobody outside', () => {
    expect(build({ fields: [...dated, 'external: false'] }).history.entries).toEqual([]);
  });

  test('is missing without a public map, and an error without its slug or title', () => {
    expect(build({ security: ['withhold: all'] }).history.entries).toEqual([]);
    for (const map of ['{ title: Issue }', '{ slug: sec-1 }', '{}', '{ title: Issue, slug: "a/b" }']) {
      const { diagnostics, history: none } = build({ security: [`public: ${map}`] });
      expect(diagnostics.some(({ level }) => level === 'error')).toBe(true);
      expect([...none.entries, ...none.undated]).toEqual([]);
    }
  });
});

describe('times that only the updates know', () => {
  test.each([
    ['no start', ['resolved: 2025-10-15 18:05'], updates('Investigating - 2025-10-15 17:29'), false],
    [
      'no end',
      ['started: 2025-10-15 17:28'],
      updates('Resolved - 2025-10-15 18:05', 'Investigating - 2025-10-15 17:29'),
      false,
    ],
    ['neither, and it is open', [], updates('Investigating - 2025-10-15 17:29'), true],
  ])('leave it without a date: %s', (_, fields, body, isOpen) => {
    const { history, problems, reader } = build({ fields, body });
    expect(problems).toContain(`${path}:1:1 withheld/undated`);
    expect(history.entries).toEqual([]);
    expect(history.undated).toMatchObject([{ slug: 'sec-1', title: 'Security issue', isOpen }]);
    expect(reader.text('incidents/sec-1/index.html')).not.toMatch(/2025|17:2|18:05/);
  });

  test('say that it is open again, without a word of when', () => {
    const body = updates(
      'Identified - 2025-10-16 09:00',
      'Resolved - 2025-10-15 18:05',
      'Investigating - 2025-10-15 17:29',
    );
    const { history, reader } = build({ body });
    expect(history.entries.map(({ slug, resolvedGiven }) => [slug, resolvedGiven])).toEqual([
      ['sec-1', undefined],
    ]);
    expect(reader.text('incidents/sec-1/index.html')).not.toMatch(/16 October|09:00/);
  });

  test('are those of the front matter, though it was reopened and resolved again since', () => {
    const once = updates('Resolved - 2025-10-15 18:05', 'Investigating - 2025-10-15 17:29');
    const twice = updates(
      'Resolved - 2025-10-17 12:00',
      'Identified - 2025-10-16 09:00',
      'Resolved - 2025-10-15 18:05',
      'Investigating - 2025-10-15 17:29',
    );
    expect(contents(build({ body: twice }))).toEqual(contents(build({ body: once })));
  });

  test('may not be needed: what was measured has a beginning and an end', () => {
    const fields = ['impact: { from: 2025-10-15 17:04, to: 2025-10-15 17:24 }'];
    const body = updates('Resolved - 2025-10-15 18:05', 'Investigating - 2025-10-15 17:29');
    const { history, problems } = build({ fields, body });
    expect(problems).toEqual([]);
    expect(history.entries.map(({ started, resolvedGiven }) => [started.from, resolvedGiven?.from])).toEqual([
      [Date.parse('2025-10-15T15:04Z'), Date.parse('2025-10-15T15:24Z')],
    ]);
  });

  test('are no trouble while it is open and says when it began', () => {
    const { reader, problems } = build({
      fields: ['started: 2026-01-15 10:28'],
      body: updates('Investigating - 2026-01-15 11:20'),
    });
    expect(problems).toEqual([]);
    const page = reader.text('incidents/sec-1/index.html');
    expect(page).toContain('15 January 2026, 10:28 CET');
    expect(page).not.toContain('11:20');
    expect(reader.text('index.html')).toContain('Security issue');
  });

  test('hide: [times] asks for no date at all, and for no warning', () => {
    const security = ['public: { title: Security issue, slug: sec-1, hide: [times] }'];
    const { history, problems, reader } = build({ security });
    expect(problems).toEqual([]);
    expect(history.entries).toEqual([]);
    expect(reader.text('history/index.html')).toContain('Security issue');
    const pages = reader.paths.filter((name) => name.endsWith('.html'));
    const naming = pages.filter((name) => reader.source(name).includes('Security issue'));
    expect(naming).not.toContain('history/2025/index.html');
    for (const name of naming) expect(reader.source(name)).not.toMatch(/2025-10-15/);
  });
});

describe('its public slug', () => {
  const other = (name: string, fields: readonly string[] = []): Record<string, string> => ({
    [`incidents/2025/${name}.md`]: [
      '---',
      'title: Another',
      'severity: low',
      'components: [api]',
      ...dated,
      ...fields,
      '---',
      '',
      'Text.',
      '',
    ].join('\n'),
  });

  test.each([
    ['the slug of another', other('x', ['slug: SEC-1'])],
    ['the id of another', other('Sec-1', ['slug: other'])],
    ['the public slug of another', { 'incidents/2025/y.md': write({}) }],
  ])('is not %s', (_, files) => {
    const { diagnostics } = compileFiles({ [path]: write({}), ...files });
    const found = diagnostics.filter(({ code }) => code === 'identity/duplicate-slug');
    expect(found.map(({ place }) => place.path)).toContain(path);
    expect(found.every(({ quotable, place }) => place.path !== path || !quotable)).toBe(true);
  });

  test('may be its own slug', () => {
    const { problems } = build({ fields: [...dated, 'slug: sec-1'] });
    expect(problems).toEqual([]);
  });
});
