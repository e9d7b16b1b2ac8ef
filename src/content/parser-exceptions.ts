// The shapes of Markdown that the native parser is known to read otherwise than remark-parse: a tree or a position
// differs. A text that may hold one is left to remark-parse. Every test is cheap and errs on the side of remark.
// What looks on from an address looks 300 characters far, lest a word without end cost the square of its length.
import { hasAddressInBrackets } from './address-in-brackets.js';

export interface ParserException {
  readonly name: string;
  /** What the two parsers do with it. */
  readonly reason: string;
  /** A text without any of these cannot hold the shape; `unusual` stands for the characters of `unusualCharacter`. */
  readonly signs: readonly string[] | 'unusual';
  /** Whether a text, which begins with a line break, may hold the shape. */
  readonly isIn: (text: string) => boolean;
}

/** The first exception that a text may be, if there is one. To look for a sign takes a tenth of what a pattern does. */
export function findParserException(markdown: string): ParserException | undefined {
  // The first line is found as all others are: what begins with a line break takes half the time of `^`.
  const text = markdown.startsWith('\n') ? markdown : `\n${markdown}`;
  const isUnusual = unusualCharacter.test(text);
  return parserExceptions.find(
    ({ signs, isIn }) =>
      (signs === 'unusual' ? isUnusual : signs.some((sign) => text.includes(sign))) && isIn(text),
  );
}

/** What is neither ASCII that can be seen nor a space, a tab or the end of a line. */
const unusualCharacter = /[^\t\n\x20-\x7e]/;

const matches =
  (pattern: RegExp): ((text: string) => boolean) =>
  (text) =>
    pattern.test(text);

/** Of tasks, of addresses (`www.` in any case), and of lines that a list or quote goes on with. */
const boxes = ['[ ]', '[x]', '[X]', '[\t]'];
const addresses = ['://', 'w.', 'W.'];
const continued = ['\n ', '\n\t', '\n>'];

/** What may stand before a block on its line: quotes and the marks of lists. */
const container = String.raw`\n(?:[ \t]*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)))+`;

export const parserExceptions: readonly ParserException[] = [
  {
    name: 'control character',
    reason: 'The native parser ends an address at one, remark does not.',
    signs: 'unusual',
    isIn: matches(/[^\P{Cc}\t\n]/u),
  },
  {
    name: 'half of a surrogate pair',
    reason: 'It has no UTF-8, and the native parser replaces it.',
    signs: 'unusual',
    isIn: matches(/\p{Cs}/u),
  },
  {
    name: 'byte order mark',
    reason: 'remark takes it for white space beside emphasis.',
    signs: 'unusual',
    isIn: (text) => text.includes('\ufeff'),
  },
  {
    name: 'emphasis beside other marks',
    reason: 'The native parser judges the runs of `*`, `_` and `~` by the marks beside them.',
    signs: ['_', '~', '\\'],
    isIn: matches(/\*[_~]|_[*~]|~[*_]|\\[*_~][*_~]/),
  },
  {
    name: 'emphasis beside an astral character',
    reason: 'remark looks at half of its surrogate pair.',
    signs: 'unusual',
    isIn: matches(/[*_~][\ud800-\udbff]|[\udc00-\udfff][*_~]/),
  },
  {
    name: 'block within a quote',
    reason: 'The quote ends at another place when an empty line of it follows.',
    signs: ['>'],
    isIn: matches(/\n[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*>[ \t]*(?:[>*+`~<-]|\d+[.)])/),
  },
  {
    name: 'fence on the line of a list item',
    reason: 'An unclosed one ends at another place.',
    signs: ['```', '~~~', '<'],
    isIn: matches(new RegExp(`${container}[ \\t]*(?:\`{3}|~{3}|<)`)),
  },
  {
    name: 'unusual space after a fence',
    reason: 'remark keeps it as the info of the code.',
    signs: 'unusual',
    isIn: matches(/[^\S\n\t ][ \t]*$(?<=(?:`{3}|~{3}).*)/m),
  },
  {
    name: 'task that begins with markup',
    reason: 'remark leaves the paragraph its box where no text follows it.',
    signs: boxes,
    isIn: matches(/\[[ \txX]\](?<=[-*+.)][ \t]+.{3})(?:\s*$|\s+(?:[^\p{L}\p{N}]|\S*[@:]|www\.))/imu),
  },
  {
    name: 'heading within a task',
    reason: 'remark leaves it its box.',
    signs: boxes,
    isIn: (text) => /\[[ \txX]\]/.test(text) && /\n[ \t]+[-=]+[ \t]*(?:\n|$)/.test(text),
  },
  {
    name: 'empty heading',
    reason: 'What follows it is read otherwise after a definition and before indented code.',
    signs: ['#'],
    isIn: (text) => /#[ \t]*$/m.test(text) && /#[ \t]*$(?<=^[^\n\p{L}]*)/mu.test(text),
  },
  {
    name: 'empty item or quote',
    reason: 'What follows it is read as a part of it by one parser only.',
    signs: ['-', '*', '+', '.', ')', '>'],
    isIn: (text) =>
      /\n[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]*(?:\n|$)/.test(text) ||
      (text.includes('>') && />[ \t]*$(?<=^[ \t]*>[ \t]*)(?<!^[ \t]*>.*\n.*)/m.test(text)),
  },
  {
    name: 'tag in a list or quote',
    reason: 'Whether it ends with its line differs.',
    signs: ['<'],
    isIn: matches(/\n(?:[ \t]+|[ \t]*>[ \t>]*)<(?!https?:)[a-z!?/]/i),
  },
  {
    name: 'markup that begins a further line of a list or quote',
    reason: 'Where a mark before it is not closed, the text between them ends at another place.',
    signs: continued,
    isIn: hasMarkupAfterOpenMark,
  },
  {
    name: 'indented code below a heading, a rule or a tag',
    reason: 'Where a list or quote has ended just above, its lines come apart.',
    signs: ['\n    ', '\t'],
    isIn: matches(/^[ \t>]*(?:#{1,6}\s.*|[-*_= \t]{2,}|<.*)\n(?: {4}| {0,3}\t)/m),
  },
  {
    name: 'definition directly above something else',
    reason: 'The native parser takes what follows for the middle of a paragraph.',
    signs: [']:'],
    isIn: matches(/^[ \t>]*\[[^\]\n]+\]:.*\n(?![ \t]*(?:\n|\[[^\]\n]+\]:))[^\n]*\S/m),
  },
  {
    name: 'definition on the line of a list item',
    reason: 'A box below it is a task for one parser only.',
    signs: [']:'],
    isIn: matches(new RegExp(`${container}[ \\t]*\\[[^\\]\\n]+\\]:`)),
  },
  {
    name: 'definition before a list that goes on counting',
    reason: 'Below indented code the native parser takes such a list for a paragraph.',
    signs: [']:'],
    isIn: (text) =>
      /^[ \t>]*\[[^\]\n]+\]:/m.test(text) && /^[ \t>]*\n[ \t>]*(?!0*1[.)])\d{1,9}[.)][ \t]/m.test(text),
  },
  {
    name: 'tag below a line',
    reason: 'It ends a table or a footnote for one parser and goes on in it for the other.',
    signs: ['<'],
    isIn: matches(/\S[ \t]*\n[ \t>]*<[a-z/]/i),
  },
  {
    name: 'open code at the end of a line in a list or quote',
    reason: 'The text before the next line ends at another place.',
    signs: continued,
    isIn: hasOpenCodeAtLineEnd,
  },
  {
    name: 'footnote',
    reason: 'Empty ones, nested ones and labels with spaces are read otherwise.',
    signs: ['[^'],
    isIn: (text) => oddFootnote.test(text),
  },
  {
    name: 'table without outer bars',
    reason: 'Where it ends, and what a lone bar makes, differs.',
    signs: ['-'],
    isIn: matches(/\n(?=[-:| \t>+*]+$)(?!\|[-:| \t]*\|[ \t]*$)(?=.*[|:])(?=.*-)/m),
  },
  {
    name: 'table whose head has no bar',
    reason: 'The head may be taken for something else.',
    signs: ['|'],
    isIn: matches(/\n[ \t>]*\|[-:| \t]*\|[ \t]*$(?<=^[^|\n]*\n.*)/m),
  },
  {
    name: 'address beside a bar',
    reason: 'The native parser takes the bar that ends the cell of a table for a part of the address.',
    signs: ['|'],
    isIn: matches(/(?:www\.|:\/\/|@)[^\s|]{0,300}\|/i),
  },
  {
    name: 'address in brackets that are no link',
    reason: 'remark finds it late, and it has no place.',
    signs: ['['],
    isIn: hasAddressInBrackets,
  },
  {
    name: 'address beside a mark',
    reason: 'remark finds it late, and it has no place; or only one of the two finds it.',
    signs: addresses,
    isIn: matches(
      /www\.(?<!(?:^|[ \t\n*~(]|https?:\/\/)www\.)|:\/\/(?:(?<=[\da-z]https?:\/\/)|(?<=https?:\/\/)(?![\da-z]))/i,
    ),
  },
  {
    name: 'address with an unusual host',
    reason:
      'Underscores, dots beside dots and letters beyond ASCII make it a link for one and text for the other.',
    signs: addresses,
    isIn: matches(/www\.(?![\da-z])|(?:www\.|:\/\/)[^\s/]{0,300}(?:_|\.\.|[^\p{ASCII}])/iu),
  },
  {
    name: 'address with an escape or a reference',
    reason: 'The native parser reads on where remark has read the decoded text.',
    signs: ['\\', '&'],
    isIn: matches(
      /(?:www\.|:\/\/|@)\S{0,300}(?:\\|&#?\w{1,40};)|(?:\\|&#?\w{1,40};)\S{0,300}(?:www\.|:\/\/|@)|&#|\\[:/]/i,
    ),
  },
  {
    name: 'mail address that is not plain',
    reason: 'remark finds it late, and it has no place; or only one of the two finds it.',
    signs: ['@', 'o:', 'O:', 'p:', 'P:'],
    isIn: matches(
      /@(?<=[\w+.-]@)(?<!(?:^|[\s(<"':,;=])[\da-z][\w+.-]{0,300}@)|(?<!<|\]\()(?:mailto|xmpp):|@[\w.-]{0,300}[_-](?!\w)/im,
    ),
  },
];

/** Whether a further line begins with markup, or after a hard break, and a mark before it in its block may be left open. */
function hasMarkupAfterOpenMark(text: string): boolean {
  for (const { index } of text.matchAll(furtherLine)) {
    // Cut first: a search back through the whole text, for each of its lines, takes the square of its length.
    const before = text.slice(Math.max(0, index - 2_000), index + 1);
    if (/[[<`]/.test(before.slice(Math.max(0, before.lastIndexOf('\n\n'))))) return true;
  }
  return false;
}

const furtherLine =
  /\S[ \t]*\n(?:[ \t]+|[ \t]*>[ \t>]*)(?:[[\]`~<!&\\_]|\*(?!\s)|www\.|https?:|[\w+.-]+@|(?<=\t|(?: {2}|\\)\n[ \t>]*))/gi;

const oddFootnote =
  /\[\^[^\]]*[\s:[`\\][^\]]*\]|\[\^\]|\[\^[^\]]+$|\[\^[^\n]*\]:(?![ \t]+\p{L})|\]:[^\n]*\[\^/u;

/** Whether a line that a list or quote continues ends in a run of backticks that has no partner in its line. */
function hasOpenCodeAtLineEnd(text: string): boolean {
  for (const { index } of text.matchAll(/`[ \t]*\n[ \t]*[>\t ]/g)) {
    const line = text.slice(text.lastIndexOf('\n', index) + 1, index + 1);
    if (line.replaceAll(/(`+)[^`]+\1/g, '').includes('`')) return true;
  }
  return false;
}
