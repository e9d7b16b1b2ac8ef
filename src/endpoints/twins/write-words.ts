// The inside of a paragraph as Markdown, so that Markdown's own signs in a text stay text (CommonMark, sections 2.4 and 6).
import { attributeOf, isElement, textOf, type HtmlElement, type HtmlNode } from './read-html.js';

export interface WordsContext {
  /** The number of a footnote by the id of its text. */
  readonly footnotes: ReadonlyMap<string, number>;
  /** In a cell everything stands on one line, and a `|` ends it. */
  readonly isInCell: boolean;
  /** In a link no address is a link by itself. */
  readonly isInLink: boolean;
  /** The names of the emphasis around. */
  readonly around: readonly string[];
}

export function writeWords(nodes: readonly HtmlNode[], context: WordsContext): string {
  let words = '';
  const joined = joinSame(nodes);
  for (const [index, node] of joined.entries()) {
    const next =
      typeof node === 'string'
        ? escapeWords(node, context)
        : context.around.includes(node.name) && isUnclear(joined, index)
          ? writeWords(node.children, context)
          : writeElement(node, context);
    words = join(words, next, typeof node === 'string');
  }
  return words;
}

/** Emphasis or code right after its kind is one: their signs would be one run and close nothing. */
function joinSame(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  const isSecond = (node: HtmlNode, index: number): boolean =>
    isElement(node, 'em', 'strong', 'del', 'code') && isElement(nodes[index - 1], node.name);
  if (!nodes.some(isSecond)) return nodes;
  const joined: HtmlNode[] = [];
  let inside: HtmlNode[] = [];
  for (const [index, node] of nodes.entries()) {
    if (!isElement(node)) joined.push(node);
    else if (isSecond(node, index)) inside.push(...node.children);
    else {
      inside = [...node.children];
      joined.push({ ...node, children: inside });
    }
  }
  return joined;
}

/**
 * Emphasis in emphasis of its kind, alone or beside a letter: the signs of both would be read otherwise (CommonMark,
 * section 6.2, rule 9), and it looks the same without.
 */
function isUnclear(nodes: readonly HtmlNode[], index: number): boolean {
  const before = nodes[index - 1];
  const after = nodes[index + 1];
  if (before === undefined && after === undefined) return true;
  return (
    (typeof before === 'string' && letter.test(lastOf(before))) ||
    (typeof after === 'string' && letter.test(firstOf(after)))
  );
}

const letter = /[\p{L}\p{N}]/u;
const sign = /[\p{P}\p{S}]/u;

/** What stands next to each other must not become one: `!` and a link an image, letters and a `*` no emphasis. */
function join(before: string, next: string, isText: boolean): string {
  if (before.endsWith('!') && !before.endsWith('\\!') && next.startsWith('['))
    return `${before.slice(0, -1)}\\!${next}`;
  if (!isText && opensAfterLetter(before, next)) return `${encodeLast(before)}${next}`;
  if (isText && closesBeforeLetter(before, next)) return `${before}${encodeFirst(next)}`;
  return before + next;
}

/** `a**"b"**`: the stars would open nothing (CommonMark, section 6.2). */
const opensAfterLetter = (before: string, next: string): boolean => {
  const inner = /^(?:\*+|~~)(.)/su.exec(next)?.[1];
  return inner !== undefined && sign.test(inner) && letter.test(lastOf(before));
};

const closesBeforeLetter = (before: string, next: string): boolean => {
  const inner = /(.)(?:\*+|~~)$/su.exec(before)?.[1];
  return inner !== undefined && inner !== '\\' && sign.test(inner) && letter.test(firstOf(next));
};

const firstOf = (text: string): string => [...text.slice(0, 2)][0] ?? '';

const lastOf = (text: string): string => [...text.slice(-2)].at(-1) ?? '';

const encode = (character: string): string => `&#${character.codePointAt(0) ?? 0};`;

const encodeLast = (text: string): string =>
  `${text.slice(0, text.length - lastOf(text).length)}${encode(lastOf(text))}`;

const encodeFirst = (text: string): string => {
  const [first = ''] = text;
  return `${encode(first)}${text.slice(first.length)}`;
};

function writeElement(element: HtmlElement, context: WordsContext): string {
  const { name, children } = element;
  switch (name) {
    case 'em':
      return wrap('*', element, context);
    case 'strong':
      return wrap('**', element, context);
    case 'del':
      return wrap('~~', element, context);
    case 'code':
      return writeCode(textOf(element), context);
    case 'br':
      return context.isInCell ? ' ' : '\\';
    case 'a':
      return attributeOf(element, 'class') === 'footnote-back' ? '' : writeLink(element, context);
    case 'img':
      return `![${escapeWords(attributeOf(element, 'alt') ?? '', context)}](${writeTarget(element, 'src')})`;
    case 'sup':
      return writeReference(element, context);
    case 'span':
      return writeMark(element, context);
    default:
      return writeWords(children, context);
  }
}

/** Spaces and breaks at the ends stand outside, or the signs would wrap nothing. */
function wrap(signs: string, { name, children }: HtmlElement, context: WordsContext): string {
  const words = writeWords(children, { ...context, around: [...context.around, name] });
  const start = words.length - words.trimStart().length;
  let end = words.trimEnd().length;
  while (end > start && endsInBreak(words.slice(0, end))) end = words.slice(0, end - 1).trimEnd().length;
  return end <= start
    ? words
    : `${words.slice(0, start)}${signs}${words.slice(start, end)}${signs}${words.slice(end)}`;
}

/** A backslash that none before it escapes. */
export function endsInBreak(words: string): boolean {
  let start = words.length;
  while (words.charAt(start - 1) === '\\') start -= 1;
  return (words.length - start) % 2 === 1;
}

function writeCode(text: string, { isInCell }: WordsContext): string {
  if (text === '') return '';
  const fence = fenceFor(text, 1);
  const isPadded = /^`|`$|^ .* $/s.test(text);
  const code = isPadded ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
  return isInCell ? code.replaceAll('|', '\\|') : code;
}

/** Longer than any run of backticks in a text. */
export const fenceFor = (text: string, least: number): string =>
  '`'.repeat((text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length + 1), least));

function writeLink(element: HtmlElement, context: WordsContext): string {
  const address = attributeOf(element, 'href') ?? '';
  const text = textOf(element);
  const isBare = text === address || `mailto:${text}` === address;
  if (isBare && autolink.test(text) && attributeOf(element, 'title') === undefined) return `<${text}>`;
  return `[${writeWords(element.children, { ...context, isInLink: true })}](${writeTarget(element, 'href')})`;
}

// What may stand between `<` and `>`: CommonMark 0.31.2, section 6.5. GitHub also links other addresses of mail.
const label = String.raw`[\da-z](?:[\da-z-]{0,61}[\da-z])?`;
const autolink = new RegExp(
  String.raw`^(?:(?:https?|mailto):[^\s<>]*|[\w.!#$%&'*+/=?^\`{|}~-]+@${label}(?:\.${label})*)$`,
  'i',
);

function writeTarget(element: HtmlElement, name: 'href' | 'src'): string {
  const address = (attributeOf(element, name) ?? '').replaceAll(/[\\<>]|&(?=#?\w+;)/g, '\\$&');
  const target = /^$|[\s()<>]/.test(address) ? `<${address}>` : address;
  const title = attributeOf(element, 'title');
  return title === undefined
    ? target
    : `${target} "${title.replaceAll(/["\\]|&(?=#?\w+;)/g, '\\$&').replaceAll(/\s+/g, ' ')}"`;
}

/** `[^1]`: what a number above the line leads to. */
function writeReference({ children }: HtmlElement, context: WordsContext): string {
  const [link] = children;
  const id = isElement(link, 'a') ? (attributeOf(link, 'href') ?? '').slice(1) : '';
  const number = context.footnotes.get(id);
  return number === undefined ? writeWords(children, context) : `[^${number}]`;
}

function writeMark(element: HtmlElement, context: WordsContext): string {
  const kind = attributeOf(element, 'class');
  if (kind === 'task') return '[ ]';
  return kind === 'task-done' ? '[x]' : writeWords(element.children, context);
}

function escapeWords(text: string, { isInCell, isInLink }: WordsContext): string {
  // Most words have no sign in them.
  if (!/[\\`*[\]~_<&@|\n]|:\/\/|www\./i.test(text)) return text;
  let escaped = text;
  if (/[\\`*[\]~]/.test(text)) escaped = escaped.replaceAll(/[\\`*[\]~]/g, '\\$&');
  if (escaped.includes('_')) escaped = escaped.replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_');
  if (/[<&]/.test(escaped)) escaped = escaped.replaceAll(/<(?=[a-z/!?])|&(?=#?\w+;)/gi, '\\$&');
  if (!isInLink && /:\/\/|www\.|@/i.test(escaped)) escaped = escapeAddresses(escaped);
  return isInCell ? escaped.replaceAll(/\s*\n\s*/g, ' ').replaceAll('|', '\\|') : escaped;
}

/** What GitHub's Markdown would make a link of, though the author did not. After a sign `www\.` would be one, too. */
const escapeAddresses = (text: string): string =>
  text
    .replaceAll(/(?<=https?):(?=\/\/)/gi, '\\:')
    .replaceAll(/(?<=\bwww)\./gi, '&#46;')
    .replaceAll(/(?<=[\w.+-])@(?=[\w-])/g, '\\@');
