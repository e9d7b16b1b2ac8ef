// From Markdown's syntax tree to safe HTML. Links and images that lead elsewhere in the site, and every id, become
// holes that a page fills later.
import type { Nodes, Root, RootContent } from 'mdast';
import type { Schema } from 'hast-util-sanitize';
import { toString as plainText } from 'mdast-util-to-string';
import remarkHtml from 'remark-html';
import { unified } from 'unified';
import type { Hole, Prose } from '../model/prose.js';

export { parseMarkdown } from './parse-markdown.js';

/** The text of a node without any markup, on one line; comments are left out. */
export function textOf(node: Nodes | readonly Nodes[]): string {
  return plainText(node, { includeHtml: false }).replaceAll(/\s+/g, ' ').trim();
}

export interface Holes {
  /** What stands in an attribute's value until the HTML is split. */
  readonly mark: (hole: Hole) => string;
  readonly split: (htmlText: string) => readonly (string | Hole)[];
}

/**
 * Holes stand in the tree as attribute values between two control characters, which no author's text can hold:
 * decoding refuses them, and Markdown's character references turn them into U+FFFD.
 */
export function createHoles(): Holes {
  const holes: Hole[] = [];
  return {
    mark: (hole) => {
      holes.push(hole);
      return `\u0001${holes.length - 1}\u0002`;
    },
    split: (htmlText) =>
      htmlText.split(/\u0001(\d+)\u0002/).flatMap((piece, index): readonly (string | Hole)[] => {
        if (index % 2 === 0) return piece === '' ? [] : [piece];
        const hole = holes[Number(piece)];
        return hole === undefined ? [] : [hole];
      }),
  };
}

/** Compiles prepared nodes (no definitions, no references, no footnotes of Markdown's own) to safe HTML. */
export function compileProse(nodes: readonly RootContent[], holes: Holes): Prose['segments'] {
  const root: Root = { type: 'root', children: [...nodes] };
  return holes.split(compiler.stringify(root).trim());
}

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

const compiler = unified().use(remarkHtml, { sanitize: schema }).freeze();
