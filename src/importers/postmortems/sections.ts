// The text of a postmortem as sections of Candor's: their headings at the third level, none of them twice and none empty.
import { transliterate } from '../../kernel/ids.js';
import { quoteValue, type Report } from '../imported.js';
import {
  isTextless,
  listNodes,
  plainTextOf,
  rangeOf,
  type MarkdownNode,
  type ReadMarkdown,
} from '../markdown/node.js';
import type { Document } from './document.js';

/** Markdown whose highest headings are `###`. */
export function writeSections(document: Document, readMarkdown: ReadMarkdown, report: Report): string {
  const { text, depth, lineOf } = document;
  const root = readMarkdown(text);
  if (root === undefined) return text;
  const blocks = root.children ?? [];
  const edits = listNodes(root)
    .filter(({ node }) => node.type === 'heading')
    .map(({ node }) => ({ ...rangeOf(node), text: shiftHeading(node, text, depth) }));
  const seen = new Map<string, number>();
  for (const [index, heading] of blocks.entries()) {
    if (!beginsSection(heading, depth)) continue;
    const next = blocks.findIndex((other, at) => at > index && beginsSection(other, depth));
    const own = blocks.slice(index + 1, next === -1 ? undefined : next);
    const { start } = rangeOf(heading);
    const edit = edits.find((one) => one.start === start);
    if (edit === undefined) continue;
    const title = plainTextOf(heading).replaceAll(/\s+/g, ' ').trim();
    if (own.every(isTextless)) {
      report('lost', lineOf(start), `the section ${quoteValue(title)} is empty, so its heading is left out`);
      edit.text = '';
      continue;
    }
    // A heading is plain text to Candor: what a link in it leads to would vanish unsaid.
    const isPlain = listNodes(heading).every(({ node }) => !/^(?:link|image|footnote)/.test(node.type));
    if (!isPlain) {
      report('lost', lineOf(start), `the heading ${quoteValue(title)} keeps its words alone`);
      edit.text = `### ${title}`;
    }
    const key = transliterate(title)
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    if (count === 1) continue;
    report('guessed', lineOf(start), `the heading ${quoteValue(title)} stands twice; this one is numbered`);
    edit.text = `${edit.text} (${count})`;
  }
  return replaceAll(text, edits)
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
}

const beginsSection = ({ type, depth = 1 }: MarkdownNode, top: number): boolean =>
  type === 'heading' && depth <= top;

function shiftHeading(node: MarkdownNode, text: string, top: number): string {
  const { start, end } = rangeOf(node);
  const depth = Math.min(6, Math.max(3, (node.depth ?? 1) + 3 - top));
  const words = text
    .slice(start, end)
    .replace(/^#+[ \t]*/, '')
    .replace(/[ \t]+#+[ \t]*$/, '');
  return `${'#'.repeat(depth)} ${words}`;
}

interface Replacement {
  readonly start: number;
  readonly end: number;
  text: string;
}

function replaceAll(text: string, edits: readonly Replacement[]): string {
  let result = '';
  let from = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    result += text.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return result + text.slice(from);
}
