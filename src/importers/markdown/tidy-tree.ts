// What HTML says by line breaks, as paragraphs; addresses that stand bare, as links; and nothing that Markdown would
// write as marks around nothing. From one syntax tree (mdast) to another.
import type { Paragraph, PhrasingContent, Root, RootContent } from 'mdast';

export const tidyMarkdown = (root: Root): Root => ({ ...root, children: root.children.flatMap(tidyNode) });

function tidyNode<Node extends RootContent>(node: Node): (Node | Paragraph)[] {
  if (node.type === 'paragraph') return tidyParagraph(node);
  if (node.type === 'heading' || node.type === 'tableCell') {
    const children = trimEnds(onOneLine(tidyPhrasing(node.children)));
    return node.type === 'heading' && children.length === 0 ? [] : [{ ...node, children }];
  }
  if (!('children' in node)) return [node];
  const children: RootContent[] = node.children;
  const tidied = { ...node, children: children.flatMap((child) => tidyNode(child)) };
  const isEmpty = tidied.children.length === 0 && (node.type === 'list' || node.type === 'blockquote');
  return isEmpty ? [] : [tidied];
}

/** Two line breaks in a row are what a paragraph is for. */
function tidyParagraph(node: Paragraph): Paragraph[] {
  const parts: PhrasingContent[][] = [[]];
  let breaks = 0;
  for (const child of tidyPhrasing(node.children)) {
    if (child.type === 'break') breaks += 1;
    else if (breaks === 0 || child.type !== 'text' || child.value.trim() !== '') {
      if (breaks > 1) parts.push([]);
      else if (breaks === 1) parts.at(-1)?.push({ type: 'break' });
      parts.at(-1)?.push(child);
      breaks = 0;
    }
  }
  return parts.flatMap((part): Paragraph[] => {
    const children = trimEnds(part);
    return children.length === 0 ? [] : [{ ...node, children }];
  });
}

/** White space beside a break, and at the ends, is none that readers see. */
function trimEnds(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const trimmed = nodes.flatMap((node, index): PhrasingContent[] => {
    if (node.type !== 'text') return [node];
    const isFirst = index === 0 || nodes[index - 1]?.type === 'break';
    const isLast = index === nodes.length - 1 || nodes[index + 1]?.type === 'break';
    const start = isFirst ? node.value.trimStart() : node.value;
    const value = isLast ? start.trimEnd() : start;
    return value === '' ? [] : [{ ...node, value }];
  });
  const from = trimmed.findIndex(({ type }) => type !== 'break');
  const to = trimmed.findLastIndex(({ type }) => type !== 'break');
  return from === -1 ? [] : trimmed.slice(from, to + 1);
}

const onOneLine = (nodes: readonly PhrasingContent[]): PhrasingContent[] =>
  nodes.map((node) => (node.type === 'break' ? { type: 'text', value: ' ' } : node));

function tidyPhrasing(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    if (node.type === 'text') return linkAddresses(node.value);
    if (node.type === 'link') return node.children.length === 0 && node.url === '' ? [] : [node];
    if (node.type !== 'emphasis' && node.type !== 'strong' && node.type !== 'delete') return [node];
    const children = tidyPhrasing(node.children);
    const isBlank = children.every((child) => child.type === 'text' && child.value.trim() === '');
    return isBlank ? children : [{ ...node, children }];
  });
}

const address = /https?:\/\/[^\s<>"`[\]{}|\\^]+/gi;

// An underscore in an address would be escaped, and a backslash be a part of it.
function linkAddresses(text: string): PhrasingContent[] {
  const found: PhrasingContent[] = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    const url = trimAddress(match[0]);
    if (url.length <= 'https://'.length) continue;
    if (match.index > from) found.push({ type: 'text', value: text.slice(from, match.index) });
    found.push({ type: 'link', url, children: [{ type: 'text', value: url }] });
    from = match.index + url.length;
  }
  if (from < text.length) found.push({ type: 'text', value: text.slice(from) });
  return found;
}

/** Marks after an address belong to the sentence, as GitHub has it; a bracket only where it was opened outside. */
function trimAddress(text: string): string {
  const trimmed = text.replace(/[.,;:!?'*_~]+$/, '');
  const opened = trimmed.split('(').length;
  const closed = trimmed.split(')').length;
  return trimmed.endsWith(')') && closed > opened ? trimAddress(trimmed.slice(0, -1)) : trimmed;
}
