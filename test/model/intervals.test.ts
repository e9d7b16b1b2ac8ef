// What must hold for the intervals of any record, however its updates, windows and bare days are mixed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant, Moment } from '../../src/kernel/time.js';
import {
  deriveIntervals,
  deriveStatesNow,
  stateAt,
  type Interval,
} from '../../src/model/component-history.js';
import type { Incident, Span, Update } from '../../src/model/incident.js';
import { measureRanges, uniteRanges } from '../../src/model/intervals.js';
import { isVoidResolved } from '../../src/model/phases.js';
import { writeProse } from '../../src/model/prose.js';
import { isClosing, states, statusesOfKind, type Kind, type State } from '../../src/model/state.js';
import { deriveTimeline } from '../../src/model/timeline.js';
import { at, hours, makeIncident, minutes } from './make-incident.js';

const start = at('2026-03-01');
const days = 6;
const components = ['a', 'b', 'c'];

const exactMoment = (minute: number): Moment => {
  const from = start + minutes(minute);
  return { from, to: from + minutes(1), precision: 'minute', about: false };
};
const dayMoment = (day: number): Moment => {
  const from = start + hours(24 * day);
  return { from, to: from + hours(24), precision: 'day', about: false };
};

const anyMinute = fc.integer({ min: 0, max: days * 24 * 60 - 1 });
const anyMoment = fc.oneof(
  { weight: 4, arbitrary: anyMinute.map(exactMoment) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: days - 1 }).map(dayMoment) },
);
const anyStates = fc.dictionary(fc.constantFrom(...components), fc.constantFrom(...states), { maxKeys: 3 });

/** Windows in order, of which the last may lack its end. */
const anySpans = (moment: fc.Arbitrary<Moment>): fc.Arbitrary<readonly Span[]> =>
  fc.tuple(fc.array(moment, { minLength: 1, maxLength: 6 }), fc.boolean()).map(([moments, open]) => {
    const sorted = moments.toSorted((a, b) => a.from - b.from);
    return sorted.flatMap((from, index): readonly Span[] => {
      const to = sorted[index + 1];
      if (index % 2 === 1 || (to === undefined && !open)) return [];
      return [{ from, to }];
    });
  });

function anyIncident(kind: Kind, moment: fc.Arbitrary<Moment> = anyMoment): fc.Arbitrary<Incident> {
  const anyUpdate = fc.record({
    status: fc.constantFrom(...statusesOfKind[kind]),
    time: moment,
    changes: anyStates,
  });
  return fc
    .record({
      declared: anyStates,
      written: fc.array(anyUpdate, { maxLength: 8 }),
      started: moment,
      resolved: fc.option(moment, { nil: undefined }),
      detected: fc.option(moment, { nil: undefined }),
      impact: fc.option(anySpans(moment), { nil: [] }),
      window: kind === 'maintenance' ? anySpans(moment) : fc.constant([]),
    })
    .map(({ declared, written, started, resolved, detected, impact, window }) => {
      const template = makeIncident({ kind, started: '2026-03-01', components: declared });
      const updates = written
        .toSorted((a, b) => a.time.from - b.time.from)
        .map(({ status, time, changes }, index): Update => {
          const prose = writeProse([], '');
          const place = { path: 'x.md', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
          const known = isClosing(status) ? new Map<string, State>() : new Map(Object.entries(changes));
          return { status, time, changes: known, prose, anchor: `u${index}`, place };
        });
      const first = kind === 'maintenance' ? window[0]?.from : updates[0]?.time;
      return {
        ...template,
        started: first !== undefined && first.from < started.from ? first : started,
        resolvedGiven: resolved !== undefined && isVoidResolved(resolved, updates) ? undefined : resolved,
        detected,
        impact,
        window,
        updates,
      };
    });
}

const anyEntry = fc.oneof(anyIncident('incident'), anyIncident('maintenance'));
/** Never on a minute, so that nothing begins exactly now. */
const anyNow = fc
  .integer({ min: 0, max: (days + 2) * 24 * 60 })
  .map((minute) => start + minutes(minute) + 30_000);

const ofComponent = (intervals: readonly Interval[], id: string): readonly Interval[] =>
  intervals.filter(({ component }) => component === id);

describe('for any record, intervals', () => {
  it('have a length, do not reach beyond now and never overlap in a component', () => {
    fc.assert(
      fc.property(anyEntry, anyNow, (incident, now) => {
        const intervals = deriveIntervals(incident, now);
        for (const { from, to = now, state } of intervals) {
          expect(from).toBeLessThan(to);
          expect(to).toBeLessThanOrEqual(now);
          expect(state).not.toBe('operational');
        }
        for (const id of components) {
          const ends = ofComponent(intervals, id).map(({ to = now }) => to);
          const starts = ofComponent(intervals, id).map(({ from }) => from);
          starts
            .slice(1)
            .forEach((from, index) => expect(from).toBeGreaterThanOrEqual(ends[index] ?? Infinity));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('of the past stay as they are however much later one looks', () => {
    fc.assert(
      fc.property(anyEntry, anyNow, fc.nat({ max: 5_000 }), (incident, now, later) => {
        const past = deriveIntervals(incident, now).filter(({ to }) => to !== undefined && to < now);
        const seenLater = deriveIntervals(incident, now + minutes(later));
        for (const interval of past) expect(seenLater).toContainEqual(interval);
      }),
      { numRuns: 500 },
    );
  });

  it('that still last say how components stand now, where nothing was measured', () => {
    fc.assert(
      fc.property(anyEntry, anyNow, (incident, now) => {
        const measured = { ...incident, impact: [] };
        const told = measured.updates.every(({ time }) => time.from < now) && measured.started.from < now;
        fc.pre(told || incident.kind === 'maintenance');
        const lasting = deriveIntervals(measured, now).filter(({ to }) => to === undefined);
        expect(new Map(lasting.map(({ component, state }) => [component, state]))).toEqual(
          deriveStatesNow(measured, now),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('are what replaying the record update by update gives', () => {
    fc.assert(
      fc.property(anyIncident('incident', anyMinute.map(exactMoment)), anyMinute, (written, minute) => {
        const incident = { ...written, impact: [] };
        const instant = start + minutes(minute) + 30_000;
        const intervals = deriveIntervals(incident, start + hours(24 * (days + 1)));
        for (const id of components) {
          expect(stateAt(ofComponent(intervals, id), instant)).toBe(replay(incident, id, instant));
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('of a measured impact last no longer than it', () => {
    fc.assert(
      fc.property(anyEntry, anyNow, (incident, now) => {
        fc.pre(incident.impact.length > 0);
        const impact = deriveTimeline(incident, now).impactDuration?.milliseconds ?? 0;
        for (const id of components) {
          const ranges = ofComponent(deriveIntervals(incident, now), id).map(({ from, to = now }) => ({
            from,
            to,
          }));
          expect([0, impact]).toContain(measureRanges(ranges));
        }
      }),
    );
  });
});

/** How a component stood, told the slow way: one update after the other, with no ranges. */
function replay(incident: Incident, id: string, instant: Instant): State {
  const { started, detected, resolvedGiven, updates } = incident;
  if (instant < Math.min(started.from, detected?.from ?? Infinity)) return 'operational';
  if (resolvedGiven !== undefined && instant >= resolvedGiven.from) return 'operational';
  const reopens = ({ status }: Update): boolean => !isClosing(status) && status !== 'update';
  let first = incident.components.get(id);
  let state = first;
  let closed = false;
  for (const [index, update] of updates.entries()) {
    if (update.time.from > instant) break;
    const change = update.changes.get(id);
    if (closed && reopens(update)) {
      closed = false;
      state = first;
    }
    if (first === undefined && change !== 'operational') first = change;
    if (change !== undefined) state = change;
    // A given resolution takes the place of the closing update of the last stretch.
    if (isClosing(update.status) && (resolvedGiven === undefined || updates.slice(index).some(reopens)))
      closed = true;
  }
  return closed ? 'operational' : (state ?? 'operational');
}

describe('uniting ranges', () => {
  const anyRange = fc
    .tuple(fc.nat({ max: 100 }), fc.nat({ max: 100 }))
    .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));

  it('keeps every instant once, in order, with a gap between any two', () => {
    fc.assert(
      fc.property(fc.array(anyRange), (ranges) => {
        const united = uniteRanges(ranges);
        const covers = (all: typeof ranges, instant: number): boolean =>
          all.some(({ from, to }) => from <= instant && instant < to);
        const instants = Array.from({ length: 100 }, (_, instant) => instant);
        expect(instants.map((instant) => covers([...united], instant))).toEqual(
          instants.map((instant) => covers(ranges, instant)),
        );
        united
          .slice(1)
          .forEach(({ from }, index) => expect(from).toBeGreaterThan(united[index]?.to ?? Infinity));
        expect(measureRanges(ranges)).toBe(instants.filter((instant) => covers(ranges, instant)).length);
      }),
    );
  });
});
