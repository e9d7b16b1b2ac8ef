// A walk over a syntax tree: each node before what it holds, in the order of the text.
import type { Nodes, Parents } from 'mdast';

/** `skip` leaves out what the node holds; a number does so too, and goes on at that child of its parent. */
export type Turn = 'skip' | number;

export type Visitor = (
  node: Nodes,
  index: number | undefined,
  parent: Parents | undefined,
) => Turn | undefined;

/** The visitor may change what the node holds, and replace the node in its parent; then the one replaced is gone into. */
export function walk(root: Nodes, visit: Visitor): void {
  if (visit(root, undefined, undefined) === undefined && 'children' in root) walkChildren(root, visit);
}

function walkChildren(parent: Parents, visit: Visitor): void {
  let index = 0;
  for (let node = parent.children[index]; node !== undefined; node = parent.children[index]) {
    const turn = visit(node, index, parent);
    if (turn === undefined && 'children' in node) walkChildren(node, visit);
    index = typeof turn === 'number' ? turn : index + 1;
  }
}
