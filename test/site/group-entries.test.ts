// The entries of a site in groups: of a component and those above it, and by severity.
import { expect, it } from 'vitest';
import { entriesOfComponent } from '../../src/site/component-pages.js';
import type { Entry } from '../../src/site/props.js';
import { groupBySeverity, recordSite } from '../../src/site/site-record.js';
import { componentOf, makeHistory, makeIncident, makeSite } from '../model/make-incident.js';

const ids = (entries: readonly Entry[]): readonly string[] => entries.map(({ incident }) => incident.id);

it('finds the entries of a component and of the group above it, also those that it joined by an update', () => {
  const site = makeSite({ components: { a: {}, group: { children: { b: {}, c: {} } } } });
  const record = recordSite(
    makeHistory(
      [
        makeIncident({ id: 'listed', started: '2026-01-04', components: { b: 'degraded', c: 'degraded' } }),
        makeIncident({ id: 'joined', updates: [['identified', '2026-01-03 10:00', { c: 'degraded' }]] }),
        makeIncident({ id: 'not', updates: [['identified', '2026-01-02 10:00', { b: 'operational' }]] }),
        makeIncident({ id: 'other', started: '2026-01-01', components: { a: 'degraded' } }),
      ],
      '2026-03-10',
      site,
    ),
  );
  expect(ids(entriesOfComponent(record, componentOf(site, 'b')))).toEqual(['listed']);
  expect(ids(entriesOfComponent(record, componentOf(site, 'group')))).toEqual(['listed', 'joined']);
});

it('groups incidents by severity, worst first, and leaves out severities without any', () => {
  const site = makeSite();
  const severe = [
    ['a', 'low'],
    ['b', 'critical'],
    ['c', 'low'],
  ] as const;
  const incidents = severe.map(([id, severity]) => makeIncident({ id, started: '2026-01-01', severity }));
  const { entries } = recordSite(makeHistory(incidents, '2026-03-10', site));
  expect(groupBySeverity(entries, site).map((group) => [group.severity.id, ids(group.entries)])).toEqual([
    ['critical', ['b']],
    ['low', ['a', 'c']],
  ]);
});
