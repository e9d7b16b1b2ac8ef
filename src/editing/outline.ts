// Where the sections of an incident file stand, for edits between them: Markdown as the reader of the format sees it,
// lines as the file has them.
import { discloseMarks } from '../content/cut-marks.js';
import { readFrontMatter } from '../content/front-matter.js';
import { findMarkdownBreach } from '../content/markdown-limits.js';
import { parseMarkdown } from '../content/markdown.js';
import { splitSections, type Section, type Sections } from '../content/split-sections.js';
import { findMarks, type BlockMark } from '../content/withheld-marks.js';
import { lineEndAt, normalizeText, splitLines, type FileLine } from './file-lines.js';
import type { EditedFile, TextEdit } from './text-edit.js';

/** Lines count from 0. */
export interface Outline {
  readonly text: string;
  readonly lines: readonly FileLine[];
  readonly sections: Sections;
  /** The heading of the first section, whether or not the format knows it. */
  readonly firstSection: number | undefined;
  /** The last line that holds anything; of an empty body, the one that closes the front matter. */
  readonly lastLine: number;
  /** Marked stretches, into which nothing may be inserted: it would be withheld. */
  readonly blocks: readonly BlockMark[];
}

export function outlineFile({ path, text, incident, site }: EditedFile): Outline {
  const { body: whole } = readFrontMatter(path, normalizeText(text), site.limits.frontMatterBytes);
  const marks = findMarks(incident.security === undefined ? [] : whole.split('\n'));
  const disclosed = discloseMarks(whole, marks).body;
  // What is beyond the limits must not be parsed; an edit of it does not pass its check.
  const body = findMarkdownBreach(path, disclosed) === undefined ? disclosed : '';
  const root = parseMarkdown(body);
  const heading = root.children.find((node) => node.type === 'heading' && node.depth === 2);
  const filled = normalizeText(text).trimEnd().split('\n').length - 1;
  return {
    text,
    lines: splitLines(text),
    sections: splitSections(root, { path, body }),
    firstSection: heading === undefined ? undefined : firstLineOf(heading),
    lastLine: filled,
    blocks: marks.blocks,
  };
}

type Node = Section['nodes'][number];

export const firstLineOf = (node: Node): number => (node.position?.start.line ?? 1) - 1;

const lastLineOf = (node: Node): number => (node.position?.end.line ?? 1) - 1;

/** The last line of what stands under a heading, which is the heading's own where nothing does. */
export const lastLineUnder = ({ heading, nodes }: Pick<Section, 'heading' | 'nodes'>): number =>
  lastLineOf(nodes.at(-1) ?? heading);

/** Inserts lines before a line, with so many empty lines between. */
export function insertBefore(
  outline: Outline,
  line: number,
  added: readonly string[],
  gap: number,
): TextEdit {
  const at = outline.blocks.find(({ open, close }) => open < line && line <= close)?.open ?? line;
  const lineEnd = lineEndAt(outline.text, outline.lines, at);
  const from = outline.lines[at]?.from ?? outline.text.length;
  return { from, to: from, text: added.join(lineEnd) + lineEnd.repeat(1 + gap) };
}

/** Inserts lines after a line, with so many empty lines between. */
export function insertAfter(outline: Outline, line: number, added: readonly string[], gap: number): TextEdit {
  const at = outline.blocks.find(({ open, close }) => open <= line && line < close)?.close ?? line;
  const lineEnd = lineEndAt(outline.text, outline.lines, at);
  const from = outline.lines[at]?.to ?? outline.text.length;
  return { from, to: from, text: lineEnd.repeat(1 + gap) + added.join(lineEnd) };
}

/** Whether a line holds nothing. */
export function isBlank({ text, lines }: Outline, index: number): boolean {
  const line = lines[index];
  return line !== undefined && text.slice(line.from, line.to).trim() === '';
}
