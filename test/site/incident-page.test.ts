// What a reader finds on the page of an incident, maintenance or notice.
import { describe, expect, it } from 'vitest';
import type { Incident } from '../../src/model/incident.js';
import { time } from '../model/make-incident.js';
import {
  attribute,
  entries,
  find,
  headings,
  history,
  openIncident,
  prose,
  site,
  textOf,
  visit,
  write,
  zone,
  type Reader,
} from './make-record.js';
import type { Site } from '../../src/model/site.js';

describe('the page of an incident', () => {
  const facts = (reader: Reader, id: string): readonly string[] =>
    find(reader.document(`incidents/${id}/index.html`), 'dl')
      .flatMap((list) => find(list, 'div'))
      .map(textOf);

  it('states the facts', () => {
    expect(facts(visit(), '2025-10-15-customer-creation')).toEqual([
      'Severity Low',
      'Status Resolved',
      'Started 15 October 2025, 17:28 CEST',
      'Resolved 15 October 2025, 18:05 CEST 1 hour 1 minute after the impact began',
      'Duration 37 minutes',
      'Impact 15 October 2025, 17:04 to 17:24 CEST (20 minutes)',
      'Detected 15 October 2025, 17:06 CEST 2 minutes after the impact began · error-rate alarm',
      'Affected EU data center › Web application : Degraded',
      'Tags deploy, storage',
    ]);
  });

  it('says from when its figures count, where the failure began before its record', () => {
    const reader = visit();
    expect(reader.text('incidents/2025-10-15-customer-creation/index.html')).toContain(
      'the times to detect, mitigate and resolve count from 15 October 2025, 17:04 CEST .',
    );
    const plain = write({ id: 'plain', updates: [['resolved', '2026-11-01 10:00']] });
    expect(visit({ entries: [plain] }).text('incidents/plain/index.html')).not.toContain('count from');
  });

  it('puts the postmortem on top, with its action items in the order of their numbers', () => {
    const reader = visit();
    const path = 'incidents/2025-10-15-customer-creation/index.html';
    expect(headings(reader, path)).toEqual(['Postmortem', 'Updates', 'Related']);
    expect(reader.text(path)).toContain(
      'Published 16 October 2025, 15:14 CEST , 1 working day after the resolution. Looking back.',
    );
    const tasks = find(reader.document(path), 'ol').find((list) => attribute(list, 'class') === 'tasks');
    expect(tasks && textOf(tasks)).toBe(
      'Move it. Open · Owner: platform · Due 15 November 2025 · Reference: T-1 Check it. Done',
    );
  });

  it('keeps owners and references to itself where the site wants that', () => {
    const discreet: Site = { ...site, postmortem: { ...site.postmortem, hide: ['owner', 'ref'] } };
    const text = visit({ site: discreet }).text('incidents/2025-10-15-customer-creation/index.html');
    expect(text).toContain('Move it. Open · Due 15 November 2025 Check it.');
  });

  it('lists updates newest first, each under its own address, with what they changed', () => {
    const reader = visit();
    const path = 'incidents/2025-10-15-customer-creation/index.html';
    const updates = find(reader.document(path), 'h3').filter((heading) =>
      attribute(heading, 'id')?.startsWith('update'),
    );
    expect(updates.map(textOf)).toEqual([
      'Resolved 15 October 2025, 18:05 CEST',
      'Monitoring 15 October 2025, 17:30 CEST',
      'Investigating 15 October 2025, 17:28 CEST',
    ]);
    expect(reader.source(path)).toContain('<h3 id="update-1">Monitoring <a href="#update-1">');
    expect(reader.text(path)).toContain('Web application: Operational');
  });

  it('shows no draft of a postmortem', () => {
    const draft = entries.map((entry) => ({
      ...entry,
      postmortem: entry.postmortem && { ...entry.postmortem, published: undefined },
    }));
    const reader = visit({ entries: draft });
    expect(reader.source('incidents/2025-10-15-customer-creation/index.html')).not.toMatch(
      /postmortem"|Looking back/,
    );
    expect(reader.text('postmortems/index.html')).toBe('Postmortems No postmortem has been published.');
  });

  it('says that it was reopened after its postmortem', () => {
    expect(visit().text('incidents/2026-07-01-reopened/index.html')).toContain(
      'Reopened since: the postmortem is as of 2 July 2026, 12:00 CEST .',
    );
  });

  it('shows every window of impact and how long they lasted together', () => {
    const twice = write({
      id: 'twice',
      impact: [
        ['2026-03-29 01:50', '2026-03-29 03:10'],
        ['2026-03-29 04:00', '2026-03-29 04:30'],
      ],
      updates: [['resolved', '2026-03-29 05:00']],
    });
    expect(facts(visit({ entries: [twice] }), 'twice')).toContain(
      'Impact 29 March 2026, 01:50 CET to 29 March 2026, 03:10 CEST (20 minutes) ' +
        '29 March 2026, 04:00 to 04:30 CEST (30 minutes) Total: 50 minutes',
    );
  });

  it('says nothing of an open one that the next build would have to correct', () => {
    const going = openIncident('going', 'high', {
      impact: [{ from: time('2026-11-19 07:50', zone), to: undefined }],
    });
    const reader = visit({ entries: [going] });
    expect(facts(reader, 'going')).toContain('Impact since 19 November 2026, 07:50 CET');
    const later = visit({ entries: [going], now: history.now + 3_600_000 });
    expect(later.source('incidents/going/index.html')).toBe(reader.source('incidents/going/index.html'));
  });

  it('marks what affected nobody outside', () => {
    const text = visit().text('incidents/2025-02-01-pilot/index.html');
    expect(text).toContain('Medium · Resolved · Internal');
    expect(text).toContain('Internal: nobody outside was affected.');
  });

  it('says what is planned, and when it has outlasted its window', () => {
    const reader = visit();
    expect(facts(reader, '2027-01-05-network')).toEqual([
      'Kind Maintenance',
      'Status Scheduled',
      'Window 5 January 2027, 05:00 to 05:30 CET 6 January 2027, 05:00 to 05:30 CET',
    ]);
    expect(reader.text('incidents/2026-11-18-database/index.html')).toContain(
      'This maintenance has lasted longer than its window.',
    );
  });

  it('puts the introduction first, then the postmortem once it is published', () => {
    const order = (postmortem: Incident['postmortem']): string => {
      const entry = write(
        { id: 'x', updates: [['resolved', '2026-11-01 10:00']] },
        { introduction: prose('The introduction.'), details: prose('The details.'), postmortem },
      );
      const text = visit({ entries: [entry] }).text('incidents/x/index.html');
      const words = ['introduction', 'Postmortem', 'Updates', 'details'];
      return words.toSorted((a, b) => text.lastIndexOf(a) - text.lastIndexOf(b)).join(' ');
    };
    expect(order(undefined)).toBe('Postmortem introduction Updates details');
    expect(order(entries[0]?.postmortem)).toBe('introduction Postmortem Updates details');
  });

  it('leads to the ones before and after it of its kind', () => {
    expect(visit().text('incidents/2025-10-15-customer-creation/index.html')).toMatch(
      /Previous Sign-in was down Next Slow over New Year$/,
    );
  });
});
