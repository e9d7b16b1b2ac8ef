// HTML that another tool keeps as the text of an update, as Markdown that reads the same. Line ends count, as in the
// pages of such tools; words in angle brackets that are no elements stay words.
import type { Element, ElementContent, Root as HtmlRoot, RootContent as HtmlContent } from 'hast';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { blockMarks, embeddedElements, hiddenElements, inlineMarks, loneTags } from './html-tags.js';
import { tidyMarkdown } from './tidy-tree.js';

/** Deeper than any author nests, and far from where a recursive walk would end. */
const deepest = 60;

const parser = unified().use(rehypeParse, { fragment: true }).freeze();
const bridge = unified().use(rehypeRemark).freeze();
const writer = unified()
  .use(remarkGfm)
  .use(remarkStringify, { bullet: '-', rule: '*', listItemIndent: 'one' })
  .freeze();

/** Markdown without a line end at its end. HTML that is nested beyond reason is taken as text. */
export function htmlToMarkdown(html: string): string {
  const source = escapeWords(html);
  const tree = parser.parse(depthOf(source) > deepest ? source.replaceAll('<', '&lt;') : source);
  return writer.stringify(tidyMarkdown(bridge.runSync(breakLines(tree)))).trim();
}

/** The elements of a piece of HTML whose content no reader sees, such as `script`. */
export function listHidden(html: string): readonly string[] {
  const names = [...html.matchAll(tagPattern)].map(([, , name = '']) => name.toLowerCase());
  return [...new Set(names.filter((name) => hiddenElements.has(name)))];
}

const tagPattern = /<(\/?)([a-z][a-z0-9-]*)(\s[^<>]*|\/)?>|<!--[\s\S]*?-->|</gi;

const knownTags: ReadonlySet<string> = new Set([
  ...inlineMarks.keys(),
  ...blockMarks.keys(),
  ...hiddenElements,
  ...embeddedElements,
  ...loneTags,
  ...['a', 'input', 'html', 'body', 'address', 'label', 'button'],
]);

// `restart <service>` and `a < b` hold no element, and what a parser makes of them would not be seen.
function escapeWords(html: string): string {
  const tags = [...html.matchAll(tagPattern)];
  const namesOf = (mark: string): ReadonlySet<string> =>
    new Set(tags.filter((tag) => tag[1] === mark).map((tag) => (tag[2] ?? '').toLowerCase()));
  const opened = namesOf('');
  const closed = namesOf('/');
  return html.replaceAll(tagPattern, (token, slash?: string, written?: string, rest?: string) => {
    if (token.startsWith('<!--')) return token;
    const name = (written ?? '').toLowerCase();
    const isWhole = (rest ?? '') !== '' || loneTags.has(name) || (slash === '/' ? opened : closed).has(name);
    return knownTags.has(name) && isWhole ? token : `&lt;${token.slice(1)}`;
  });
}

function depthOf(html: string): number {
  let depth = 0;
  let most = 0;
  for (const [, slash, written] of html.matchAll(tagPattern)) {
    if (written === undefined || loneTags.has(written.toLowerCase())) continue;
    depth += slash === '/' ? -1 : 1;
    most = Math.max(most, depth);
  }
  return most;
}

const isElement = (node: HtmlContent | undefined): node is Element => node?.type === 'element';

/** What begins and ends a line by itself, so that a line end beside it says nothing; so does the edge of a parent. */
const endsLine = (node: HtmlContent | undefined): boolean =>
  node === undefined ||
  (isElement(node) && (blockMarks.has(node.tagName) || ['br', 'hr'].includes(node.tagName)));

const breakLines = (root: HtmlRoot): HtmlRoot => ({ ...root, children: breakChildren(root.children) });

function breakChildren<Content extends HtmlContent>(
  children: readonly Content[],
): (Content | ElementContent)[] {
  return children.flatMap((node, index): (Content | ElementContent)[] => {
    if (isElement(node)) return [breakElement(node)];
    if (node.type !== 'text' || !node.value.includes('\n')) return [node];
    const before = endsLine(children[index - 1]);
    const after = endsLine(children[index + 1]);
    if (node.value.trim() === '' && (before || after)) return [node];
    const start = before ? node.value.trimStart() : node.value;
    const lines = (after ? start.trimEnd() : start).split('\n');
    return lines.flatMap((value, number): ElementContent[] => [
      ...(number === 0 ? [] : [makeElement('br', {}, [])]),
      ...(value === '' ? [] : [{ type: 'text' as const, value }]),
    ]);
  });
}

function breakElement(element: Element): Element {
  const { tagName, properties } = element;
  const { src } = properties;
  // What is embedded is shown elsewhere; a link leads there.
  if (embeddedElements.has(tagName) && typeof src === 'string')
    return makeElement('a', { href: src }, [{ type: 'text', value: src }]);
  return tagName === 'pre' ? element : { ...element, children: breakChildren(element.children) };
}

const makeElement = (
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[],
): Element => ({ type: 'element', tagName, properties, children });
