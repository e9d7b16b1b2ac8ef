// The postmortem of a record, which Statuspage keeps in a field of its own or in an update of that name.
import type { Moment } from '../../kernel/time.js';
import {
  isTextless,
  listNodes,
  plainTextOf,
  rangeOf,
  type MarkdownNode,
  type ReadMarkdown,
} from '../markdown/node.js';
import { lineOf, type Json } from './json.js';
import type { RecordContext } from './record-context.js';
import { readRecordTime } from './record-time.js';
import type { SourceUpdate } from './updates.js';

export interface SourcePostmortem {
  readonly text: string;
  readonly line: number;
  /** Undefined where nothing says that it was published. */
  readonly published: Moment | undefined;
  /** The update that it was taken from, which says nothing else. */
  readonly update: SourceUpdate | undefined;
}

/** `updates` are oldest first. */
export function findPostmortem(
  record: Json,
  updates: readonly SourceUpdate[],
  line: number,
  context: RecordContext,
): SourcePostmortem | undefined {
  const update = updates.findLast(({ word, html }) => word === 'postmortem' && html.trim() !== '');
  const body = record['postmortem_body'];
  const own = typeof body === 'string' && body.trim() !== '' ? body : undefined;
  const time = readRecordTime(record['postmortem_published_at']);
  if (own === undefined) {
    if (update === undefined) return undefined;
    return { text: update.html, line: update.line, published: time?.moment ?? update.moment, update };
  }
  const isIgnored = record['postmortem_ignored'] === true;
  const published = isIgnored ? undefined : (time?.moment ?? update?.moment);
  if (published === undefined) {
    const why = isIgnored ? 'is marked as ignored' : 'does not say when it was published';
    context.note('guessed', `the postmortem ${why}; it is a draft, which no reader gets`);
  }
  const isSame = update !== undefined && lineOf(update.html) === lineOf(own);
  return { text: own, line, published, update: isSame ? update : undefined };
}

/**
 * Makes sections that Candor can take: a heading that stands twice gets a number, and one without text of its own or
 * with more than words in it becomes a line of bold or plain text.
 */
export function settleSections(text: string, readMarkdown: ReadMarkdown): string {
  const root = readMarkdown(text);
  if (root === undefined) return text;
  const blocks = root.children ?? [];
  const seen = new Map<string, number>();
  const edits = blocks.flatMap((node, index): { start: number; end: number; text: string }[] => {
    if (node.type !== 'heading' || node.depth !== 3) return [];
    const { start, end } = rangeOf(node);
    const words = plainTextOf(node).replaceAll(/\s+/g, ' ').trim();
    const written = words.replaceAll(/[\\`*_[\]<>#&:~|!]/g, '\\$&');
    if (words === '') return [{ start, end, text: '' }];
    if (isEmptySection(blocks, index)) return [{ start, end, text: `**${written}**` }];
    const key = words
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    const isPlain = listNodes(node).every(({ node: { type } }) => plainTypes.has(type));
    if (count === 1 && isPlain) return [];
    return [{ start, end, text: `### ${written}${count === 1 ? '' : ` (${count})`}` }];
  });
  let settled = text;
  for (const edit of edits.reverse())
    settled = settled.slice(0, edit.start) + edit.text + settled.slice(edit.end);
  return settled;
}

const plainTypes: ReadonlySet<string> = new Set([
  'heading',
  'text',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
]);

function isEmptySection(blocks: readonly MarkdownNode[], at: number): boolean {
  const next = blocks.findIndex(
    (node, index) => index > at && node.type === 'heading' && (node.depth ?? 1) <= 3,
  );
  const own = blocks.slice(at + 1, next === -1 ? undefined : next);
  return own.every(isTextless);
}
