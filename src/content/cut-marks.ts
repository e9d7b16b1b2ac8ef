// Makes of a marked body the two texts that are parsed: all of it without its marks, and what is published while the
// marked parts are withheld. Lines stay lines; where columns move, a table says how far, so that places stay right.
import { inlineOpening } from './mark-forms.js';
import type { Marks } from './withheld-marks.js';

/** From a column of the text that was made (from 1) on, the file's column is this much greater. */
export interface Shift {
  readonly at: number;
  readonly by: number;
}

export interface MadeText {
  readonly body: string;
  /** By line, from 1; each list by column. */
  readonly shifts: ReadonlyMap<number, readonly Shift[]>;
}

/**
 * Stands for a mark inside a line; no text of an author's reaches the parser with it. A noncharacter of Unicode, which
 * Markdown takes for a letter wherever it stands: so it shows where a mark is part of an address.
 */
export const placeholder = '\uFDD0';

/** Stands for a block: as a comment it ends any paragraph before it, and shows nothing should it be overlooked. */
export const blockPlaceholder: string = `<!--${placeholder}-->`;

/** The body as it will be once it is disclosed. */
export function discloseMarks(body: string, marks: Marks): MadeText {
  return cut(body, marks, {
    isEmptied: ({ open, close }, line) => line === open || line === close,
    opening: '',
    inline: ({ from, length }) => [
      { from, to: from + inlineOpening.length, by: '' },
      { from: from + length - 1, to: from + length, by: '' },
    ],
  });
}

/** The body without what its marks hold, not even how much that is. */
export function redactMarks(body: string, marks: Marks): MadeText {
  return cut(body, marks, {
    isEmptied: ({ open, close }, line) => open <= line && line <= close,
    opening: blockPlaceholder,
    inline: ({ from, length }) => [{ from, to: from + length, by: placeholder }],
  });
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

interface Cutting {
  readonly isEmptied: (block: Marks['blocks'][number], line: number) => boolean;
  /** What the opening line of a block becomes. */
  readonly opening: string;
  readonly inline: (mark: Marks['inlines'][number]) => readonly Edit[];
}

function cut(body: string, { blocks, inlines }: Marks, cutting: Cutting): MadeText {
  const shifts = new Map<number, readonly Shift[]>();
  const openings = new Set(blocks.map(({ open }) => open));
  const emptied = new Set(
    blocks.flatMap((block) =>
      Array.from({ length: block.close - block.open + 1 }, (_, index) => block.open + index).filter((line) =>
        cutting.isEmptied(block, line),
      ),
    ),
  );
  const editsByLine = new Map<number, Edit[]>();
  for (const mark of inlines) {
    editsByLine.set(mark.line, [...(editsByLine.get(mark.line) ?? []), ...cutting.inline(mark)]);
  }
  const lines = body.split('\n').map((line, index) => {
    if (openings.has(index)) return cutting.opening;
    if (emptied.has(index)) return '';
    const edits = editsByLine.get(index);
    // An author's own sign would pass for one of ours; it has its own diagnostic.
    if (edits === undefined) return line.replaceAll(placeholder, '\uFFFD');
    const edited = applyEdits(line, edits);
    shifts.set(index + 1, edited.shifts);
    return edited.line;
  });
  return { body: lines.join('\n'), shifts };
}

function applyEdits(line: string, edits: readonly Edit[]): { line: string; shifts: readonly Shift[] } {
  const shifts: Shift[] = [];
  let made = '';
  let done = 0;
  for (const { from, to, by } of edits) {
    made += line.slice(done, from).replaceAll(placeholder, '\uFFFD') + by;
    done = to;
    shifts.push({ at: made.length + 1, by: to - made.length });
  }
  return { line: made + line.slice(done).replaceAll(placeholder, '\uFFFD'), shifts };
}
