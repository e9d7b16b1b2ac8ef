// Markdown to its syntax tree. Two parsers make the same tree: a native one, which takes a fortieth of the time, and
// remark-parse, which decides what is right and reads whatever the native one cannot. Decision 0019 says how we know.
import type { Root } from 'mdast';
import type * as RemarkGfm from 'remark-gfm';
import type * as RemarkParse from 'remark-parse';
import type * as Unified from 'unified';
import { once } from '../kernel/remember.js';
import { loadPackage } from './load-package.js';
import { parseNatively } from './parse-markdown-natively.js';
import { findParserException } from './parser-exceptions.js';

/** CommonMark with GitHub's extensions: tables, task lists, strikethrough, footnotes, autolinks. */
export function parseMarkdown(text: string): Root {
  if (parseNatively === undefined || findParserException(text) !== undefined) return parseByRemark(text);
  return parseNatively(text) ?? parseByRemark(text);
}

/** The same tree, slowly and on every machine. */
export function parseByRemark(text: string): Root {
  return remark().parse(text);
}

// Frozen processors keep no state between texts.
const remark = once(() => {
  const { unified } = loadPackage('unified') as typeof Unified;
  const { default: remarkParse } = loadPackage('remark-parse') as typeof RemarkParse;
  const { default: remarkGfm } = loadPackage('remark-gfm') as typeof RemarkGfm;
  return unified().use(remarkParse).use(remarkGfm).freeze();
});
