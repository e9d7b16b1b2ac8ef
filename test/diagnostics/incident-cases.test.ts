// What an entry as a whole lacks, and what a site makes of it: all judged as of 15 January 2026, 13:00 in Berlin.
import { describe, expect, test } from 'vitest';
import * as checking from './check-text.js';
import { exampleConfig } from './page.js';

/** A name without a date, which would have to be a day of the entry. */
const path = 'incidents/sign-in.md';
const diagnoseText: typeof checking.diagnoseText = (source, options) =>
  checking.diagnoseText(source, { path, ...options });
const checkText: typeof checking.checkText = (source, options) =>
  checking.checkText(source, { path, ...options });

const heads: Readonly<Record<string, readonly string[]>> = {
  incident: ['severity: low', 'components: [api]'],
  maintenance: ['kind: maintenance', 'components: [api]'],
  notice: ['kind: notice', 'components: [api]'],
};

/** An entry whose own lines begin in line 5 of the file. */
function entry(kind: keyof typeof heads, lines: readonly string[], body: string): string {
  return ['---', 'title: Sign-in', ...(heads[kind] ?? []), ...lines, '---', '', body, ''].join('\n');
}

const text = 'Nobody could sign in.';
const updates = (...headings: readonly string[]): string =>
  [text, '', '## Updates', ...headings.flatMap((heading) => ['', `### ${heading}`, '', 'A word.'])].join(
    '\n',
  );

const began = 'started: 2025-12-30 10:00';
const ended = 'resolved: 2025-12-30 11:00';

test.each<[string, string, string[]]>([
  ['a sound incident', entry('incident', [began, ended], text), []],
  ['an open incident of this week', entry('incident', ['started: 2026-01-12 10:00'], text), []],
  [
    'an open incident of last week',
    entry('incident', ['started: 2026-01-08 10:00'], text),
    ['5:10 incident/stale'],
  ],
  [
    'an open incident, last updated long ago',
    entry('incident', [], updates('Monitoring - 2026-01-02 10:00')),
    ['11:1 incident/stale'],
  ],
  [
    'an open incident, updated this week',
    entry('incident', [began], updates('Monitoring - 2026-01-13 10:00', 'Investigating - 2025-12-30 10:00')),
    [],
  ],
  [
    'an incident that was reopened long ago',
    entry(
      'incident',
      [],
      updates(
        'Investigating - 2026-01-02 12:00',
        'Resolved - 2026-01-02 11:00',
        'Investigating - 2026-01-02 10:00',
      ),
    ),
    ['11:1 incident/stale'],
  ],
  ['open maintenance', entry('maintenance', ['window: { from: 2025-12-30 10:00 }'], text), []],
  ['an old notice', entry('notice', [began], text), []],

  [
    'resolved in the front matter alone',
    entry('incident', [ended], updates('Investigating - 2025-12-30 10:00')),
    ['5:11 incident/no-closing-update'],
  ],
  [
    'resolved in the front matter alone, and worked on again later, which opens nothing',
    entry('incident', [ended], updates('Identified - 2025-12-31 12:00', 'Investigating - 2025-12-30 10:00')),
    ['12:1 incident/no-closing-update'],
  ],
  ['resolved without any updates', entry('incident', [began, ended], text), []],
  [
    'resolved, closed and reopened',
    entry(
      'incident',
      [ended],
      updates(
        'Resolved - 2025-12-30 13:00',
        'Investigating - 2025-12-30 12:00',
        'Resolved - 2025-12-30 11:00',
        'Investigating - 2025-12-30 10:00',
      ),
    ),
    ['5:11 incident/void-resolved'],
  ],
  [
    'resolved after it was reopened',
    entry(
      'incident',
      ['resolved: 2025-12-30 13:00'],
      updates(
        'Resolved - 2025-12-30 13:00',
        'Investigating - 2025-12-30 12:00',
        'Resolved - 2025-12-30 11:00',
        'Investigating - 2025-12-30 10:00',
      ),
    ),
    [],
  ],

  ['no start', entry('incident', [ended], text), ['1:1 incident/no-start']],
  ['a start from an update', entry('incident', [], updates('Resolved - 2025-12-30 11:00')), []],
  [
    'a start from the impact',
    entry('incident', ['impact: { from: 2025-12-30 10:00, to: 2025-12-30 11:00 }', ended], text),
    [],
  ],
  [
    'a start that cannot be read',
    entry('incident', ['started: yesterday', ended], text),
    ['5:10 time/unreadable'],
  ],
  [
    'a start that is misspelt',
    entry('incident', ['startet: 2025-12-30 10:00', ended], text),
    ['5:1 format/unknown-field'],
  ],
  [
    'an update that cannot be read',
    entry('incident', [ended], updates('Investigating - yesterday')),
    ['12:21 update/missing-time'],
  ],

  [
    'no severity',
    entry('incident', [began, ended], text).replace('severity: low\n', ''),
    ['1:1 incident/no-severity'],
  ],
  [
    'a severity that is misspelt',
    entry('incident', [began, ended], text).replace('severity', 'severty'),
    ['3:1 format/unknown-field'],
  ],
  [
    'a severity without value',
    entry('incident', [began, ended], text).replace('low', ''),
    ['3:1 format/empty-value'],
  ],

  [
    'no components',
    entry('incident', [began, ended], text).replace('components: [api]\n', ''),
    ['1:1 incident/no-components'],
  ],
  [
    'an empty list of components',
    entry('incident', [began, ended], text).replace('[api]', '[]'),
    ['4:13 incident/no-components'],
  ],
  [
    'components that join in an update',
    entry(
      'incident',
      [],
      updates('Resolved - 2025-12-30 11:00', 'Investigating - 2025-12-30 10:00 {api: degraded}'),
    ).replace('components: [api]\n', ''),
    [],
  ],
  [
    'maintenance of no component',
    entry('maintenance', ['window: { from: 2025-12-30 10:00, to: 2025-12-30 11:00 }'], text).replace(
      'components: [api]\n',
      '',
    ),
    [],
  ],

  ['no text', entry('incident', [began, ended], ''), ['1:1 incident/no-text']],
  ['a comment alone', entry('incident', [began, ended], '<!-- what happened? -->'), ['1:1 incident/no-text']],
  [
    'text in an update alone',
    entry('incident', [], '## Updates\n\n### Resolved - 2025-12-30 11:00\n\nOver.'),
    [],
  ],
  ['text in the details alone', entry('incident', [began, ended], '## Details\n\nIt was the proxy.'), []],

  [
    'maintenance that goes on',
    entry(
      'maintenance',
      ['window: { from: 2026-01-14 10:00, to: 2026-01-14 12:00 }'],
      updates('In progress - 2026-01-14 10:05'),
    ),
    ['5:39 incident/overrunning'],
  ],
  [
    'maintenance that goes on in its last window',
    entry(
      'maintenance',
      [
        'window:',
        '  - { from: 2026-01-13 10:00, to: 2026-01-13 12:00 }',
        '  - { from: 2026-01-14 10:00, to: 2026-01-14 12:00 }',
      ],
      updates('Verifying - 2026-01-14 11:00'),
    ),
    ['7:35 incident/overrunning'],
  ],
  [
    'maintenance that is over by the clock',
    entry('maintenance', ['window: { from: 2026-01-14 10:00, to: 2026-01-14 12:00 }'], text),
    [],
  ],
  [
    'maintenance in its window',
    entry(
      'maintenance',
      ['window: { from: 2026-01-15 10:00, to: 2026-01-15 18:00 }'],
      updates('In progress - 2026-01-15 10:05'),
    ),
    [],
  ],
  [
    'maintenance that was completed',
    entry(
      'maintenance',
      ['window: { from: 2026-01-14 10:00, to: 2026-01-14 12:00 }'],
      updates('Completed - 2026-01-14 12:30', 'In progress - 2026-01-14 10:05'),
    ),
    [],
  ],
])('%s', (_name, source, expected) => {
  expect(checkText(source)).toEqual(expected);
});

describe('the configuration', () => {
  const open = entry('incident', ['started: 2026-01-12 10:00'], text);

  test('sets after how many days an incident is stale', () => {
    const config = `${exampleConfig}limits: { stale_after_days: 3 }\n`;
    expect(checkText(open, { config })).toEqual(['5:10 incident/stale']);
  });

  test('asks for external where only that is published', () => {
    const config = `${exampleConfig}policy: { severities: { low: { publish: external } } }\n`;
    expect(checkText(open, { config })).toEqual(['1:1 incident/no-external']);
    expect(checkText(open.replace('started', 'externl: true\nstarted'), { config })).toEqual([
      '5:1 format/unknown-field',
    ]);
    expect(checkText(open.replace('started', 'external: true\nstarted'), { config })).toEqual([]);
  });

  test('asks for no components where the site has none', () => {
    const config = 'site: { title: A, url: "https://a.example/", timezone: Europe/Berlin }\n';
    expect(checkText(open.replace('components: [api]\n', ''), { config })).toEqual([]);
  });
});

describe('a level', () => {
  const stale = entry('incident', [began], text);
  const levelsOf = (source: string, rules: string): string[] =>
    diagnoseText(source, { config: `${exampleConfig}rules: { ${rules} }\n` }).map(
      ({ code, level }) => `${level} ${code}`,
    );

  test.each<[string, string, string[]]>([
    ['stands as it is', 'text/placeholder: error', ['warning incident/stale']],
    ['is raised', 'incident/stale: error', ['error incident/stale']],
    ['is lowered', 'incident/stale: info', ['info incident/stale']],
    ['is switched off', 'incident/stale: off', []],
    ['that is fixed stays', 'time/future: warning', ['error config/rule-fixed', 'warning incident/stale']],
  ])('%s', (_name, rules, expected) => {
    expect(levelsOf(stale, rules)).toEqual(expected);
  });

  test('gives way to a waiver, which is told with its reason', () => {
    const waive = 'waive: [{ code: incident/stale, reason: The supplier is slow }]';
    const waived = stale.replace(began, `${began}\n${waive}`);
    expect(levelsOf(waived, 'incident/stale: error')).toEqual(['info incident/stale']);
    expect(diagnoseText(waived)[0]?.message).toMatch(/ Waived: The supplier is slow$/);
  });
});

test.each<[string, string[]]>([
  ['components: [api, web]', []],
  ['components: [web, web-eu]', []],
  ['components: [api, api]', ['4:19 format/duplicate-item']],
  ['components: [api, API, all, ALL]', ['4:19 format/duplicate-item', '4:29 format/duplicate-item']],
  ['components: { api: degraded, API: degraded }', ['4:30 format/duplicate-field']],
  ['tags: [sso, network, SSO, sso]', ['4:22 format/duplicate-item', '4:27 format/duplicate-item']],
])('what stands twice: %s', (line, expected) => {
  const fields = line.startsWith('components') ? [line] : [line, 'components: [api]'];
  const head = ['---', 'title: Sign-in', 'severity: low', ...fields, began, ended, '---'];
  expect(checkText([...head, '', text, ''].join('\n'))).toEqual(expected);
});

test.each<[string, string[], string[]]>([
  ['a list', ['components: [api]'], []],
  ['operational', ['components: { api: operational }'], []],
  ['a state', ['components: { api: operational, web: degraded }'], ['4:38 incident/notice-state']],
])('components of a notice: %s', (_, fields, expected) => {
  const head = ['---', 'title: Sign-in', 'kind: notice', ...fields, began, '---'];
  expect(checkText([...head, '', text, ''].join('\n'))).toEqual(expected);
});

test.each([
  ['markdown/unknown-section', '## Update\n\n### Investigating - 2025-12-30 10:00\n\nText.'],
  ['markdown/unclosed-code', '```\n## Updates\n\n### Investigating - 2025-12-30 10:00\n\nText.'],
  ['markdown/text-before-update', '## Updates\n\n**Investigating - 2025-12-30 10:00**\n\nText.'],
])('%s stays an error where it hides when the incident began', (code, body) => {
  const source = entry('incident', [], `${text}\n\n${body}`);
  for (const level of ['error', 'warning', 'off']) {
    const found = diagnoseText(source, { config: `${exampleConfig}rules: { ${code}: ${level} }\n` });
    expect(found).toMatchObject([{ code, level: 'error' }]);
  }
});

test('an update that only reads like one', () => {
  const body = `${text}\n\n## Updates\n\n### Update - 2025-12-30 10:30\n\nText.`;
  const lines = [began, ended];
  expect(checkText(entry('incident', lines, `${body}\n\n    ### Resolved - 2025-12-30 11:00\n`))).toEqual([
    '6:11 incident/no-closing-update',
    '17:1 update/misplaced',
  ]);
  const bold = '## Updates\n\n- **Update - 2025-12-30 10:30**\n';
  expect(diagnoseText(entry('incident', lines, `${text}\n\n${bold}`))[0]?.hint).toBe(
    'Write `### Update - 2025-12-30 10:30`.',
  );
  expect(
    checkText(entry('incident', [], `${text}\n\n## Updates\n\n### Investigating - today 17:05\n\nText.`)),
  ).toEqual(['11:27 time/unreadable']);
});

test('states in the updates of a notice', () => {
  const changes = updates('Update - 2025-12-31 10:00 {api: degraded, web: operational}');
  expect(checkText(entry('notice', [began], changes))).toEqual([
    '12:32 incident/notice-state',
    '12:47 incident/notice-state',
  ]);
});

test('a component that an update names twice', () => {
  const changes = updates(
    `Resolved - 2025-12-30 11:00`,
    'Update - 2025-12-30 10:30 {api: degraded, API: operational}',
  );
  expect(checkText(entry('incident', [began], changes))).toEqual(['16:47 format/duplicate-field']);
});
