// Related entries: the same as a slow look at all pairs would find, and what the page says of them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareEntries } from '../../src/model/history.js';
import type { Incident } from '../../src/model/incident.js';
import { createRelatedFinder } from '../../src/site/find-related.js';
import { recordSite } from '../../src/site/site-record.js';
import { makeHistory } from '../model/make-incident.js';
import { attribute, entries, find, headings, site, textOf, visit, write } from './make-record.js';

const ids = ['web-app-eu', 'mail', 'api.v2', 'fax'];
const day = 86_400_000;

/** An incident of some of the components, so many days after the first of 2025. */
const incidentOn = (index: number, days: number, components: readonly string[]): Incident => {
  const date = new Date(Date.UTC(2025, 0, 1) + days * day).toISOString().slice(0, 10);
  const states = Object.fromEntries(components.map((id) => [id, 'degraded'] as const));
  return write({ id: `i${String(index)}`, components: states, updates: [['resolved', `${date} 12:00`]] });
};

const someEntries = fc
  .array(fc.tuple(fc.nat(400), fc.subarray(ids)), { maxLength: 30 })
  .map((parts) => parts.map(([days, components], index) => incidentOn(index, days, components)));

describe('related entries', () => {
  it('are the newest that share a component and began at most 90 days before or after', () => {
    fc.assert(
      fc.property(someEntries, (incidents) => {
        const record = recordSite(makeHistory(incidents, '2026-11-19 09:12', site));
        const relatedTo = createRelatedFinder(record.entries);
        for (const entry of record.entries) {
          const near = record.entries.filter(
            (other) =>
              other !== entry &&
              Math.abs(other.incident.started.from - entry.incident.started.from) <= 90 * day &&
              other.components.some((component) => entry.components.includes(component)),
          );
          const related = relatedTo(entry);
          const idsOf = (list: typeof near): readonly string[] => list.map(({ incident }) => incident.id);
          expect(idsOf([...related.entries])).toEqual(idsOf(near.slice(0, 5)));
          const left = near.slice(5).flatMap(({ components }) => components);
          const counts = entry.components.map(
            (component) => left.filter((other) => other === component).length,
          );
          expect(related.more?.count ?? 0).toBe(Math.max(0, ...counts));
        }
      }),
    );
  });

  it('stand on the page of an incident, whatever their kind', () => {
    const reader = visit();
    const path = 'incidents/2026-11-18-database/index.html';
    expect(headings(reader, path)).not.toContain('Related');
    const near = write({
      id: 'near',
      components: { mail: 'degraded' },
      updates: [['resolved', '2026-10-01']],
    });
    const withNear = visit({ entries: [...entries, near].toSorted(compareEntries) });
    expect(headings(withNear, path)).toContain('Related');
    expect(withNear.text('incidents/near/index.html')).toContain('Related 18 November 2026 Database upgrade');
  });

  it('lead to the page of the component where there is no room for all', () => {
    const many = Array.from({ length: 9 }, (_, index) => incidentOn(index, index, ['web-app-eu']));
    const reader = visit({ entries: many.toReversed() });
    const page = reader.document('incidents/i4/index.html');
    expect(reader.text('incidents/i4/index.html')).toContain('3 more of Web application .');
    const link = find(page, 'a').findLast((element) => textOf(element) === 'Web application');
    expect(link && attribute(link, 'href')).toMatch(/components\/web-app-eu\/$/);
  });
});
