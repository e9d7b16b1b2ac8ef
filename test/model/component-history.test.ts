// How incidents leave components over time and now, case by case.
import { describe, expect, it } from 'vitest';
import {
  componentStatesNow,
  deriveIntervals,
  deriveStatesNow,
  intervalsByComponent,
  stateAt,
} from '../../src/model/component-history.js';
import { at, makeIncident, makeSite, showInterval, type IncidentParts } from './make-incident.js';

const now = at('2026-03-10 12:00');
const intervals = (parts: IncidentParts, when: number = now) =>
  deriveIntervals(makeIncident(parts), when).map((interval) =>
    showInterval(interval).replaceAll('2026-03-', ''),
  );
const statesNow = (parts: IncidentParts, when: number = now) =>
  Object.fromEntries(deriveStatesNow(makeIncident(parts), when));

const updates = [
  ['investigating', '2026-03-01 10:00'],
  ['identified', '2026-03-01 10:30', { a: 'degraded' }],
  ['resolved', '2026-03-01 11:00'],
] as const;

describe('without impact', () => {
  it('each component holds its declared state from begin, changed by updates, operational at the end', () => {
    const parts = { components: { a: 'major-outage', b: 'partial-outage' }, updates } as const;
    expect(intervals(parts)).toEqual([
      'a major-outage 01T10:00 to 01T10:30',
      'b partial-outage 01T10:00 to 01T11:00',
      'a degraded 01T10:30 to 01T11:00',
    ]);
  });

  it('begins with the detection where that was earlier', () => {
    const parts = { components: { a: 'major-outage' }, updates, detected: '2026-03-01 09:50' } as const;
    expect(intervals(parts)[0]).toBe('a major-outage 01T09:50 to 01T10:30');
  });

  it('ends with the front matter resolved, whatever is said later', () => {
    const parts = { components: { a: 'major-outage' }, updates, resolved: '2026-03-01 10:20' } as const;
    expect(intervals(parts)).toEqual(['a major-outage 01T10:00 to 01T10:20']);
  });

  it('still lasts while the incident is open', () => {
    const parts = { components: { a: 'major-outage' }, updates: updates.slice(0, 2) } as const;
    expect(intervals(parts)).toEqual(['a major-outage 01T10:00 to 01T10:30', 'a degraded 01T10:30 to now']);
    expect(statesNow(parts)).toEqual({ a: 'degraded' });
  });

  it('has nothing for a component that is operational', () => {
    const parts = { components: { a: 'operational', b: 'degraded' }, updates: updates.slice(0, 1) } as const;
    expect(intervals(parts)).toEqual(['b degraded 01T10:00 to now']);
  });

  it('has one interval where an update repeats a state', () => {
    const repeated = [updates[0], ['update', '2026-03-01 10:15', { a: 'degraded' }], updates[2]] as const;
    expect(intervals({ components: { a: 'degraded' }, updates: repeated })).toEqual([
      'a degraded 01T10:00 to 01T11:00',
    ]);
  });

  it('counts a bare day from its start, as an end to its end, or to now', () => {
    const parts = { components: { a: 'degraded' }, started: '2026-03-01', resolved: '2026-03-02' } as const;
    expect(intervals(parts)).toEqual(['a degraded 01T00:00 to 03T00:00']);
    expect(intervals(parts, at('2026-03-02 08:00'))).toEqual(['a degraded 01T00:00 to 02T08:00']);
    expect(statesNow(parts, at('2026-03-02 08:00'))).toEqual({});
  });

  it('never goes back in time where a newer update is known to the day only', () => {
    const written = [
      ['investigating', '2026-03-01 10:00'],
      ['identified', '2026-03-01 10:30', { a: 'degraded' }],
      ['update', '2026-03-01', { a: 'major-outage' }],
      ['resolved', '2026-03-01 12:00'],
    ] as const;
    expect(intervals({ components: { a: 'partial-outage' }, updates: written })).toEqual([
      'a partial-outage 01T10:00 to 01T10:30',
      'a major-outage 01T10:30 to 01T12:00',
    ]);
  });
});

describe('with impact', () => {
  const impact = [
    ['2026-03-01 09:40', '2026-03-01 09:50'],
    ['2026-03-01 10:05', '2026-03-01 10:10'],
  ] as const;

  it('each component holds its worst declared state inside it and nothing outside', () => {
    const written = [
      updates[0],
      ['identified', '2026-03-01 10:30', { a: 'major-outage' }],
      updates[2],
    ] as const;
    expect(intervals({ components: { a: 'degraded', b: 'degraded' }, updates: written, impact })).toEqual([
      'a major-outage 01T09:40 to 01T09:50',
      'b degraded 01T09:40 to 01T09:50',
      'a major-outage 01T10:05 to 01T10:10',
      'b degraded 01T10:05 to 01T10:10',
    ]);
  });

  it('counts a component that joined by an update', () => {
    const written = [
      updates[0],
      ['identified', '2026-03-01 10:30', { c: 'partial-outage' }],
      updates[2],
    ] as const;
    expect(intervals({ updates: written, impact: impact.slice(0, 1) })).toEqual([
      'c partial-outage 01T09:40 to 01T09:50',
    ]);
  });

  it('lasts until the resolution where the last window has no end, else to now', () => {
    const open = [['2026-03-01 09:40']] as const;
    expect(intervals({ components: { a: 'degraded' }, updates, impact: open })).toEqual([
      'a degraded 01T09:40 to 01T11:00',
    ]);
    expect(intervals({ components: { a: 'degraded' }, updates: updates.slice(0, 1), impact: open })).toEqual([
      'a degraded 01T09:40 to now',
    ]);
  });

  it('is ignored by the state now', () => {
    const parts = { components: { a: 'major-outage' }, updates: updates.slice(0, 1), impact } as const;
    expect(statesNow(parts)).toEqual({ a: 'major-outage' });
    expect(statesNow({ ...parts, updates })).toEqual({});
  });

  it('ends now where a bare day of today ends it', () => {
    const parts = { components: { a: 'degraded' }, impact: [['2026-03-10 09:00', '2026-03-10']] } as const;
    expect(intervals(parts)).toEqual(['a degraded 10T09:00 to 10T12:00']);
  });
});

describe('where the clock runs minutes behind the record', () => {
  const components = { a: 'degraded' } as const;

  it('an open incident counts already for the state now', () => {
    expect(statesNow({ components, started: '2026-03-10 12:03' })).toEqual({ a: 'degraded' });
  });

  it.each<[string, IncidentParts]>([
    ['a resolution', { components, started: '2026-03-10 11:00', resolved: '2026-03-10 12:03' }],
    [
      'a closing update',
      { components, started: '2026-03-10 11:00', updates: [['resolved', '2026-03-10 12:03']] },
    ],
    ['a measured end', { components, impact: [['2026-03-10 11:00', '2026-03-10 12:03']] }],
  ])('%s ends it now', (_, parts) => {
    expect(intervals(parts)).toEqual(['a degraded 10T11:00 to 10T12:00']);
  });
});

describe('components that join by an update', () => {
  it('join at that moment', () => {
    const written = [updates[0], ['identified', '2026-03-01 10:30', { b: 'degraded' }], updates[2]] as const;
    expect(intervals({ components: { a: 'degraded' }, updates: written })).toEqual([
      'a degraded 01T10:00 to 01T11:00',
      'b degraded 01T10:30 to 01T11:00',
    ]);
  });

  it('do not join by operational', () => {
    const written = [updates[0], ['identified', '2026-03-01 10:30', { b: 'operational' }]] as const;
    expect(statesNow({ components: { a: 'degraded' }, updates: written })).toEqual({ a: 'degraded' });
  });
});

describe('reopening', () => {
  const reopened = [
    ['investigating', '2026-03-01 10:00'],
    ['identified', '2026-03-01 10:20', { a: 'degraded', b: 'partial-outage' }],
    ['monitoring', '2026-03-01 10:40', { b: 'degraded' }],
    ['resolved', '2026-03-01 11:00'],
    ['update', '2026-03-01 12:00'],
    ['investigating', '2026-03-01 13:00'],
  ] as const;
  const parts = { components: { a: 'major-outage' }, updates: reopened } as const;

  it('returns the states declared first, and leaves the gap out', () => {
    expect(intervals(parts)).toEqual([
      'a major-outage 01T10:00 to 01T10:20',
      'a degraded 01T10:20 to 01T11:00',
      'b partial-outage 01T10:20 to 01T10:40',
      'b degraded 01T10:40 to 01T11:00',
      'a major-outage 01T13:00 to now',
      'b partial-outage 01T13:00 to now',
    ]);
    expect(statesNow(parts)).toEqual({ a: 'major-outage', b: 'partial-outage' });
  });

  it('takes the states that the reopening update itself declares', () => {
    const again = [
      ...reopened.slice(0, 5),
      ['monitoring', '2026-03-01 13:00', { a: 'degraded', b: 'operational' }],
    ] as const;
    expect(statesNow({ ...parts, updates: again })).toEqual({ a: 'degraded' });
    expect(intervals({ ...parts, updates: again }).at(-1)).toBe('a degraded 01T13:00 to now');
  });

  it('leaves no gap where the day of the closing holds the reopening', () => {
    const sameDay = [
      ['investigating', '2026-03-01 10:00'],
      ['resolved', '2026-03-01'],
      ['investigating', '2026-03-01 15:00'],
      ['resolved', '2026-03-01 16:00'],
    ] as const;
    expect(intervals({ components: { a: 'degraded' }, updates: sameDay })).toEqual([
      'a degraded 01T10:00 to 01T15:00',
      'a degraded 01T15:00 to 01T16:00',
    ]);
  });

  it('declares nothing while it is closed', () => {
    const said = [updates[0], updates[2], ['update', '2026-03-01 12:00', { a: 'major-outage' }]] as const;
    expect(intervals({ components: { a: 'degraded' }, updates: said })).toEqual([
      'a degraded 01T10:00 to 01T11:00',
    ]);
    expect(statesNow({ components: { a: 'degraded' }, updates: said })).toEqual({});
  });
});

describe('entries that change no component', () => {
  const parts = { components: { a: 'major-outage' }, started: '2026-03-01 10:00' } as const;

  it.each<[string, IncidentParts]>([
    ['an incident that affected nobody outside', { ...parts, external: false }],
    ['a notice', { ...parts, kind: 'notice' }],
    [
      'maintenance ahead',
      { ...parts, kind: 'maintenance', window: [['2026-03-11 10:00', '2026-03-11 11:00']] },
    ],
  ])('%s', (_, written) => {
    expect(intervals(written)).toEqual([]);
    expect(statesNow(written)).toEqual({});
  });
});

describe('how everything stands now', () => {
  const site = makeSite({
    components: { a: {}, group: { children: { b: {}, inner: { children: { c: {} } } } } },
  });
  const open = (id: string, components: IncidentParts['components'] = {}) =>
    makeIncident({ id, components, started: '2026-03-01 10:00' });

  it('is the worst over all entries, and of a group the worst below it', () => {
    const entries = [open('x', { b: 'degraded', c: 'degraded' }), open('y', { c: 'partial-outage' })];
    expect(Object.fromEntries(componentStatesNow(entries, site, now))).toEqual({
      a: 'operational',
      group: 'partial-outage',
      b: 'degraded',
      inner: 'partial-outage',
      c: 'partial-outage',
    });
  });

  it('is operational of one that is retired, whatever is still open', () => {
    const components = { a: { retired: '2026-03-09' }, b: { retired: '2026-03-10' } };
    const entries = [open('x', { a: 'degraded', b: 'degraded' })];
    expect(Object.fromEntries(componentStatesNow(entries, makeSite({ components }), now))).toEqual({
      a: 'operational',
      b: 'degraded',
    });
  });

  it('ranks maintenance above operational and below degraded', () => {
    const maintenance = makeIncident({
      kind: 'maintenance',
      components: { a: 'maintenance', b: 'maintenance' },
      window: [['2026-03-10 11:00', '2026-03-10 13:00']],
    });
    const states = componentStatesNow([maintenance, open('x', { b: 'degraded' })], site, now);
    expect([states.get('a'), states.get('b'), states.get('group')]).toEqual([
      'maintenance',
      'degraded',
      'degraded',
    ]);
  });
});

describe('the history of a component', () => {
  const early = makeIncident({ id: 'early', components: { a: 'degraded' }, updates });
  const late = makeIncident({
    id: 'late',
    components: { a: 'major-outage', b: 'degraded' },
    started: '2026-03-01 10:45',
    resolved: '2026-03-01 12:00',
  });
  const byComponent = intervalsByComponent([late, early], now);
  const ofA = byComponent.get('a') ?? [];

  it('lists the intervals of all entries by beginning', () => {
    expect(ofA.map(({ incident }) => incident.id)).toEqual(['early', 'late']);
    expect(byComponent.get('b')).toHaveLength(1);
  });

  it.each([
    ['2026-03-01 09:59', 'operational'],
    ['2026-03-01 10:00', 'degraded'],
    ['2026-03-01 10:45', 'major-outage'],
    ['2026-03-01 11:59', 'major-outage'],
    ['2026-03-01 12:00', 'operational'],
  ])('stood at %s as %s', (when, state) => {
    expect(stateAt(ofA, at(when))).toBe(state);
  });
});
