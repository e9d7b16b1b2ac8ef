// Figures over many incidents, each computed by hand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { responsesOf, spreadOf } from '../../src/model/statistics.js';
import { deriveTimeline } from '../../src/model/timeline.js';
import { about, at, exactly, hours, makeIncident, minutes, type IncidentParts } from './make-incident.js';

const exact = (...lengths: readonly number[]) => lengths.map((length) => exactly(minutes(length)));

describe('a spread', () => {
  it('states nothing of fewer than three times, but how many they are', () => {
    expect(spreadOf(exact(5, 7))).toEqual({ count: 2, median: undefined, ninetieth: undefined });
    expect(spreadOf([])).toEqual({ count: 0, median: undefined, ninetieth: undefined });
  });

  it('has the middle time as its median, or the mean of the middle two', () => {
    expect(spreadOf(exact(30, 10, 20)).median).toEqual(exactly(minutes(20)));
    expect(spreadOf(exact(40, 10, 20, 30)).median).toEqual(exactly(minutes(25)));
  });

  it('interpolates the 90th percentile between its two neighbours', () => {
    // Of 10, 20 … 110 the eleventh part of the way is exact: the tenth of eleven.
    expect(spreadOf(exact(10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110)).ninetieth).toEqual(
      exactly(minutes(100)),
    );
    // Place 0.9 × (5 − 1) = 3.6: six tenths of the way from 40 to 90.
    expect(spreadOf(exact(10, 20, 30, 40, 90)).ninetieth).toEqual(exactly(minutes(70)));
  });

  it('rounds up to what is shown: to minutes, and to hours from a day on', () => {
    expect(spreadOf([1, 1, 1].map((second) => exactly(second * 1000))).median).toEqual(exactly(minutes(1)));
    const day = hours(24);
    expect(spreadOf([day, day + 1, day + 2].map(exactly)).median).toEqual(exactly(hours(25)));
    expect(spreadOf([day, day, day].map(exactly)).median).toEqual(exactly(day));
  });

  it('leaves out what is known only about', () => {
    const durations = [...exact(10, 20, 30), about(minutes(600)), undefined];
    expect(spreadOf(durations)).toMatchObject({ count: 3, median: exactly(minutes(20)) });
  });

  it('never looks better than the times it is of', () => {
    const lengths = fc.array(fc.integer({ min: 0, max: hours(300) }), { minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(lengths, (all) => {
        const { median, ninetieth } = spreadOf(all.map(exactly));
        const reached = (limit: number) => all.filter((length) => length <= limit).length / all.length;
        expect(reached(median?.milliseconds ?? -1)).toBeGreaterThanOrEqual(0.5);
        expect(ninetieth?.milliseconds).toBeGreaterThanOrEqual(median?.milliseconds ?? Infinity);
      }),
    );
  });
});

describe('response times', () => {
  const now = at('2026-12-01');
  const entry = (parts: IncidentParts) => {
    const incident = makeIncident(parts);
    return { incident, timeline: deriveTimeline(incident, now) };
  };
  const incident = (day: string, length: number, parts: IncidentParts = {}) =>
    entry({
      id: day,
      impact: [[`${day} 10:00`, `${day} 11:00`]],
      detected: `${day} 10:05`,
      mitigated: `${day} 10:30`,
      updates: [
        ['investigating', `${day} 10:10`],
        ['resolved', `${day} 1${length}:00`],
      ],
      ...parts,
    });

  it('are of incidents that people outside felt, and of no maintenance', () => {
    const responses = responsesOf([
      incident('2026-03-01', 1),
      incident('2026-03-02', 2),
      incident('2026-03-03', 3),
      incident('2026-03-04', 9, { external: false }),
      entry({ id: 'm', kind: 'maintenance', window: [['2026-04-01 10:00', '2026-04-01 12:00']] }),
      entry({ id: 'n', kind: 'notice', started: '2026-04-02' }),
    ]);
    expect(responses.timeToDetect).toMatchObject({ count: 3, median: exactly(minutes(5)) });
    expect(responses.timeToMitigate).toMatchObject({ count: 3, median: exactly(minutes(30)) });
    expect(responses.timeToResolve).toMatchObject({ count: 3, median: exactly(hours(2)) });
  });

  it('leave out a bare day, and the time to detect where no impact was measured', () => {
    const unmeasured = entry({
      id: 'u',
      started: '2026-05-01 10:00',
      detected: '2026-05-01 10:05',
      resolved: '2026-05-01',
    });
    const responses = responsesOf([
      unmeasured,
      incident('2026-03-01', 1),
      incident('2026-03-02', 2),
      incident('2026-03-03', 3),
    ]);
    expect(responses.timeToDetect.count).toBe(3);
    expect(responses.timeToResolve.count).toBe(3);
  });
});
