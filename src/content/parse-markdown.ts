// Markdown to its syntax tree. Two parsers make the same tree: a native one, which takes a fortieth of the time, and
// remark-parse, which decides what is right and reads whatever the native one cannot. Decision 0019 says how we know.
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { parseNatively } from './parse-markdown-natively.js';
import { findParserException } from './parser-exceptions.js';

/** CommonMark with GitHub's extensions: tables, task lists, strikethrough, footnotes, autolinks. */
export function parseMarkdown(text: string): Root {
  if (parseNatively === undefined || findParserException(text) !== undefined) return parseByRemark(text);
  return parseNatively(text) ?? parseByRemark(text);
}

/** The same tree, slowly and on every machine. */
export function parseByRemark(text: string): Root {
  return remark.parse(text);
}

// Frozen processors keep no state between texts.
const remark = unified().use(remarkParse).use(remarkGfm).freeze();
