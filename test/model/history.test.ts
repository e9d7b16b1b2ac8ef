// Questions to a whole history: by year of the site's zone, by severity, by component, and what stands now.
import { describe, expect, it } from 'vitest';
import {
  continuedInto,
  entriesOfYear,
  incidentsOfYear,
  isPublished,
  maintenanceAhead,
  maintenanceNow,
  noticesNow,
  openIncidents,
  postmortems,
  recentIncidents,
  yearsOf,
} from '../../src/model/history.js';
import type { Incident } from '../../src/model/incident.js';
import { makeHistory, makeIncident, makeSeverity, makeSite, type IncidentParts } from './make-incident.js';

const ids = (entries: readonly Incident[]): readonly string[] => entries.map(({ id }) => id);
const closed = (id: string, started: string, resolved: string, rest: IncidentParts = {}): Incident =>
  makeIncident({ id, started, resolved, ...rest });
const planned = (id: string, from: string, to: string, rest: IncidentParts = {}): Incident =>
  makeIncident({ id, kind: 'maintenance', window: [[from, to]], ...rest });

describe('years', () => {
  const incident = closed('x', '2024-05-01 10:00', '2024-05-01 11:00');

  it('run from the first published entry to now, without gaps, newest first', () => {
    expect(yearsOf(makeHistory([incident], '2026-03-10'))).toEqual([2026, 2025, 2024]);
  });

  it('run from the launch where that was earlier, and not where it was later', () => {
    expect(yearsOf(makeHistory([incident], '2026-03-10', makeSite({ launched: '2023-01-01' })))).toHaveLength(
      4,
    );
    expect(yearsOf(makeHistory([incident], '2026-03-10', makeSite({ launched: '2025-01-01' })))).toHaveLength(
      3,
    );
  });

  it('are those of the site, whose year may have begun already', () => {
    const site = makeSite({ timezone: 'Asia/Tokyo' });
    expect(yearsOf(makeHistory([], '2026-01-01 00:00', site))).toEqual([2026]);
    const newYear = closed('x', '2024-12-31 16:00 Z', '2024-12-31 17:00 Z');
    const history = makeHistory([newYear], '2025-06-01', site);
    expect(yearsOf(history)).toEqual([2025]);
    expect(ids(entriesOfYear(history, 2025))).toEqual(['x']);
    expect(entriesOfYear(history, 2024)).toEqual([]);
  });

  it('have none for maintenance that is planned for a later one', () => {
    const history = makeHistory([planned('next', '2027-01-05 10:00', '2027-01-05 11:00')], '2026-12-30');
    expect(yearsOf(history)).toEqual([2026]);
    expect(ids(maintenanceAhead(history))).toEqual(['next']);
  });

  it('leave what was cancelled of a later one among what lies ahead', () => {
    const cancelled = planned('off', '2027-01-05 10:00', '2027-01-05 11:00', {
      updates: [['cancelled', '2026-12-29']],
    });
    expect(ids(maintenanceAhead(makeHistory([cancelled], '2026-12-30')))).toEqual(['off']);
    const newYear = makeHistory([cancelled], '2027-01-01');
    expect(ids(maintenanceAhead(newYear))).toEqual([]);
    expect(ids(entriesOfYear(newYear, 2027))).toEqual(['off']);
  });

  it('hold the year of now even where nothing is published and the launch lies ahead', () => {
    expect(yearsOf(makeHistory([], '2026-03-10', makeSite({ launched: '2027-05-14' })))).toEqual([2026]);
  });
});

describe('the entries of a year', () => {
  const history = makeHistory(
    [
      closed('old', '2024-12-31 23:59', '2025-01-01 00:30'),
      closed('early', '2025-01-01 00:00', '2025-01-01 01:00'),
      closed('late', '2025-12-31 23:59', '2026-01-01 02:00'),
      planned('work', '2025-06-01 10:00', '2025-06-01 11:00'),
      makeIncident({ id: 'note', kind: 'notice', started: '2025-07-01' }),
    ],
    '2026-03-10',
  );

  it('are those that started in it, newest first', () => {
    expect(ids(entriesOfYear(history, 2025))).toEqual(['late', 'note', 'work', 'early']);
    expect(ids(incidentsOfYear(history, 2025))).toEqual(['late', 'early']);
  });

  it('belong to the year in which they started, and are continued into every later one they reach', () => {
    expect(ids(continuedInto(history, 2025))).toEqual(['old']);
    expect(ids(continuedInto(history, 2026))).toEqual(['late']);
    expect(ids(continuedInto(history, 2024))).toEqual([]);
  });
});

describe('continued from an earlier year', () => {
  it.each<[string, Incident, readonly number[]]>([
    [
      'every year up to now while it is open',
      makeIncident({ started: '2023-12-01 10:00' }),
      [2024, 2025, 2026],
    ],
    ['not where it ended with the last day', closed('x', '2023-12-01', '2023-12-31'), []],
    ['where it ended a minute later', closed('x', '2023-12-01', '2024-01-01 00:01'), [2024]],
    [
      'by its resolution, although its impact ended before',
      closed('x', '2023-12-01', '2024-01-05', { impact: [['2023-12-01', '2023-12-02']] }),
      [2024],
    ],
    [
      'by its impact, although it was resolved before',
      closed('x', '2023-12-30', '2023-12-31', { impact: [['2023-12-30', '2024-01-02']] }),
      [2024],
    ],
    ['not after maintenance whose window is past', planned('x', '2023-12-01 10:00', '2023-12-01 11:00'), []],
    [
      'for maintenance whose window reaches over',
      planned('x', '2023-12-31 22:00', '2024-01-01 02:00'),
      [2024],
    ],
    ['not for a notice', makeIncident({ kind: 'notice', started: '2023-12-31' }), []],
  ])('%s', (_, incident, expected) => {
    const history = makeHistory([incident], '2026-03-10');
    expect([2023, 2024, 2025, 2026, 2027].filter((year) => continuedInto(history, year).length > 0)).toEqual(
      expected,
    );
  });
});

describe('what stands now', () => {
  const history = makeHistory(
    [
      makeIncident({ id: 'open', started: '2026-03-09 10:00' }),
      makeIncident({ id: 'internal', started: '2026-03-08 10:00', external: false }),
      closed('recent', '2026-03-07 10:00', '2026-03-07 11:00'),
      closed('older', '2026-03-06 10:00', '2026-03-06 11:00'),
      closed('oldest', '2026-03-05 10:00', '2026-03-05 11:00'),
      planned('later', '2026-03-20 10:00', '2026-03-20 11:00'),
      planned('soon', '2026-03-11 10:00', '2026-03-11 11:00'),
      planned('running', '2026-03-10 10:00', '2026-03-10 13:00'),
      planned('done', '2026-03-10 08:00', '2026-03-10 09:00'),
      planned('cancelled', '2026-03-21 08:00', '2026-03-21 09:00', {
        updates: [['cancelled', '2026-03-01']],
      }),
      makeIncident({ id: 'note', kind: 'notice', started: '2026-03-09' }),
      makeIncident({ id: 'past', kind: 'notice', started: '2026-02-01' }),
    ],
    '2026-03-10 12:00',
  );

  it.each([
    ['open incidents', openIncidents(history), ['open', 'internal']],
    ['the newest that are resolved', recentIncidents(history, 2), ['recent', 'older']],
    ['maintenance under way', maintenanceNow(history), ['running']],
    ['maintenance ahead, soonest first', maintenanceAhead(history), ['soon', 'later']],
    ['notices until they leave the status page', noticesNow(history), ['note']],
  ])('%s', (_, found, expected) => {
    expect(ids(found)).toEqual(expected);
  });
});

it('lists published postmortems by publication, newest first, and never a draft', () => {
  const history = makeHistory(
    [
      closed('first', '2026-01-01 10:00', '2026-01-01 11:00', { postmortem: '2026-02-01 10:00' }),
      closed('second', '2026-01-05 10:00', '2026-01-05 11:00', { postmortem: '2026-01-06 10:00' }),
      closed('draft', '2026-01-07 10:00', '2026-01-07 11:00', { postmortem: null }),
      closed('none', '2026-01-08 10:00', '2026-01-08 11:00'),
    ],
    '2026-03-10',
  );
  expect(ids(postmortems(history))).toEqual(['first', 'second']);
});

describe('whether an entry is published at all', () => {
  const outside = makeSeverity('low', 'degraded', 'external');

  it.each<[string, IncidentParts, boolean]>([
    ['an incident', {}, true],
    ['an internal one, which is then marked', { external: false }, true],
    ['an internal one whose severity keeps it inside', { external: false, severity: outside }, false],
    ['an external one of such a severity', { severity: outside }, true],
  ])('%s', (_, parts, published) => {
    expect(isPublished(makeIncident({ started: '2026-01-01', ...parts }))).toBe(published);
  });
});
