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

/** All nodes of some trees in that order, for those who look at a tree one after another and change nothing. */
export function listNodes(roots: readonly Nodes[]): readonly Nodes[] {
  const nodes: Nodes[] = [];
  for (const root of roots) addNodes(root, nodes);
  return nodes;
}

function addNodes(node: Nodes, nodes: Nodes[]): void {
  nodes.push(node);
  if (!('children' in node)) return;
  for (const child of node.children) addNodes(child, nodes);
}

/** Nodes that hold blocks or rows; what any other holds is the words of a line. */
const holders: ReadonlySet<Nodes['type']> = new Set([
  'root',
  'blockquote',
  'list',
  'listItem',
  'table',
  'footnoteDefinition',
]);

/** The same without what is inside of a paragraph, a heading or a row of a table: a third of the nodes. */
export function listBlocks(nodes: readonly Nodes[]): readonly Nodes[] {
  const blocks: Nodes[] = [];
  const add = (node: Nodes): void => {
    blocks.push(node);
    if (!('children' in node) || !holders.has(node.type)) return;
    for (const child of node.children) add(child);
  };
  for (const node of nodes) add(node);
  return blocks;
}
