// The headline of the status page, and since when no customer-facing incident is published.
import { describe, expect, it } from 'vitest';
import { incidentFreeSince, siteState } from '../../src/model/headline.js';
import type { Incident } from '../../src/model/incident.js';
import { makeHistory, makeIncident, makeSite, time, type IncidentParts } from './make-incident.js';

const now = '2026-03-10 12:00';
const open = (parts: IncidentParts = {}): Incident =>
  makeIncident({ id: 'open', started: '2026-03-10 10:00', ...parts });
const closed = (started: string, resolved: string, parts: IncidentParts = {}): Incident =>
  makeIncident({ started, resolved, ...parts });

describe('the state of the site', () => {
  it.each<[string, readonly Incident[], string]>([
    ['operational with nothing open', [closed('2026-03-01', '2026-03-01')], 'operational'],
    [
      "that of an open incident's severity, even without components",
      [open({ severity: 'critical' })],
      'major-outage',
    ],
    [
      'still that while its components are back',
      [open({ severity: 'high', components: { a: 'operational' } })],
      'partial-outage',
    ],
    [
      'that of a component where that is worse',
      [open({ severity: 'low', components: { a: 'major-outage' } })],
      'major-outage',
    ],
    [
      'operational again once it is resolved',
      [open({ severity: 'critical', resolved: '2026-03-10 11:00' })],
      'operational',
    ],
    [
      'not changed by what affected nobody outside',
      [open({ severity: 'critical', external: false })],
      'operational',
    ],
    [
      'maintenance while that is under way, even without components',
      [makeIncident({ kind: 'maintenance', window: [['2026-03-10 10:00', '2026-03-10 13:00']] })],
      'maintenance',
    ],
    [
      'not changed by maintenance ahead',
      [makeIncident({ kind: 'maintenance', window: [['2026-03-11 10:00', '2026-03-11 13:00']] })],
      'operational',
    ],
  ])('is %s', (_, entries, state) => {
    expect(siteState(makeHistory(entries, now))).toEqual({ state, worstKnown: state, omitted: 0 });
  });

  it('is not known where a file was left out, though the worst of the others is', () => {
    expect(siteState({ ...makeHistory([], now), omitted: 2 })).toEqual({
      state: undefined,
      worstKnown: 'operational',
      omitted: 2,
    });
    expect(siteState({ ...makeHistory([open()], now), omitted: 1 }).worstKnown).toBe('partial-outage');
  });
});

describe('incident-free since', () => {
  const launched = makeSite({ launched: '2026-02-14' });
  const past = closed('2026-03-01 10:00', '2026-03-01 11:00', { id: 'past' });

  it('is the end of the last customer-facing incident', () => {
    const found = incidentFreeSince(
      makeHistory([past, closed('2026-02-20', '2026-02-20', { id: 'older' })], now, launched),
    );
    expect(found).toMatchObject({
      reason: 'incident',
      since: time('2026-03-01 11:00'),
      incident: { id: 'past' },
    });
  });

  it('is the end of that which ended last, though another started later', () => {
    const long = closed('2026-02-01 10:00', '2026-03-05 10:00', { id: 'long' });
    expect(incidentFreeSince(makeHistory([past, long], now))?.incident?.id).toBe('long');
  });

  it('is the end of an impact that outlasted the resolution', () => {
    const impact = [['2026-03-01 10:00', '2026-03-01 12:30']] as const;
    const incident = closed('2026-03-01 10:00', '2026-03-01 11:00', { impact });
    expect(incidentFreeSince(makeHistory([incident], now))?.since).toEqual(time('2026-03-01 12:30'));
  });

  it('is the launch where nothing customer-facing happened since, whatever happened before or inside', () => {
    const before = closed('2026-01-05 10:00', '2026-01-05 11:00');
    const internal = closed('2026-03-01 10:00', '2026-03-01 11:00', { external: false });
    expect(incidentFreeSince(makeHistory([before, internal], now, launched))).toEqual({
      reason: 'launch',
      since: time('2026-02-14'),
      incident: undefined,
    });
  });

  it('is the launch where the last incident ended just then', () => {
    const before = closed('2026-02-13', '2026-02-13');
    expect(incidentFreeSince(makeHistory([before], now, launched))?.reason).toBe('launch');
  });

  it('is the first published entry without a launch', () => {
    const entries = [
      closed('2026-03-01 10:00', '2026-03-01 11:00', { external: false }),
      makeIncident({ kind: 'notice', started: '2026-01-07' }),
    ];
    expect(incidentFreeSince(makeHistory(entries, now))).toMatchObject({
      reason: 'first-entry',
      since: time('2026-01-07'),
    });
  });

  it('is not changed by maintenance', () => {
    const work = makeIncident({ kind: 'maintenance', window: [['2026-03-08 10:00', '2026-03-08 11:00']] });
    expect(incidentFreeSince(makeHistory([work, past], now))?.incident?.id).toBe('past');
  });

  it.each<[string, readonly Incident[]]>([
    ['while one is open', [past, open()]],
    [
      'while one is open again',
      [
        makeIncident({
          updates: [
            ['resolved', '2026-03-01'],
            ['identified', '2026-03-02'],
          ],
        }),
      ],
    ],
    ['where nothing is published', []],
    [
      'where the only entry lies ahead',
      [makeIncident({ kind: 'maintenance', window: [['2026-04-01', '2026-04-02']] })],
    ],
  ])('is not stated %s', (_, entries) => {
    expect(incidentFreeSince(makeHistory(entries, now))).toBeUndefined();
  });

  it('does not count from a launch that lies ahead', () => {
    const site = makeSite({ launched: '2026-05-14' });
    expect(incidentFreeSince(makeHistory([past], now, site))?.reason).toBe('incident');
  });
});
