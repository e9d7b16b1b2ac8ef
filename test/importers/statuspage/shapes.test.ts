// Records in the shapes in which Statuspage's API gives them and people keep them, and what becomes of each part.
import { describe, expect, test } from 'vitest';
import { readYaml } from '../../../src/kernel/yaml.js';
import { importers } from '../../../src/importers/index.js';
import { errorsIn, importAll, runImporter } from '../check-imported.js';

const statuspage = importers.find(({ name }) => name === 'statuspage');
if (statuspage === undefined) throw new Error('There is no importer for Statuspage.');

const page = {
  id: 'p1',
  name: 'Orchard',
  url: 'https://status.orchard.example',
  updated_at: '2024-05-01T00:00:00Z',
};

const update = (status: string, at: string, body = 'Text.', more: object = {}): object => ({
  id: `u-${status}-${at}`,
  status,
  body,
  display_at: at,
  created_at: at,
  ...more,
});

const incident = (more: object = {}): Record<string, unknown> => ({
  id: 'abc1',
  name: 'Apples are late',
  status: 'resolved',
  impact: 'major',
  started_at: '2024-03-05T10:00:00.000Z',
  created_at: '2024-03-05T10:00:01.000Z',
  updated_at: '2024-03-05T11:00:00.000Z',
  resolved_at: '2024-03-05T11:00:00.426Z',
  incident_updates: [
    update('resolved', '2024-03-05T11:00:00.426Z', 'All is well.'),
    update('investigating', '2024-03-05T10:00:00.000Z', 'We look.'),
  ],
  components: [],
  ...more,
});

interface Result {
  readonly texts: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
  readonly counts: Readonly<Record<string, number | undefined>>;
  readonly errors: readonly string[];
}

function run(values: Readonly<Record<string, unknown>>, timezone?: string): Result {
  const files = Object.fromEntries(
    Object.entries(values).map(([path, value]) => [
      path,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
  const imported = importAll(
    statuspage ?? { readsFile: () => false, run: () => ({ ok: false, reason: '' }) },
    files,
    timezone,
  );
  return {
    texts: Object.fromEntries(imported.files.map(({ path, text }) => [path, text])),
    notes: imported.notes.map(({ path, kind, reason }) => `${path} ${kind} ${reason}`),
    counts: { ...imported.counts },
    errors: errorsIn(imported),
  };
}

const textOf = (value: unknown, path = 'incidents/2024/abc1.md', timezone?: string): string => {
  const { texts, errors } = run({ 'a.json': value }, timezone);
  expect(errors).toEqual([]);
  return texts[path] ?? '';
};

describe('shapes', () => {
  test.each([
    ['{page, incident}', { page, incident: incident() }],
    ['a bare list', [incident()]],
    ['a bare incident', incident()],
    ['{page, incidents}', { page, incidents: [incident()] }],
    ['a summary', { page, status: {}, components: [], incidents: [incident()], scheduled_maintenances: [] }],
    ['a list of {page, incident}', [{ page, incident: incident() }]],
  ])('%s', (_name, value) => {
    expect(textOf(value)).toBe(`---
title: Apples are late
severity: major
started: 2024-03-05 10:00
resolved: 2024-03-05 11:00
---

## Updates

### Resolved - 2024-03-05 11:00
All is well.

### Investigating - 2024-03-05 10:00
We look.
`);
  });

  test('maintenance has the window that was planned, and no severity', () => {
    const maintenance = incident({
      status: 'completed',
      impact: 'maintenance',
      scheduled_for: '2024-03-09T22:00:00.000+01:00',
      scheduled_until: '2024-03-09T23:30:00.000+01:00',
      resolved_at: '2024-03-09T22:10:00Z',
      components: [{ id: 'c1', name: 'Web', status: 'operational', group: false }],
      incident_updates: [
        update('completed', '2024-03-09T22:10:00Z'),
        update('in_progress', '2024-03-09T21:00:00Z', 'It begins.', {
          affected_components: [
            { code: 'c1', name: 'Web', old_status: 'operational', new_status: 'under_maintenance' },
          ],
        }),
        update('scheduled', '2024-03-05T10:00:00Z'),
      ],
    });
    expect(textOf({ page, scheduled_maintenances: [maintenance] }, undefined, 'Europe/Berlin')).toBe(`---
title: Apples are late
kind: maintenance
components:
  - web
started: 2024-03-09 22:00
window:
  from: 2024-03-09 22:00
  to: 2024-03-09 23:30
resolved: 2024-03-09 23:10
---

## Updates

### Completed - 2024-03-09 23:10
Text.

### In progress - 2024-03-09 22:00
It begins.

### Scheduled - 2024-03-05 11:00
Text.
`);
  });

  test('the newest copy of an incident counts, and what only an older one says is named', () => {
    const older = incident({
      updated_at: '2024-03-05T10:30:00Z',
      name: 'Apples?',
      incident_updates: [
        update('investigating', '2024-03-05T10:00:00.000Z'),
        update('update', '2024-03-05T10:20:00Z'),
      ],
    });
    const { texts, counts, notes } = run({
      '1.json': [older],
      '2.json': { page, incident: incident() },
      '3.json': [older],
    });
    expect(counts).toEqual({ read: 3, written: 1, repeated: 2, refused: 0 });
    expect(texts['incidents/2024/abc1.md']).toContain('title: Apples are late');
    expect(notes).toContain(
      '1.json lost copies of what stands elsewhere, newer or the same: abc1 (in 2.json)',
    );
    expect(notes).toContain(
      '1.json lost the update of 2024-03-05T10:20:00Z stands only in this older copy of abc1',
    );
  });

  test('what cannot be read is refused, and what holds nothing for Candor is named', () => {
    const { counts, notes } = run({
      'a.json': { page, incident: incident() },
      'broken.json': '{"page": ',
      'empty.json': '',
      'null.json': { page, incident: null },
      'timeless.json': { id: 'x', name: 'X', impact: 'none', incident_updates: [] },
      'status.json': { page, status: { indicator: 'none' } },
      'word.json': '"word"',
    });
    expect(counts).toEqual({ read: 6, written: 1, repeated: 0, refused: 5 });
    expect(
      notes.filter((note) => note.includes(' refused ')).map((note) => note.replace(/\(.*\)/, '(…)')),
    ).toEqual([
      'broken.json refused the file is not valid JSON (…)',
      'empty.json refused the file is empty',
      'null.json refused what stands under `incident` is no object',
      'timeless.json refused the record bears no time',
      'word.json refused the file holds neither an object nor a list',
    ]);
    expect(notes).toContain('status.json lost it holds no incident and no component');
  });

  test('a folder without anything of Statuspage is none', () => {
    const result = runImporter(statuspage, { 'package.json': '{"name": "x"}' });
    expect(result).toMatchObject({ ok: false });
  });
});

describe('components', () => {
  const components = [
    { id: 'g', name: 'Shop', group: true, group_id: null, position: 2, components: ['c1'] },
    {
      id: 'c2',
      name: 'Mail',
      group: false,
      group_id: null,
      position: 1,
      description: 'Letters',
      start_date: '2021-08-11',
    },
    {
      id: 'c1',
      name: 'Checkout',
      group: false,
      group_id: 'g',
      position: 1,
      updated_at: '2024-01-01T00:00:00Z',
    },
  ];
  const affected = (states: Readonly<Record<string, string>>): object => ({
    affected_components: Object.entries(states).map(([code, new_status]) => ({
      code,
      name: code,
      new_status,
    })),
  });

  test('groups, their order, descriptions and beginnings; what only updates name stands last', () => {
    const own = incident({
      incident_updates: [
        update('investigating', '2024-03-05T10:00:00Z', '', affected({ c9: 'major_outage' })),
      ],
    });
    const { texts, errors } = run({ 'components.json': { page, components }, 'a.json': own });
    expect(errors).toEqual([]);
    expect(readYaml(texts['candor.yaml'] ?? '', { path: 'candor.yaml' }).value).toMatchObject({
      site: { title: 'Orchard', url: 'https://status.orchard.example/', timezone: 'UTC' },
      components: [
        { id: 'mail', name: 'Mail', description: 'Letters', since: '2021-08-11' },
        { id: 'shop', name: 'Shop', components: [{ id: 'checkout', name: 'Checkout' }] },
        { id: 'c9', name: 'c9' },
      ],
      severities: [{ id: 'critical' }, { id: 'major' }, { id: 'minor' }, { id: 'none' }],
    });
  });

  test('the first update says how they stood; later ones what they change', () => {
    const own = incident({
      components: [{ id: 'c1', name: 'Checkout' }],
      incident_updates: [
        update(
          'resolved',
          '2024-03-05T11:00:00Z',
          'Done.',
          affected({ c1: 'operational', c2: 'operational' }),
        ),
        update(
          'monitoring',
          '2024-03-05T10:30:00Z',
          'Better.',
          affected({ c1: 'operational', c2: 'degraded_performance' }),
        ),
        update(
          'identified',
          '2024-03-05T10:20:00Z',
          'Found.',
          affected({ c1: 'major_outage', c2: 'degraded_performance' }),
        ),
        update('investigating', '2024-03-05T10:00:00Z', 'We look.', affected({ c1: 'major_outage' })),
      ],
    });
    const { texts, errors } = run({ 'components.json': { page, components }, 'a.json': own });
    expect(errors).toEqual([]);
    const text = texts['incidents/2024/abc1.md'] ?? '';
    expect(text).toContain('components:\n  checkout: major-outage\n');
    expect(text.match(/^### .*$/gm)).toEqual([
      '### Resolved - 2024-03-05 11:00',
      '### Monitoring - 2024-03-05 10:30 {checkout: operational}',
      '### Identified - 2024-03-05 10:20 {mail: degraded}',
      '### Investigating - 2024-03-05 10:00',
    ]);
  });

  test('where no update speaks of them, they take the state of the severity', () => {
    expect(textOf({ page, incident: incident({ components: [{ id: 'c1', name: 'Checkout' }] }) })).toContain(
      'components:\n  - checkout\n',
    );
  });
});

describe('times and statuses', () => {
  test('what was shown counts, in the order of its fractions, whichever way the file has it', () => {
    const own = incident({
      incident_updates: [
        update('investigating', '2024-03-05T10:00:00.100Z', 'First.'),
        update('resolved', '2024-03-05T11:00:00.900Z', 'Third.'),
        update('monitoring', '2024-03-05T11:00:00.100Z', 'Second.', { created_at: '2024-03-06T00:00:00Z' }),
      ],
    });
    expect(textOf(own).match(/(?:First|Second|Third)\./g)).toEqual(['Third.', 'Second.', 'First.']);
  });

  test('an update earlier than the record begins the incident', () => {
    const own = incident({
      incident_updates: [
        update('resolved', '2024-03-05T11:00:00Z'),
        update('investigating', '2024-03-05T09:00:00Z'),
      ],
    });
    expect(textOf(own)).not.toContain('started:');
    expect(run({ 'a.json': own }).notes).toContain(
      'a.json lost the start “2024-03-05T10:00:00.000Z” is left out: its first update is earlier, and it begins with that',
    );
  });

  test('the status of the record decides whether it is over', () => {
    const late = incident({
      incident_updates: [
        update('monitoring', '2024-03-05T12:00:00Z'),
        update('resolved', '2024-03-05T11:00:00Z'),
        update('investigating', '2024-03-05T10:00:00Z'),
      ],
    });
    expect(textOf(late)).toContain('### Update - 2024-03-05 12:00');
    const open = textOf({ ...late, status: 'investigating', resolved_at: null });
    expect(open).toContain('### Monitoring - 2024-03-05 12:00');
    expect(open).not.toContain('resolved:');
  });

  test('over without an end: about the day of the last time', () => {
    const own = incident({
      resolved_at: null,
      incident_updates: [update('investigating', '2024-03-05T10:00:00Z')],
    });
    expect(textOf(own)).toContain('resolved: ~2024-03-05\n');
  });

  test('an end before the start stays where nothing else says the end, and the check reports it', () => {
    const own = incident({ resolved_at: '2024-03-04T10:00:00Z', incident_updates: [] });
    const { errors, notes, texts } = run({ 'a.json': own });
    expect(texts['incidents/2024/abc1.md']).toContain('resolved: 2024-03-04 10:00');
    expect(errors).toEqual(['incidents/2024/abc1.md time/ends-before-start']);
    expect(notes.join('\n')).toContain('both stay, and `candor check` reports it');
    expect(textOf(incident({ resolved_at: '2024-03-04T10:00:00Z' }))).not.toContain('resolved:');
  });

  test('a postmortem is Markdown, with its time', () => {
    const body = '# Summary\n\nA *worm*.\n\n## Timeline\n\n## Timeline\n\nLater.';
    const own = incident({ postmortem_body: body, postmortem_published_at: '2024-03-07T09:00:00Z' });
    expect(textOf(own)).toContain(
      '## Postmortem - 2024-03-07 09:00\n\n### Summary\n\nA *worm*.\n\n#### Timeline\n\n#### Timeline\n\nLater.\n',
    );
    const updates = [
      update('postmortem', '2024-03-07T09:00:00Z', 'It was a worm.'),
      ...(own['incident_updates'] as object[]),
    ];
    const told = textOf(incident({ status: 'postmortem', incident_updates: updates }));
    expect(told).toContain('## Postmortem - 2024-03-07 09:00\n\nIt was a worm.\n');
    expect(told.match(/worm/g)).toHaveLength(1);
    expect(textOf(incident({ postmortem_body: 'Not yet.' }))).toContain('## Postmortem\n\nNot yet.');
  });

  test.each([
    ['critical', 'critical'],
    ['none', 'none'],
    [null, 'none'],
    ['huge', 'none'],
  ])('the impact %s becomes the severity %s', (impact, severity) => {
    expect(textOf(incident({ impact }))).toContain(`severity: ${severity}\n`);
  });
});

describe('texts', () => {
  const bodyOf = (body: string): string =>
    textOf({
      page,
      incidents: [
        incident({ incident_updates: [update('resolved', '2024-03-05T11:00:00Z', body)] }),
        incident({ id: 'abc2' }),
      ],
    })
      .split('### Resolved - 2024-03-05 11:00\n')[1]
      ?.trim() ?? '';

  test.each([
    [
      'lists and emphasis',
      '<ul><li><strong>10:00</strong> - Slow.</li><li>b</li></ul>',
      '- **10:00** - Slow.\n- b',
    ],
    ['line breaks', 'a<br />b<br><br>c\r\nd\n\ne', 'a\\\nb\n\nc\\\nd\n\ne'],
    [
      'what Markdown would read',
      '# a\n- b\n1. c\n*d* [e](f) `g`',
      '\\# a\\\n\\- b\\\n1\\. c\\\n\\*d\\* \\[e]\\(f) \\`g\\`',
    ],
    ['words in angle brackets', 'got <nil> for a < b & c', 'got \\<nil> for a < b & c'],
    ['entities', 'a &amp; b &lt;c&gt;', 'a & b \\<c>'],
    ['bare addresses', 'See https://x.example/a_b.', 'See <https://x.example/a_b>.'],
    [
      'links to incidents of the page',
      '<a href="https://status.orchard.example/incidents/abc2">b</a> <a href="/incidents/abc2">c</a>',
      '[b](abc2.md) [c](abc2.md)',
    ],
    ['links to other pages', '<a href="/history">h</a>', '[h](https://status.orchard.example/history)'],
    [
      'code and tables',
      '<pre>a\n  b</pre><table><tr><th>x</th></tr><tr><td>1</td></tr></table>',
      '```\na\n  b\n```\n\n| x |\n| - |\n| 1 |',
    ],
    ['headings', '<h1>Cause</h1><p>A worm.</p>', '#### Cause\n\nA worm.'],
    ['marks of Candor', ':::withheld\nx :withheld[y]', '\\:\\:\\:withheld\\\nx :withheld\\[y]'],
    ['what nobody sees', '<script>run()</script>a\u202eb', 'ab'],
  ])('%s', (_name, body, expected) => {
    expect(bodyOf(body)).toBe(expected);
  });

  test('what has no place is named once, with how often it is given', () => {
    const own = (id: string): object => incident({ id, shortlink: 'https://stspg.example/1', twitter: 'x' });
    const { notes } = run({ 'a.json': [own('a'), own('b')], 'b.json': [own('c')] });
    expect(notes.filter((note) => note.includes('`shortlink`'))).toEqual([
      'a.json lost `shortlink` of a record has no place in Candor; it is given 3 times, here for the first time',
    ]);
  });

  test('a very long text makes the site take larger files', () => {
    const own = incident({
      incident_updates: [update('resolved', '2024-03-05T11:00:00Z', 'word '.repeat(80_000))],
    });
    const { texts, errors } = run({ 'a.json': own });
    expect(errors).toEqual([]);
    expect(texts['candor.yaml']).toMatch(/limits:\n {2}incident_kib: 39\d\n/);
  });
});
