// Every configuration that docs/configuration.md shows is one that Candor takes.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readText } from './configs.js';

const page = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map((match) => match[1] ?? '');

test('the page has examples', () => {
  expect(examples.length).toBeGreaterThan(3);
});

test.each(examples)('example %#', (text) => {
  const { diagnostics } = readText(text);
  expect(diagnostics.filter(({ level }) => level !== 'info')).toEqual([]);
});
