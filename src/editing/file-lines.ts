// The lines of a file's text as it is, whatever ends them: lines as the parser counts them, offsets as an edit has them.

/** Offsets; `to` is where its text ends, `end` where its line end does. A byte-order mark belongs to no line. */
export interface FileLine {
  readonly from: number;
  readonly to: number;
  readonly end: number;
}

/** As kernel/decode.ts counts them: a line feed, a carriage return, or both together end a line. */
export function splitLines(text: string): readonly FileLine[] {
  const lines: FileLine[] = [];
  let from = text.startsWith('\uFEFF') ? 1 : 0;
  for (const { index, 0: lineEnd } of text.matchAll(/\r\n?|\n/g)) {
    lines.push({ from, to: index, end: index + lineEnd.length });
    from = index + lineEnd.length;
  }
  return [...lines, { from, to: text.length, end: text.length }];
}

/** The text as parsers read it. */
export const normalizeText = (text: string): string => text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');

/** What ends a line, or the nearest one before it that is ended; `\n` where none is. */
export function lineEndAt(text: string, lines: readonly FileLine[], index: number): string {
  const line = lines.slice(0, index + 1).findLast(({ to, end }) => to < end);
  return line === undefined ? '\n' : text.slice(line.to, line.end);
}
