// How lists name what an incident affected.
import { expect, it } from 'vitest';
import { nameAffected } from '../../src/site/name-affected.js';
import { leafComponents } from '../../src/model/site.js';
import { at, makeSite } from '../model/make-incident.js';

const site = makeSite({
  components: {
    parcels: { children: { web: {}, api: {}, fax: { retired: '2025-06-30' } } },
    lockers: { children: { north: {}, south: {}, east: { since: '2026-01-01' } } },
    nested: { children: { inner: { children: { a: {}, b: {} } }, c: {} } },
    labels: {},
  },
});

const name = (ids: readonly string[], started = '2025-10-15 12:00'): string => {
  const components = leafComponents(site).filter(({ id }) => ids.includes(id));
  return nameAffected(components, site, at(started))
    .map(({ component, group }) => `${group === undefined ? '' : `${group.id}/`}${component.id}`)
    .join(' ');
};

it.each([
  [[], ''],
  [['labels', 'web'], 'parcels/web labels'],
  [['north', 'south'], 'lockers'],
  [['web', 'api'], 'parcels'],
  [['a', 'b'], 'nested/inner'],
  [['a', 'c'], 'inner/a nested/c'],
  [['a', 'b', 'c'], 'nested'],
])('%j: %s', (ids, names) => {
  expect(name(ids)).toBe(names);
});

it('names a group only where all that existed then were affected', () => {
  expect(name(['north', 'south'], '2026-02-01 12:00')).toBe('lockers/north lockers/south');
  expect(name(['web', 'api'], '2025-06-01 12:00')).toBe('parcels/web parcels/api');
});
