// Remembers what pure functions made of the parts of a long list. Of ten thousand entries an edit touches one: then
// only what is around it is made anew, however the whole list came about.

import { join } from './lists.js';
import { rememberLast } from './remember.js';

/** Members of a part. Fewer cost more parts, and more cost more of what an edit touches. */
const usualLength = 100;

interface Part<Member, Value> {
  readonly members: readonly Member[];
  readonly value: Value;
}

/**
 * What is made of each part of a list, in order; of the parts that stood in the last list already it is what was made
 * then. It must follow from the members of the part and their order alone, wherever the list is cut.
 */
export function rememberParts<Member, Value>(
  make: (part: readonly Member[]) => Value,
): (list: readonly Member[]) => readonly Value[] {
  let last: readonly Part<Member, Value>[] = [];
  return (list) => {
    const front = countKept(last, list);
    const back = countKeptAtEnd(last, list, front);
    if (front.parts < last.length || front.members < list.length) {
      const middle = cut(list.slice(front.members, list.length - back.members));
      last = [
        ...last.slice(0, front.parts),
        ...middle.map((members) => ({ members, value: make(members) })),
        ...last.slice(last.length - back.parts),
      ];
    }
    return last.map(({ value }) => value);
  };
}

/**
 * The same of what follows from the clock too: a part that says it is settled is asked again only for an earlier
 * moment than the one that it said so of.
 */
export function rememberPartsAt<Member, Value>(
  make: (part: readonly Member[], now: number) => Settling<Value>,
): (list: readonly Member[], now: number) => readonly Value[] {
  const parts = rememberParts((part: readonly Member[]) => {
    let last: (Settling<Value> & { readonly now: number }) | undefined;
    return (now: number): Value => {
      const isKnown = last !== undefined && (last.now === now || (last.isSettled && last.now < now));
      if (last === undefined || !isKnown) last = { now, ...make(part, now) };
      return last.value;
    };
  });
  return (list, now) => parts(list).map((part) => part(now));
}

export interface Settling<Value> {
  readonly value: Value;
  /** Whether no later moment changes anything about it. */
  readonly isSettled: boolean;
}

/** A list in order, of members that all differ. Where it came nearly so, forwards or backwards, little has to be sorted. */
export function rememberOrder<Member>(
  compare: (a: Member, b: Member) => number,
): (list: readonly Member[]) => readonly Member[] {
  const sort = rememberParts((part: readonly Member[]) => part.toSorted(compare));
  return (list) => {
    const parts = sort(list);
    const [first, last] = [list[0], list.at(-1)];
    const isBackwards = first !== undefined && last !== undefined && compare(first, last) > 0;
    return mergeParts(isBackwards ? parts.toReversed() : parts, compare) ?? join(parts).sort(compare);
  };
}

/** Puts sorted lists one after the other; undefined where one has to go far back among those before it. */
function mergeParts<Member>(
  parts: readonly (readonly Member[])[],
  compare: (a: Member, b: Member) => number,
): readonly Member[] | undefined {
  const merged: Member[] = [];
  for (const part of parts) {
    const [first] = part;
    let start = merged.length;
    for (; first !== undefined && start > 0; start -= 1) {
      const before = merged[start - 1];
      if (before === undefined || compare(before, first) <= 0) break;
      if (merged.length - start > 2 * usualLength) return undefined;
    }
    const overlap = merged.splice(start);
    merged.push(...(overlap.length === 0 ? part : [...overlap, ...part].sort(compare)));
  }
  return merged;
}

/** Members by their keys, both in the order of the list; a group with the same members as in the last list is the same. */
export function rememberGroups<Member, Key>(
  keysOf: (member: Member) => readonly Key[],
): (list: readonly Member[]) => ReadonlyMap<Key, readonly Member[]> {
  const parts = rememberParts((part: readonly Member[]) => groupByKeys(part, keysOf));
  let last: ReadonlyMap<Key, Group<Member>> = new Map();
  return rememberLast((list) => {
    const piecesByKey = new Map<Key, (readonly Member[])[]>();
    for (const part of parts(list)) {
      for (const [key, piece] of part) {
        const pieces = piecesByKey.get(key);
        if (pieces === undefined) piecesByKey.set(key, [piece]);
        else pieces.push(piece);
      }
    }
    const groups = new Map<Key, Group<Member>>();
    for (const [key, pieces] of piecesByKey) {
      const known = last.get(key);
      const isSame = known?.pieces.length === pieces.length && standsAt(known.pieces, pieces, 0);
      groups.set(key, isSame ? known : { pieces, members: keepIfSame(known?.members, join(pieces)) });
    }
    last = groups;
    return new Map([...groups].map(([key, { members }]) => [key, members]));
  });
}

interface Group<Member> {
  /** Of each part that has any. */
  readonly pieces: readonly (readonly Member[])[];
  readonly members: readonly Member[];
}

function groupByKeys<Member, Key>(
  members: readonly Member[],
  keysOf: (member: Member) => readonly Key[],
): ReadonlyMap<Key, readonly Member[]> {
  const groups = new Map<Key, Member[]>();
  for (const member of members) {
    for (const key of keysOf(member)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [member]);
      // A member may name a key twice.
      else if (group.at(-1) !== member) group.push(member);
    }
  }
  return groups;
}

/** The former list where it has the same members, so that what was remembered by it stays. */
const keepIfSame = <Member>(
  former: readonly Member[] | undefined,
  list: readonly Member[],
): readonly Member[] => (former?.length === list.length && standsAt(former, list, 0) ? former : list);

/** How much of a list is what the last one had in its place. */
interface Kept {
  readonly parts: number;
  readonly members: number;
}

function countKept<Member>(parts: readonly Part<Member, unknown>[], list: readonly Member[]): Kept {
  let members = 0;
  for (const [index, part] of parts.entries()) {
    if (!standsAt(part.members, list, members)) return { parts: index, members };
    members += part.members.length;
  }
  return { parts: parts.length, members };
}

/** The same from the end, of what is not kept at the front. */
function countKeptAtEnd<Member>(
  parts: readonly Part<Member, unknown>[],
  list: readonly Member[],
  front: Kept,
): Kept {
  let end = list.length;
  let count = 0;
  while (count < parts.length - front.parts) {
    const { members } = parts[parts.length - 1 - count] ?? { members: [] };
    if (end - members.length < front.members || !standsAt(members, list, end - members.length)) break;
    end -= members.length;
    count += 1;
  }
  return { parts: count, members: list.length - end };
}

function standsAt<Member>(members: readonly Member[], list: readonly Member[], start: number): boolean {
  if (start + members.length > list.length) return false;
  // A callback for each of ten thousand members would take longer than the comparisons.
  for (let index = 0; index < members.length; index += 1) {
    if (members[index] !== list[start + index]) return false;
  }
  return true;
}

/** Into pieces of the usual length; the last takes what is left where that is little. */
function cut<Member>(members: readonly Member[]): readonly (readonly Member[])[] {
  const pieces: (readonly Member[])[] = [];
  let start = 0;
  for (; members.length - start > 1.5 * usualLength; start += usualLength) {
    pieces.push(members.slice(start, start + usualLength));
  }
  return start < members.length ? [...pieces, members.slice(start)] : pieces;
}
