// The days of a component: the worst state of each civil day, by the same intervals as every other figure.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCivil } from '../../src/kernel/time-zone.js';
import { intervalsByComponent, stateAt } from '../../src/model/component-history.js';
import { deriveDays, lastDays, type DayState } from '../../src/model/days.js';
import type { Incident } from '../../src/model/incident.js';
import { states, worstState, type State } from '../../src/model/state.js';
import { at, componentOf, hours, makeHistory, makeIncident, makeSite } from './make-incident.js';

const zone = 'Europe/Berlin';

function daysOf(
  entries: readonly Incident[],
  now: string,
  site = makeSite({ timezone: zone }),
  count = 90,
): readonly DayState[] {
  const history = makeHistory(entries, now, site);
  const intervals = intervalsByComponent(history.entries, history.now).get('a') ?? [];
  return deriveDays(componentOf(site, 'a'), intervals, lastDays(count, history.now, zone), site, history.now);
}

const outage = (from: string, to: string, state: State = 'degraded'): Incident =>
  makeIncident({ id: from, zone, components: { a: state }, impact: [[from, to]], resolved: to });

const shown = (days: readonly DayState[]): readonly (State | undefined)[] => days.map(({ state }) => state);

describe('the last days', () => {
  it('end with today and have 23 or 25 hours where the clocks change', () => {
    const days = lastDays(90, at('2026-11-21 12:00', zone), zone);
    expect(days).toHaveLength(90);
    expect(toCivil(days[89]?.from ?? 0, zone)).toMatchObject({ year: 2026, month: 11, day: 21, hour: 0 });
    const lengths = days.map(({ from, to }) => (to - from) / hours(1));
    expect(lengths.filter((length) => length !== 24)).toEqual([25]);
    expect(lengths[89 - 27]).toBe(25);
  });

  it('lie without a gap behind each other', () => {
    const days = lastDays(400, at('2026-11-21 12:00', zone), zone);
    expect(days.slice(1).every(({ from }, index) => from === days[index]?.to)).toBe(true);
  });
});

describe('a day', () => {
  it('shows the worst that lay in it, and whose it was', () => {
    const days = daysOf(
      [
        outage('2026-11-19 10:00', '2026-11-19 10:01'),
        outage('2026-11-19 20:00', '2026-11-20 00:00', 'major-outage'),
      ],
      '2026-11-21 12:00',
    ).slice(-3);
    expect(shown(days)).toEqual(['major-outage', 'operational', 'operational']);
    expect(days[0]?.incidents).toHaveLength(2);
    expect(days[1]?.incidents).toEqual([]);
  });

  it('begins and ends by the clock of the zone', () => {
    const days = daysOf([outage('2026-11-19 23:30', '2026-11-20 00:30')], '2026-11-21 12:00').slice(-3);
    expect(shown(days)).toEqual(['degraded', 'degraded', 'operational']);
  });

  it('is blank before the launch, and before and after the life of the component', () => {
    const site = makeSite({
      timezone: zone,
      launched: '2026-11-18 13:00',
      components: { a: { retired: '2026-11-20' } },
    });
    const days = daysOf([outage('2026-11-17 10:00', '2026-11-18 12:00')], '2026-11-21 12:00', site);
    expect(shown(days.slice(-5))).toEqual([
      undefined,
      'operational',
      'operational',
      'operational',
      undefined,
    ]);
    expect(days.every(({ incidents }) => incidents.length === 0)).toBe(true);
  });

  it('takes no colour from notices and internal incidents', () => {
    const parts = { zone, components: { a: 'major-outage' }, started: '2026-11-20 10:00' } as const;
    const days = daysOf(
      [
        makeIncident({ ...parts, id: 'notice', kind: 'notice' }),
        makeIncident({ ...parts, id: 'internal', external: false, resolved: '2026-11-20 12:00' }),
      ],
      '2026-11-21 12:00',
    );
    expect(new Set(shown(days))).toEqual(new Set(['operational']));
  });
});

it('There are no days where nothing was measured on any, nor of a group', () => {
  const site = makeSite({ timezone: zone, components: { a: { since: '2026-12-01' } } });
  expect(daysOf([], '2026-11-21 12:00', site)).toEqual([]);
  const grouped = makeSite({ timezone: zone, components: { a: { children: { b: {} } } } });
  expect(daysOf([], '2026-11-21 12:00', grouped)).toEqual([]);
});

it('Every day equals what a look at each of its minutes finds', () => {
  const start = at('2026-10-23 00:00', zone);
  const minute = fc.integer({ min: 0, max: 5 * 24 * 60 - 1 });
  const incident = fc.record({
    from: minute,
    length: fc.integer({ min: 1, max: 2000 }),
    state: fc.constantFrom(...states),
  });
  fc.assert(
    fc.property(fc.array(incident, { maxLength: 6 }), (written) => {
      const now = at('2026-10-28 09:30', zone);
      const moment = (minutes: number) => ({
        from: start + minutes * 60_000,
        to: start + (minutes + 1) * 60_000,
        precision: 'minute' as const,
        about: false,
      });
      const entries = written.map(({ from, length, state }, index) => ({
        ...makeIncident({ id: String(index), started: '2026-10-23', components: { a: state } }),
        impact: [{ from: moment(from), to: moment(from + length) }],
      }));
      const site = makeSite({ timezone: zone });
      const intervals = intervalsByComponent(entries, now).get('a') ?? [];
      const days = deriveDays(componentOf(site, 'a'), intervals, lastDays(6, now, zone), site, now);
      for (const { day, state } of days) {
        const seen: State[] = [];
        for (let instant = day.from; instant < Math.min(day.to, now); instant += 60_000) {
          seen.push(stateAt(intervals, instant));
        }
        expect(state).toBe(worstState(seen));
      }
    }),
    { numRuns: 60 },
  );
});
