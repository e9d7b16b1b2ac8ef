// Places of Markdown nodes, and the exact text that they were parsed from.
import type { Node } from 'unist';
import type { Place, Position } from '../kernel/diagnostic.js';
import type { MadeText } from './cut-marks.js';

/** One file's body as it was parsed. Its lines are those of the file, and its columns where no mark was taken out. */
export interface BodySource {
  readonly path: string;
  readonly body: string;
  /** By line: where columns differ from those of the file. */
  readonly shifts?: MadeText['shifts'];
}

export function placeOfNode(source: BodySource, node: Node): Place {
  const start = node.position?.start ?? { line: 1, column: 1 };
  const end = node.position?.end ?? start;
  return { path: source.path, start: inFile(source, start), end: inFile(source, end) };
}

/** Where a position of the text that was parsed stands in the file. */
function inFile({ shifts }: BodySource, { line, column }: Position): Position {
  const shift = shifts?.get(line)?.findLast(({ at }) => at <= column);
  return { line, column: column + (shift?.by ?? 0) };
}

/** The first line of a node's place, for nodes of many lines. */
export function placeOfFirstLine(source: BodySource, node: Node): Place {
  const place = placeOfNode(source, node);
  if (place.start.line === place.end.line) return place;
  return placeInNode(source, node, 0, sourceOfNode(source, node).split('\n')[0]?.length ?? 0);
}

export function sourceOfNode(source: BodySource, node: Node): string {
  return source.body.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

/**
 * The place of `length` characters that begin `offset` characters into a node. Counted from the node's own place: to look
 * for the beginning of its line took 12 s where a line of 250 KB held nothing but tags.
 */
export function placeInNode(source: BodySource, node: Node, offset: number, length: number): Place {
  const { start = { line: 1, column: 1, offset: 0 } } = node.position ?? {};
  const from = start.offset ?? 0;
  const before = source.body.slice(from, from + offset);
  const lineBreak = before.lastIndexOf('\n');
  const line = start.line + countLines(before);
  const column = lineBreak === -1 ? start.column + offset : offset - lineBreak;
  const place = inFile(source, { line, column });
  return { path: source.path, start: place, end: inFile(source, { line, column: column + length }) };
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
