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
  const starts = startsOfLines(text);
  const shiftAt = text === original ? (): number => 0 : shiftsBetween(text, original);
  const { path, line: firstLine = 1, column: firstColumn = 1 } = source;
  const position = (offset: number): Position => {
    let low = 0;
    for (let high = starts.length; high - low > 1;) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    const lead = low === 0 ? firstColumn : 1;
    const column = offset - (starts[low] ?? 0) + lead + shiftAt(low);
    return { line: low + firstLine, column: Math.max(lead, column) };
  };
  return (from, to) => ({ path, start: position(from), end: position(Math.max(from, to)) });
}

function startsOfLines(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** By how many columns each line stood deeper in the original. */
function shiftsBetween(text: string, original: string): (line: number) => number {
  const [lines, before] = [linesOf(text), linesOf(original)];
  return (index) => {
    const line = lines[index] ?? { text, from: 0, to: 0 };
    return indentOf(before[index] ?? line) - indentOf(line);
  };
}
