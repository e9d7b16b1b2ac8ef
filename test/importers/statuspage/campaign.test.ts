// Records that no tool would write and people store all the same: nothing throws, the account adds up, the new site has
// no errors but the one that the source makes, and every time is that of the source.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTime } from '../../../src/kernel/time-reading.js';
import { readYaml } from '../../../src/kernel/yaml.js';
import { importers } from '../../../src/importers/index.js';
import { errorsIn, importAll } from '../check-imported.js';

const statuspage = importers.find(({ name }) => name === 'statuspage');
if (statuspage === undefined) throw new Error('There is no importer for Statuspage.');

const pieces = [
  ...[
    '<b>',
    '</b>',
    '<br />',
    '<ul><li>',
    '</li></ul>',
    '<p>',
    '</p>',
    '<a href="/incidents/1">',
    '</a>',
    '<nil>',
  ],
  ...[
    '<script>',
    '</script>',
    '<pre>',
    '</pre>',
    '<h1>',
    '</h1>',
    '<table><tr><td>',
    '</td></tr></table>',
    '<!--',
  ],
  ...[
    '-->',
    '&amp;',
    '&lt;b&gt;',
    '&#x202e;',
    '\u202e',
    '\u0000',
    '\ud800',
    '\n',
    '\r\n',
    '\n\n',
    '# ',
    '- ',
    '1. ',
  ],
  ...[
    '```',
    '`',
    '**',
    '_',
    '[x](y)',
    '![i](http://x.example/i.png)',
    '[^1]',
    '[^1]: ',
    ':::withheld',
    ':withheld[',
    ']',
  ],
  ...[
    '---',
    '===',
    '| a | b |\n| - | - |',
    '### Resolved - 2024-01-01 10:00',
    '## Updates',
    'https://x.example/a_b',
    '<',
  ],
  ...[
    '~~',
    '{{x}}',
    '$1',
    '%',
    '\\',
    '<img src="x.png">',
    '<iframe src="https://v.example/1">',
    '"',
    "'",
    '  ',
    '\t',
    '{a: b}',
  ],
];
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...pieces),
      fc.nat(99).map((number) => `word${number} `),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

const base = Date.UTC(2024, 2, 30);
const stamp = fc
  .tuple(fc.integer({ min: 0, max: 400_000_000 }), fc.constantFrom('Z', '+02:00', '-07:00', '.426Z'))
  .map(([ms, form]) => {
    if (form.endsWith('Z')) return new Date(base + ms).toISOString().replace(/\.\d+Z$/, form);
    const shift = (form === '+02:00' ? 120 : -420) * 60_000;
    return new Date(base + ms + shift).toISOString().replace(/\.\d+Z$/, form);
  });
const junk = fc.constantFrom<unknown>(
  null,
  '',
  'soon',
  5,
  true,
  [],
  {},
  '2024-13-40T00:00:00Z',
  '2024-02-30',
  ['x'],
  [null],
);
const often = <Value>(
  value: fc.Arbitrary<Value>,
  other: fc.Arbitrary<unknown> = junk,
): fc.Arbitrary<unknown> => fc.oneof({ weight: 12, arbitrary: value }, { weight: 1, arbitrary: other });

const word = fc.constantFrom(
  ...['investigating', 'identified', 'monitoring', 'resolved', 'update', 'postmortem'],
  ...['scheduled', 'in_progress', 'verifying', 'completed', 'Resolved', 'unheard'],
);
const state = fc.constantFrom(
  'operational',
  'degraded_performance',
  'partial_outage',
  'major_outage',
  'under_maintenance',
  'gone',
);
const code = fc.constantFrom('c1', 'c2', 'c3', 'c4');
const component = fc.record(
  {
    id: often(code),
    name: often(fc.constantFrom('API', 'Web', 'api', 'Öffentliche Seite', '日本', 'all', 'minor')),
    status: state,
    group: fc.boolean(),
    group_id: fc.constantFrom(null, null, 'c1', 'c9'),
    description: often(text),
    start_date: often(fc.constantFrom(null, '2021-08-11')),
    position: often(fc.nat(9)),
  },
  { requiredKeys: ['id'] },
);
const update = fc.record(
  {
    id: often(fc.nat(999).map((number) => `u${number}`)),
    status: often(word),
    body: often(text),
    display_at: often(stamp),
    created_at: often(stamp),
    updated_at: often(stamp),
    affected_components: often(
      fc.array(
        often(
          fc.record(
            { code: often(code), name: fc.constant('API'), new_status: often(state) },
            { requiredKeys: ['code'] },
          ),
        ),
        { maxLength: 3 },
      ),
    ),
  },
  { requiredKeys: ['status', 'display_at'] },
);
const record = fc.record(
  {
    id: often(fc.nat(60).map((number) => `i${number}`)),
    name: often(text),
    status: often(word),
    impact: often(fc.constantFrom('none', 'minor', 'major', 'critical', 'maintenance', 'huge')),
    started_at: often(stamp),
    created_at: often(stamp),
    updated_at: often(stamp),
    resolved_at: often(stamp),
    scheduled_for: fc.constantFrom(null, null, null, '2024-04-01T10:00:00Z', 'soon'),
    scheduled_until: fc.constantFrom(null, null, '2024-04-01T12:00:00.000Z', '2024-03-01T00:00:00Z'),
    incident_updates: often(fc.array(often(update), { maxLength: 5 })),
    components: often(fc.array(often(component), { maxLength: 3 })),
    postmortem_body: often(fc.oneof(fc.constant(null), text)),
    postmortem_published_at: often(fc.oneof(fc.constant(null), stamp)),
    shortlink: fc.constant('http://stspg.example/1'),
  },
  { requiredKeys: ['id', 'name', 'incident_updates', 'impact'] },
);
const page = { id: 'p', name: 'Orchard', url: 'https://status.orchard.example', time_zone: 'Etc/UTC' };
const file = fc.oneof(
  record.map((incident) => ({ page, incident })),
  fc.array(record, { maxLength: 4 }),
  fc.array(record, { maxLength: 4 }).map((incidents) => ({ page, incidents })),
  fc
    .tuple(fc.array(record, { maxLength: 2 }), fc.array(component, { maxLength: 4 }))
    .map(([scheduled_maintenances, components]) => ({
      page,
      components,
      incidents: [],
      scheduled_maintenances,
    })),
  junk,
);

/** Every time that a value holds, to the second. */
function stampsIn(value: unknown): number[] {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value))
    return [Math.floor(Date.parse(value) / 1000)];
  if (Array.isArray(value)) return value.flatMap(stampsIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stampsIn) : [];
}

/** What is wrong in the source, and stays as it is. */
const ofTheirOrder: ReadonlySet<string> = new Set(['time/ends-before-start', 'time/window-order']);
/** A postmortem that was published with a placeholder or with a comment that resembles a mark of Candor's. */
const ofTheSource: ReadonlySet<string> = new Set(['postmortem/template-text', 'withheld/mark']);

test.each(['UTC', 'Europe/Berlin'])('any records, in %s', (timezone) => {
  fc.assert(
    fc.property(fc.array(file, { minLength: 1, maxLength: 24 }), (values) => {
      const sources = [
        { page, components: [] },
        { page, incidents: [], components: [{ id: 'c1', name: 'API', group: false }] },
        ...values,
      ];
      const files = Object.fromEntries(
        sources.map((value, index) => [`${index}.json`, JSON.stringify(value)]),
      );
      const imported = importAll(statuspage, files, timezone);
      const known = new Set(stampsIn(values));
      const backwards = new Set<string>();
      for (const { path, text: written } of imported.files) {
        if (!path.endsWith('.md')) continue;
        const fields = readYaml(written.split('---\n')[1] ?? '', { path }).value as Record<string, unknown>;
        const window = fields['window'] as { from: string; to?: string } | undefined;
        const times = [fields['started'], fields['resolved'], window?.from, window?.to].flatMap(
          (time) => time ?? [],
        );
        const headings = written.split('\n## Updates\n')[1]?.split(/\n## (?:Details|Postmortem)/)[0] ?? '';
        const updates = [...headings.matchAll(/^### (?:[A-Z][a-z]+ ?)+ - ([^{\n]+)/gm)].map(([, time = '']) =>
          time.trim(),
        );
        for (const time of [...times, ...updates].map(String)) {
          if (time.startsWith('~') || /^\d{4}-\d\d-\d\d$/.test(time)) continue;
          const read = readTime(time, timezone);
          if (!read.ok) throw new Error(`${path}: ${time} cannot be read`);
          expect([path, time, known.has(Math.floor(read.moment.from / 1000))]).toEqual([path, time, true]);
        }
        const isBackwards = imported.notes.some(({ reason }) => reason.includes('`candor check` reports it'));
        if (isBackwards || window?.to !== undefined) backwards.add(path);
      }
      const errors = errorsIn(imported).filter((error) => {
        const [path = '', found = ''] = error.split(' ');
        return !ofTheSource.has(found) && !(backwards.has(path) && ofTheirOrder.has(found));
      });
      const shown = errors.map((error) => {
        const made = imported.files.find(({ path }) => error.startsWith(path));
        return `${error}\n${made?.text ?? ''}`;
      });
      expect(shown).toEqual([]);
    }),
    { seed: 20241121, numRuns: 4 },
  );
});
