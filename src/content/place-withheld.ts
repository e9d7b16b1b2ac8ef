// Puts the words that stand for withheld text where its placeholders came out of the parser. A placeholder that came
// out elsewhere means that its mark does not hold what its author thinks it does.
import type { Nodes, Root, RootContent, Text } from 'mdast';
import type { Point, Position } from 'unist';
import { blockPlaceholder, placeholder } from './cut-marks.js';
import { walk } from './walk.js';
import type { Marks } from './withheld-marks.js';

export interface WithheldWords {
  /** In the place of a block. */
  readonly passage: string;
  /** In the place of some words. */
  readonly words: string;
}

/** The marks, by their index, that stand where none may: inside code, a heading, an address, a quotation or a list. */
export interface Misplaced {
  readonly blocks: readonly number[];
  readonly inlines: readonly number[];
}

const className = 'withheld';

/** Changes the tree in place; `body` is the text that it was parsed from. */
export function placeWithheld(root: Root, body: string, marks: Marks, words: WithheldWords): Misplaced {
  const blockLines = new Set<number>();
  root.children = root.children.map((node): RootContent => {
    if (node.type !== 'html' || node.value !== blockPlaceholder) return node;
    blockLines.add((node.position?.start.line ?? 0) - 1);
    return { ...makePassage(words.passage), ...positionOf(node) };
  });
  const offsets = new Set<number>();
  walk(root, (node, index, parent) => {
    // Anchors are made of headings, so these may hold nothing that is not public.
    if (node.type === 'heading') return 'skip';
    if (node.type !== 'text' || parent === undefined || index === undefined) return undefined;
    if (!node.value.includes(placeholder)) return undefined;
    const pieces = split(node, body, words.words, offsets);
    const siblings: Nodes[] = parent.children;
    siblings.splice(index, 1, ...pieces);
    return index + pieces.length;
  });
  const expected = [...body.matchAll(new RegExp(`(?<!<!--)${placeholder}`, 'g'))].map(({ index }) => index);
  const isClean = !holdsPlaceholder(root);
  return {
    blocks: marks.blocks.flatMap(({ open }, index) => (blockLines.has(open) ? [] : [index])),
    inlines: marks.inlines.flatMap((_, index) =>
      isClean && offsets.has(expected[index] ?? -1) ? [] : [index],
    ),
  };
}

/** Whether a node stands for a withheld block. */
export function isPlaceholder(node: Nodes): boolean {
  const names = node.type === 'paragraph' ? node.data?.hProperties?.['className'] : undefined;
  return Array.isArray(names) && names.includes(className);
}

const makePassage = (value: string): RootContent => ({
  type: 'paragraph',
  data: { hProperties: { className: [className] } },
  children: [{ type: 'text', value }],
});

const positionOf = (node: Nodes): { position?: Position } =>
  node.position === undefined ? {} : { position: node.position };

/** A text with its placeholders as nodes of their own, each with its place in the source. */
function split(node: Text, body: string, words: string, offsets: Set<number>): Text[] {
  const from = node.position?.start.offset ?? 0;
  const to = node.position?.end.offset ?? 0;
  const values = node.value.split(placeholder);
  const sources = body.slice(from, to).split(placeholder);
  let at = from;
  return values.flatMap((value, index): Text[] => {
    const start = at;
    const end = start + (sources[index]?.length ?? 0);
    at = end + placeholder.length;
    const text: Text[] = value === '' ? [] : [{ type: 'text', value, position: between(body, start, end) }];
    if (index === values.length - 1) return text;
    offsets.add(end);
    const data = { hName: 'span', hProperties: { className: [className] } };
    return [...text, { type: 'text', value: words, data, position: between(body, end, at) }];
  });
}

const between = (body: string, from: number, to: number): Position => ({
  start: pointAt(body, from),
  end: pointAt(body, to),
});

function pointAt(body: string, offset: number): Point {
  const lines = body.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, offset };
}

/** Whether a placeholder is left where it would be published as it is, or be part of an address. */
function holdsPlaceholder(root: Root): boolean {
  let isFound = false;
  walk(root, (node) => {
    const values: unknown[] = Object.values(node);
    isFound ||= values.some((value) => typeof value === 'string' && value.includes(placeholder));
  });
  return isFound;
}
