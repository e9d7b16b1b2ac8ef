// Which known word a hint offers for one that is not known.
import { expect, test } from 'vitest';
import { nearestWord, suggestWord } from '../../src/kernel/nearest.js';

const known = ['down', 'up', 'title', 'timezone', 'repository', 'stale_after_days', 'severity', 'en', 'de'];

test.each([
  ['dwon', 'down'],
  ['Title', 'title'],
  ['severty', 'severity'],
  ['time_zone', 'timezone'],
  ['repo', 'repository'],
  ['downtime', 'down'],
  ['stale_after', 'stale_after_days'],
  ['ep', 'up'],
  ['colour', undefined],
  ['re', undefined],
  ['', undefined],
])('%j is nearest to %j', (word, expected) => {
  expect(nearestWord(word, word === 're' ? ['repository'] : known)).toBe(expected);
});

test('without a near word the known ones are listed, the first dozen', () => {
  expect(suggestWord('colour', ['a1', 'b2'], 'fields')).toBe('The fields are `a1`, `b2`.');
  expect(suggestWord('colour', [], 'fields')).toBe('There are no fields to choose from.');
  const many = Array.from({ length: 14 }, (_, index) => `field-${index}`);
  expect(suggestWord('colour', many, 'fields')).toMatch(/`field-11` and 2 more\.$/);
});
