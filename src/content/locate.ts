// Places of Markdown nodes, and the exact text that they were parsed from.
import type { Node } from 'unist';
import type { Place } from '../kernel/diagnostic.js';

/** One file's body as it was parsed: line and column of every node are those of the file. */
export interface BodySource {
  readonly path: string;
  readonly body: string;
}

export function placeOfNode(source: BodySource, node: Node): Place {
  const start = node.position?.start ?? { line: 1, column: 1 };
  const end = node.position?.end ?? start;
  return {
    path: source.path,
    start: { line: start.line, column: start.column },
    end: { line: end.line, column: end.column },
  };
}

/** The first line of a node's place, for nodes of many lines. */
export function placeOfFirstLine(source: BodySource, node: Node): Place {
  const place = placeOfNode(source, node);
  if (place.start.line === place.end.line) return place;
  const lineEnd = sourceOfNode(source, node).split('\n')[0]?.length ?? 0;
  return { ...place, end: { line: place.start.line, column: place.start.column + lineEnd } };
}

export function sourceOfNode(source: BodySource, node: Node): string {
  return source.body.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

/** The place of `length` characters that begin `offset` characters into a node. */
export function placeInNode(source: BodySource, node: Node, offset: number, length: number): Place {
  const from = (node.position?.start.offset ?? 0) + offset;
  const lineStart = source.body.lastIndexOf('\n', from - 1) + 1;
  const line =
    (node.position?.start.line ?? 1) + countLines(source.body.slice(node.position?.start.offset ?? 0, from));
  const column = from - lineStart + 1;
  return { path: source.path, start: { line, column }, end: { line, column: column + length } };
}

const countLines = (text: string): number => text.split('\n').length - 1;
