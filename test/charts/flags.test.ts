// Labels of a time line: none touches another or the edge, at the width they were placed for and at any wider one.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeFlags, poleGap, type Flag, type Flagged } from '../../theme/charts/flags.js';
import { textWidth } from '../../theme/charts/text-width.js';

interface Box {
  readonly lane: number;
  readonly from: number;
  readonly to: number;
}

function boxOf({ x, lane, side, width: text }: Flag<unknown>, width: number): Box {
  const pole = (x * width) / 100;
  return side === 'after'
    ? { lane, from: pole + poleGap, to: pole + poleGap + text }
    : { lane, from: pole - poleGap - text, to: pole - poleGap };
}

const item = fc.record({
  x: fc.oneof(
    fc.constantFrom(2.5, 50, 97.5),
    fc.integer({ min: 0, max: 10_000 }).map((x) => x / 100),
  ),
  texts: fc.array(
    fc.constantFrom('17:28', 'Resolved 17:28', 'Wird untersucht 15. Okt. 17:28', '調査中 17:28'),
    {
      minLength: 1,
      maxLength: 2,
    },
  ),
  rank: fc.integer({ min: 0, max: 3 }),
  isKey: fc.boolean(),
});

it('No two labels touch, and none is cut, however wide the drawing is', () => {
  fc.assert(
    fc.property(
      fc.array(item, { maxLength: 30 }),
      fc.constantFrom(280, 560),
      fc.integer({ min: 100, max: 400 }),
      (items, width, percent) => {
        const flags = placeFlags(items, { width, lanes: 6 });
        for (const shown of [width, (width * percent) / 100]) {
          const boxes = flags.map((flag) => boxOf(flag, shown));
          for (const [index, box] of boxes.entries()) {
            expect(box.from).toBeGreaterThanOrEqual(0);
            expect(box.to).toBeLessThanOrEqual(shown);
            for (const other of boxes.slice(index + 1)) {
              const isApart = box.lane !== other.lane || box.to <= other.from || other.to <= box.from;
              expect(isApart).toBe(true);
            }
          }
        }
      },
    ),
  );
});

it('What matters most gets its place first, and a shorter text where the long one has no room', () => {
  const at = (rank: number, ...texts: readonly string[]): Flagged => ({ x: 50, texts, rank, isKey: false });
  const [update, resolved] = [at(3, 'Update 17:30'), at(0, 'Resolved 18:05')];
  const flags = placeFlags([update, resolved], { width: 250, lanes: 1 });
  expect(flags.map(({ item: { rank } }) => rank)).toEqual([0, 3]);
  const long = at(0, 'Postmortem published 31 Jul 16:30', '31 Jul 16:30');
  expect(placeFlags([long], { width: 250, lanes: 1 }).map(({ text }) => text)).toEqual(['31 Jul 16:30']);
});

it('Text is never held for narrower than a wide system face draws it', () => {
  // Advance widths of Verdana at 12 pixels, from its horizontal metrics table.
  expect(textWidth('Resolved 17:28')).toBeGreaterThanOrEqual(90);
  expect(textWidth('mmmm')).toBeGreaterThanOrEqual(46.7);
  expect(textWidth('障害対応')).toBeGreaterThanOrEqual(48);
});
