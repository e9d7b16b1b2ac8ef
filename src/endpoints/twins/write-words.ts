// The inside of a paragraph as Markdown, so that Markdown's own signs in a text stay text (CommonMark, sections 2.4 and 6).
import { attributeOf, isElement, textOf, type HtmlElement, type HtmlNode } from './read-html.js';

export interface WordsContext {
  /** The number of a footnote by the id of its text. */
  readonly footnotes: ReadonlyMap<string, number>;
  /** In a cell everything stands on one line, and a `|` ends it. */
  readonly isInCell: boolean;
  /** In a link no address is a link by itself. */
  readonly isInLink: boolean;
}

export function writeWords(nodes: readonly HtmlNode[], context: WordsContext): string {
  let words = '';
  for (const node of nodes) {
    const next = typeof node === 'string' ? escapeWords(node, context) : writeElement(node, context);
    words = join(words, next, typeof node === 'string');
  }
  return words;
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
  return (
    inner !== undefined && inner !== '\\' && sign.test(inner) && letter.test([...next.slice(0, 2)][0] ?? '')
  );
};

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
      return wrap('*', children, context);
    case 'strong':
      return wrap('**', children, context);
    case 'del':
      return wrap('~~', children, context);
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

/** Spaces at the ends stand outside, or the signs would wrap nothing. */
function wrap(signs: string, children: readonly HtmlNode[], context: WordsContext): string {
  const words = writeWords(children, context);
  const [, lead = '', inner = '', trail = ''] = /^(\s*)(.*?)(\s*)$/s.exec(words) ?? [];
  return inner === '' ? words : `${lead}${signs}${inner}${signs}${trail}`;
}

function writeCode(text: string, { isInCell }: WordsContext): string {
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

/** What GitHub's Markdown would make a link of, though the author did not. */
const escapeAddresses = (text: string): string =>
  text
    .replaceAll(/(?<=https?):(?=\/\/)/gi, '\\:')
    .replaceAll(/(?<=\bwww)\./gi, '\\.')
    .replaceAll(/(?<=[\w.+-])@(?=[\w-])/g, '\\@');
