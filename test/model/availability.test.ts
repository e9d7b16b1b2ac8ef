// Availability of a component in a period: hand-computed cases, and what must hold for any set of intervals.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { availabilityOf, type Availability } from '../../src/model/availability.js';
import type { Interval } from '../../src/model/component-history.js';
import { states, type State } from '../../src/model/state.js';
import { at, componentOf, hours, makeIncident, makeSite, minutes, type SiteParts } from './make-incident.js';

const incident = makeIncident({ started: '2026-03-01' });
const interval = (state: State, from: string, to: string | undefined, component = 'a'): Interval => ({
  component,
  state,
  from: at(from),
  to: to === undefined ? undefined : at(to),
  incident,
});

/** 1 to 11 March: ten days, so one basis point is 86.4 seconds. */
const period = { from: at('2026-03-01'), to: at('2026-03-11') };

function availability(
  intervals: readonly Interval[],
  { site: parts, now = '2026-04-01', id = 'a' }: { site?: SiteParts; now?: string; id?: string } = {},
): Availability | undefined {
  const site = makeSite(parts);
  return availabilityOf(componentOf(site, id), intervals, period, site, at(now));
}

describe('the value', () => {
  it.each<[string, readonly Interval[], number, number]>([
    ['is 100 % where nothing was subtracted', [], 10_000, 0],
    [
      'subtracts a major outage whole',
      [interval('major-outage', '2026-03-02', '2026-03-03')],
      9_000,
      hours(24),
    ],
    [
      'subtracts three tenths of a partial outage',
      [interval('partial-outage', '2026-03-02', '2026-03-03')],
      9_700,
      hours(7.2),
    ],
    [
      'subtracts nothing for degraded and maintenance',
      [interval('degraded', '2026-03-02', '2026-03-03'), interval('maintenance', '2026-03-04', '2026-03-05')],
      10_000,
      0,
    ],
    [
      'is rounded down: 86 seconds are not 100 %',
      [interval('major-outage', '2026-03-02 10:00', '2026-03-02 10:01')],
      9_999,
      minutes(1),
    ],
    [
      'is rounded down: 87 seconds and more cost two',
      [interval('major-outage', '2026-03-02 10:00', '2026-03-02 10:02')],
      9_998,
      minutes(2),
    ],
    [
      'counts what overlaps once',
      [
        interval('major-outage', '2026-03-02', '2026-03-04'),
        interval('major-outage', '2026-03-03', '2026-03-05'),
      ],
      7_000,
      hours(72),
    ],
    [
      'takes the largest weight of what overlaps',
      [
        interval('partial-outage', '2026-03-02', '2026-03-05'),
        interval('major-outage', '2026-03-03', '2026-03-04'),
      ],
      8_400,
      hours(38.4),
    ],
    ['ignores other components', [interval('major-outage', '2026-03-02', '2026-03-03', 'b')], 10_000, 0],
    [
      'ignores what lies outside of the period',
      [interval('major-outage', '2026-02-02', '2026-02-03')],
      10_000,
      0,
    ],
    [
      'cuts off what reaches out of it',
      [interval('major-outage', '2026-02-02', '2026-03-02')],
      9_000,
      hours(24),
    ],
    ['is 0 where it was down throughout', [interval('major-outage', '2026-02-02', undefined)], 0, hours(240)],
  ])('%s', (_, intervals, basisPoints, down) => {
    expect(availability(intervals)).toEqual({ basisPoints, down, period });
  });

  it('takes the largest weight, which need not be that of the worst state', () => {
    const intervals = [
      interval('maintenance', '2026-03-02', '2026-03-03'),
      interval('degraded', '2026-03-02', '2026-03-03'),
    ];
    expect(
      availability(intervals, { site: { weights: { maintenance: 0.5, degraded: 0.1 } } })?.basisPoints,
    ).toBe(9_500);
  });

  it('never reads 100 % however small a weight is', () => {
    const intervals = [interval('degraded', '2026-03-02 10:00', '2026-03-02 10:01')];
    expect(availability(intervals, { site: { weights: { degraded: 1e-9 } } })?.basisPoints).toBe(9_999);
  });

  it('is exact where floating-point sums are not', () => {
    const tenths = Array.from({ length: 10 }, (_, day) =>
      interval(
        'partial-outage',
        `2026-03-${String(day + 1).padStart(2, '0')} 10:00`,
        `2026-03-${String(day + 1).padStart(2, '0')} 10:08`,
      ),
    );
    // Eighty minutes at 0.3 are exactly 24 of the 14,400 minutes: 16.67 basis points.
    expect(availability(tenths)).toMatchObject({ basisPoints: 9_983, down: minutes(24) });
    // And at 0.36 exactly 20 basis points.
    expect(availability(tenths, { site: { weights: { 'partial-outage': 0.36 } } })?.basisPoints).toBe(9_980);
  });
});

describe('the period', () => {
  const down = [interval('major-outage', '2026-03-02', '2026-03-03')];

  it.each<[string, SiteParts, string, string, string, number]>([
    [
      'begins with since',
      { components: { a: { since: '2026-03-03' } } },
      '2026-04-01',
      '2026-03-03',
      '2026-03-11',
      10_000,
    ],
    [
      'begins with the launch',
      { launched: '2026-03-02 12:00' },
      '2026-04-01',
      '2026-03-02 12:00',
      '2026-03-11',
      9_411,
    ],
    [
      'begins with the later of both',
      { launched: '2026-03-02', components: { a: { since: '2026-03-01' } } },
      '2026-04-01',
      '2026-03-02',
      '2026-03-11',
      8_888,
    ],
    [
      'ends with the whole day of retired',
      { components: { a: { retired: '2026-03-04' } } },
      '2026-04-01',
      '2026-03-01',
      '2026-03-05',
      7_500,
    ],
    ['ends now', {}, '2026-03-05', '2026-03-01', '2026-03-05', 7_500],
  ])('%s', (_, site, now, from, to, basisPoints) => {
    expect(availability(down, { site, now })).toMatchObject({
      basisPoints,
      period: { from: at(from), to: at(to) },
    });
  });

  it.each<[string, SiteParts, string]>([
    ['before since', { components: { a: { since: '2026-03-11' } } }, '2026-04-01'],
    ['before the launch', { launched: '2026-05-14' }, '2026-06-01'],
    ['after retired', { components: { a: { retired: '2026-02-28' } } }, '2026-04-01'],
    ['before it has begun', {}, '2026-03-01'],
  ])('is blank %s', (_, site, now) => {
    expect(availability([], { site, now })).toBeUndefined();
  });

  it('counts an interval that still lasts to now', () => {
    const open = [interval('major-outage', '2026-03-04', undefined)];
    expect(availability(open, { now: '2026-03-05' })?.basisPoints).toBe(7_500);
  });
});

it('is none of a group', () => {
  expect(
    availability([], { site: { components: { group: { children: { a: {} } } } }, id: 'group' }),
  ).toBeUndefined();
});

describe('for any intervals', () => {
  const minute = fc.integer({ min: -2_000, max: 18_000 }).map((count) => period.from + minutes(count));
  const anyInterval = fc
    .record({ a: minute, b: minute, state: fc.constantFrom(...states), open: fc.boolean() })
    .map(({ a, b, state, open }): Interval => ({
      component: 'a',
      state,
      from: Math.min(a, b),
      to: open ? undefined : Math.max(a, b),
      incident,
    }));
  const anyIntervals = fc.array(anyInterval, { maxLength: 12 });
  const site = makeSite();
  const now = at('2026-03-13');
  const of = (intervals: readonly Interval[]): Availability => {
    const found = availabilityOf(componentOf(site, 'a'), intervals, period, site, now);
    if (found === undefined) throw new Error('The period is not empty.');
    return found;
  };

  it('is what counting every minute gives', () => {
    fc.assert(
      fc.property(anyIntervals, (intervals) => {
        let tenths = 0;
        for (let instant = period.from; instant < period.to; instant += minutes(1)) {
          const weights = intervals
            .filter(({ from, to }) => from <= instant && instant < (to ?? now))
            .map(({ state }) => Math.round(site.weights[state] * 10));
          tenths += Math.max(0, ...weights);
        }
        const all = (period.to - period.from) / minutes(1);
        expect(of(intervals).down).toBe((tenths * minutes(1)) / 10);
        expect(of(intervals).basisPoints).toBe(Math.floor(((all * 10 - tenths) * 10_000) / (all * 10)));
      }),
      { numRuns: 50 },
    );
  });

  it('never rises when an interval is added', () => {
    fc.assert(
      fc.property(anyIntervals, anyInterval, (intervals, added) => {
        const before = of(intervals);
        const after = of([...intervals, added]);
        expect(after.basisPoints).toBeLessThanOrEqual(before.basisPoints);
        expect(after.down).toBeGreaterThanOrEqual(before.down);
      }),
    );
  });

  it('depends neither on their order nor on repetition, and never leaves its bounds', () => {
    fc.assert(
      fc.property(anyIntervals, anyIntervals, (some, others) => {
        const once = of([...some, ...others]);
        expect(of([...others, ...some, ...others].toReversed())).toEqual(once);
        expect(once.down).toBeLessThanOrEqual(period.to - period.from);
        expect(once.basisPoints).toBeGreaterThanOrEqual(0);
        expect(once.basisPoints === 10_000).toBe(once.down === 0);
      }),
    );
  });
});
