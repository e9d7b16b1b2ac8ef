// Where in a file's text withheld words stand: for reports, which must not quote them, and for the search of the output.
import type { Place } from '../kernel/diagnostic.js';
import type { FrontMatterReading } from './front-matter.js';
import { inlineOpening } from './mark-forms.js';
import type { TextRange } from './parsed-file.js';
import type { Marks } from './withheld-marks.js';

export const wholeRange = (text: string): TextRange => ({
  from: 0,
  to: text.length,
  firstLine: 1,
  lastLine: text.split('\n').length,
});

/** What stands inside the marks, in the order of the file; the lines are those of the marks too. */
export function rangesOfMarks(text: string, { blocks, inlines }: Marks): readonly TextRange[] {
  const starts = startsOfLines(text);
  const startOf = (line: number): number => starts[line] ?? text.length;
  const ofBlocks = blocks.map(({ open, close }) => ({
    from: startOf(open + 1),
    to: startOf(close),
    firstLine: open + 1,
    lastLine: close + 1,
  }));
  const ofInlines = inlines.map(({ line, from, length }) => ({
    from: startOf(line) + from + inlineOpening.length,
    to: startOf(line) + from + length - 1,
    firstLine: line + 1,
    lastLine: line + 1,
  }));
  return [...ofBlocks, ...ofInlines].toSorted((a, b) => a.from - b.from);
}

/** Where the `security` map stands. */
export function rangeOfMap(text: string, { yaml }: FrontMatterReading): TextRange | undefined {
  if (yaml === undefined) return undefined;
  const { start } = yaml.placeOfKey(['security']);
  const { end } = yaml.placeOfValue(['security']);
  const starts = startsOfLines(text);
  const offsetOf = ({ line, column }: Place['start']): number => (starts[line - 1] ?? 0) + column - 1;
  return { from: offsetOf(start), to: offsetOf(end), firstLine: start.line, lastLine: end.line };
}

function startsOfLines(text: string): readonly number[] {
  let at = 0;
  return text.split('\n').map((line) => {
    const start = at;
    at += line.length + 1;
    return start;
  });
}
