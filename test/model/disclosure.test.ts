// What becomes of a promise as time goes by: the state of each incident, and where readers find it.
import { describe, expect, test } from 'vitest';
import { writeTime } from '../../src/kernel/time-writing.js';
import { disclosureOf, type Count, type Disclosure } from '../../src/model/disclosure.js';
import { placeOf, type Incident } from '../../src/model/incident.js';
import { openRoute, type DisclosureRoute, type Policy } from '../../src/model/policy.js';
import { digestOf, publicationOf } from '../../src/model/publication.js';
import type { Severity, Site } from '../../src/model/site.js';
import { at, makeIncident, makeSeverity, makeSite, time, type IncidentParts } from './make-incident.js';

const severity = (route: Partial<DisclosureRoute>): Severity => ({
  ...makeSeverity('x', 'degraded'),
  route: { ...openRoute, ...route },
});

const promised = severity({ postmortem: { amount: 5, unit: 'working-days' } });
const inHours = severity({ postmortem: { amount: 48, unit: 'hours' } });
const quarterly = severity({ page: false, digest: 'quarterly', publish: 'external' });
const annual = severity({ page: false, digest: 'annual' });

const zone = 'Europe/Berlin';
const siteWith = (policy: Partial<Policy> = {}): Site => {
  const site = makeSite({ timezone: zone });
  return { ...site, policy: { ...site.policy, ...policy } };
};

/** Resolved on Wednesday 15 October 2025, so due on Wednesday 22 October. */
const parts: IncidentParts = {
  zone,
  severity: promised,
  started: '2025-10-15 17:00',
  resolved: '2025-10-15 18:05',
};

/** `resolved: undefined` leaves it open. */
type Changes = Omit<Partial<IncidentParts>, 'resolved'> & { readonly resolved?: string | undefined };

function make(changes: Changes = {}): Incident {
  const { resolved, ...rest } = { ...parts, ...changes };
  return makeIncident({ ...rest, ...(resolved === undefined ? {} : { resolved }) });
}

const judge = (incident: Incident, now: string, policy: Partial<Policy> = {}): Disclosure =>
  disclosureOf(incident, siteWith(policy), at(now, zone));

/** The state, and what of it has a number or a time. */
function show(disclosure: Disclosure): string {
  const { state } = disclosure;
  const day = 'deadline' in disclosure && disclosure.deadline ? writeTime(disclosure.deadline.by, zone) : '-';
  const count = (value: Count | undefined): string => (value ? `${value.amount} ${value.unit}` : '-');
  if (state === 'due') return `due ${day}`;
  if (state === 'overdue') return `overdue ${day} by ${count(disclosure.by)}`;
  if (state !== 'published' && state !== 'late') return state;
  return `${state} ${day}, after ${count(disclosure.after)}, late ${count(disclosure.late)}`;
}

describe('a promised postmortem', () => {
  test.each<[string, Changes, string, string]>([
    ['is not due while the incident is open', { resolved: undefined }, '2025-12-01 12:00', 'open'],
    ['is due once it is resolved', {}, '2025-10-15 18:05', 'due 2025-10-22'],
    ['is due to the last minute of the day', {}, '2025-10-22 23:59', 'due 2025-10-22'],
    ['is overdue at midnight', {}, '2025-10-23 00:00', 'overdue 2025-10-22 by 1 working-days'],
    ['is overdue by what has passed', {}, '2025-11-05 12:00', 'overdue 2025-10-22 by 10 working-days'],
    [
      'is overdue as a draft',
      { postmortem: null },
      '2025-10-23 00:00',
      'overdue 2025-10-22 by 1 working-days',
    ],
    [
      'is published in time',
      { postmortem: '2025-10-22 23:59' },
      '2026-01-01 00:00',
      'published 2025-10-22, after 5 working-days, late -',
    ],
    [
      'is published in time on a bare day',
      { postmortem: '2025-10-22' },
      '2026-01-01 00:00',
      'published 2025-10-22, after 5 working-days, late -',
    ],
    [
      'is published on the same day',
      { postmortem: '2025-10-15 20:00' },
      '2026-01-01 00:00',
      'published 2025-10-22, after 0 working-days, late -',
    ],
    [
      'is published late',
      { postmortem: '2025-10-24 09:00' },
      '2026-01-01 00:00',
      'late 2025-10-22, after 7 working-days, late 2 working-days',
    ],
    [
      'is published as soon as its time has come, and not before',
      { postmortem: '2025-10-20 09:00' },
      '2025-10-20 08:59',
      'due 2025-10-22',
    ],
    [
      'in hours is met in the very minute',
      { severity: inHours, postmortem: '2025-10-17 18:05' },
      '2026-01-01 00:00',
      'published 2025-10-17 18:05, after 48 hours, late -',
    ],
    [
      'in hours is missed a minute later',
      { severity: inHours, postmortem: '2025-10-17 18:06' },
      '2026-01-01 00:00',
      'late 2025-10-17 18:05, after 48 hours, late 1 hours',
    ],
    [
      'counts from the last resolution of what was reopened',
      {
        resolved: undefined,
        updates: [
          ['investigating', '2025-10-15 17:00'],
          ['resolved', '2025-10-15 18:05'],
          ['identified', '2025-10-20 09:00'],
          ['resolved', '2025-10-20 10:00'],
        ],
      },
      '2025-10-25 00:00',
      'due 2025-10-27',
    ],
    [
      'that came before the last resolution is there, whatever the deadline',
      {
        resolved: undefined,
        postmortem: '2025-10-16 12:00',
        updates: [
          ['investigating', '2025-10-15 17:00'],
          ['resolved', '2025-10-15 18:05'],
          ['identified', '2025-10-20 09:00'],
          ['resolved', '2025-10-20 10:00'],
        ],
      },
      '2026-01-01 00:00',
      'published 2025-10-27, after -, late -',
    ],
    [
      'is not due while the incident is open again',
      {
        resolved: undefined,
        postmortem: '2025-10-16 12:00',
        updates: [
          ['resolved', '2025-10-15 18:05'],
          ['identified', '2025-10-20 09:00'],
        ],
      },
      '2026-01-01 00:00',
      'open',
    ],
  ])('%s', (_, more, now, expected) => {
    expect(show(judge(make(more), now))).toBe(expected);
  });

  test('is waived with a reason, before the deadline and after it', () => {
    const place = placeOf(make(), '');
    const waivers = [{ code: 'policy/postmortem-overdue', reason: 'Told elsewhere.', place }] as const;
    const waived = { ...make(), waivers };
    expect(judge(waived, '2025-10-16 12:00')).toMatchObject({ state: 'waived', reason: 'Told elsewhere.' });
    expect(judge(waived, '2025-11-16 12:00')).toMatchObject({ state: 'waived' });
    const published = { ...make({ postmortem: '2025-10-17 09:00' }), waivers };
    expect(judge(published, '2025-11-16 12:00').state).toBe('published');
  });

  test('counts from the disclosure of what was withheld until after the resolution', () => {
    const disclosed = { ...make(), owesSince: at('2025-11-03 09:00', zone) };
    expect(judge(disclosed, '2025-11-04 12:00')).toMatchObject({
      state: 'due',
      deadline: { basis: 'disclosure' },
    });
    expect(show(judge(disclosed, '2025-11-04 12:00'))).toBe('due 2025-11-10');
    const open = { ...make(), owesSince: at('2025-10-15 17:30', zone) };
    expect(judge(open, '2025-10-16 12:00')).toMatchObject({ deadline: { basis: 'resolution' } });
    expect(show(judge(open, '2025-10-16 12:00'))).toBe('due 2025-10-22');
  });

  test('is none of what is withheld, inside, maintenance or over before the policy', () => {
    const now = '2026-01-01 00:00';
    expect(judge(make({ withheld: true }), now).state).toBe('withheld');
    expect(judge(make({ severity: quarterly, external: false }), now).state).toBe('internal');
    const work: IncidentParts = { kind: 'maintenance', window: [['2025-10-15 17:00', '2025-10-15 18:00']] };
    expect(judge(makeIncident(work), now).state).toBe('none');
    expect(judge(make({ severity: severity({}) }), now).state).toBe('none');
    expect(judge(make({ severity: severity({}), resolved: undefined }), now).state).toBe('none');
  });

  test.each([
    ['2025-10-15 18:05', 'none'],
    ['2025-10-15 18:04', 'overdue 2025-10-22 by 51 working-days'],
    ['2025-10-15', 'overdue 2025-10-22 by 51 working-days'],
    ['2025-10-16', 'none'],
  ])('under a policy since %s is %s', (since, expected) => {
    expect(show(judge(make(), '2026-01-01 12:00', { since: time(since, zone) }))).toBe(expected);
  });

  test('that was published before the policy is simply there', () => {
    const since = time('2025-11-01', zone);
    const old = make({ postmortem: '2025-10-17 09:00' });
    expect(show(judge(old, '2026-01-01 12:00', { since }))).toBe('published -, after 2 working-days, late -');
  });
});

describe('an incident that only digests report', () => {
  const resolved = '2025-09-30 23:59';
  const q3 = make({ severity: quarterly, started: '2025-09-30 20:00', resolved });

  test('belongs to the period in which it was resolved, by the clock of the site', () => {
    expect(digestOf(q3, siteWith(), at('2025-12-01'))).toEqual({ year: 2025, quarter: 3 });
    const later = make({ severity: quarterly, started: '2025-09-30 20:00', resolved: '2025-09-30 22:00Z' });
    expect(digestOf(later, siteWith(), at('2025-12-01'))).toEqual({ year: 2025, quarter: 4 });
    const year = make({ severity: annual, started: '2025-12-31 20:00', resolved: '2026-01-01 00:00' });
    expect(digestOf(year, siteWith(), at('2026-02-01'))).toEqual({ year: 2026, quarter: undefined });
  });

  test('is announced until the period is over, and then reported', () => {
    expect(judge(q3, '2025-09-30 23:59')).toEqual({
      state: 'digest',
      period: { year: 2025, quarter: 3 },
      isClosed: false,
    });
    expect(judge(q3, '2025-10-01 00:00')).toMatchObject({ state: 'digest', isClosed: true });
    expect(publicationOf(q3, siteWith(), at('2025-09-30 23:59', zone))).toBe('brief');
    expect(publicationOf(q3, siteWith(), at('2025-10-01 00:00', zone))).toBe('digest');
  });

  test('has its page while it is open, unless the policy does not show it', () => {
    const open = make({ severity: quarterly, resolved: undefined });
    const now = at('2025-11-01', zone);
    expect(publicationOf(open, siteWith(), now)).toBe('page');
    expect(publicationOf(open, siteWith({ showOpen: false }), now)).toBe('brief');
    expect(judge(open, '2025-11-01').state).toBe('open');
  });

  test('keeps its page where it was over before the policy', () => {
    const since = time('2025-10-01', zone);
    expect(publicationOf(q3, siteWith({ since }), at('2026-01-01', zone))).toBe('page');
    expect(judge(q3, '2026-01-01', { since }).state).toBe('none');
    // It was open when the policy began.
    const open = make({ severity: quarterly, started: '2025-09-30 20:00', resolved: '2025-10-01 00:01' });
    expect(publicationOf(open, siteWith({ since }), at('2026-01-01', zone))).toBe('digest');
  });

  test('has a page and a digest where both are promised', () => {
    const both = make({ severity: severity({ digest: 'quarterly' }) });
    expect(publicationOf(both, siteWith(), at('2026-01-01', zone))).toBe('page');
    expect(judge(both, '2026-01-01')).toMatchObject({ state: 'digest', isClosed: true });
  });
});
