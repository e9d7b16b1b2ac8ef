// What a span of time written as one text is shown as.
import { expect, it } from 'vitest';
import { suggestSpan } from '../../src/kernel/suggest-span.js';

it.each([
  ['2025-10-15 17:04 - 17:24', '{ from: 2025-10-15 17:04, to: 2025-10-15 17:24 }'],
  ['2025-10-15 9:04-10:24', '{ from: 2025-10-15 9:04, to: 2025-10-15 10:24 }'],
  ['from 2025-10-15 17:04 to 2025-10-16 01:24', '{ from: 2025-10-15 17:04, to: 2025-10-16 01:24 }'],
  ['2025-10-15T17:04 until 17:24 CEST', '{ from: 2025-10-15 17:04 CEST, to: 2025-10-15 17:24 CEST }'],
  ['2025-10-15 – 2025-10-16', '{ from: 2025-10-15, to: 2025-10-16 }'],
  ['2025-10-15 22:00 - 02:00', '{ from: 2025-10-15 22:00, to: … }'],
  ['2025-10-15 17:04', '{ from: 2025-10-15 17:04 }'],
  ['all night', '{ from: …, to: … }'],
])('%s', (text, expected) => {
  expect(suggestSpan(text)).toBe(expected);
});
