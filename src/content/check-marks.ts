// What is wrong with the marks of a file: how they are written, and what they stand around. Each problem withholds the
// file whole, for what was meant to be held back is not known.
import type { Nodes, Root } from 'mdast';
import { diagnose, type Diagnostic, type Place } from '../kernel/diagnostic.js';
import { findMarkForms, maskCode, mayHoldMarks, type Stretch } from './mark-forms.js';
import type { Misplaced } from './place-withheld.js';
import type { Body } from './read-body.js';
import { readSectionName } from './split-sections.js';
import { listNodes } from './walk.js';
import type { Marks, MarkProblem } from './withheld-marks.js';

const placeInLine = (path: string, line: number, { from, length }: Stretch): Place => ({
  path,
  start: { line: line + 1, column: from + 1 },
  end: { line: line + 1, column: from + length + 1 },
});

const problemMessages: Readonly<Record<MarkProblem['kind'], string>> = {
  misspelt: 'The line or words resemble a mark for withheld text and are none.',
  unclosed: 'The mark for withheld text that begins here is not closed.',
  nested: 'A mark for withheld text stands inside another one.',
};

/** Marks that are misspelt, not closed, or inside of each other. */
export function describeMarkProblems(path: string, { problems }: Marks): Diagnostic[] {
  return problems.map(({ kind, line, ...stretch }) => {
    const code = kind === 'unclosed' ? 'withheld/unclosed-mark' : 'withheld/mark';
    const hint =
      'Write `:::withheld` and `:::`, each alone on a line at its beginning, or `:withheld[…]` inside a line.';
    return diagnose(code, placeInLine(path, line, stretch), problemMessages[kind], { hint });
  });
}

/** Marks in the front matter, where none has an effect; `source` is it with its lines as in the file. */
export function findMarksInFields(path: string, source: string): Diagnostic[] {
  return source.split('\n').flatMap((line, index) =>
    findMarkForms(line).map((stretch) => {
      const message = 'A mark for withheld text stands in the front matter, where it withholds nothing.';
      return describeMisplaced(placeInLine(path, index, stretch), message);
    }),
  );
}

/** Marks whose placeholders came out where no text may be withheld. */
export function describeMisplacedMarks(path: string, marks: Marks, misplaced: Misplaced): Diagnostic[] {
  const message = 'Text cannot be withheld here: inside code, a heading, an address, a list or a quotation.';
  return [
    ...misplaced.blocks.map((index) => marks.blocks[index]?.open),
    ...misplaced.inlines.map((index) => marks.inlines[index]),
  ].flatMap((mark) => {
    if (mark === undefined) return [];
    const place =
      typeof mark === 'number'
        ? placeInLine(path, mark, { from: 0, length: ':::withheld'.length })
        : placeInLine(path, mark.line, mark);
    return [describeMisplaced(place, message)];
  });
}

/** Block marks that reach over the border of a section: `root` is the tree of the body without its marks. */
export function checkMarkedSections(path: string, root: Root, { blocks }: Marks): Diagnostic[] {
  const headings = listHeadings(root);
  return blocks.flatMap((block) => {
    const from = block.open + 1;
    const to = block.close + 1;
    const inside = headings.filter(({ line }) => from < line && line < to);
    if (inside.length === 0) return [];
    const section = headings.findLast(({ line, depth }) => depth <= 2 && line < from)?.section;
    const tops = inside.filter(({ depth }) => depth <= 3);
    const isOfPostmortem = section === 'postmortem' && tops.every(({ depth }) => depth === 3);
    const isWhole = isOfPostmortem && isWholeSections(root, headings, from, to);
    const isFree = section === 'details' && tops.every(({ depth }) => depth === 3);
    if (tops.length === 0 || isWhole || isFree) return [];
    const message = 'The mark reaches over the border of a section.';
    return [
      describeMisplaced(placeInLine(path, block.open, { from: 0, length: ':::withheld'.length }), message),
    ];
  });
}

interface TopHeading {
  /** From 1. */
  readonly line: number;
  readonly depth: number;
  readonly section: string | undefined;
}

const lineOf = (node: Nodes): number => node.position?.start.line ?? 0;

const listHeadings = (root: Root): readonly TopHeading[] =>
  root.children.flatMap((node) =>
    node.type === 'heading'
      ? [{ line: lineOf(node), depth: node.depth, section: readSectionName(node) }]
      : [],
  );

/** Whether the text between two lines begins with a `###` and goes on to the next heading, or to the end. */
function isWholeSections(root: Root, headings: readonly TopHeading[], from: number, to: number): boolean {
  const first = root.children.find((node) => lineOf(node) > from);
  const next = root.children.find((node) => lineOf(node) > to);
  const isTop = (node: Nodes | undefined): boolean =>
    node !== undefined && headings.some(({ line, depth }) => line === lineOf(node) && depth <= 3);
  return isTop(first) && (next === undefined || isTop(next));
}

function describeMisplaced(place: Place, message: string): Diagnostic {
  const hint =
    'Put the mark around blocks of one section, around whole `###` sections of the postmortem, or inside a line of text.';
  return diagnose('withheld/mark-place', place, message, { hint });
}

/**
 * What reads like a mark within a code span of its line, and came out of the parser as text: spans may begin and end in
 * other lines.
 */
export function findShownMarks({ root, source, prose }: Body): Diagnostic[] {
  if (!mayHoldMarks(source.body)) return [];
  const codes = listNodes([root, ...prose.footnoteById.values()]).flatMap(placeCode);
  let offset = 0;
  return source.body.split('\n').flatMap((line, index) => {
    const start = offset;
    offset += line.length + 1;
    const masked = maskCode(line);
    return findMarkForms(line).flatMap((stretch) => {
      const from = start + stretch.from;
      const to = from + stretch.length;
      const isMasked = masked.slice(stretch.from, stretch.from + stretch.length).trim() === '';
      if (!isMasked || codes.some((code) => code.from <= from && to <= code.to)) return [];
      const message = 'What reads like a mark for withheld text stands in no code, and would be published.';
      const hint = 'Close the code before it, or delete the mark.';
      return [diagnose('withheld/mark', placeInLine(source.path, index, stretch), message, { hint })];
    });
  });
}

const placeCode = (node: Nodes): readonly { readonly from: number; readonly to: number }[] =>
  node.type === 'inlineCode' || node.type === 'code'
    ? [{ from: node.position?.start.offset ?? 0, to: node.position?.end.offset ?? 0 }]
    : [];
