// Raw HTML in a foreign body, as Markdown: Candor passes no HTML on. Text is never dropped; a tag that Markdown has no
// word for is dropped where it is only a shell, and else shown as the author typed it.
import {
  blockMarks,
  embeddedElements,
  hiddenElements,
  htmlToken,
  inlineMarks,
  loneTags,
  parseTag,
  type Tag,
} from './html-tags.js';
import type { Edit } from './edits.js';
import { rangeOf, sourceOf, type MarkdownNode, type PlacedNode } from './node.js';

/** The edit for an `html` node of the tree; undefined for comments, which Candor allows and never publishes. */
export function adaptHtml({ node, ancestors }: PlacedNode, text: string): Edit | undefined {
  const value = node.value ?? '';
  if (isComment(value)) return undefined;
  const parent = ancestors.at(-1);
  const inline = parent !== undefined && phrasing.has(parent.type);
  return inline ? adaptInline(node, parent, ancestors, text) : adaptBlock(node, text);
}

const phrasing: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'tableCell',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
]);

const isComment = (html: string): boolean => /^(?:\s*<!--(?:(?!-->)[\s\S])*-->)+\s*$/.test(html);

const note = (tag: string): NonNullable<Edit['note']> => ({
  kind: 'guessed',
  reason: `the HTML ${tag} became Markdown`,
});
const shown = (tag: string): NonNullable<Edit['note']> => ({
  kind: 'guessed',
  reason: `${tag} is shown as text, not read as HTML`,
});

function adaptInline(
  node: MarkdownNode,
  parent: MarkdownNode,
  ancestors: readonly MarkdownNode[],
  text: string,
): Edit {
  const { start, end } = rangeOf(node);
  const source = text.slice(start, end);
  const tag = parseTag(source);
  const space = followsBareAddress(node, parent, text) ? ' ' : '';
  if (tag?.name === 'br') return adaptBreak(node, ancestors, text, space);
  const isShown = tag === undefined || isAlone(tag, text);
  const replacement = isShown ? undefined : (inlineLink(tag, node, parent) ?? markOf(tag, true));
  if (replacement === undefined) return { start, end, text: `${space}\\${source}`, note: shown(source) };
  const isSpaced = replacement === '' && /^(?:\s|$)/.test(text.slice(end));
  const written = isSpaced ? '' : space + replacement;
  return { start, end, text: written, note: tag?.closes === true ? undefined : note(source) };
}

// An address that stands bare ends at a tag; what takes the tag's place would become a part of it.
function followsBareAddress(node: MarkdownNode, parent: MarkdownNode, text: string): boolean {
  const siblings = parent.children ?? [];
  const before = siblings[siblings.indexOf(node) - 1];
  if (before?.type !== 'link' || rangeOf(before).end !== rangeOf(node).start) return false;
  return !/^[[<]/.test(sourceOf(before, text));
}

// A line break becomes a hard break where a line follows; headings and table cells have none.
function adaptBreak(
  node: MarkdownNode,
  ancestors: readonly MarkdownNode[],
  text: string,
  space: string,
): Edit {
  const { start, end } = rangeOf(node);
  const from = start - (/[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0);
  const after = /^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0;
  const next = text.slice(end + after);
  const reported = note('<br>');
  const isFlat = ancestors.some(({ type }) => type === 'heading' || type === 'tableCell');
  if (isFlat) return { start: from, end: end + after, text: ' ', note: reported };
  const paragraph = ancestors.findLast(({ type }) => type === 'paragraph');
  const isLast = paragraph === undefined || end + after >= rangeOf(paragraph).end;
  if (isLast) return { start: from, end: end + after, text: '', note: reported };
  if (next.startsWith('\n')) return { start: from, end: end + after, text: `${space}\\`, note: reported };
  const marker = /^(?:(\d{1,9})([.)])(?=\s)|[-+*>#=|~:])/.exec(next);
  const escaped =
    marker === null ? '' : marker[1] === undefined ? `\\${marker[0]}` : `${marker[1]}\\${marker[2] ?? ''}`;
  const indent = ' '.repeat(Math.max(0, (paragraph.position?.start.column ?? 1) - 1));
  return {
    start: from,
    end: end + after + (marker?.[0].length ?? 0),
    text: `${space}\\\n${indent}${escaped}`,
    note: reported,
  };
}

// `<a href>` and `</a>` find each other among the children of one parent.
function inlineLink(tag: Tag, node: MarkdownNode, parent: MarkdownNode): string | undefined {
  if (tag.name !== 'a') return undefined;
  const siblings = parent.children ?? [];
  const at = siblings.indexOf(node);
  const tags = siblings.map((sibling) =>
    sibling.type === 'html' ? parseTag(sibling.value ?? '') : undefined,
  );
  if (!tag.closes) {
    const closes = tags.findIndex((other, index) => index > at && other?.name === 'a');
    return closes !== -1 && tags[closes]?.closes === true && tag.attributes.has('href') ? '[' : '';
  }
  const opens = tags.findLastIndex((other, index) => index < at && other?.name === 'a');
  const href = tags[opens]?.closes === false ? tags[opens].attributes.get('href') : undefined;
  return href === undefined ? '' : `](${writeAddress(href)})`;
}

/** An address as the target of a Markdown link. */
export function writeAddress(address: string): string {
  return /[\s()<>]/.test(address) ? `<${address.replaceAll(/\s/g, '%20').replaceAll(/[<>]/g, '')}>` : address;
}

function markOf(tag: Tag, inline: boolean): string | undefined {
  const { name, attributes, closes } = tag;
  if (name === 'img') {
    const src = attributes.get('src') ?? '';
    return src === '' ? '' : `![${attributes.get('alt') ?? ''}](${writeAddress(src)})`;
  }
  if (name === 'hr') return inline ? '' : '\n\n***\n\n';
  if (name === 'br') return '\\\n';
  if (name === 'input')
    return attributes.get('type') === 'checkbox' ? (attributes.has('checked') ? '☑' : '☐') : undefined;
  if (embeddedElements.has(name)) {
    const src = attributes.get('src');
    if (closes || src === undefined) return '';
    return /^https?:/.test(src) ? `<${src}>` : `\`${src}\``;
  }
  const marks = inlineMarks.get(name) ?? (inline && blockMarks.has(name) ? [' ', ' '] : blockMarks.get(name));
  return marks?.[closes ? 1 : 0];
}

// `restart <service>` names no element, however much `<time>` or `<source>` look like one.
function isAlone(tag: Tag, text: string): boolean {
  if (loneTags.has(tag.name) || tag.attributes.size > 0 || tag.source.endsWith('/>')) return false;
  const partner = tag.closes ? `<${tag.name}(?=[\\s>/])` : `</${tag.name}\\s*>`;
  return !new RegExp(partner, 'i').test(text);
}

function adaptBlock(node: MarkdownNode, text: string): Edit {
  const { start, end } = rangeOf(node);
  const value = node.value ?? '';
  const markdown = tidyLines(blockToMarkdown(value, text));
  const prefix = continuationOf(text, start);
  const isFollowed = /^[\s>]*\n?[\s>]*$/.exec(text.slice(end).split('\n', 2).join('\n')) === null;
  // A blank line keeps the Markdown apart from what follows, which HTML may have swallowed.
  const inserted = `${markdown}${isFollowed ? '\n' : ''}`
    .split('\n')
    .map((line, index) => (index === 0 ? line : (prefix + line).trimEnd()))
    .join('\n');
  const blank = markdown === '' ? (/^\n[ \t]*(?=\n|$)/.exec(text.slice(end))?.[0].length ?? 0) : 0;
  return { start, end: end + blank, text: inserted, note: noteOfBlock(value) };
}

function noteOfBlock(html: string): Edit['note'] {
  const tag = /<[a-z/][^<>\n]*>?/i.exec(html.replaceAll(/<!--[\s\S]*?(?:-->|$)/g, ''))?.[0];
  if (tag !== undefined) {
    const isHidden = hiddenElements.has(parseTag(tag)?.name ?? '');
    const reason = `the HTML block ${tag} is kept as a comment, which no reader gets`;
    return isHidden ? { kind: 'lost', reason } : note(`block ${tag}`);
  }
  const isOpen = html.lastIndexOf('<!--') > html.lastIndexOf('-->');
  return isOpen
    ? { kind: 'guessed', reason: 'a comment was not closed; it is closed at its end' }
    : undefined;
}

function tidyLines(markdown: string): string {
  const tidy = markdown
    .split('\n')
    .map((line) => line.replace(/(?: ·)?\s*$/, ''))
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replaceAll(/^\n+|\n+$/g, '');
  return tidy.includes('```') ? tidy : tidy.replaceAll(/^ (?=\S)/gm, '');
}

/** What a line must begin with to stay in the quotes and list items that hold the offset. */
export function continuationOf(text: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  // The space after `>` belongs to it; without one the quote would take the first of the indent.
  const opening = text.slice(lineStart, offset).replaceAll(/>(?=[^\s>])/g, '> ');
  return opening.replaceAll(/[^\s>]/g, ' ');
}

function blockToMarkdown(html: string, body: string): string {
  let markdown = '';
  let from = 0;
  let hidden: string | undefined;
  let verbatim = false;
  const push = (piece: string): void => {
    markdown += verbatim
      ? piece
      : piece.replaceAll(/^[ \t]+/gm, (indent) => (indent.length > 1 ? '' : indent));
  };
  const links: string[] = [];
  for (const match of html.matchAll(htmlToken)) {
    const source = match[0];
    const between = html.slice(from, match.index);
    const tag = parseTag(source);
    if (hidden !== undefined) {
      if (tag?.name !== hidden || !tag.closes) continue;
      // What readers never saw stays in the file, as a comment.
      markdown += `\n\n<!-- ${html.slice(from, match.index + source.length).replaceAll('--', '- -')} -->\n\n`;
      hidden = undefined;
    } else if (tag !== undefined && !tag.closes && hiddenElements.has(tag.name)) {
      push(between);
      hidden = tag.name;
      from = match.index;
      continue;
    } else {
      push(between);
      if (tag?.name === 'pre') verbatim = !tag.closes;
      markdown += verbatim && tag?.name === 'code' ? '' : tokenToMarkdown(source, tag, body, links);
    }
    from = match.index + source.length;
  }
  if (hidden !== undefined) return `${markdown}\n\n<!-- ${html.slice(from).replaceAll('--', '- -')} -->\n\n`;
  push(html.slice(from));
  return markdown;
}

function tokenToMarkdown(source: string, tag: Tag | undefined, body: string, links: string[]): string {
  if (/^<!--+>$/.test(source)) return '';
  if (source.startsWith('<!--')) {
    return `\n\n${source.endsWith('-->') ? source : `${source.trimEnd()} -->`}\n\n`;
  }
  if (tag === undefined || isAlone(tag, body)) return `\\${source}`;
  if (tag.name === 'a') {
    if (tag.closes) {
      const href = links.pop();
      return href === undefined ? '' : `](${writeAddress(href)})`;
    }
    const href = tag.attributes.get('href');
    if (href === undefined || !/<\/a\s*>/i.test(body)) return '';
    links.push(href);
    return '[';
  }
  return markOf(tag, false) ?? `\\${source}`;
}
