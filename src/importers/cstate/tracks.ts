// Takes a body apart: cState has one text per post, in which authors put the updates, newest first as a rule, each with
// a `track` at its end or at its beginning. What stands beside them is the post's own text.
import { rangeOf, type MarkdownNode, type ReadMarkdown } from '../markdown/node.js';
import { readLabel } from '../labels.js';
import { trackMark } from './shortcodes.js';

/** A stretch of the body that one track dates. */
export interface TrackedPart {
  readonly track: number;
  readonly text: string;
}

export interface SplitBody {
  readonly updates: readonly TrackedPart[];
  /** What no track dates, in the order of the text. Marks in it are of tracks that several others stand beside. */
  readonly details: string;
}

interface Block {
  readonly text: string;
  readonly tracks: readonly number[];
  readonly kind: 'text' | 'item' | 'heading' | 'table' | 'rule';
  readonly labelled: boolean;
  /** A label, heading or title with nothing after it. */
  readonly isTitle: boolean;
  /** Nothing but tracks. */
  readonly isBare: boolean;
}

/** Splits a body whose tracks are marked. Without tracks all of it is details. */
export function splitBody(text: string, readMarkdown: ReadMarkdown): SplitBody {
  const root = readMarkdown(text);
  if (root === undefined || !hasTrack(text)) return { updates: [], details: trimBlankLines(text) };
  const blocks = (root.children ?? []).flatMap((node) => toBlocks(node, text));
  const owners = assignBlocks(blocks);
  const updates = blocks.flatMap((block, index): TrackedPart[] => {
    const track = trackOf(block);
    if (track === undefined) return [];
    const own = blocks.filter((_, other) => owners[other] === index);
    return [{ track, text: removeTrack(joinBlocks(own), track) }];
  });
  const rest = blocks.filter((_, index) => owners[index] === undefined);
  return { updates, details: trimBlankLines(joinBlocks(rest)) };
}

const hasTrack = (text: string): boolean => text.search(trackMark) !== -1;

const tracksIn = (text: string): number[] =>
  [...text.matchAll(trackMark)].map(([, number]) => Number(number));

/** The track that dates a block: its first; a table has rows for several, and is dated by none of them. */
const trackOf = ({ tracks, kind }: Block): number | undefined =>
  kind === 'table' && tracks.length > 1 ? undefined : tracks[0];

function toBlocks(node: MarkdownNode, text: string): Block[] {
  const { start, end } = rangeOf(node);
  // From the beginning of the line, so that an indented block stays indented.
  const source = text.slice(text.lastIndexOf('\n', start - 1) + 1, end);
  if (node.type === 'list' && hasTrack(source))
    return (node.children ?? []).map((item) => itemToBlock(item, text));
  if (node.type === 'paragraph') return splitParagraph(source).map((part) => makeBlock(part, 'text'));
  if (node.type === 'heading') return [makeBlock(source, 'heading')];
  if (node.type === 'thematicBreak') return [makeBlock(source, 'rule')];
  return [makeBlock(source, node.type === 'table' ? 'table' : 'text')];
}

function makeBlock(text: string, kind: Block['kind']): Block {
  const words = text
    .replaceAll(trackMark, '')
    .replace(kind === 'item' ? itemMarker : '', '')
    .trim();
  const label = kind === 'rule' ? undefined : readLabel(words);
  return {
    text,
    tracks: tracksIn(text),
    kind,
    labelled: label !== undefined,
    isTitle: label?.rest.trim() === '',
    isBare: /^[\s()\\[\]*_–-]*$/.test(words) && kind !== 'rule',
  };
}

const itemMarker = /^\s*(?:[-*+]|\d{1,9}[.)])[ \t]+/;

function itemToBlock(item: MarkdownNode, text: string): Block {
  const { start, end } = rangeOf(item);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  return makeBlock(text.slice(lineStart, end), 'item');
}

// Lines that each bear a track are one paragraph to Markdown, and one update each to their author.
function splitParagraph(source: string): string[] {
  const marks = [...source.matchAll(trackMark)];
  if (marks.length < 2) return [source];
  const leads = /^\s*\uFFFF/.test(source);
  const cuts = marks
    .map((mark) => {
      if (leads) return mark.index;
      const after = mark.index + mark[0].length;
      return after + (/^[)\]*_.\\ \t]*(?:\n|$)/.exec(source.slice(after))?.[0].length ?? 0);
    })
    .filter((cut) => cut > 0 && cut < source.length);
  const parts = [0, ...cuts].map((from, index) => source.slice(from, cuts[index] ?? source.length));
  const isEmpty = (part: string): boolean => part.replaceAll(trackMark, '').trim() === '';
  // Two tracks side by side are one update.
  return parts.some(isEmpty) ? [source] : parts.map((part) => part.trim());
}

/** For each block the index of the block whose track dates it; undefined for text that no track dates. */
function assignBlocks(blocks: readonly Block[]): (number | undefined)[] {
  const leading = trackLeads(blocks);
  return blocks.map((block, index) => {
    if (trackOf(block) !== undefined) return index;
    if (block.kind === 'rule' || block.tracks.length > 0) return undefined;
    const next = leading ? undefined : findForward(blocks, index);
    return next ?? (block.kind === 'heading' ? undefined : findBackward(blocks, index, leading));
  });
}

/** Whether tracks stand before the text that they date: the first is at the very beginning, or ends a lone title. */
function trackLeads(blocks: readonly Block[]): boolean {
  const first = blocks.findIndex(({ tracks }) => tracks.length > 0);
  const block = blocks[first];
  const isLast = blocks.slice(first + 1).every(({ kind }) => kind === 'rule');
  if (block === undefined || first > 0 || isLast) return false;
  return /^\s*\uFFFF/.test(block.text) || (block.isTitle && block.tracks.length === 1);
}

// The next track dates a block unless something begins between: a rule, another label, another heading.
function findForward(blocks: readonly Block[], index: number): number | undefined {
  const block = blocks[index];
  for (let at = index + 1; at < blocks.length; at += 1) {
    const next = blocks[at];
    if (next === undefined || next.kind === 'rule') return undefined;
    if (next.labelled || next.kind === 'heading') return undefined;
    if (trackOf(next) === undefined) continue;
    const isListed = block?.kind !== 'item' && next.kind === 'item';
    // A list whose items are dated one by one says nothing about the text above it.
    if (isListed && blocks[at + 1]?.kind === 'item') return undefined;
    // A label with a text of its own was dated elsewhere or not at all; only its list or a lone track closes it.
    return block?.labelled === true && !block.isTitle && !next.isBare && !isListed ? undefined : at;
  }
  return undefined;
}

// More text of the update above, until something begins.
function findBackward(blocks: readonly Block[], index: number, leading: boolean): number | undefined {
  const block = blocks[index];
  if (block?.labelled === true && !leading) return undefined;
  for (let at = index - 1; at >= 0; at -= 1) {
    const previous = blocks[at];
    if (previous === undefined || previous.kind === 'rule') return undefined;
    if (trackOf(previous) !== undefined) return at;
    if (!leading && (previous.labelled || previous.kind === 'heading')) return undefined;
  }
  return undefined;
}

function joinBlocks(blocks: readonly Block[]): string {
  const kept = blocks.filter(
    ({ kind }, index) =>
      kind !== 'rule' || (index > 0 && index < blocks.length - 1 && blocks[index + 1]?.kind !== 'rule'),
  );
  const only = kept.length === 1 ? kept[0] : undefined;
  if (only?.kind === 'item') return liftItem(only.text);
  return kept
    .map(
      ({ text, kind }, index) => text + (kind === 'item' && kept[index + 1]?.kind === 'item' ? '\n' : '\n\n'),
    )
    .join('');
}

const trimBlankLines = (text: string): string => text.replaceAll(/^(?:[ \t]*\n)+|\s+$/g, '');

/** A list item's content without its marker. */
function liftItem(text: string): string {
  const marker = itemMarker.exec(text)?.[0] ?? '';
  const indent = new RegExp(`^ {0,${marker.length}}`);
  return text
    .slice(marker.length)
    .split('\n')
    .map((line, index) => (index === 0 ? line : line.replace(indent, '')))
    .join('\n');
}

// A mark goes with what held it alone: brackets, emphasis, the line breaks beside it, the dash after it.
function removeTrack(text: string, track: number): string {
  const mark = `\uFFFF${track}\uFFFF`;
  const held = new RegExp(
    `\\(\\s*${mark}\\s*\\)|\\[\\s*${mark}\\s*\\]|(?<![\\w*_])([*_]{1,3})\\s*${mark}\\s*\\1`,
    'g',
  );
  return (
    text
      .replaceAll(held, mark)
      .replace(new RegExp(`^(\\s*)${mark}[ \\t]*(?:[-–—:|]+(?=\\s|$))?\\s*`), '$1')
      .replaceAll(new RegExp(`[ \\t]*\\\\?\\n?[ \\t]*${mark}[ \\t]*\\\\?[ \\t]*(?=\\n|$)`, 'g'), '')
      .replaceAll(new RegExp(`[ \\t]*${mark}`, 'g'), '')
      .replaceAll(/^\n+|\s+$/g, '')
      // What stood behind a track was text; at the beginning it would define a link or a footnote, and vanish.
      .replace(/^\[[^\]\n]+\]:/, '\\$&')
  );
}
