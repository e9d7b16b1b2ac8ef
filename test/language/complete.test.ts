// What an editor offers at a cursor, also in a text that no parser can read.
import { describe, expect, test } from 'vitest';
import { completionsAt, labelsAt, taken } from './at-cursor.js';

const updates = (line: string, kind = ''): string =>
  `---\ntitle: A\n${kind}severity: sev2\n---\n\nText.\n\n## Updates\n\n${line}\n`;

describe('fields', () => {
  test('of an incident, without those that stand there or belong to another kind', () => {
    const labels = labelsAt('---\ntitle: A\nse|\ncomponents: [api]\n---\n');
    expect(labels).toContain('severity');
    expect(labels).toContain('resolved');
    expect(labels).not.toContain('title');
    expect(labels).not.toContain('components');
    expect(labels).not.toContain('window');
    expect(labels).not.toContain('until');
  });

  test('of maintenance', () => {
    const labels = labelsAt('---\nkind: maintenance\n|\n---\n');
    expect(labels).toContain('window');
    expect(labels).not.toContain('severity');
  });

  test('come with what they mean', () => {
    const item = completionsAt('---\nmi|\n---\n').find(({ label }) => label === 'mitigated');
    expect(item?.documentation).toEqual({ kind: 'markdown', value: 'When the impact was stopped.' });
  });

  test('are typed with their colon, once', () => {
    expect(taken('---\nsev|\n---\n', 'severity')).toBe('severity: ');
    expect(taken('---\nsev|: sev2\n---\n', 'severity')).toBe('severity: sev2');
  });

  test('inside a map, be it below or in braces', () => {
    expect(labelsAt('---\nimpact:\n  from: 2025-10-15 17:28\n  |\n---\n')).toEqual(['to']);
    expect(labelsAt('---\nimpact: { from: 2025-10-15 17:28, | }\n---\n')).toEqual(['to']);
    expect(labelsAt('---\nsecurity:\n  public:\n    |\n---\n')).toEqual(['title', 'slug', 'summary', 'hide']);
  });

  test('inside an item of a list', () => {
    expect(labelsAt('---\nwaive:\n  - code: link/dead\n    |\n---\n')).toEqual(['reason']);
    expect(labelsAt('---\nwaive:\n- |\n---\n')).toEqual(['code', 'reason']);
  });
});

describe('values', () => {
  test.each([
    ['severity: |', ['sev1', 'sev2']],
    ['severity: se|', ['sev1', 'sev2']],
    ['kind: |', ['incident', 'maintenance', 'notice']],
    ['external: |', ['true', 'false']],
    ['components: [|]', ['web', 'web-eu', 'web-us', 'api', 'all']],
    ['components: [api, |', ['web', 'web-eu', 'web-us', 'all']],
    ['components:\n  - api\n  - |', ['web', 'web-eu', 'web-us', 'api', 'all']],
    ['components:\n  |', ['web', 'web-eu', 'web-us', 'api', 'all']],
    ['components: { api: degraded, | }', ['web', 'web-eu', 'web-us', 'all']],
    ['components:\n  api: |', ['major-outage', 'partial-outage', 'degraded', 'maintenance', 'operational']],
    ['components: { api: |', ['major-outage', 'partial-outage', 'degraded', 'maintenance', 'operational']],
    ['security:\n  withhold: |', ['all', 'marked']],
    // 12:00 in UTC is two hours later in Helsinki.
    ['detected: |', ['2026-01-15 14:00']],
    ['impact: { from: |', ['2026-01-15 14:00']],
    ['title: |', []],
    ['title: A # |', []],
  ])('%s', (line, labels) => {
    expect(labelsAt(`---\n${line}\n---\n`)).toEqual(labels);
  });

  test('are offered although the text cannot be read', () => {
    expect(labelsAt('---\ntitle: "A\nimpact: { from\nseverity: |\n## Updates\n')).toEqual(['sev1', 'sev2']);
  });

  test('a component says where it belongs, and is put into brackets where a list begins', () => {
    expect(taken('---\ncomponents: |\n---\n', 'api')).toBe('components: [api]');
    expect(taken('---\ncomponents:\n  |\n---\n', 'api')).toBe('  api: ');
    const item = completionsAt('---\ncomponents: [|]\n---\n').find(({ label }) => label === 'web-eu');
    expect(item?.detail).toBe('EU website');
    expect(item?.documentation).toMatchObject({
      value: '**EU website**\n\nIn Website.\n\nSince 2025-02-01.',
    });
  });

  test('no tag of a withheld incident is offered', () => {
    expect(labelsAt('---\ntags: [|]\n---\n')).toEqual([]);
  });
});

describe('headings', () => {
  test('of updates, with the time now in the zone of the site', () => {
    expect(labelsAt(updates('### |'))).toEqual([
      '### Investigating - 2026-01-15 14:00',
      '### Identified - 2026-01-15 14:00',
      '### Monitoring - 2026-01-15 14:00',
      '### Update - 2026-01-15 14:00',
      '### Resolved - 2026-01-15 14:00',
    ]);
    expect(labelsAt(updates('### |', 'kind: maintenance\n'))).toContain('### In progress - 2026-01-15 14:00');
  });

  test('leave the states at their end', () => {
    const line = updates('### Mon| {api: degraded}');
    expect(taken(line, '### Monitoring - 2026-01-15 14:00')).toBe(
      '### Monitoring - 2026-01-15 14:00 {api: degraded}',
    );
  });

  test('take components and states in braces', () => {
    expect(labelsAt(updates('### Update - 2026-01-15 14:00 {|'))).toEqual([
      'web',
      'web-eu',
      'web-us',
      'api',
      'all',
    ]);
    expect(labelsAt(updates('### Update - 2026-01-15 14:00 {api: |}'))).toContain('partial-outage');
    expect(labelsAt(updates('### Update - 2026-01-15 14:00 {api: degraded, |}'))).not.toContain('api');
    expect(taken(updates('### Update - 2026-01-15 14:00 {we|}'), 'web-eu')).toBe(
      '### Update - 2026-01-15 14:00 {web-eu: }',
    );
  });

  test('of sections that are not there yet', () => {
    expect(labelsAt(updates('### Update - 2026-01-15 14:00\n\n## |'))).toEqual([
      '## Postmortem',
      '## Postmortem - 2026-01-15 14:00',
      '## Details',
    ]);
  });

  test('of the parts of a postmortem that are not there yet', () => {
    expect(labelsAt(updates('## Postmortem\n\n### What happened\n\n### |'))).toEqual([
      '### Detection',
      '### Root cause',
      '### Resolution',
      '### Action items',
    ]);
  });
});

test('links lead to other incidents, the newest first, and never to a withheld one', () => {
  const text = updates('See [it](|)');
  expect(labelsAt(text)).toEqual(['2025-11-02-login.md', '2025/2025-10-15-slow.md']);
  expect(labelsAt(text, { path: 'incidents/2026/new.md' })).toContain('../2025/2025-10-15-slow.md');
  expect(completionsAt(text)[0]?.detail).toBe('No login');
  expect(taken(updates('See [it](2025-1|0.md)'), '2025-11-02-login.md')).toBe(
    'See [it](2025-11-02-login.md)',
  );
});

test('prose is left alone', () => {
  expect(labelsAt(updates('Some text |'))).toEqual([]);
  expect(labelsAt('|')).toEqual([]);
  expect(labelsAt('## |', { path: 'incidents/2026/_year.md' })).toEqual([]);
});

describe('candor.yaml', () => {
  const at = (text: string): readonly string[] => labelsAt(text, { path: 'candor.yaml' });

  test('has names by their place', () => {
    expect(at('site:\n  title: A\n|')).toContain('components');
    expect(at('site:\n  title: A\n|')).not.toContain('title');
    expect(at('site:\n  title: A\n  ti|')).toContain('timezone');
    expect(at('components:\n  - id: web\n    |')).toContain('retired');
    expect(at('components:\n  - id: web\n    components:\n      - { id: eu, |')).toContain('since');
    expect(at('components:\n  - id: web\n    |')).not.toContain('id');
  });

  test('has words where only certain ones may stand', () => {
    expect(at('site:\n  links:\n    - label: A\n      place: |')).toEqual(['nav', 'footer']);
    expect(at('rules:\n  link/dead: |')).toEqual(expect.arrayContaining(['error', 'warning', 'off']));
    expect(at('rules:\n  file/un|')).toContain('file/unreferenced');
  });
});
