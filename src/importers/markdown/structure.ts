// Headings, rules, footnotes and marks of a foreign body, as Candor's sections take them.
import type { Edit } from './edits.js';
import { continuationOf } from './html.js';
import { listNodes, rangeOf, type MarkdownNode, type PlacedNode, type ReadMarkdown } from './node.js';

/**
 * A heading that is underlined is written with `#`; Candor refuses the other form because a `---` under a paragraph is
 * mostly a rule whose blank line was forgotten. Where it reads like that, it becomes the rule.
 */
export function adaptHeading(node: MarkdownNode, text: string): Edit | undefined {
  const { start, end } = rangeOf(node);
  const source = text.slice(start, end);
  if (/^#{1,6}(?:\s|$)/.test(source)) return undefined;
  const prefix = continuationOf(text, start);
  const lines = source.split('\n');
  const content = lines.slice(0, -1);
  const line = content
    .map((part) => part.slice(prefix === '' ? 0 : (/^[\s>]*/.exec(part)?.[0].length ?? 0)).trim())
    .join(' ');
  if (content.length > 1 || line.length > 100 || /[.!?:;,}>]$/.test(line)) {
    const rest = `${content.join('\n')}\n${prefix.trimEnd()}\n${prefix}***`;
    const reason = 'a line under the text made it a heading; it became a paragraph and a rule';
    return { start, end, text: rest, note: { kind: 'guessed', reason } };
  }
  return { start, end, text: `${'#'.repeat(node.depth ?? 1)} ${line}` };
}

/** A rule of hyphens could be read as front matter or as the underline of a heading. */
export function adaptRule(node: MarkdownNode, text: string): Edit | undefined {
  const { start, end } = rangeOf(node);
  return text.slice(start, end).includes('-') ? { start, end, text: '***' } : undefined;
}

/** A fence that is never closed would swallow the sections below it. */
export function adaptCode(node: MarkdownNode, text: string): Edit | undefined {
  const { start, end } = rangeOf(node);
  const lines = text.slice(start, end).split('\n');
  const fence = /^(`{3,}|~{3,})/.exec(lines[0] ?? '')?.[1];
  if (fence === undefined) return undefined;
  const last = lines.length > 1 ? (/^[\s>]*(`{3,}|~{3,})[ \t]*$/.exec(lines.at(-1) ?? '')?.[1] ?? '') : '';
  if (last.startsWith(fence)) return undefined;
  const reason = 'the code block was not closed; it is closed at its end';
  return {
    start: end,
    end,
    text: `\n${continuationOf(text, start)}${fence}`,
    note: { kind: 'guessed', reason },
  };
}

/** A footnote that no text refers to, or that is defined before, would vanish; it becomes text. */
export function adaptFootnote(node: MarkdownNode, nodes: readonly PlacedNode[]): Edit | undefined {
  const name = node.identifier ?? '';
  const isUsed = listUsedFootnotes(nodes).has(name);
  const first = nodes.find(
    ({ node: other }) => other.type === 'footnoteDefinition' && other.identifier === name,
  );
  if (isUsed && first?.node === node) return undefined;
  const { start } = rangeOf(node);
  const reason = `the footnote “${name}” ${isUsed ? 'is defined twice' : 'is never referred to'}; shown as text`;
  return { start, end: start, text: '\\', note: { kind: 'guessed', reason } };
}

// A reference inside a footnote counts where that one is used itself.
function listUsedFootnotes(nodes: readonly PlacedNode[]): ReadonlySet<string> {
  const references = nodes
    .filter(({ node }) => node.type === 'footnoteReference')
    .map(({ node, ancestors }) => ({
      to: node.identifier ?? '',
      from: ancestors.find(({ type }) => type === 'footnoteDefinition')?.identifier,
    }));
  const used = new Set<string>();
  let size = -1;
  while (size < used.size) {
    size = used.size;
    for (const { from, to } of references) if (from === undefined || used.has(from)) used.add(to);
  }
  return used;
}

const escapedMarks: Edit['note'] = {
  kind: 'guessed',
  reason: 'the marks at the beginning of a line are escaped, because Candor would ask what they mean',
};

const delimiterRow = /^([ \t]*)(?=\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?)?[ \t]*$)(?=.*\|)/gm;

/**
 * Lines of a paragraph that look like something else: `##Cause` is no heading without a space, a row of hyphens is no
 * table where its cells do not fit, and colons could be read as a mark that withholds text.
 */
export function adaptParagraph(node: MarkdownNode, text: string): Edit | undefined {
  const { start, end } = rangeOf(node);
  const source = text.slice(start, end);
  const [first = '', ...others] = source.split('\n');
  const rows = [
    first,
    ...(others.length === 0 ? [] : [others.join('\n').replaceAll(delimiterRow, '$1\\')]),
  ].join('\n');
  const adapted = escapeColons(rows.replaceAll(/^([ \t]*)(?=#{2,6}[^#\s])/gm, '$1\\'));
  if (adapted === source) return undefined;
  return { start, end, text: adapted, note: escapedMarks };
}

const escapeColons = (text: string): string =>
  text
    .replaceAll(
      /^([ \t>]*)(:{2,})/gm,
      (_, before: string, colons: string) => before + colons.replaceAll(':', '\\:'),
    )
    // Even behind a backslash the colon would be read as one; the bracket is what makes it a mark.
    .replaceAll(/(:[\p{L}\p{N}_-]{6,10})\[/gu, '$1\\[');

/** A comment that is not closed was shown as text, and Candor would ask whether that is meant. */
export function adaptText(node: MarkdownNode, text: string): Edit | undefined {
  const { start, end } = rangeOf(node);
  const source = text.slice(start, end);
  const adapted = source.replaceAll(/(?<!\\)<!--/g, '\\$&');
  if (adapted === source) return undefined;
  const reason = 'a comment inside a paragraph was not closed, so it is shown as text, as it was';
  return { start, end, text: adapted, note: { kind: 'guessed', reason } };
}

/** Cells that no column has room for would vanish; they join the last one that has. */
export function adaptTable(node: MarkdownNode, text: string): Edit | undefined {
  const { start: from, end } = rangeOf(node);
  const escaped = escapeColons(text.slice(from, end));
  if (escaped !== text.slice(from, end)) return { start: from, end, text: escaped, note: escapedMarks };
  const [head, ...rows] = node.children ?? [];
  const columns = head?.children?.length ?? 0;
  const extra = rows.flatMap((row) => row.children?.slice(columns) ?? []).at(-1);
  if (extra === undefined) return undefined;
  const { start } = rangeOf(extra);
  if (text[start] !== '|') return undefined;
  const reason = 'a row of a table has more cells than the table has columns; the last cell holds them';
  return { start, end: start, text: '\\', note: { kind: 'guessed', reason } };
}

/** Shifts all headings of a text deeper, so that the highest stands at `least`; none goes below level 6. */
export function shiftHeadings(text: string, least: number, readMarkdown: ReadMarkdown): string {
  const root = readMarkdown(text);
  const headings = (root === undefined ? [] : listNodes(root)).filter(({ node }) => node.type === 'heading');
  const shift = least - Math.min(...headings.map(({ node }) => node.depth ?? 1));
  if (headings.length === 0 || shift <= 0) return text;
  let shifted = text;
  for (const { node } of headings.reverse()) {
    const { start } = rangeOf(node);
    const added = Math.min(shift, 6 - (node.depth ?? 1));
    shifted = shifted.slice(0, start) + '#'.repeat(Math.max(0, added)) + shifted.slice(start);
  }
  return shifted;
}
