// Blocks as Markdown: paragraphs, lists, tables, code and quotations of an author's text.
import { attributeOf, isElement, textOf, type HtmlElement, type HtmlNode } from './read-html.js';
import { endsInBreak, fenceFor, writeWords, type WordsContext } from './write-words.js';

export interface BlocksContext extends Pick<WordsContext, 'footnotes'> {
  /** By how much headings are lower than on the page. */
  readonly shift: number;
}

const blockNames: ReadonlySet<string> = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'pre',
  'blockquote',
  'hr',
  'table',
  'div',
  'section',
]);

interface Block {
  readonly name: string;
  readonly text: string;
}

/** With `\n` between lines and none at the end. */
export const writeBlocks = (nodes: readonly HtmlNode[], context: BlocksContext): string =>
  listBlocks(nodes, context)
    .map(({ text }) => text)
    .join('\n\n');

/** Words that stand among blocks, as in a tight list, are a paragraph. */
function listBlocks(nodes: readonly HtmlNode[], context: BlocksContext): readonly Block[] {
  const blocks: Block[] = [];
  let words: HtmlNode[] = [];
  const endWords = (): void => {
    const text = writeParagraph(words, context);
    if (text !== '') blocks.push({ name: 'words', text });
    words = [];
  };
  for (const node of nodes) {
    if (!isElement(node) || !blockNames.has(node.name)) {
      words.push(node);
      continue;
    }
    endWords();
    const isSecond = blocks.at(-1)?.name === node.name;
    const text = writeBlock(node, isSecond, context);
    if (text !== '') blocks.push({ name: isSecond ? `other ${node.name}` : node.name, text });
  }
  endWords();
  return blocks;
}

function writeBlock(element: HtmlElement, isSecond: boolean, context: BlocksContext): string {
  const { name, children } = element;
  switch (name) {
    case 'p':
      return writeParagraph(children, context);
    case 'ul':
    case 'ol':
      return writeList(element, isSecond, context);
    case 'pre':
      return writeCode(element);
    case 'blockquote':
      return prefix(writeBlocks(children, context), '> ', '> ');
    case 'hr':
      // Not `***`, which together with the sign of a list would be one rule.
      return '___';
    case 'table':
      return writeTable(element, context);
    case 'section':
      return writeFootnotes(element, context);
    case 'div':
      return writeBlocks(children, context);
    default:
      return writeHeading(element, context);
  }
}

function writeHeading({ name, children }: HtmlElement, context: BlocksContext): string {
  const level = Math.min(6, Number(name.slice(1)) + context.shift);
  const words = writeWords(children, plain(context)).replaceAll(/(?<!\\)((?:\\\\)*)\\?\n/g, '$1 ');
  return `${'#'.repeat(level)} ${trimSpaces(words).replace(/(#+)$/, '\\$1')}`;
}

const plain = ({ footnotes }: BlocksContext): WordsContext => ({
  footnotes,
  isInCell: false,
  isInLink: false,
  around: [],
});

/** Other white space is text to Markdown. */
function trimSpaces(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && ' \t\n'.includes(text.charAt(start))) start += 1;
  while (start < end && ' \t\n'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** A break at the end breaks nothing, and its sign would be text. */
function writeParagraph(nodes: readonly HtmlNode[], context: BlocksContext): string {
  if (nodes.length === 0) return '';
  let words = trimSpaces(writeWords(nodes, plain(context)));
  while (endsInBreak(words)) words = trimSpaces(words.slice(0, -1));
  return words
    .split('\n')
    .map(trimSpaces)
    .filter((line) => line !== '')
    .map(escapeLine)
    .join('\n');
}

/** What would begin something else at the beginning of a line (CommonMark, section 4), or a block of Candor's own. */
function escapeLine(line: string): string {
  if (!/^(?:[-+>#=|:\d]|\[\^)/.test(line)) return line;
  if (/^[-+>#=|:]/.test(line))
    return /^(?:[-+](?:\s|$)|-[-\s:|]*$|>|#{1,6}(?:\s|$)|=+\s*$|\||:[-:])/.test(line) ? `\\${line}` : line;
  if (line.startsWith('[^')) return line.replace(/^(\[\^\d+\]):/, '$1\\:');
  return line.replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

function writeCode(element: HtmlElement): string {
  const [code] = element.children;
  const language = isElement(code) ? (attributeOf(code, 'class') ?? '').replace(/^language-/, '') : '';
  const text = textOf(element).replace(/\n$/, '');
  const fence = fenceFor(text, 3);
  return `${fence}${language}\n${text === '' ? '' : `${text}\n`}${fence}`;
}

/** Two lists in a row are told apart by their signs. */
function writeList(element: HtmlElement, isSecond: boolean, context: BlocksContext): string {
  const { name, children } = element;
  const items = children.filter((node) => isElement(node, 'li'));
  const isLoose = items.some((item) => item.children.some((node) => isElement(node, 'p')));
  const start = Number(attributeOf(element, 'start') ?? 1);
  const texts = items.map((item) => writeItem(item, isLoose, context));
  // Three signs in a row, as of empty lists in each other, would be a rule.
  const sign = isSecond ? '*' : texts.some((text) => text.startsWith('- -')) ? '+' : '-';
  return texts
    .map((text, index) => {
      const marker = name === 'ul' ? sign : `${start + index}${isSecond ? ')' : '.'}`;
      return text === '' ? marker : prefix(text, `${marker} `, ' '.repeat(marker.length + 1));
    })
    .join(isLoose ? '\n\n' : '\n');
}

/** In a tight list nothing stands between the words of an item and what belongs to them; words end what came before. */
function writeItem({ children }: HtmlElement, isLoose: boolean, context: BlocksContext): string {
  const [first, ...rest] = listBlocks(children, context);
  return rest.reduce(
    (item, { name, text }) =>
      `${item}${isLoose || name === 'words' || cannotFollow.test(text) ? '\n\n' : '\n'}${text}`,
    first?.text ?? '',
  );
}

/** Lists that no paragraph makes way for: of another number than 1, or with nothing first (CommonMark, section 5.2). */
const cannotFollow = /^(?:[-*](?:\n|$)|1[.)](?:\n|$)|(?!1[.)])\d+[.)])/;

export const prefix = (text: string, first: string, rest: string): string =>
  text
    .split('\n')
    .map((line, index) => {
      const lead = index === 0 ? first : rest;
      return line === '' ? lead.trimEnd() : lead + line;
    })
    .join('\n');

const alignments: ReadonlyMap<string, string> = new Map([
  ['align-left', ':---'],
  ['align-center', ':---:'],
  ['align-right', '---:'],
]);

function writeTable(element: HtmlElement, context: BlocksContext): string {
  const [head, ...rows] = rowsOf(element);
  if (head === undefined) return '';
  const words: WordsContext = { ...plain(context), isInCell: true };
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const write = (cells: readonly HtmlElement[]): string =>
    row(cells.map(({ children }) => trimSpaces(writeWords(children, words))));
  const rule = head.map((cell) => alignments.get(attributeOf(cell, 'class') ?? '') ?? '---');
  return [write(head), row(rule), ...rows.map(write)].join('\n');
}

const rowsOf = ({ children }: HtmlElement): readonly (readonly HtmlElement[])[] =>
  children.flatMap((node): readonly (readonly HtmlElement[])[] =>
    isElement(node, 'tr')
      ? [node.children.filter((cell) => isElement(cell, 'th', 'td'))]
      : isElement(node)
        ? rowsOf(node)
        : [],
  );

function writeFootnotes({ children }: HtmlElement, context: BlocksContext): string {
  const [list] = children.filter((node) => isElement(node, 'ol'));
  const items = list?.children.filter((node) => isElement(node, 'li')) ?? [];
  return items
    .map((item) => {
      const number = context.footnotes.get(attributeOf(item, 'id') ?? '') ?? 0;
      return prefix(writeItem(item, true, context), `[^${number}]: `, '    ');
    })
    .join('\n\n');
}

/** The ids of the footnotes of a text, in order. */
export const footnotesOf = (nodes: readonly HtmlNode[]): readonly string[] =>
  nodes.flatMap((node) => {
    if (!isElement(node, 'section')) return [];
    const [list] = node.children.filter((child) => isElement(child, 'ol'));
    return (list?.children ?? []).flatMap((item) =>
      isElement(item, 'li') ? (attributeOf(item, 'id') ?? []) : [],
    );
  });
