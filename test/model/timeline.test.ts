// What the record of one incident or notice says as of now: status, times and durations, case by case.
import { describe, expect, it } from 'vitest';
import { deriveTimeline, isOnStatusPage, updatesNewestFirst } from '../../src/model/timeline.js';
import {
  about,
  at,
  exactly,
  hours,
  makeIncident,
  minutes,
  time,
  type IncidentParts,
} from './make-incident.js';

const now = at('2026-03-10 12:00');
const derive = (parts: IncidentParts, when: number = now) => deriveTimeline(makeIncident(parts), when);

/** The incident of 37 minutes that the format's own example shows, in its zone. */
const example: IncidentParts = {
  zone: 'Europe/Berlin',
  severity: 'low',
  components: { 'web-app-eu': 'degraded' },
  impact: [['2025-10-15 17:04', '2025-10-15 17:24']],
  detected: '2025-10-15 17:06',
  updates: [
    ['investigating', '2025-10-15 17:28'],
    ['monitoring', '2025-10-15 17:30', { 'web-app-eu': 'operational' }],
    ['resolved', '2025-10-15 18:05'],
  ],
};

describe('the example of the format', () => {
  const timeline = derive(example);

  it('lasted 37 minutes, from its first update to its resolution', () => {
    expect(timeline.duration).toEqual(exactly(minutes(37)));
    expect(timeline.status).toBe('resolved');
    expect(timeline.isOpen).toBe(false);
  });

  it('began and ended with its measured impact', () => {
    expect(timeline.begin.from).toBe(at('2025-10-15 17:04', 'Europe/Berlin'));
    expect(timeline.end?.from).toBe(at('2025-10-15 17:24', 'Europe/Berlin'));
    expect(timeline.impactDuration).toEqual(exactly(minutes(20)));
  });

  it('was detected after 2 minutes and resolved after 61, counted from the impact', () => {
    expect(timeline.timeToDetect).toEqual(exactly(minutes(2)));
    expect(timeline.timeToResolve).toEqual(exactly(minutes(61)));
    expect(timeline.timeToMitigate).toBeUndefined();
  });
});

describe('status', () => {
  it.each<[string, IncidentParts, string]>([
    ['investigating without updates and without resolved', { started: '2026-03-01 10:00' }, 'investigating'],
    ['investigating after a first Update', { updates: [['update', '2026-03-01 10:00']] }, 'investigating'],
    [
      'that of the newest update',
      {
        updates: [
          ['investigating', '2026-03-01 10:00'],
          ['identified', '2026-03-01 10:10'],
        ],
      },
      'identified',
    ],
    [
      'not changed by Update',
      {
        updates: [
          ['monitoring', '2026-03-01 10:00'],
          ['update', '2026-03-01 10:10'],
        ],
      },
      'monitoring',
    ],
    [
      'still resolved after an Update that follows the closing one',
      {
        updates: [
          ['investigating', '2026-03-01 10:00'],
          ['resolved', '2026-03-01 10:10'],
          ['update', '2026-03-02 09:00'],
        ],
      },
      'resolved',
    ],
    [
      'resolved by the front matter alone',
      { resolved: '2026-03-01 11:00', updates: [['monitoring', '2026-03-01 10:00']] },
      'resolved',
    ],
    [
      'resolved by the front matter alone, although updates follow',
      {
        resolved: '2026-03-01 11:00',
        updates: [['monitoring', '2026-03-01 12:00']],
        started: '2026-03-01 10:00',
      },
      'resolved',
    ],
    [
      'that of the update that reopened it',
      {
        updates: [
          ['resolved', '2026-03-01 10:10'],
          ['identified', '2026-03-01 11:00'],
          ['update', '2026-03-01 11:30'],
        ],
        started: '2026-03-01 10:00',
      },
      'identified',
    ],
  ])('is %s', (_, parts, status) => {
    expect(derive(parts).status).toBe(status);
    expect(derive(parts).isOpen).toBe(status !== 'resolved');
  });

  it('counts what was said by a clock that runs minutes ahead', () => {
    const timeline = derive({ updates: [['identified', '2026-03-10 12:03']] });
    expect(timeline).toMatchObject({ status: 'identified', isOpen: true });
  });

  it('shows the updates newest first', () => {
    expect(updatesNewestFirst(makeIncident(example)).map(({ status }) => status)).toEqual([
      'resolved',
      'monitoring',
      'investigating',
    ]);
    expect(derive(example).latestUpdate?.status).toBe('resolved');
  });
});

describe('resolved', () => {
  const updates = [
    ['investigating', '2026-03-01 10:00'],
    ['resolved', '2026-03-01 11:00'],
  ] as const;

  it('is by default the time of the closing update', () => {
    expect(derive({ updates }).resolved).toEqual(time('2026-03-01 11:00'));
    expect(derive({ updates }).end).toEqual(time('2026-03-01 11:00'));
  });

  it('of the front matter wins over the closing update, which is only when it was said', () => {
    const timeline = derive({ updates, resolved: '2026-03-01 10:40' });
    expect(timeline.resolved).toEqual(time('2026-03-01 10:40'));
    expect(timeline.duration).toEqual(exactly(minutes(40)));
    expect(timeline.closingUpdate?.time).toEqual(time('2026-03-01 11:00'));
  });

  it('is unknown while the incident is open', () => {
    const timeline = derive({ updates: updates.slice(0, 1) });
    expect(timeline).toMatchObject({ resolved: undefined, end: undefined, duration: undefined });
    expect(timeline).toMatchObject({ timeToResolve: undefined, lastResolution: undefined });
  });

  it('is not moved by a second closing update, which counts as Update', () => {
    const timeline = derive({ updates: [...updates, ['resolved', '2026-03-01 12:00']] });
    expect(timeline.resolved).toEqual(time('2026-03-01 11:00'));
    expect(timeline.isReopened).toBe(false);
  });
});

describe('a reopened incident', () => {
  const updates = [
    ['investigating', '2026-03-01 10:00'],
    ['resolved', '2026-03-01 11:00'],
    ['investigating', '2026-03-01 13:00'],
  ] as const;

  it('is open again, with its last resolution known', () => {
    const timeline = derive({ updates });
    expect(timeline).toMatchObject({
      isOpen: true,
      isReopened: true,
      resolved: undefined,
      duration: undefined,
    });
    expect(timeline.lastResolution).toEqual(time('2026-03-01 11:00'));
    expect(timeline.closingUpdate?.time).toEqual(time('2026-03-01 11:00'));
  });

  it('closes with its last closing update and says that it was reopened', () => {
    const timeline = derive({ updates: [...updates, ['resolved', '2026-03-01 14:00']] });
    expect(timeline).toMatchObject({ isOpen: false, isReopened: true, duration: exactly(hours(4)) });
    expect(timeline.closingUpdate?.time).toEqual(time('2026-03-01 14:00'));
  });

  it.each([
    ['2026-03-01 10:50', 'before the reopening'],
    ['2026-03-01 13:00', 'at the reopening'],
    ['2026-03-01', 'somewhen on its day'],
  ])('stays open whatever a resolved %s, %s, says', (resolved) => {
    expect(derive({ updates, resolved })).toMatchObject({ isOpen: true, resolved: undefined });
  });

  it('is closed by a resolved after the reopening', () => {
    const timeline = derive({ updates, resolved: '2026-03-01 13:30' });
    expect(timeline).toMatchObject({ isOpen: false, isReopened: true, duration: exactly(minutes(210)) });
  });

  it('is not made by an Update', () => {
    const timeline = derive({ updates: [...updates.slice(0, 2), ['update', '2026-03-01 13:00']] });
    expect(timeline).toMatchObject({ isOpen: false, isReopened: false });
  });

  it('is not made where only the front matter had closed it', () => {
    const monitoring = ['monitoring', '2026-03-01 12:00'] as const;
    const timeline = derive({ updates: [...updates.slice(0, 1), monitoring], resolved: '2026-03-01 11:00' });
    expect(timeline).toMatchObject({ isOpen: false, isReopened: false });
  });
});

describe('begin and end', () => {
  it.each<[string, IncidentParts, string]>([
    ['started', { started: '2026-03-01 10:00' }, '2026-03-01 10:00'],
    [
      'detected, where that was earlier',
      { started: '2026-03-01 10:00', detected: '2026-03-01 09:40' },
      '2026-03-01 09:40',
    ],
    [
      'started, where detected was later',
      { started: '2026-03-01 10:00', detected: '2026-03-01 10:20' },
      '2026-03-01 10:00',
    ],
    [
      'the first impact.from, even after detected',
      {
        started: '2026-03-01 10:00',
        detected: '2026-03-01 09:00',
        impact: [['2026-03-01 09:30', '2026-03-01 09:50'], ['2026-03-01 10:30']],
      },
      '2026-03-01 09:30',
    ],
  ])('it began with %s', (_, parts, begin) => {
    expect(derive(parts).begin).toEqual(time(begin));
  });

  it('ends with the last impact.to', () => {
    const impact = [
      ['2026-03-01 10:00', '2026-03-01 10:10'],
      ['2026-03-01 10:30', '2026-03-01 10:50'],
    ] as const;
    const timeline = derive({ impact, resolved: '2026-03-01 12:00' });
    expect(timeline.end).toEqual(time('2026-03-01 10:50'));
    expect(timeline.impactDuration).toEqual(exactly(minutes(30)));
  });

  it('ends with the resolution where the last impact has no end', () => {
    const timeline = derive({ impact: [['2026-03-01 10:00']], resolved: '2026-03-01 12:00' });
    expect(timeline.end).toEqual(time('2026-03-01 12:00'));
    expect(timeline.impactDuration).toEqual(exactly(hours(2)));
  });

  it('has not ended while an open impact is not resolved; its duration counts so far', () => {
    const timeline = derive({ impact: [['2026-03-10 10:00']] });
    expect(timeline.end).toBeUndefined();
    expect(timeline.impactDuration).toEqual(exactly(hours(2)));
  });

  it('counts the time that several windows of impact share once', () => {
    const impact = [
      ['2026-03-01 10:00', '2026-03-01 11:00'],
      ['2026-03-01 10:30', '2026-03-01 11:30'],
    ] as const;
    expect(derive({ impact }).impactDuration).toEqual(exactly(minutes(90)));
  });

  it('leaves the gap of a reopening out of an impact without an end', () => {
    const timeline = derive({
      impact: [['2026-03-01 09:30']],
      updates: [
        ['investigating', '2026-03-01 10:00'],
        ['resolved', '2026-03-01 11:00'],
        ['investigating', '2026-03-01 13:00'],
        ['resolved', '2026-03-01 13:30'],
      ],
    });
    expect(timeline.impactDuration).toEqual(exactly(hours(2)));
  });
});

describe('times to detect, mitigate and resolve', () => {
  const impact = [['2026-03-01 10:00', '2026-03-01 11:00']] as const;

  it('does not state a time to detect without impact, for the start of the failure is not known', () => {
    expect(
      derive({ started: '2026-03-01 10:00', detected: '2026-03-01 10:05' }).timeToDetect,
    ).toBeUndefined();
  });

  it('counts a detection before the impact as 0', () => {
    expect(derive({ impact, detected: '2026-03-01 09:00' }).timeToDetect).toEqual(exactly(0));
  });

  it('counts mitigation and resolution from begin, not from started', () => {
    const timeline = derive({
      started: '2026-03-01 10:30',
      impact,
      mitigated: '2026-03-01 10:45',
      resolved: '2026-03-01 12:00',
    });
    expect(timeline.timeToMitigate).toEqual(exactly(minutes(45)));
    expect(timeline.timeToResolve).toEqual(exactly(hours(2)));
    expect(timeline.duration).toEqual(exactly(minutes(90)));
  });

  it('gives no figure where mitigated lies before begin, which is an error of the file', () => {
    expect(derive({ impact, mitigated: '2026-03-01 09:00' }).timeToMitigate).toBeUndefined();
  });

  it('gives no figure where a bare day merely holds the beginning', () => {
    const timeline = derive({ impact, detected: '2026-03-01', mitigated: '2026-03-01' });
    expect(timeline).toMatchObject({ timeToDetect: undefined, timeToMitigate: undefined });
  });

  it('counts a bare day from its start', () => {
    expect(derive({ impact, mitigated: '2026-03-02' }).timeToMitigate).toEqual(about(hours(14)));
    expect(derive({ impact, detected: '2026-02-28' }).timeToDetect).toEqual(about(0));
  });
});

describe('durations that are only about right', () => {
  it('counts a bare day from its start, and as an end to its end', () => {
    expect(derive({ started: '2026-03-01', resolved: '2026-03-02 06:00' }).duration).toEqual(
      about(hours(30)),
    );
    expect(derive({ started: '2026-03-01 18:00', resolved: '2026-03-02' }).duration).toEqual(
      about(hours(30)),
    );
    expect(derive({ started: '2026-03-01', resolved: '2026-03-01' }).duration).toEqual(about(hours(24)));
  });

  it('counts a day that is not over only to now', () => {
    const timeline = derive({ started: '2026-03-10 10:00', resolved: '2026-03-10' });
    expect(timeline.duration).toEqual(about(hours(2)));
    expect(timeline.isOpen).toBe(false);
  });

  it('counts the days of the zone, also those of 23 hours', () => {
    const parts = { zone: 'Europe/Berlin', started: '2026-03-29', resolved: '2026-03-29' };
    expect(derive(parts, at('2026-04-01 00:00')).duration).toEqual(about(hours(23)));
  });

  it('is about where a tilde stands at either end', () => {
    expect(derive({ started: '~2026-03-01 10:00', resolved: '2026-03-01 11:00' }).duration).toEqual(
      about(hours(1)),
    );
    expect(derive({ started: '2026-03-01 10:00', resolved: '~2026-03-01 11:00' }).duration).toEqual(
      about(hours(1)),
    );
    expect(derive({ impact: [['~2026-03-01 10:00', '2026-03-01 11:00']] }).impactDuration).toEqual(
      about(hours(1)),
    );
  });

  it('counts a day on which an update closes the incident to its end', () => {
    const updates = [
      ['investigating', '2026-03-01 18:00'],
      ['resolved', '2026-03-01'],
    ] as const;
    expect(derive({ updates }).duration).toEqual(about(hours(6)));
  });

  it('is an hour longer on the clock than it was, where the clocks went forward meanwhile', () => {
    const parts = { zone: 'Europe/Berlin', started: '2026-03-29 01:30', resolved: '2026-03-29 03:30' };
    expect(derive(parts, at('2026-04-01 00:00')).duration).toEqual(exactly(hours(1)));
  });

  it('is never negative', () => {
    expect(derive({ started: '2026-03-01 10:00', resolved: '2026-03-01 09:00' }).duration).toBeUndefined();
  });
});

describe('a notice', () => {
  const notice = (parts: IncidentParts) =>
    makeIncident({ kind: 'notice', started: '2026-03-01 10:00', ...parts });

  it('has no status and is never open, resolved or scheduled', () => {
    const timeline = deriveTimeline(notice({ updates: [['update', '2026-03-02 10:00']] }), now);
    expect(timeline).toMatchObject({
      status: undefined,
      isOpen: false,
      isScheduled: false,
      resolved: undefined,
    });
  });

  it.each<[string, IncidentParts, string, boolean]>([
    ['before it starts', {}, '2026-03-01 09:59', false],
    ['from its start', {}, '2026-03-01 10:00', true],
    ['until 14 days later', {}, '2026-03-15 09:59', true],
    ['no longer 14 days later', {}, '2026-03-15 10:00', false],
    ['until its own end', { until: '2026-03-02 12:00' }, '2026-03-02 11:59', true],
    ['no longer from its own end', { until: '2026-03-02 12:00' }, '2026-03-02 12:00', false],
    ['to the end of a bare day', { until: '2026-03-02' }, '2026-03-02 23:59', true],
    ['not past a bare day', { until: '2026-03-02' }, '2026-03-03 00:00', false],
  ])('stands on the status page: %s', (_, parts, when, stands) => {
    expect(isOnStatusPage(notice(parts), at(when))).toBe(stands);
  });
});
