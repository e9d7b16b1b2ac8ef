// The files of feeds are listed again and again, of the same entries as of other moments and with another word of git:
// each time they are those that a first look would give, also where work lies ahead of which nothing was said.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createEndpointSource } from '../../../src/endpoints/endpoint-source.js';
import { listFeeds } from '../../../src/endpoints/feeds/list-feeds.js';
import type { Incident } from '../../../src/model/incident.js';
import type { Site } from '../../../src/model/site.js';
import { recordSite } from '../../../src/site/site-record.js';
import { makeHistory, makeIncident, makeSite } from '../../model/make-incident.js';

const site = { ...makeSite({ components: { web: {} } }), url: 'https://status.many.example/' };

const many = (year: string, count: number): readonly Incident[] =>
  Array.from({ length: count }, (_, index) => {
    const day = `${year}-${String(1 + Math.floor(index / 28)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`;
    return makeIncident({ id: day, updates: [['resolved', `${day} 12:00`]] });
  });

/** Fifty of a year fill an archive, so that each of those that come and go counts. */
const entries = [
  ...many('2025', 51),
  ...many('2026', 46),
  makeIncident({ id: 'ahead', updates: [['investigating', '2026-06-01 00:04']] }),
  makeIncident({ id: 'far-ahead', updates: [['investigating', '2026-06-03 00:00']] }),
  makeIncident({ id: 'silent', kind: 'maintenance', window: [['2026-06-02 10:00', '2026-06-02 12:00']] }),
  makeIncident({
    id: 'silent-before',
    kind: 'maintenance',
    window: [['2025-11-02 10:00', '2025-11-02 12:00']],
  }),
  makeIncident({
    id: 'announced',
    kind: 'maintenance',
    window: [['2026-06-04 10:00', '2026-06-04 12:00']],
    updates: [['scheduled', '2026-06-01 08:00']],
  }),
];

const added = { commit: 'a1', time: Date.UTC(2025, 11, 30), kind: 'added', marks: new Set([]) } as const;
const pasts = {
  isShallow: false,
  changesOf: (path: string) => (path === 'incidents/silent.md' ? [added] : undefined),
};

interface Look {
  readonly now: string;
  readonly asksGit: boolean;
}

function list(
  given: readonly Incident[],
  of: Site,
  { now, asksGit }: Look,
): Readonly<Record<string, string>> {
  const record = recordSite({
    ...makeHistory(given, now, of),
    undated: [],
    digestRecords: [],
    policyProse: undefined,
    holdsBack: false,
  });
  const facts = { now: record.history.now, commit: undefined, pasts: asksGit ? pasts : undefined };
  const files = listFeeds(createEndpointSource({ record, attachments: new Set() }, facts));
  return Object.fromEntries(
    files.flatMap((file) =>
      /incidents\.atom|archive/.test(file.path) && 'content' in file
        ? [[file.path, String(file.content)]]
        : [],
    ),
  );
}

const moments = [
  '2026-05-31 23:58',
  '2026-06-01 00:00',
  '2026-06-01 09:00',
  '2026-06-02 11:00',
  '2026-06-05 00:00',
];

it('as at a first look', () => {
  const look = fc.record({ now: fc.constantFrom(...moments), asksGit: fc.boolean() });
  const property = fc.property(fc.array(look, { minLength: 2, maxLength: 6 }), (looks) => {
    for (const each of looks) {
      const afresh = entries.map((entry) => ({ ...entry }));
      expect(list(entries, site, each)).toEqual(list(afresh, { ...site }, each));
    }
  });
  fc.assert(property, { numRuns: 15 });
});

it('which come with what is said, what begins, and what git tells', () => {
  const archives = (look: Look): number =>
    Object.keys(list(entries, site, look)).filter((path) => path.startsWith('feeds/archive/incidents/'))
      .length;
  const count = (now: string): readonly number[] => [
    archives({ now, asksGit: false }),
    archives({ now, asksGit: true }),
  ];
  // With git, `silent` is of the year before.
  expect(moments.map(count)).toEqual([
    [2, 2],
    [2, 2],
    [2, 2],
    [2, 2],
    [3, 2],
  ]);
});
