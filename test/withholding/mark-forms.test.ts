// Most texts are told to hold no mark at one glance. That glance may err on one side only: what any line would be found
// to hold, right or misspelt, it must not overlook.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findMarkForms, maskCode, mayHoldMarks } from '../../src/content/mark-forms.js';
import { findWithheldMarks } from '../../src/content/scan-lines.js';

// Pieces of marks and what stands around them, so that many texts hold one that is nearly right.
const piece = fc.oneof(
  fc.constantFrom(
    ':',
    '::',
    ':::',
    'withheld',
    'witheld',
    'WITHELDS',
    'wíthheld',
    '𝐰ithheld',
    '[',
    ']',
    '`',
    '```',
  ),
  fc.constantFrom(' ', '\n', '\t', '> ', '- ', '1. ', '{', '_', '-', 'w', 'ith', 'held', '\u2028', '\r'),
  fc.string({ maxLength: 3, unit: 'binary' }),
);
const text = fc.array(piece, { maxLength: 16 }).map((pieces) => pieces.join(''));

test('no mark of any form is overlooked', () => {
  fc.assert(
    fc.property(text, (source) => {
      const found = source.split('\n').flatMap((line) => [line, maskCode(line)].flatMap(findMarkForms));
      if (found.length > 0) expect(mayHoldMarks(source)).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});

test.each([':::withheld', '> ::: witheld', 'Text :withheld[a] and b', ':Witheld_[', '::wiithhheld[', ':::'])(
  '%j is looked at closely, and found in a text of many lines',
  (line) => {
    const lines = `Some text.\n\nRead [this](https://example.com).\n${line}\nMore.`;
    expect(mayHoldMarks(lines)).toBe(true);
    expect(findWithheldMarks('a.md', lines).map(({ place }) => place.start.line)).toEqual([4]);
  },
);

test('text with links, times and code has to be looked at only once', () => {
  const lines =
    '## Resolved - 2025-10-15 17:28\n\nSee [notes](https://example.com): `a: [b]`, ratio 1:2 [c].';
  expect(mayHoldMarks(lines)).toBe(false);
});
