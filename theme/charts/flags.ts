// Labels beside the marks of a time line, like flags on poles: no text touches another, and none is cut.
// Worked out for the least width; every condition holds on wider screens too, where marks only move apart.
import { textWidth } from './text-width.js';

export interface Flag<Item> {
  readonly item: Item;
  readonly text: string;
  /** The share of the width at which its pole stands, in percent. */
  readonly x: number;
  /** 0 is the lane next to the line. */
  readonly lane: number;
  /** Whether the text follows the pole or comes before it. */
  readonly side: 'after' | 'before';
  /** How wide the text may be, in pixels. */
  readonly width: number;
}

export interface Flagged {
  readonly x: number;
  /** From the fullest to the shortest; the first that fits is taken. */
  readonly texts: readonly string[];
  /** Where there is no room for all: the lower, the sooner it gets its place. */
  readonly rank: number;
  /** Rather than to be left out, it may stand before the poles of others. */
  readonly isKey: boolean;
}

export interface FlagRoom {
  /** The least width of the drawing, in pixels. */
  readonly width: number;
  readonly lanes: number;
}

/** Between a pole and its text. */
export const poleGap = 5;
/** Between a text and the next pole or text. */
const textGap = 8;

/** Those for which there is no room are left out. */
export function placeFlags<Item extends Flagged>(
  items: readonly Item[],
  room: FlagRoom,
): readonly Flag<Item>[] {
  const placed: Flag<Item>[] = [];
  for (const item of items.toSorted(compareTurns)) {
    const flag = findPlace(item, placed, room);
    if (flag !== undefined) placed.push(flag);
  }
  return placed;
}

/** Beyond this share of the width a text stands before its pole if it can. */
const turningPoint = 70;

const preferredSides = (x: number): readonly ('after' | 'before')[] =>
  x > turningPoint ? ['before', 'after'] : ['after', 'before'];

/** Of equal rank, from the turning point outwards: a pole further out then passes no text on its way to a deeper lane. */
function compareTurns(a: Flagged, b: Flagged): number {
  const fromTurn = ({ x }: Flagged): number => (x > turningPoint ? x - turningPoint : turningPoint - x);
  return a.rank - b.rank || fromTurn(a) - fromTurn(b);
}

function findPlace<Item extends Flagged>(
  item: Item,
  placed: readonly Flag<Item>[],
  room: FlagRoom,
): Flag<Item> | undefined {
  const isClear = (flag: Flag<Item>): boolean => placed.every((other) => agree(flag, other, room.width));
  const isLegible = (flag: Flag<Item>): boolean =>
    placed.every((other) => flag.lane !== other.lane || agree(flag, other, room.width));
  return findFlag(item, room, isClear) ?? (item.isKey ? findFlag(item, room, isLegible) : undefined);
}

/** The fullest text first, then its better side, then the lane nearest to the line. */
function findFlag<Item extends Flagged>(
  item: Item,
  room: FlagRoom,
  isFree: (flag: Flag<Item>) => boolean,
): Flag<Item> | undefined {
  for (const text of item.texts) {
    const width = textWidth(text);
    for (const side of preferredSides(item.x)) {
      for (let lane = 0; lane < room.lanes; lane += 1) {
        const flag = { item, text, x: item.x, lane, side, width };
        if (!isInside(flag, room.width)) break;
        if (isFree(flag)) return flag;
      }
    }
  }
  return undefined;
}

type Shape = Pick<Flag<unknown>, 'x' | 'lane' | 'side' | 'width'>;

const pixels = (x: number, width: number): number => (x * width) / 100;

function isInside({ x, side, width: text }: Shape, width: number): boolean {
  const free = side === 'after' ? width - pixels(x, width) : pixels(x, width);
  return free >= text + poleGap;
}

/** Whether neither stands in the other's way, at this width and at any larger one. */
function agree(one: Shape, other: Shape, width: number): boolean {
  const [left, right] = one.x <= other.x ? [one, other] : [other, one];
  const apart = pixels(right.x - left.x, width);
  const leftReach = left.side === 'after' ? poleGap + left.width + textGap : 0;
  const rightReach = right.side === 'before' ? poleGap + right.width + textGap : 0;
  if (left.x === right.x) return left.lane !== right.lane || left.side !== right.side;
  if (left.lane === right.lane) return apart >= leftReach + rightReach;
  // A pole passes the lanes between its text and the line.
  return left.lane < right.lane ? apart >= leftReach : apart >= rightReach;
}
