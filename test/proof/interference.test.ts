// Withheld text changes no byte: pairs of sites that differ in nothing else build to the same files, by the same names,
// and to the same documents for the search. INTERFERENCE_RUNS says how many pairs; `npm run interference` takes thousands.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchDocuments } from '../../src/site/search-documents.js';
import { compileFiles, contents, type Compiled } from '../cli/compile-files.js';
import { secret, shape, siteWith } from './interference.js';

const runs = Number(process.env['INTERFERENCE_RUNS'] ?? '300');
const now = Date.UTC(2025, 11, 15, 12);
const later = Date.UTC(2026, 0, 15, 12);

const errors = ({ diagnostics }: Compiled): readonly string[] =>
  diagnostics.flatMap(({ level, code, place }) =>
    level === 'error' ? `${code} ${place.path}:${place.start.line}` : [],
  );

test(
  `${runs} pairs of sites that differ only in what is withheld build to the same bytes`,
  { timeout: 60_000 + runs * 400 },
  () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(shape, secret, secret, (given, one, other) => {
        const [a, b] = [one, other].map((each) =>
          compileFiles(siteWith(given, each), { now: given.isLater ? later : now, commit: 'c0ffee' }),
        );
        if (a === undefined || b === undefined) throw new Error('There are two sites.');
        expect([errors(a), errors(b)]).toEqual([[], []]);
        expect(contents(b)).toEqual(contents(a));
        expect(searchDocuments(b.history)).toEqual(searchDocuments(a.history));
        seen.add(`${given.withhold} ${given.face} ${String(given.isOpen)} ${String(given.forMachines)}`);
      }),
      { numRuns: runs, seed: Number(process.env['INTERFERENCE_SEED'] ?? '20261121') },
    );
    // Every way to withhold has been tried, with files for machines and without.
    expect(seen.size).toBe(24);
  },
);
