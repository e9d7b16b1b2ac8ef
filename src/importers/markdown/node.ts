// The part of a Markdown syntax tree (mdast) that importers look at, and the way to walk it.

interface Point {
  readonly line: number;
  readonly column: number;
  readonly offset?: number | undefined;
}

export interface MarkdownNode {
  readonly type: string;
  readonly children?: readonly MarkdownNode[];
  readonly position?: { readonly start: Point; readonly end: Point } | undefined;
  readonly depth?: number;
  readonly value?: string;
  readonly url?: string;
  readonly title?: string | null | undefined;
  readonly alt?: string | null | undefined;
  readonly identifier?: string;
}

/** Parses CommonMark with GitHub's extensions; undefined where the text is beyond the limits of the parser. */
export type ReadMarkdown = (text: string) => MarkdownNode | undefined;

/** A node with the nodes above it, the nearest last. */
export interface PlacedNode {
  readonly node: MarkdownNode;
  readonly ancestors: readonly MarkdownNode[];
}

/** Every node below and including the root, in the order of the text. */
export function listNodes(root: MarkdownNode): PlacedNode[] {
  const found: PlacedNode[] = [];
  const visit = (node: MarkdownNode, ancestors: readonly MarkdownNode[]): void => {
    found.push({ node, ancestors });
    for (const child of node.children ?? []) visit(child, [...ancestors, node]);
  };
  visit(root, []);
  return found;
}

/** Where a node begins and ends in the text, as offsets; the end is exclusive. */
export function rangeOf(node: MarkdownNode): { readonly start: number; readonly end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

export function sourceOf(node: MarkdownNode, text: string): string {
  const { start, end } = rangeOf(node);
  return text.slice(start, end);
}

/** The text of a node without markup. */
export function plainTextOf(node: MarkdownNode): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value ?? '';
  if (node.type === 'image') return node.alt ?? '';
  return (node.children ?? []).map(plainTextOf).join('');
}

/** Whether a block is no text for readers. */
export const isTextless = ({ type }: MarkdownNode): boolean => textless.has(type);

const textless: ReadonlySet<string> = new Set([
  'html',
  'thematicBreak',
  'heading',
  'definition',
  'footnoteDefinition',
]);
