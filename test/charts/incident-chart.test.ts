// The chart of an incident: every time of its record is a mark, the important ones are named, and nothing depends on now.
import { describe, expect, it } from 'vitest';
import { tellCourse } from '../../src/site/incident-course.js';
import type { IncidentCourse } from '../../src/site/props.js';
import { recordSite } from '../../src/site/site-record.js';
import { layOutCourse, planCourse, type CourseLayout } from '../../theme/charts/incident-layout.js';
import { makeHistory, makeIncident, makeSite, type IncidentParts } from '../model/make-incident.js';

const zone = 'Europe/Berlin';

function courseOf(parts: IncidentParts, locale = 'en', now = '2026-12-01 12:00'): IncidentCourse | undefined {
  const incident = makeIncident({ zone, ...parts });
  const record = recordSite(makeHistory([incident], now, { ...makeSite({ timezone: zone }), locale }));
  return tellCourse(record, record.entryOf(incident));
}

function tell(parts: IncidentParts, locale?: string, now?: string): IncidentCourse {
  const course = courseOf(parts, locale, now);
  if (course === undefined) throw new Error('This entry has no course.');
  return course;
}

const words = {
  event: (word: string, when: string) => `${word} ${when}`,
  bar: ({ kind }: { readonly kind: string }) => kind,
};
const wide = (course: IncidentCourse): CourseLayout =>
  layOutCourse(planCourse(course, words), { width: 560, lanes: 5 });
const narrow = (course: IncidentCourse): CourseLayout =>
  layOutCourse(planCourse(course, words), { width: 280, lanes: 7 });
const textsOf = ({ flags }: CourseLayout): readonly string[] => flags.map(({ text }) => text).sort();

const sketch: IncidentParts = {
  impact: [['2025-10-15 17:04', '2025-10-15 17:24']],
  detected: '2025-10-15 17:06',
  updates: [
    ['investigating', '2025-10-15 17:28'],
    ['monitoring', '2025-10-15 17:30'],
    ['resolved', '2025-10-15 18:05'],
  ],
  postmortem: '2025-10-16 15:14',
};

/** An update every so many minutes, the first at 00:00 and the last of them `Resolved`. */
function updatesEvery(minutes: number, count: number): IncidentParts {
  const start = Date.UTC(2026, 0, 5);
  const time = (index: number): string =>
    new Date(start + index * minutes * 60_000).toISOString().slice(0, 16).replace('T', ' ');
  const status = (index: number) =>
    index === 0 ? 'investigating' : index === count - 1 ? 'resolved' : ('update' as const);
  return { updates: Array.from({ length: count }, (_, index) => [status(index), time(index)] as const) };
}

it('Every time of the record is a mark, with its time in words', () => {
  const course = tell(sketch);
  expect(course.marks.map(({ word, when }) => `${word} ${when}`)).toEqual([
    'Detected 17:06',
    'Investigating 17:28',
    'Monitoring 17:30',
    'Resolved 18:05',
  ]);
  expect(course.later.map(({ word, when }) => `${word} ${when}`)).toEqual(['Postmortem 16 Oct 15:14']);
  expect(course.bars.map(({ kind, when }) => `${kind} ${when}`)).toEqual(['impact 17:04 to 17:24']);
  expect(textsOf(wide(course))).toEqual([
    'Detected 17:06',
    'Investigating 17:28',
    'Monitoring 17:30',
    'Postmortem 16 Oct 15:14',
    'Resolved 18:05',
  ]);
});

describe('there is a mark for each of', () => {
  it.each([
    ['2 updates within minutes', updatesEvery(5, 2)],
    ['25 updates within minutes', updatesEvery(1, 25)],
    ['25 updates within weeks', updatesEvery(60 * 24, 25)],
    ['25 updates in one minute', updatesEvery(0, 25)],
    ['2 updates in one minute', updatesEvery(0, 2)],
    ['2 updates within a year', updatesEvery(60 * 24 * 360, 2)],
  ])('%s, and the first and the last are named', (_, parts) => {
    for (const locale of ['en', 'de']) {
      const course = tell(parts, locale);
      const { places } = planCourse(course, words);
      expect(places).toHaveLength(parts.updates?.length ?? 0);
      for (const { x } of places) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(100);
      }
      for (const layout of [wide(course), narrow(course)]) {
        const named = layout.flags.map(({ item: { mark } }) => mark);
        expect(named).toContain(course.marks[0]);
        expect(named).toContain(course.marks.at(-1));
      }
    }
  });
});

describe('the line', () => {
  it('stays open while the incident is, up to the last time known and not to now', () => {
    const parts: IncidentParts = {
      updates: [
        ['investigating', '2026-11-30 08:00'],
        ['identified', '2026-11-30 09:00'],
      ],
    };
    const course = tell(parts, 'en', '2026-11-30 09:10');
    expect(course).toMatchObject({ isOpen: true, to: course.marks.at(-1)?.at });
    expect(tell(parts, 'en', '2026-12-24 09:10')).toEqual(course);
  });

  it('is interrupted between a closing and a reopening', () => {
    const { phases } = tell({
      updates: [
        ['investigating', '2026-03-01 08:00'],
        ['resolved', '2026-03-01 09:00'],
        ['investigating', '2026-03-01 11:00'],
        ['resolved', '2026-03-01 12:00'],
      ],
    });
    expect(phases.map(({ from, to }) => (to - from) / 3_600_000)).toEqual([1, 1]);
  });

  it('is not made small by a late remark', () => {
    const course = tell({
      updates: [
        ['investigating', '2026-03-01 08:00'],
        ['resolved', '2026-03-01 09:00'],
        ['update', '2026-03-01 09:10'],
        ['update', '2026-04-01 10:00'],
      ],
    });
    expect((course.to - course.from) / 60_000).toBe(70);
    expect(course.later.map(({ when }) => when)).toEqual(['1 Apr 10:00']);
  });

  it('ends where the record says that it was over, though that was said later', () => {
    const course = tell({
      resolved: '2026-03-01 08:40',
      updates: [
        ['investigating', '2026-03-01 08:00'],
        ['resolved', '2026-03-01 08:45'],
      ],
    });
    expect(course.marks.map(({ word, when }) => `${word} ${when}`)).toEqual([
      'Investigating 08:00',
      'Resolved 08:40',
      'Update 08:45',
    ]);
  });
});

describe('maintenance', () => {
  const planned: IncidentParts = {
    kind: 'maintenance',
    window: [['2026-03-10 22:00', '2026-03-11 00:00']],
  };

  it('shows what was planned and what was done, and the announcement before it', () => {
    const course = tell({
      ...planned,
      updates: [
        ['scheduled', '2026-02-10 10:00'],
        ['in-progress', '2026-03-10 22:10'],
        ['completed', '2026-03-10 23:00'],
      ],
    });
    expect(course.bars.map(({ kind, when }) => `${kind} ${when}`)).toEqual([
      'window 10 Mar 22:00 to 11 Mar 00:00',
      'work 10 Mar 22:00 to 23:00',
    ]);
    expect(course.earlier.map(({ word }) => word)).toEqual(['Scheduled']);
  });

  it('shows no work that lies ahead', () => {
    const course = tell(planned, 'en', '2026-03-01 10:00');
    expect(course.bars.map(({ kind }) => kind)).toEqual(['window']);
  });
});

it('A notice has no chart, nor has a record of a single moment', () => {
  expect(courseOf({ kind: 'notice', started: '2026-03-01 10:00' })).toBe(undefined);
  expect(courseOf({ updates: [['investigating', '2026-03-01 10:00']] }, 'en', '2026-03-01 10:01')).toBe(
    undefined,
  );
});

it('The axis names round times of the zone, also where the clocks change', () => {
  const ticks = (from: string, to: string) =>
    tell({
      updates: [
        ['investigating', from],
        ['resolved', to],
      ],
    }).ticks.map(({ label }) => label);
  expect(ticks('2026-03-02 09:50', '2026-03-02 13:10')).toEqual(['10:00', '11:00', '12:00', '13:00']);
  expect(ticks('2026-10-25 00:30', '2026-10-25 04:30')).toEqual([
    '01:00',
    '02:00',
    '02:00',
    '03:00',
    '04:00',
  ]);
  expect(ticks('2026-10-23 09:00', '2026-10-27 11:00')).toEqual(['24 Oct', '25 Oct', '26 Oct', '27 Oct']);
});
