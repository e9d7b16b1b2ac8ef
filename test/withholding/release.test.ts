// When what is withheld is disclosed, and as what: the dates of the map, the clock, and whatever is in doubt.
import { describe, expect, test } from 'vitest';
import { compileFiles, contents, type Compiled } from '../cli/compile-files.js';
import { incident } from '../cli/site-folder.js';

const face = '  public: { title: Security issue, slug: sec-1, summary: Details follow. }';

/** Noon in Berlin, in winter. */
const at = (day: string, time = '12:00'): number => Date.parse(`${day}T${time}:00+01:00`);

function disclose(lines: readonly string[], now = at('2026-01-15')): Compiled {
  const fields = ['started: 2025-10-15 17:28', 'resolved: 2025-10-15 18:05', 'security:', face, ...lines];
  return compileFiles(
    { 'incidents/2025/kept-back.md': incident({ title: 'Canary', fields: fields.join('\n') }) },
    { now },
  );
}

const stateOf = ({ history }: Compiled): string => {
  const [entry] = history.entries;
  return entry === undefined ? 'nothing' : entry.withheld ? 'face' : 'whole';
};

/** When it was disclosed, in UTC. */
const sinceOf = ({ history }: Compiled): string | undefined => {
  const since = history.entries[0]?.disclosedSince;
  return since === undefined ? undefined : new Date(since).toISOString();
};

const confirmations = (...items: readonly string[]): string => `  confirmations: [${items.join(', ')}]`;

describe('an incident is withheld', () => {
  test.each([
    ['without any confirmation or date', []],
    ['with an empty list of confirmations', [confirmations()]],
    [
      'while a party has not confirmed',
      [confirmations('{ party: a, confirmed: 2026-01-02 }', '{ party: b }')],
    ],
    ['while a confirmation lies ahead', [confirmations('{ party: a, confirmed: 2026-01-16 }')]],
    [
      'until not_before, though all have confirmed',
      [confirmations('{ party: a, confirmed: 2026-01-02 }'), '  not_before: 2026-01-16'],
    ],
    ['with a date before which it must not be disclosed alone', ['  not_before: 2025-12-01']],
    ['until released', ['  released: 2026-01-16']],
    ['until released, to the minute', ['  released: 2026-01-15 12:01']],
  ])('%s', (_, lines) => {
    const compiled = disclose(lines);
    expect(compiled.diagnostics.filter(({ level }) => level === 'error')).toEqual([]);
    expect(stateOf(compiled)).toBe('face');
    expect(Object.values(contents(compiled)).join('\n')).not.toMatch(/canary|kept-back|Slow answers/i);
  });

  test.each([
    ['a date that is none', ['  released: 2026-01-32']],
    ['a date that is only about right', ['  released: ~2026-01-02']],
    ['an empty date', ['  released:']],
    ['a misspelt field', ['  releasd: 2026-01-02', '  released: 2026-01-02']],
    ['a field that is not known', ['  by: me', '  released: 2026-01-02']],
    ['a field that stands twice', ['  released: 2026-01-02', '  released: 2026-01-03']],
    ['another value of withhold', ['  withhold: none', '  released: 2026-01-02']],
    ['a party without a name', [confirmations('{ confirmed: 2026-01-02 }')]],
    ['a confirmation that is no date', [confirmations('{ party: a, confirmed: yes }')]],
    ['a confirmation that is misspelt', [confirmations('{ party: a, confimed: 2026-01-02 }')]],
    ['a confirmation that is a word', ['  confirmations: [a]']],
    ['confirmations that are no list', ['  confirmations: { party: a, confirmed: 2026-01-02 }']],
    ['indentation that is wrong', ['  confirmations:', '  - { party: a, confirmed: 2026-01-02 }', '   x: 1']],
  ])('and nothing of it published with %s', (_, lines) => {
    const compiled = disclose(lines);
    expect(compiled.diagnostics.some(({ level }) => level === 'error')).toBe(true);
    expect(stateOf(compiled)).toBe('nothing');
    expect(compiled.history.undated).toEqual([]);
    expect(compiled.diagnostics.filter(({ quotable }) => quotable)).toEqual([]);
  });
});

describe('an incident is disclosed', () => {
  test.each([
    [
      'once all have confirmed',
      [confirmations('{ party: a, confirmed: 2026-01-02 }', '{ party: b, confirmed: 2026-01-05 }')],
      '2026-01-04T23:00:00.000Z',
    ],
    [
      'from the day of a confirmation on',
      [confirmations('{ party: a, confirmed: 2026-01-15 }')],
      '2026-01-14T23:00:00.000Z',
    ],
    [
      'from not_before on',
      [confirmations('{ party: a, confirmed: 2026-01-02 }'), '  not_before: 2026-01-15 11:30'],
      '2026-01-15T10:30:00.000Z',
    ],
    [
      'when released, whoever has not confirmed',
      [confirmations('{ party: a }'), '  released: 2026-01-15 12:00'],
      '2026-01-15T11:00:00.000Z',
    ],
    [
      'when released, whatever not_before says',
      ['  released: 2026-01-03', '  not_before: 2026-03-01'],
      '2026-01-02T23:00:00.000Z',
    ],
    [
      'by confirmations before it would be released',
      [confirmations('{ party: a, confirmed: 2026-01-02 }'), '  released: 2026-03-01'],
      '2026-01-01T23:00:00.000Z',
    ],
  ])('%s', (_, lines, since) => {
    const compiled = disclose(lines);
    expect(compiled.problems).toEqual([]);
    expect(stateOf(compiled)).toBe('whole');
    expect(sinceOf(compiled)).toBe(since);
    expect(compiled.reader.text('incidents/kept-back/index.html')).toContain('Canary');
    expect(compiled.reader.source('incidents/sec-1/index.html')).toContain('url=../../incidents/kept-back/');
  });

  test('at an instant that stays the same as time goes on', () => {
    const lines = [confirmations('{ party: a, confirmed: 2026-01-02 }'), '  released: 2026-02-01'];
    const days = ['2026-01-02', '2026-01-31', '2026-02-02', '2027-01-01'];
    expect(new Set(days.map((day) => sinceOf(disclose(lines, at(day)))))).toEqual(
      new Set(['2026-01-01T23:00:00.000Z']),
    );
  });

  test('at midnight in the zone of the site, not of the machine', () => {
    const lines = [confirmations('{ party: a, confirmed: 2026-01-15 }')];
    expect(stateOf(disclose(lines, at('2026-01-14', '23:59')))).toBe('face');
    expect(stateOf(disclose(lines, at('2026-01-15', '00:00')))).toBe('whole');
  });

  test('and withheld again leaves no trace of having been', () => {
    const before = contents(disclose([]));
    expect(contents(disclose(['  released: 2026-02-01'], at('2026-01-15')))).toEqual(before);
  });
});

test('a confirmation that lies ahead is told, and quotes nobody', () => {
  const { diagnostics, problems } = disclose([
    confirmations('{ party: Zanderhaven, confirmed: 2026-01-16 }'),
  ]);
  expect(problems).toEqual(['incidents/2025/kept-back.md:9:19 withheld/future-confirmation']);
  expect(diagnostics[0]?.quotable).toBe(false);
});
