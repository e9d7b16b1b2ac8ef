// Where an offset of a YAML text lies in its file.
import type { Place, Position } from './diagnostic.js';
import { indentOf, linesOf } from './yaml-lines.js';

export interface YamlSource {
  readonly path: string;
  /** The line of the file on which the text begins, and the column on it; both count from 1. */
  readonly line?: number;
  readonly column?: number;
}

/** Offsets count in UTF-16 code units; `to` is exclusive. */
export type PlaceAt = (from: number, to: number) => Place;

/** Places in `original` for offsets in `text`, which differs from it at most inside lines and in their indentation. */
export function placesIn(text: string, original: string, source: YamlSource): PlaceAt {
  const lines = linesOf(text);
  const before = linesOf(original);
  const { path, line: firstLine = 1, column: firstColumn = 1 } = source;
  const position = (offset: number): Position => {
    let low = 0;
    for (let high = lines.length; high - low > 1;) {
      const middle = (low + high) >> 1;
      if ((lines[middle]?.from ?? 0) <= offset) low = middle;
      else high = middle;
    }
    const line = lines[low] ?? { text, from: 0, to: 0 };
    const shift = indentOf(before[low] ?? line) - indentOf(line);
    const lead = low === 0 ? firstColumn : 1;
    return { line: low + firstLine, column: Math.max(lead, offset - line.from + lead + shift) };
  };
  return (from, to) => ({ path, start: position(from), end: position(Math.max(from, to)) });
}
