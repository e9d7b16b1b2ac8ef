// Whether paths can be written beside each other is answered with the help of earlier lists, and is what a look at all
// of them would say.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outputPathProblem } from '../../src/model/output.js';
import { areSoundPaths, collidingOutputPaths } from '../../src/model/path-claims.js';

const paths = [
  'a',
  'A',
  'a/b',
  'a/B',
  'A/b',
  'a/b/c',
  'd/é',
  'd/e\u0301',
  'd',
  'd/e',
  'con',
  'd./x',
  'f',
  'g/h',
];

test('whatever lists came before', () => {
  const list = fc.oneof(
    fc.uniqueArray(fc.constantFrom(...paths), { maxLength: 5 }),
    fc.array(fc.constantFrom(...paths), { maxLength: 3 }),
  );
  const property = fc.property(fc.array(list, { minLength: 1, maxLength: 12 }), (lists) => {
    for (const each of lists) {
      const isSound =
        collidingOutputPaths(each).length === 0 &&
        each.every((path) => outputPathProblem(path) === undefined);
      expect(areSoundPaths(each)).toBe(isSound);
    }
  });
  fc.assert(property, { numRuns: 3000 });
});
