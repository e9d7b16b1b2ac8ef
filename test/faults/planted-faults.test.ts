// Faults planted into valid files: each is reported at the very line and column where it was planted, and nothing else
// turns into an error with it. `npm run faults` plants all of them into every file.
import { describe, expect, test } from 'vitest';
import { describeCorpus } from '../corpora.js';
import { exampleBases, importBases, ownBases, type BaseFile } from './base-files.js';
import { compileBase } from './check-base.js';
import { configFaults, fullConfig } from './config-faults.js';
import { findMisses, missesOf } from './find-misses.js';
import { frontMatterFaults } from './front-matter-faults.js';
import { markdownFaults } from './markdown-faults.js';
import type { Mutation } from './plant.js';
import { timeFaults } from './time-faults.js';
import { updateFaults } from './update-faults.js';

const isWhole = process.env['FAULT_RUNS'] !== undefined;
const timeout = 1_200_000;

/** One of so many; all of them in the whole campaign. */
const thin = <Item>(items: readonly Item[], each: number): readonly Item[] =>
  items.filter((_, index) => isWhole || index % each === 0);

const families: readonly (readonly [name: string, mutations: readonly Mutation[], bases: number])[] = [
  ['front matter', thin(frontMatterFaults, 3), 1],
  ['times', thin(timeFaults, 7), 1],
  ['updates and sections', thin(updateFaults, 3), 1],
  // Odd, so that every piece comes in some setting and every setting with some pieces.
  ['Markdown', thin(markdownFaults, 13), 1],
];

/** Of the files that have room for a fault some, each time others. */
function chooseBases(
  mutation: Mutation,
  bases: readonly BaseFile[],
  index: number,
  most: number,
): BaseFile[] {
  const fitting = bases.filter((base) => mutation.plant(base) !== undefined);
  if (isWhole || fitting.length <= most) return fitting;
  return Array.from({ length: most }, (_, step) => fitting[(index * 5 + step * 3) % fitting.length]).filter(
    (base) => base !== undefined,
  );
}

const mutations = families.flatMap(([, list]) => list);

/** For files whose own times are anything: a planted time may be right by itself and wrong among them. */
const timeless = mutations
  .filter(({ codes }) => !codes.some((code) => code.startsWith('time/')))
  .map((mutation): Mutation => ({
    ...mutation,
    also: [...mutation.also, 'time/update-before-start', 'time/mitigated-before-begin'],
  }));

function expectAllFound(list: readonly Mutation[], bases: readonly BaseFile[], most: number): void {
  const known = new Map(bases.map((base) => [base, compileBase(base, base.text).diagnostics]));
  const misses = list.flatMap((mutation, index) =>
    chooseBases(mutation, bases, index, most).flatMap((base) =>
      missesOf(mutation, base, known.get(base) ?? []),
    ),
  );
  expect(misses).toEqual([]);
}

test.each(ownBases.map((base) => [base.name, base] as const))('nothing is wrong with %s', (_, base) => {
  const { diagnostics } = compileBase(base, base.text);
  expect(diagnostics.filter(({ level }) => level !== 'info')).toEqual([]);
});

test('every fault has a file to be planted into', () => {
  const homeless = mutations.filter((mutation) =>
    ownBases.every((base) => mutation.plant(base) === undefined),
  );
  expect(homeless.map(({ name }) => name)).toEqual([]);
});

describe('faults are found where they were planted', () => {
  test.each(families)(
    'in %s',
    (_, list, most) => {
      expectAllFound(list, ownBases, most);
    },
    timeout,
  );

  test('in the configuration', () => {
    const [base] = ownBases;
    if (base === undefined) throw new Error('There is no base.');
    const known = compileBase(base, base.text, { config: fullConfig }).diagnostics;
    const misses = thin(configFaults, 4).flatMap(({ name, planted, codes }) => {
      const { diagnostics } = compileBase(base, base.text, { config: planted.text });
      const expectation = { path: 'candor.yaml', codes, also: [], ...planted };
      return findMisses(diagnostics, known, expectation).map((miss) => `${name}: ${miss}`);
    });
    expect(misses).toEqual([]);
  });

  test(
    'in the example site',
    () => {
      const bases = exampleBases();
      expectAllFound(thin(timeless, 19), bases, 1);
    },
    timeout,
  );
});

describeCorpus('packit-status', (folder) => {
  test.runIf(isWhole)(
    'faults are found where they were planted in imported files',
    async () => {
      const bases = (await importBases(folder)).filter((_, index) => index % 9 === 0);
      expectAllFound(timeless, bases, 1);
    },
    timeout,
  );
});
