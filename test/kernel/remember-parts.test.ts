// What is remembered of the parts of a list is what would be made of the whole of it anew, after any edits; and of what
// an edit does not touch nothing is made again.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  rememberGroups,
  rememberOrder,
  rememberParts,
  rememberPartsAt,
} from '../../src/kernel/remember-parts.js';

interface Member {
  readonly id: number;
  readonly keys: readonly number[];
}

const createMember = (id: number): Member => ({ id, keys: [id % 7, id % 3] });

const members = Array.from({ length: 1000 }, (_, id) => createMember(id));

interface Edit {
  readonly at: number;
  readonly removed: number;
  readonly added: number;
}

const edits = fc.array(fc.record({ at: fc.nat(1200), removed: fc.nat(300), added: fc.nat({ max: 300 }) }), {
  maxLength: 12,
});

/** The list before the first edit and after each of them. */
function* follow(all: readonly Edit[]): Generator<readonly Member[]> {
  const list = [...members];
  let next = members.length;
  yield [...list];
  for (const { at, removed, added } of all) {
    list.splice(at, removed, ...Array.from({ length: added }, () => createMember((next += 1))));
    yield [...list];
  }
}

test('parts follow one another as their list does, after any edits', () => {
  fc.assert(
    fc.property(edits, (all) => {
      const parts = rememberParts((part: readonly Member[]) => part);
      for (const list of follow(all)) expect(parts(list).flat()).toEqual(list);
    }),
  );
});

test('groups are those of the whole list, in its order, after any edits', () => {
  fc.assert(
    fc.property(edits, (all) => {
      const group = rememberGroups(({ keys }: Member) => keys);
      for (const list of follow(all)) {
        const groups = group(list);
        for (const key of [0, 1, 2, 3, 4, 5, 6]) {
          expect(groups.get(key) ?? []).toEqual(list.filter(({ keys }) => keys.includes(key)));
        }
      }
    }),
  );
});

test('a list is in order, however it came', () => {
  const ways = fc.constantFrom<(list: readonly Member[]) => readonly Member[]>(
    (list) => list,
    (list) => list.toReversed(),
    (list) => list.toSorted((a, b) => (a.id % 5) - (b.id % 5)),
    (list) => list.toSorted((a, b) => Math.floor(b.id / 4) - Math.floor(a.id / 4)),
    (list) => [...list.slice(300), ...list.slice(0, 300)],
  );
  const compare = (a: Member, b: Member): number => a.id - b.id;
  fc.assert(
    fc.property(edits, ways, (all, way) => {
      const order = rememberOrder(compare);
      for (const list of follow(all)) expect(order(way(list))).toEqual(list.toSorted(compare));
    }),
  );
});

test('of a list with one other member a part is made anew, and no group without it', () => {
  const made: number[] = [];
  const parts = rememberParts((part: readonly Member[]) => {
    made.push(part.length);
    return part;
  });
  const group = rememberGroups(({ id }: Member) => [id < 500]);
  parts(members);
  const before = group(members);
  made.length = 0;
  const list = members.map((member) => (member.id === 700 ? createMember(700) : member));
  parts(list);
  expect(made).toEqual([100]);
  const after = group(list);
  expect(after.get(true)).toBe(before.get(true));
  expect(after.get(false)).not.toBe(before.get(false));
});

test('what is settled is asked again for an earlier moment alone, what is not for every other', () => {
  const asked: string[] = [];
  const ask = rememberPartsAt((part: readonly Member[], now) => {
    asked.push(`${part[0]?.id ?? ''} at ${now}`);
    return { value: now, isSettled: part[0]?.id === 0 };
  });
  const list = members.slice(0, 200);
  expect(ask(list, 10)).toEqual([10, 10]);
  expect(ask(list, 10)).toEqual([10, 10]);
  expect(ask(list, 20)).toEqual([10, 20]);
  expect(ask(list, 5)).toEqual([5, 5]);
  expect(asked).toEqual(['0 at 10', '100 at 10', '100 at 20', '0 at 5', '100 at 5']);
});
