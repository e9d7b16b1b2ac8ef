// What readers get of one file, and which of its lines a report speaks of: together they must hold every word.
import type { Heading, Nodes, Root, RootContent } from 'mdast';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { defaultTheme } from '../../theme/index.js';
import { parseFile } from '../../src/content/parse-file.js';
import { readConfig } from '../../src/config/read-config.js';
import type { Diagnostic } from '../../src/kernel/diagnostic.js';
import { planSite } from '../../src/site/plan-site.js';
import { renderSite } from '../../src/site/render-site.js';
import { compileBase } from './check-base.js';
import type { BaseFile } from './base-files.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The text, alternatives, titles and addresses on all pages of a file, be it right or wrong. */
export function publishedText(base: BaseFile, text: string): string {
  const { site } = readConfig({ path: 'candor.yaml', bytes: utf8(base.config) });
  const { content } = parseFile({ path: base.path, bytes: base.encode(text) }, site);
  if (content.kind !== 'incident') return '';
  const history = {
    site,
    now: base.now,
    entries: [content.incident],
    omitted: 0,
    yearProse: new Map(),
    undated: [],
    digestRecords: [],
    policyProse: undefined,
    holdsBack: false,
  };
  const facts = { now: base.now, commit: undefined, version: '0' };
  return renderSite(planSite(history, facts, new Set()), { theme: defaultTheme, fileLinks: false })
    .flatMap((file) => ('content' in file && file.path.endsWith('.html') ? String(file.content) : []))
    .map((markup) => collectText(parseFragment(markup)))
    .join('\n');
}

const shownAttributes = new Set(['alt', 'title', 'href', 'src', 'class']);

function collectText(node: DefaultTreeAdapterTypes.Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
  const attributes = 'attrs' in node ? node.attrs.filter(({ name }) => shownAttributes.has(name)) : [];
  const children = 'childNodes' in node ? node.childNodes : [];
  return [...attributes.map(({ value }) => value), ...children.map(collectText)].join(' ');
}

/** Numbers of the lines that the reports on a text speak of: a block as a whole, a heading with all below it. */
export function reportedLines(base: BaseFile, text: string): ReadonlySet<number> {
  const root = unified().use(remarkParse).use(remarkGfm).parse(blankFrontMatter(text));
  const { diagnostics } = compileBase(base, text);
  return new Set(
    diagnostics
      .filter(({ place }) => place.path === base.path)
      .flatMap((diagnostic) => listLines(diagnostic, root, text.split('\n'))),
  );
}

const blankFrontMatter = (text: string): string =>
  text.replace(/^---\n[\s\S]*?\n---\n/, (front) => front.replaceAll(/[^\n]/g, ''));

function listLines({ code, place }: Diagnostic, root: Root, lines: readonly string[]): number[] {
  let { line: from } = place.start;
  let end = place.end.line;
  // What is not closed takes all that follows with it.
  if (/unclosed|too-complex/.test(code)) end = lines.length;
  if (code === 'markdown/text-before-update') {
    const next = lines.findIndex((line, index) => index >= from && /^ {0,3}#{2,3} /.test(line));
    end = next === -1 ? lines.length : next;
  }
  const block = findBlock(root, from, code.endsWith('-footnote'));
  if (block?.type === 'heading') end = Math.max(end, endOfSection(root, block, lines) ?? lines.length);
  else if (block !== undefined) end = Math.max(end, block.position?.end.line ?? 0);
  if (code === 'markdown/setext-heading') from = block?.position?.start.line ?? from;
  return Array.from({ length: end - from + 1 }, (_, index) => from + index);
}

/** The outermost block that begins on a line; lists and quotations are looked into. */
function findBlock(parent: Nodes, line: number, isFootnote: boolean): RootContent | undefined {
  for (const node of 'children' in parent ? parent.children : []) {
    if (node.position === undefined || node.position.end.line < line) continue;
    const isContainer =
      ['list', 'listItem', 'blockquote'].includes(node.type) ||
      (node.type === 'footnoteDefinition' && !isFootnote);
    if (node.position.start.line <= line) {
      const inner = isContainer ? findBlock(node, line, isFootnote) : undefined;
      return inner ?? node;
    }
  }
  return undefined;
}

// Where the next section of the same rank begins; a heading by underlining begins none.
function endOfSection(root: Root, heading: Heading, lines: readonly string[]): number | undefined {
  const following = root.children.slice(root.children.indexOf(heading) + 1);
  const starts = following
    .filter((node) => node.type === 'heading' && node.depth <= heading.depth)
    .map((node) => node.position?.start.line ?? 0);
  const next = starts.find((line) => /^ *#/.test(lines[line - 1] ?? ''));
  return next === undefined ? undefined : next - 1;
}

/** The words of a text that readers do not get and no report speaks of. */
export function findVanished(base: BaseFile, text: string, word: RegExp): string[] {
  const published = publishedText(base, text);
  const missing = [...text.matchAll(word)].filter(([found]) => !published.includes(found));
  if (missing.length === 0) return [];
  const reported = reportedLines(base, text);
  const lines = text.split('\n');
  // A link definition or footnote goes where what refers to it goes.
  const isReported = (line: number): boolean => {
    const above = lines
      .slice(0, line)
      .findLast((text, index) => (index === line - 1 ? text.startsWith('[') : /^\S/.test(text)));
    const label = /^(\[[^\]]+\]):/.exec(above ?? '')?.[1];
    return (
      reported.has(line) ||
      (label !== undefined && [...reported].some((other) => lines[other - 1]?.includes(label) === true))
    );
  };
  // Comments are for other authors; a draft is reported as such once the file has no error.
  const drafts = /^## Postmortem *$[\s\S]*?(?=^## |$(?![\s\S]))/gm;
  const exempt = [/<!--[\s\S]*?-->/g, drafts]
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map((match) => [match.index, match.index + match[0].length]);
  return missing
    .filter(({ index }) => !exempt.some(([from = 0, to = 0]) => from <= index && index < to))
    .filter(({ index }) => !isReported(text.slice(0, index).split('\n').length))
    .map(([found]) => found);
}
