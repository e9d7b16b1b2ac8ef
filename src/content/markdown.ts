// From Markdown's syntax tree to safe HTML with remark-html and its sanitiser: what write-html.ts does not write itself,
// and what that is held against. And the text of a tree.
import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import type { Schema } from 'hast-util-sanitize';
import type * as RemarkHtml from 'remark-html';
import type * as Unified from 'unified';
import { once } from '../kernel/remember.js';
import { loadPackage } from './load-package.js';

export { parseMarkdown } from './parse-markdown.js';

/** The text of a node without any markup, on one line; HTML, and so comments, is left out. */
export const textOf = (node: Nodes): string => onOneLine(plainText(node));

function plainText(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value;
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? '';
  if (node.type === 'break') return ' ';
  const between = apart.has(node.type) ? ' ' : '';
  let text = '';
  if ('children' in node) for (const child of node.children) text += plainText(child) + between;
  return text;
}

/** What stands in these has a line or a cell of its own, and would else run into the next. */
const apart: ReadonlySet<string> = new Set(['blockquote', 'list', 'listItem', 'table', 'tableRow']);

// Most texts are so already, and to look is far cheaper than to replace each space by itself.
const onOneLine = (text: string): string =>
  (/[^\S ]| {2}/.test(text) ? text.replaceAll(/\s+/g, ' ') : text).trim();

/** Compiles prepared nodes (no definitions, no references, no footnotes of Markdown's own) to safe HTML. */
export const sanitizeBlocks = (nodes: readonly RootContent[]): string =>
  compiler()
    .stringify({ type: 'root', children: [...nodes] })
    .trim();

/** The same for what stands inside a paragraph. */
export const sanitizeWords = (nodes: readonly PhrasingContent[]): string =>
  sanitizeBlocks([{ type: 'paragraph', children: [...nodes] }]).slice('<p>'.length, -'</p>'.length);

const alignments: [string, ...string[]] = ['className', 'align-left', 'align-center', 'align-right'];

// Only what Markdown itself can say. Ids and addresses were made or checked by us, so none is prefixed or filtered here
// but for the scheme, a second line of defence.
const schema: Schema = {
  strip: ['script', 'style'],
  clobber: [],
  clobberPrefix: '',
  ancestors: {
    tbody: ['table'],
    td: ['table'],
    th: ['table'],
    thead: ['table'],
    tr: ['table'],
    li: ['ul', 'ol'],
  },
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
  tagNames: [
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'blockquote', 'hr', 'br', 'ul', 'ol', 'li', 'pre', 'code'],
    ...['a', 'img', 'em', 'strong', 'del', 'sup', 'span', 'section', 'div'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  attributes: {
    a: ['href', 'title', 'id', ['className', 'footnote-back'], 'ariaLabel'],
    img: ['src', 'alt', 'title'],
    ol: ['start'],
    li: ['id'],
    th: [['scope', 'col'], alignments],
    td: [alignments],
    code: [['className', /^language-[\w+#.-]+$/]],
    p: [['className', 'withheld']],
    span: [['className', 'task', 'task-done', 'withheld'], ['role', 'img'], 'ariaLabel'],
    section: [['className', 'footnotes'], 'ariaLabel'],
    div: [
      ['className', 'scroll'],
      ['tabIndex', 0],
    ],
    ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, ['id']])),
  },
};

const compiler = once(() => {
  const { unified } = loadPackage('unified') as typeof Unified;
  const { default: remarkHtml } = loadPackage('remark-html') as typeof RemarkHtml;
  return unified().use(remarkHtml, { sanitize: schema }).freeze();
});
