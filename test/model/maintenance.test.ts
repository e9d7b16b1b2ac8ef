// Maintenance by the clock: scheduled, in progress, overrunning, completed, cancelled, and its intervals.
import { describe, expect, it } from 'vitest';
import { deriveIntervals, deriveStatesNow } from '../../src/model/component-history.js';
import { deriveTimeline } from '../../src/model/timeline.js';
import {
  about,
  at,
  exactly,
  hours,
  makeIncident,
  minutes,
  showInterval,
  time,
  type IncidentParts,
} from './make-incident.js';

const oneWindow = [['2026-03-01 22:00', '2026-03-01 23:00']] as const;
const twoWindows = [...oneWindow, ['2026-03-02 22:00', '2026-03-02 23:00']] as const;

const make = (parts: IncidentParts) =>
  makeIncident({ kind: 'maintenance', components: { a: 'maintenance' }, window: oneWindow, ...parts });
const derive = (parts: IncidentParts, when: string) => deriveTimeline(make(parts), at(when));
const intervals = (parts: IncidentParts, when: string) =>
  deriveIntervals(make(parts), at(when)).map((interval) => showInterval(interval).replaceAll('2026-03-', ''));

describe('without updates the clock decides', () => {
  it.each([
    ['2026-03-01 21:59', 'scheduled', []],
    ['2026-03-01 22:00', 'in-progress', []],
    ['2026-03-01 22:59', 'in-progress', ['a maintenance 01T22:00 to now']],
    ['2026-03-01 23:00', 'completed', ['a maintenance 01T22:00 to 01T23:00']],
  ])('at %s it is %s', (when, status, expected) => {
    expect(derive({}, when)).toMatchObject({
      status,
      isOpen: status === 'in-progress',
      isScheduled: status === 'scheduled',
      isOverrunning: false,
    });
    expect(intervals({}, when)).toEqual(expected);
  });

  it('is resolved by the last window.to once that is past', () => {
    expect(derive({}, '2026-03-01 22:59').resolved).toBeUndefined();
    expect(derive({}, '2026-03-01 23:00').resolved).toEqual(time('2026-03-01 23:00'));
    expect(derive({}, '2026-03-01 23:00').duration).toEqual(exactly(hours(1)));
  });

  it('is not changed by Scheduled or Update', () => {
    const updates = [
      ['scheduled', '2026-02-20 10:00'],
      ['update', '2026-03-01 22:10'],
    ] as const;
    expect(derive({ updates }, '2026-03-01 21:00').status).toBe('scheduled');
    expect(derive({ updates }, '2026-03-01 22:30').status).toBe('in-progress');
    expect(derive({ updates }, '2026-03-02 08:00').status).toBe('completed');
  });

  it('counts a window that ends with a bare day to the end of that day', () => {
    const window = [['2026-03-01 22:00', '2026-03-02']] as const;
    expect(derive({ window }, '2026-03-02 23:59').status).toBe('in-progress');
    expect(derive({ window }, '2026-03-03 00:00')).toMatchObject({
      status: 'completed',
      duration: about(hours(26)),
    });
  });

  it('goes on without an end until Completed', () => {
    const window = [['2026-03-01 22:00']] as const;
    expect(derive({ window }, '2026-04-01 00:00')).toMatchObject({
      status: 'in-progress',
      isOverrunning: false,
    });
    const updates = [['completed', '2026-03-02 01:00']] as const;
    expect(derive({ window, updates }, '2026-04-01 00:00').duration).toEqual(exactly(hours(3)));
    expect(intervals({ window, updates }, '2026-04-01 00:00')).toEqual([
      'a maintenance 01T22:00 to 02T01:00',
    ]);
  });
});

describe('several windows', () => {
  it('have one interval each and nothing between', () => {
    expect(intervals({ window: twoWindows }, '2026-03-03 00:00')).toEqual([
      'a maintenance 01T22:00 to 01T23:00',
      'a maintenance 02T22:00 to 02T23:00',
    ]);
  });

  it('are scheduled again between two of them, also after an In progress in the first', () => {
    const updates = [['in-progress', '2026-03-01 22:01']] as const;
    expect(derive({ window: twoWindows }, '2026-03-02 12:00').status).toBe('scheduled');
    expect(derive({ window: twoWindows, updates }, '2026-03-02 12:00').status).toBe('scheduled');
    expect(deriveStatesNow(make({ window: twoWindows, updates }), at('2026-03-02 12:00')).size).toBe(0);
  });

  it('begin early each with its own In progress', () => {
    const updates = [
      ['in-progress', '2026-03-01 21:50'],
      ['in-progress', '2026-03-02 21:40'],
      ['completed', '2026-03-02 22:30'],
    ] as const;
    expect(intervals({ window: twoWindows, updates }, '2026-03-03 00:00')).toEqual([
      'a maintenance 01T21:50 to 01T23:00',
      'a maintenance 02T21:40 to 02T22:30',
    ]);
  });

  it('last as long as all of them together', () => {
    expect(derive({ window: twoWindows }, '2026-03-03 00:00').duration).toEqual(exactly(hours(2)));
    const updates = [
      ['in-progress', '2026-03-01 21:30'],
      ['completed', '2026-03-02 22:30'],
    ] as const;
    expect(derive({ window: twoWindows, updates }, '2026-03-03 00:00').duration).toEqual(exactly(hours(2)));
  });

  it('that lie after the closing update never come', () => {
    const updates = [['completed', '2026-03-01 22:40']] as const;
    expect(intervals({ window: twoWindows, updates }, '2026-03-05 00:00')).toEqual([
      'a maintenance 01T22:00 to 01T22:40',
    ]);
  });
});

describe('updates', () => {
  it('begin it early', () => {
    const updates = [['in-progress', '2026-03-01 21:45']] as const;
    expect(derive({ updates }, '2026-03-01 21:50')).toMatchObject({ status: 'in-progress', isOpen: true });
    expect(derive({ updates }, '2026-03-01 21:50').begin).toEqual(time('2026-03-01 21:45'));
    expect(intervals({ updates }, '2026-03-01 21:50')).toEqual(['a maintenance 01T21:45 to now']);
  });

  it('count the duration from an early beginning', () => {
    const updates = [
      ['in-progress', '2026-03-01 21:45'],
      ['completed', '2026-03-01 22:45'],
    ] as const;
    expect(derive({ updates }, '2026-03-02 00:00').duration).toEqual(exactly(hours(1)));
  });

  it('do not begin it late: the window counts from its start', () => {
    const updates = [['in-progress', '2026-03-01 22:20']] as const;
    expect(intervals({ updates }, '2026-03-01 22:30')).toEqual(['a maintenance 01T22:00 to now']);
  });

  it('end it early', () => {
    const updates = [['completed', '2026-03-01 22:40']] as const;
    expect(derive({ updates }, '2026-03-01 22:50')).toMatchObject({ status: 'completed', isOpen: false });
    expect(intervals({ updates }, '2026-03-05 00:00')).toEqual(['a maintenance 01T22:00 to 01T22:40']);
  });

  it('do not lengthen it by a late Completed where nothing stood in progress', () => {
    const updates = [['completed', '2026-03-02 01:00']] as const;
    expect(intervals({ updates }, '2026-03-05 00:00')).toEqual(['a maintenance 01T22:00 to 01T23:00']);
    expect(derive({ updates }, '2026-03-05 00:00').resolved).toEqual(time('2026-03-02 01:00'));
  });

  it('say that it is verifying', () => {
    const updates = [
      ['in-progress', '2026-03-01 22:00'],
      ['verifying', '2026-03-01 22:40'],
    ] as const;
    expect(derive({ updates }, '2026-03-01 22:45')).toMatchObject({ status: 'verifying', isOpen: true });
  });

  it('set components apart from the maintenance', () => {
    const updates = [['in-progress', '2026-03-01 22:10', { a: 'operational', b: 'degraded' }]] as const;
    expect(
      intervals({ updates: [...updates, ['completed', '2026-03-01 22:50']] }, '2026-03-02 00:00'),
    ).toEqual(['a maintenance 01T22:00 to 01T22:10', 'b degraded 01T22:10 to 01T22:50']);
    expect([...deriveStatesNow(make({ updates }), at('2026-03-01 22:30'))]).toEqual([['b', 'degraded']]);
  });
});

describe('overrunning', () => {
  it.each(['in-progress', 'verifying'] as const)(
    'lasts while %s stands at the end of the window',
    (status) => {
      const updates = [[status, '2026-03-01 22:05']] as const;
      expect(derive({ updates }, '2026-03-01 23:00')).toMatchObject({
        status,
        isOverrunning: true,
        resolved: undefined,
      });
      expect(derive({ updates }, '2026-03-01 22:59').isOverrunning).toBe(false);
      expect(intervals({ updates }, '2026-03-02 02:00')).toEqual(['a maintenance 01T22:00 to now']);
    },
  );

  it('ends with the closing update', () => {
    const updates = [
      ['in-progress', '2026-03-01 22:05'],
      ['completed', '2026-03-02 00:30'],
    ] as const;
    expect(derive({ updates }, '2026-03-05 00:00')).toMatchObject({
      isOverrunning: false,
      duration: exactly(minutes(150)),
    });
    expect(intervals({ updates }, '2026-03-05 00:00')).toEqual(['a maintenance 01T22:00 to 02T00:30']);
  });

  it('begins with an In progress that is said only after the window', () => {
    const updates = [['in-progress', '2026-03-01 23:20']] as const;
    expect(derive({ updates }, '2026-03-01 23:30')).toMatchObject({
      status: 'in-progress',
      isOverrunning: true,
    });
    expect(intervals({ updates }, '2026-03-01 23:30')).toEqual([
      'a maintenance 01T22:00 to 01T23:00',
      'a maintenance 01T23:20 to now',
    ]);
  });
});

describe('cancelled', () => {
  it('before its first window it has no interval and no duration', () => {
    const updates = [['cancelled', '2026-03-01 12:00']] as const;
    expect(derive({ updates }, '2026-03-01 22:30')).toMatchObject({
      status: 'cancelled',
      isOpen: false,
      isScheduled: false,
      duration: undefined,
    });
    expect(intervals({ updates }, '2026-03-05 00:00')).toEqual([]);
  });

  it('inside its window it keeps what took place', () => {
    const updates = [['cancelled', '2026-03-01 22:15']] as const;
    expect(derive({ updates }, '2026-03-05 00:00').duration).toEqual(exactly(minutes(15)));
    expect(intervals({ updates }, '2026-03-05 00:00')).toEqual(['a maintenance 01T22:00 to 01T22:15']);
  });

  it('and scheduled again it takes its window', () => {
    const updates = [
      ['cancelled', '2026-03-01 12:00'],
      ['scheduled', '2026-03-01 14:00'],
    ] as const;
    expect(derive({ updates }, '2026-03-01 15:00')).toMatchObject({ status: 'scheduled', isReopened: true });
    expect(intervals({ updates }, '2026-03-05 00:00')).toEqual(['a maintenance 01T22:00 to 01T23:00']);
  });
});

describe('reopened', () => {
  it('goes on until it is closed again, without the gap', () => {
    const updates = [
      ['in-progress', '2026-03-01 22:00'],
      ['completed', '2026-03-01 22:20'],
      ['in-progress', '2026-03-01 22:40'],
      ['completed', '2026-03-01 23:30'],
    ] as const;
    expect(intervals({ updates }, '2026-03-05 00:00')).toEqual([
      'a maintenance 01T22:00 to 01T22:20',
      'a maintenance 01T22:40 to 01T23:30',
    ]);
  });
});

it('takes its measured impact for past time, while the clock decides about now', () => {
  const impact = [['2026-03-01 22:10', '2026-03-01 22:15']] as const;
  expect(intervals({ impact }, '2026-03-01 22:30')).toEqual(['a maintenance 01T22:10 to 01T22:15']);
  expect([...deriveStatesNow(make({ impact }), at('2026-03-01 22:30'))]).toEqual([['a', 'maintenance']]);
});

it('ends a measured impact without an end with its last window', () => {
  const impact = [['2026-03-01 22:10']] as const;
  expect(intervals({ impact }, '2026-03-05 00:00')).toEqual(['a maintenance 01T22:10 to 01T23:00']);
  expect(intervals({ impact }, '2026-03-01 22:30')).toEqual(['a maintenance 01T22:10 to now']);
});

it('states no times to mitigate and resolve, for how soon planned work ends is no response', () => {
  const timeline = derive(
    { mitigated: '2026-03-01 22:10', detected: '2026-03-01 22:00' },
    '2026-03-05 00:00',
  );
  expect(timeline).toMatchObject({
    timeToMitigate: undefined,
    timeToResolve: undefined,
    timeToDetect: undefined,
  });
});
