// The shapes of Markdown that the native parser is known to read otherwise than remark-parse: a tree or a position
// differs. A text that may hold one is left to remark-parse. Every test is cheap and errs on the side of remark.
import { hasAddressInBrackets } from './address-in-brackets.js';

export interface ParserException {
  readonly name: string;
  /** What the two parsers do with it. */
  readonly reason: string;
  /** Whether a text may hold the shape. */
  readonly isIn: (text: string) => boolean;
}

/** The first exception that a text may be, if there is one. */
export function findParserException(text: string): ParserException | undefined {
  return parserExceptions.find(({ isIn }) => isIn(text));
}

const matches =
  (pattern: RegExp): ((text: string) => boolean) =>
  (text) =>
    pattern.test(text);

/** What may stand before a block on its line: quotes and the marks of lists. */
const container = String.raw`^(?:[ \t]*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)))+`;

export const parserExceptions: readonly ParserException[] = [
  {
    name: 'control character',
    reason: 'The native parser ends an address at one, remark does not.',
    isIn: matches(/[^\P{Cc}\t\n]/u),
  },
  {
    name: 'half of a surrogate pair',
    reason: 'It has no UTF-8, and the native parser replaces it.',
    isIn: matches(/\p{Cs}/u),
  },
  {
    name: 'byte order mark',
    reason: 'remark takes it for white space beside emphasis.',
    isIn: (text) => text.includes('\ufeff'),
  },
  {
    name: 'emphasis beside other marks',
    reason: 'The native parser judges the runs of `*`, `_` and `~` by the marks beside them.',
    isIn: matches(/\*[_~]|_[*~]|~[*_]|\\[*_~][*_~]/),
  },
  {
    name: 'emphasis beside an astral character',
    reason: 'remark looks at half of its surrogate pair.',
    isIn: matches(/[*_~][\ud800-\udbff]|[\udc00-\udfff][*_~]/),
  },
  {
    name: 'block within a quote',
    reason: 'The quote ends at another place when an empty line of it follows.',
    isIn: matches(/^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*>[ \t]*(?:[>*+`~<-]|\d+[.)])/m),
  },
  {
    name: 'fence on the line of a list item',
    reason: 'An unclosed one ends at another place.',
    isIn: matches(new RegExp(`${container}[ \\t]*(?:\`{3}|~{3}|<)`, 'm')),
  },
  {
    name: 'spaces after a fence',
    reason: 'remark keeps them as the info of the code.',
    isIn: matches(/(?:`{3}|~{3}).*[^\S\n]$/m),
  },
  {
    name: 'task that begins with markup',
    reason: 'remark leaves the paragraph its box where no text follows it.',
    isIn: matches(/[-*+.)][ \t]+\[[ \txX]\](?:\s*$|\s+(?:[^\p{L}\p{N}]|\S*[@:]|www\.))/imu),
  },
  {
    name: 'heading within a task',
    reason: 'remark leaves it its box.',
    isIn: (text) => /\[[ \txX]\]/.test(text) && /^[ \t]+[-=]+[ \t]*$/m.test(text),
  },
  {
    name: 'empty heading',
    reason: 'What follows it is read otherwise after a definition and before indented code.',
    isIn: matches(/^[^\n\p{L}]*#[ \t]*$/mu),
  },
  {
    name: 'footnote',
    reason: 'Empty ones, nested ones and labels with spaces are read otherwise.',
    isIn: matches(/\[\^[^\]]*[\s\]:][^\]]*\]|\[\^\s|\]:(?=[^\n]*\[\^)|^[^\n]*\[\^[^\n]*\]:(?![ \t]+\p{L})/mu),
  },
  {
    name: 'table without outer bars',
    reason: 'Where it ends, and what a lone bar makes, differs.',
    isIn: matches(/^(?=[^\n]*[|:])(?=[^\n]*-)(?!\|[-:| \t]*\|[ \t]*$)[-:| \t>+*]+$/m),
  },
  {
    name: 'address beside a bar',
    reason: 'The native parser takes the bar that ends the cell of a table for a part of the address.',
    isIn: matches(/(?:www\.|:\/\/|@)[^\s|]*\|/i),
  },
  {
    name: 'address in brackets that are no link',
    reason: 'remark finds it late, and it has no place.',
    isIn: hasAddressInBrackets,
  },
  {
    name: 'address beside a mark',
    reason: 'remark finds it late, and it has no place; or only one of the two finds it.',
    isIn: matches(/www\.(?<![ \t\n*~(]www\.|^www\.|:\/\/www\.)|:\/\/(?<=https?:\/\/)(?![\da-z])/i),
  },
  {
    name: 'address with an unusual host',
    reason:
      'Underscores, dots beside dots and letters beyond ASCII make it a link for one and text for the other.',
    isIn: matches(/www\.(?![\da-z])|(?:www\.|:\/\/)[^\s/]*(?:_|\.\.|[^\p{ASCII}])/iu),
  },
  {
    name: 'address with an escape or a reference',
    reason: 'The native parser reads on where remark has read the decoded text.',
    isIn: matches(/(?:www\.|:\/\/|@)\S*(?:\\|&#?\w+;)|(?:\\|&#?\w+;)\S*(?:www\.|:\/\/|@)|&#|\\[:/]/i),
  },
  {
    name: 'mail address that is not plain',
    reason: 'remark finds it late, and it has no place; or only one of the two finds it.',
    isIn: matches(
      /@(?<=[\w+.-]@)(?<!(?:^|[\s(<])[\da-z][\w+.-]*@)|(?<!<|\]\()(?:mailto|xmpp):|@[\w.-]*[_-](?!\w)/im,
    ),
  },
];
