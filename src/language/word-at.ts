// The word that a column of a line is in.

export interface WordAt {
  readonly text: string;
  /** Columns counted from 0; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
}

/** A word as ids and codes are made: letters, digits, `-`, `_`, and `.` or `/` between them. */
export function wordAt(line: string, column: number): WordAt | undefined {
  for (const match of line.matchAll(/[\p{L}\p{N}_-]+(?:[./][\p{L}\p{N}_-]+)*/gu)) {
    const to = match.index + match[0].length;
    if (match.index <= column && column <= to) return { text: match[0], from: match.index, to };
  }
  return undefined;
}
