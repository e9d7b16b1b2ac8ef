// What counts as news between two states of a site, and what does not. Compiled in memory, each as of its own moment.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change, Changes } from '../../src/changes/change.js';
import { listChanges } from '../../src/changes/list-changes.js';
import { compile } from '../../src/compile.js';
import { recordSite, type SiteRecord } from '../../src/site/site-record.js';
import { loadDefaultTheme } from '../../src/theming/load-theme.js';
import { treeOf } from '../cli/compile-files.js';
import { config, incident, type Files } from '../cli/site-folder.js';

const { theme, assets } = loadDefaultTheme();

/** A moment of Berlin in winter. */
const at = (time: string): number => Date.parse(`${time.replace(' ', 'T')}:00+01:00`);
const noon = at('2026-01-15 12:00');

/** What readers have of a site. */
function publish(files: Files, now = noon): SiteRecord {
  const facts = { now, commit: undefined };
  const { history, diagnostics } = compile(treeOf(files), { facts, theme, assets, onDemand: true });
  expect(diagnostics.filter(({ level }) => level === 'error')).toEqual([]);
  return recordSite(history);
}

const keysOf = ({ news }: Changes): readonly string[] => news.map(({ key }) => key);

const compare = (before: SiteRecord, after: SiteRecord): readonly string[] =>
  keysOf(listChanges(before, after));

const path = 'incidents/2025/2025-10-15-slow-answers.md';
const name = '2025-10-15-slow-answers';
const nothing = publish({});
const open = publish({ [path]: incident({ isOpen: true }) });
const closed = publish({ [path]: incident() });

const entry = (head: string, updates: string): string =>
  `---\ntitle: Work\n${head}\n---\n\nA few words.\n\n## Updates\n\n${updates}`;

describe('an incident', () => {
  test('is news once, with all that it says by then', () => {
    expect(compare(nothing, open)).toEqual([`published:${name}`]);
    expect(compare(nothing, closed)).toEqual([`published:${name}`]);
  });

  test('has an update, and another one with the very same words', () => {
    const one = '\n### Monitoring - 2025-10-15 17:40\nWe go on.\n';
    const two = `\n### Monitoring - 2025-10-15 17:50\nWe go on.\n${one}`;
    const first = publish({ [path]: incident({ isOpen: true, more: one }) });
    const both = publish({ [path]: incident({ isOpen: true, more: two }) });
    expect(compare(open, first)).toEqual([`updated:${name}:2025-10-15T15:40:00Z:monitoring`]);
    expect(compare(first, both)).toEqual([`updated:${name}:2025-10-15T15:50:00Z:monitoring`]);
    expect(compare(open, both).length).toBe(2);
  });

  test('is resolved by an update, and by the front matter alone', () => {
    const key = `resolved:${name}:2025-10-15T16:05:00Z`;
    expect(compare(open, closed)).toEqual([key]);
    const front = incident({ isOpen: true, fields: 'resolved: 2025-10-15 18:05' });
    expect(compare(open, publish({ [path]: front }))).toEqual([key]);
  });

  test('is opened again, and closed again', () => {
    const again = '\n### Investigating - 2025-10-16 09:00\nIt is back.\n';
    const reopened = publish({ [path]: incident({ more: again }) });
    const done = publish({
      [path]: incident({ more: `${again}\n### Resolved - 2025-10-16 10:00\nGone.\n` }),
    });
    expect(compare(closed, reopened)).toEqual([`updated:${name}:2025-10-16T07:00:00Z:investigating`]);
    expect(compare(reopened, done)).toEqual([`resolved:${name}:2025-10-16T08:00:00Z`]);
  });

  test('gets a postmortem, and not while that is a draft', () => {
    const draft = publish({ [path]: incident({ more: '\n## Postmortem\n\nA cache was small.\n' }) });
    const done = publish({
      [path]: incident({ more: '\n## Postmortem - 2025-10-20 10:00\n\nA cache was small.\n' }),
    });
    expect(compare(closed, draft)).toEqual([]);
    expect(compare(draft, done)).toEqual([`postmortem:${name}`]);
    expect(compare(done, done)).toEqual([]);
  });

  test('is the same one under another name that says so by an alias', () => {
    const moved = publish({
      'incidents/2025/2025-10-15-answers.md': incident({ fields: `aliases: [/incidents/${name}/]` }),
    });
    expect(compare(closed, moved)).toEqual([]);
    expect(compare(open, moved)).toEqual([`resolved:${name}:2025-10-15T16:05:00Z`]);
  });

  test('that is corrected is counted, and no news', () => {
    const text = incident();
    for (const corrected of [
      text.replace('We are looking into it.', 'We look into it.'),
      text.replace('17:28', '17:20'),
      text.replace('Some requests', 'Few requests'),
      text.replace('severity: low', 'severity: high'),
      text.replace('title: Slow', 'title: Slower'),
    ]) {
      expect(listChanges(closed, publish({ [path]: corrected }))).toEqual({ news: [], corrected: [name] });
    }
    expect(listChanges(closed, publish({ [path]: incident() }))).toEqual({ news: [], corrected: [] });
  });

  test('that is taken away is told by nobody', () => {
    expect(listChanges(closed, nothing)).toEqual({ news: [], corrected: [] });
  });
});

describe('maintenance', () => {
  const file = 'incidents/2026/2026-01-20-work.md';
  const head =
    'kind: maintenance\ncomponents: [api]\nwindow: { from: 2026-01-20 10:00, to: 2026-01-20 12:00 }';
  const plan = '### Scheduled - 2026-01-14 09:00\nWe replace a disk.\n';
  const planned = (now: string, updates = plan): SiteRecord =>
    publish({ [file]: entry(head, updates) }, at(now));

  test('begins and ends by the clock', () => {
    const ahead = planned('2026-01-15 12:00');
    expect(compare(publish({}, at('2026-01-14 08:00')), ahead)).toEqual(['published:2026-01-20-work']);
    expect(compare(ahead, planned('2026-01-20 10:30'))).toEqual([
      'begun:2026-01-20-work:2026-01-20T09:00:00Z',
    ]);
    expect(compare(planned('2026-01-20 10:30'), planned('2026-01-20 13:00'))).toEqual([
      'resolved:2026-01-20-work:2026-01-20T11:00:00Z',
    ]);
    expect(compare(ahead, planned('2026-01-20 13:00'))).toEqual([
      'resolved:2026-01-20-work:2026-01-20T11:00:00Z',
    ]);
    expect(compare(ahead, planned('2026-01-16 12:00'))).toEqual([]);
  });

  test('is told once where an update says what the clock says too', () => {
    const begun = `### In progress - 2026-01-20 10:05\nWe begin.\n\n${plan}`;
    expect(compare(planned('2026-01-15 12:00'), planned('2026-01-20 10:30', begun))).toEqual([
      'updated:2026-01-20-work:2026-01-20T09:05:00Z:in-progress',
    ]);
    const cancelled = `### Cancelled - 2026-01-16 09:00\nNot now.\n\n${plan}`;
    expect(compare(planned('2026-01-15 12:00'), planned('2026-01-20 13:00', cancelled))).toEqual([
      'resolved:2026-01-20-work:2026-01-16T08:00:00Z',
    ]);
  });
});

describe('what was withheld', () => {
  const kept = 'incidents/2025/canary.md';
  const withheld = (security: string, more = ''): string =>
    incident({
      title: 'Canary',
      fields: `started: 2025-10-15 17:28\nresolved: 2025-10-15 18:05\nexternal: true\nsecurity:\n  released: 2026-01-20 09:00${security}`,
      more,
    });
  const face = '\n  public: { title: Security issue, slug: sec-1, summary: Details follow. }';
  const before = at('2026-01-15 12:00');
  const after = at('2026-01-21 12:00');

  test.each([
    ['with a public face', face, ['published:sec-1'], 'disclosed:sec-1'],
    ['without a date', face.replace('}', ', hide: [times] }'), ['published:sec-1'], 'disclosed:sec-1'],
    ['altogether', '', [], 'disclosed:canary'],
  ])('%s is news when the clock discloses it', (_, security, meanwhile, key) => {
    const files = { [kept]: withheld(security) };
    const hidden = publish(files, before);
    const shown = publish(files, after);
    expect(compare(publish({}, before), hidden)).toEqual(meanwhile);
    expect(compare(hidden, shown)).toEqual([key]);
    expect(compare(publish({}, before), shown)).toEqual([key]);
    expect(compare(shown, publish(files, after + 86_400_000))).toEqual([]);
  });

  test('in part is news once, and not each update that had a mark', () => {
    const files = {
      [kept]: withheld(
        '\n  withhold: marked',
        '\n## Details\n\n:::withheld\nThe key is in the parameter.\n:::\n',
      ),
    };
    expect(compare(publish({}, before), publish(files, before))).toEqual(['published:canary']);
    expect(compare(publish(files, before), publish(files, after))).toEqual(['disclosed:canary']);
  });

  test('says nothing of its updates before', () => {
    const one = publish({ [kept]: withheld(face) }, before);
    const more = publish(
      { [kept]: withheld(face, '\n### Monitoring - 2025-10-15 17:50\nWatching.\n') },
      before,
    );
    expect(listChanges(one, more)).toEqual({ news: [], corrected: [] });
  });
});

describe('what a digest reports', () => {
  const brief = `${config}policy:\n  since: 2025-01-01\n  severities:\n    low: { page: false, digest: quarterly }\n`;
  const files = (text: string): Files => ({ 'candor.yaml': brief, [path]: text });
  const during = at('2025-11-01 12:00');

  test('is told while it is open, and when it is over, and in the digest', () => {
    const opened = publish(files(incident({ isOpen: true })), during);
    const over = publish(files(incident()), during);
    const out = publish(files(incident()), at('2026-01-02 12:00'));
    expect(compare(publish({ 'candor.yaml': brief }, during), opened)).toEqual([`published:${name}`]);
    expect(compare(opened, over)).toEqual([`resolved:${name}:2025-10-15T16:05:00Z`]);
    expect(compare(publish({ 'candor.yaml': brief }, during), over)).toEqual([]);
    expect(compare(over, out)).toEqual(['digest:2025-q4']);
  });
});

/** What may stand in the history of a file, each with the time from which on it does. */
const course = fc.record({
  opened: fc.integer({ min: 0, max: 9 }),
  updates: fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 4 }),
  closed: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
  released: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
  hasFace: fc.boolean(),
});

type Course = typeof course extends fc.Arbitrary<infer Value> ? Value : never;

const day = (number: number): string => `2026-01-1${number}`;

/** The file as it was on a day; undefined before it was there. */
function writeFile(
  { opened, updates, closed: end, released, hasFace }: Course,
  today: number,
): string | undefined {
  if (opened > today) return undefined;
  const blocks = [
    `### Investigating - ${day(opened)} 01:00\nWe look.\n`,
    ...[...new Set(updates)]
      .filter((each) => each >= opened && each <= today)
      .sort()
      .map((each) => `### Monitoring - ${day(each)} 02:00\nWe go on.\n`),
    ...(end === undefined || end < opened || end > today || updates.some((each) => each > end)
      ? []
      : [`### Resolved - ${day(end)} 03:00\nDone.\n`]),
  ];
  const face = hasFace ? '\n  public: { title: Issue, slug: sec-1, summary: Later. }' : '';
  const security = released === undefined ? '' : `\nsecurity:\n  released: ${day(released)} 04:00${face}`;
  return `---\ntitle: Trouble\nseverity: low\nexternal: true\ncomponents: [api]\nstarted: ${day(opened)} 00:30${security}\n---\n\nWords.\n\n## Updates\n\n${blocks.join('\n')}`;
}

function publishOn(courses: readonly Course[], today: number): SiteRecord {
  const files = courses.flatMap((each, index) => {
    const text = writeFile(each.hasFace && index > 0 ? { ...each, hasFace: false } : each, today);
    return text === undefined ? [] : [[`incidents/2026/trouble-${index}.md`, text] as const];
  });
  return publish(Object.fromEntries(files), at(`${day(today)} 12:00`));
}

const nameIn = (change: Change): string => change.key.split(':')[1] ?? '';

test('a day with itself has no news, and what two spans tell covers what the whole of them tells', () => {
  fc.assert(
    fc.property(
      fc.array(course, { minLength: 1, maxLength: 3 }),
      fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)).map((days) => days.toSorted((a, b) => a - b)),
      (courses, days) => {
        const [a, b, c] = days.map((each) => publishOn(courses, each));
        if (a === undefined || b === undefined || c === undefined) return;
        expect(listChanges(b, publishOn(courses, days[1] ?? 0))).toEqual({ news: [], corrected: [] });
        const parts = [...listChanges(a, b).news, ...listChanges(b, c).news];
        // What is new, or disclosed, is told with all that it says by then.
        const whole = new Set(
          parts.filter(({ kind }) => kind === 'published' || kind === 'disclosed').map(nameIn),
        );
        const keys = new Set(parts.map(({ key }) => key));
        expect(keys.size).toBe(parts.length);
        for (const change of listChanges(a, c).news) {
          expect([...keys, ...whole]).toContain(keys.has(change.key) ? change.key : nameIn(change));
        }
      },
    ),
    { numRuns: 30, seed: 7 },
  );
});
