// Finds the marks for withheld text in the source of a body, before Markdown is parsed: so what they hold can never
// reach the parser of the text that is published. For files with a `security` map; scan-lines.ts reads the others.
import {
  closesBlock,
  findColons,
  findLooseMarks,
  inlineOpening,
  maskCode,
  opensBlock,
  type Stretch,
} from './mark-forms.js';

/** The lines of a block mark, by index from 0. */
export interface BlockMark {
  readonly open: number;
  readonly close: number;
}

/** A mark inside a line: from its colon to behind its closing bracket. */
export interface InlineMark extends Stretch {
  readonly line: number;
}

export interface MarkProblem extends Stretch {
  readonly kind: 'misspelt' | 'unclosed' | 'nested';
  readonly line: number;
}

/** In the order of the file. */
export interface Marks {
  readonly blocks: readonly BlockMark[];
  readonly inlines: readonly InlineMark[];
  readonly problems: readonly MarkProblem[];
}

export function findMarks(lines: readonly string[]): Marks {
  const blocks: BlockMark[] = [];
  const inlines: InlineMark[] = [];
  const problems: MarkProblem[] = [];
  let open: number | undefined;
  for (const [index, line] of lines.entries()) {
    const report = (kind: MarkProblem['kind'], { from, length }: Stretch): void => {
      problems.push({ kind, line: index, from, length });
    };
    const whole = { from: 0, length: line.trimEnd().length };
    if (opensBlock(line)) {
      if (open === undefined) open = index;
      else report('nested', whole);
    } else if (closesBlock(line)) {
      if (open === undefined) report('misspelt', whole);
      else {
        blocks.push({ open, close: index });
        open = undefined;
      }
    } else {
      const colons = findColons(line);
      if (colons !== undefined) report('misspelt', colons);
      else {
        const found = findInlines(line);
        if (open === undefined) inlines.push(...found.marks.map((mark) => ({ ...mark, line: index })));
        else for (const mark of found.marks) report('nested', mark);
        for (const { kind, ...stretch } of found.problems) report(kind, stretch);
      }
    }
  }
  if (open !== undefined) {
    problems.push({ kind: 'unclosed', line: open, from: 0, length: (lines[open] ?? '').trimEnd().length });
  }
  return { blocks, inlines, problems };
}

function findInlines(line: string): {
  readonly marks: readonly Stretch[];
  readonly problems: readonly (Stretch & { readonly kind: MarkProblem['kind'] })[];
} {
  const marks: Stretch[] = [];
  const masked = maskCode(line);
  // What is left of the line once its right marks are taken out of it.
  let rest = masked;
  for (let from = findOpening(rest); from !== -1; from = findOpening(rest)) {
    const end = findClosing(masked, from + inlineOpening.length);
    if (end === undefined) {
      return { marks, problems: [{ kind: 'unclosed', from, length: inlineOpening.length }] };
    }
    const mark = { from, length: end - from };
    const [inner] = findLooseMarks(masked.slice(from + inlineOpening.length, end));
    if (inner !== undefined) {
      const place = { from: from + inlineOpening.length + inner.from, length: inner.length };
      return { marks, problems: [{ kind: 'nested', ...place }] };
    }
    if (mark.length === inlineOpening.length + 1) return { marks, problems: [{ kind: 'misspelt', ...mark }] };
    marks.push(mark);
    rest = rest.slice(0, from) + ' '.repeat(mark.length) + rest.slice(end);
  }
  const slips = [...findLooseMarks(rest), ...(marks.length === 0 ? [] : findStrayClosing(rest))];
  return { marks, problems: slips.map((stretch) => ({ kind: 'misspelt', ...stretch })) };
}

/** A bracket that closes nothing: beside a mark it may have been meant to close that, and text would stand outside of it. */
function findStrayClosing(line: string): readonly Stretch[] {
  let depth = 0;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line.charAt(at);
    if (sign === '\\') at += 1;
    else if (sign === '[') depth += 1;
    else if (sign === ']') depth -= 1;
    if (depth < 0) return [{ from: at, length: 1 }];
  }
  return [];
}

/** With one colon; with more it is misspelt. */
const findOpening = (line: string): number => line.search(/(?<!:):withheld\[/);

/** Behind the bracket that closes the one before `from`; those behind a backslash do not count. */
function findClosing(line: string, from: number): number | undefined {
  let depth = 1;
  for (let at = from; at < line.length; at += 1) {
    const sign = line.charAt(at);
    if (sign === '\\') at += 1;
    else if (sign === '[') depth += 1;
    else if (sign === ']') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return undefined;
}
