// Sites with every kind of entry that the API tells of, compiled once for all tests of it.
import { fileURLToPath } from 'node:url';
import type { SourceTree } from '../../../src/model/source.js';
import { loadSite } from '../../../src/content/load.js';
import {
  compileFiles,
  compileTree,
  exampleNow,
  exampleTree,
  type Compiled,
} from '../../cli/compile-files.js';
import { incident, testNow, type Files } from '../../cli/site-folder.js';
import { digestFiles, tell } from '../../disclosure/digest-site.js';

const golden = (name: string): (() => Compiled) =>
  once(() =>
    compileTree(loadSite(fileURLToPath(new URL(`../../sites/${name}`, import.meta.url))), { now: testNow }),
  );

const security = (fields: string): string => `security: { public: { ${fields} } }\n`;

/** What is withheld, with and without its times; an open incident without a page, one that a digest will report. */
const withheld: Files = {
  ...digestFiles,
  'incidents/kept-back.md': tell({
    title: 'Canary',
    severity: 'high',
    from: '2026-05-20 08:00',
    to: '2026-05-20 09:00',
    fields: `started: 2026-05-20 08:00\nresolved: 2026-05-20 09:00\n${security('title: Security issue, slug: sec-1, summary: Details follow.')}`,
  }),
  'incidents/undated.md': tell({
    title: 'Quixotic',
    severity: 'high',
    from: '2026-05-21 08:00',
    fields: security('title: Another issue, slug: sec-2, hide: [times]'),
  }),
  'incidents/disclosed.md': tell({
    title: 'It is known now',
    severity: 'high',
    from: '2026-05-22 08:00',
    to: '2026-05-22 09:00',
    fields: `security: { public: { title: A third, slug: sec-3 }, released: 2026-06-01 09:00 }\n`,
  }),
  'incidents/2026.md': tell({
    title: 'Called like a year',
    severity: 'high',
    from: '2026-06-01 08:00',
    to: '2026-06-01 09:00',
  }),
  'incidents/soon.md': tell({ title: 'Soon in a digest', from: '2026-07-10 10:00', to: '2026-07-10 10:45' }),
  'incidents/now.md': tell({ title: 'Nobody gets in', severity: 'critical', from: '2026-07-14 10:00' }),
};

/** More than one document may list: 430 in March, 30 in April. */
const busy: Files = Object.fromEntries(
  Array.from({ length: 460 }, (_, index) => {
    const isMarch = index < 430;
    const day = String(1 + (index % 28)).padStart(2, '0');
    return [
      `incidents/q${index}.md`,
      incident({ title: `Queue ${index}`, day: `2025-${isMarch ? '03' : '04'}-${day}` }),
    ];
  }),
);

export const digestNow: number = Date.UTC(2026, 6, 15, 10);

/** Compiled when it is first asked for. */
function once(make: () => Compiled): () => Compiled {
  let made: Compiled | undefined;
  return () => (made ??= make());
}

export const example: () => Compiled = once(() =>
  compileTree(exampleTree, { now: exampleNow, commit: 'c0ffee'.repeat(7) }),
);

export const disclosing: () => Compiled = once(() => compileFiles(withheld, { now: digestNow }));

export const crowded: () => Compiled = once(() => compileFiles(busy));

export const everythingTree: SourceTree = loadSite(
  fileURLToPath(new URL('../../sites/everything', import.meta.url)),
);

export const everything: () => Compiled = golden('everything');

export const sites: readonly (readonly [name: string, site: () => Compiled])[] = [
  ['the example', example],
  ['everything', everything],
  ['a German site', golden('german')],
  ['the smallest site', golden('minimal')],
  ['a site that withholds', disclosing],
  ['a site with very many incidents', crowded],
  [
    'an empty site without an address',
    once(() => compileFiles({ 'candor.yaml': 'site: { title: Empty }\n' })),
  ],
  [
    'a site with a wrong file',
    once(() =>
      compileFiles({ 'incidents/x.md': incident({ components: '[apo]' }), 'incidents/y.md': incident() }),
    ),
  ],
];

export const folder = 'api/candor/v1/';

/** A document of the API, by its path in it. */
export const read = ({ reader }: Compiled, path: string): unknown =>
  JSON.parse(reader.source(`${folder}${path}`));

export const pathsOf = ({ reader }: Compiled): readonly string[] =>
  reader.paths.flatMap((path) => (path.startsWith(folder) ? path.slice(folder.length) : []));
