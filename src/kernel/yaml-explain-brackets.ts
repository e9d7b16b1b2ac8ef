// Slips with brackets and quotation marks: opened and not closed, closed and not opened, or with items that lack quotes.
import { findOpenBracket } from './yaml-brackets.js';
import type { Explanation, Trouble } from './yaml-explanation.js';
import { indentOf, linesOf, nextLine, quoteText, splitValue, type Line } from './yaml-lines.js';

// The parser notices a bracket or quotation mark that is never closed only where the text has long gone on.
export function explainOpenBracket({ error, text, line }: Trouble): Explanation | undefined {
  const isNamed = /quote|flow/i.test(error.message);
  const lines = linesOf(text.slice(0, line.to)).slice(isNamed ? 0 : -2);
  const open = lines.flatMap((suspect) => {
    const value = splitValue(suspect)?.value ?? { from: suspect.from, text: suspect.text };
    const bracket = findOpenBracket(value.text);
    return bracket === undefined
      ? []
      : [{ ...bracket, from: value.from + bracket.index, to: suspect.to, suspect }];
  });
  // Brackets may span lines: one was surely forgotten where the next line stands no deeper.
  const sure = open.find(({ suspect }) => !continuesBelow(text, suspect));
  const found = sure ?? (isNamed ? open.at(-1) : undefined);
  if (found === undefined) return undefined;
  const comment = findComment(found.suspect, found.from);
  if (comment !== undefined && !found.isQuote) {
    return {
      ...comment,
      message: `A comment begins here, before the \`${found.close.charAt(0)}\` that would close the ${found.close.startsWith('}') ? 'map' : 'list'}.`,
      hint: `Quote what is no comment: \`${comment.mended.text}\`.`,
    };
  }
  const what = found.isQuote ? 'A quotation mark' : found.close.startsWith('}') ? 'A map' : 'A list';
  const close = found.close.charAt(0);
  const canMend = sure !== undefined && found.close.length === 1;
  return {
    from: found.from,
    to: found.to,
    message: `${what} is opened and not closed by \`${close}\`.`,
    hint: found.isQuote
      ? `Close it on the same line with \`${close}\`.`
      : `Close it with \`${close}\`, or quote the value if the bracket is meant.`,
    ...(canMend && { mended: { from: found.to, to: found.to, text: close } }),
  };
}

// A `#` inside brackets cuts off all that follows, with what would close them.
function findComment(
  line: Line,
  from: number,
): (Pick<Explanation, 'from' | 'to'> & Required<Pick<Explanation, 'mended'>>) | undefined {
  const rest = line.text.slice(from - line.from);
  const [, lead, item] = /^(.*?\s)(#[^\s,\]}]+)/.exec(rest) ?? [];
  if (lead === undefined || item === undefined) return undefined;
  const start = from + lead.length;
  const text = quoteText(item);
  return { from: start, to: start + item.length, mended: { from: start, to: start + item.length, text } };
}

export function explainSpareBracket({ error, text }: Trouble): Explanation | undefined {
  const [from] = error.pos;
  if (!/^Unexpected flow-(seq|map)-end/.test(error.message)) return undefined;
  const bracket = text.charAt(from);
  return {
    from,
    to: from + 1,
    message: `The \`${bracket}\` closes nothing.`,
    hint: 'Remove it, or quote the value if the bracket is meant.',
    mended: { from, to: from + 1, text: '' },
  };
}

export function explainSpareComma({ error, text }: Trouble): Explanation | undefined {
  const [from] = error.pos;
  if (text.charAt(from) !== ',' || !/flow/i.test(error.message)) return undefined;
  return {
    from,
    to: from + 1,
    message: 'Nothing stands before this comma.',
    hint: 'Remove it, or write what is missing.',
    mended: { from, to: from + 1, text: '' },
  };
}

// Inside brackets that do close, only the item at which the parser stopped lacks quotes.
export function explainBracketed({ error, text, line }: Trouble): Explanation | undefined {
  const value = splitValue(line)?.value;
  const [from] = error.pos;
  if (value === undefined || !/^(?:\{(?!\{).*\}|\[.*\])\s*(?:#.*)?$/.test(value.text)) return undefined;
  const item = /^[^,\]}\n]*/.exec(text.slice(from))?.[0].trimEnd() ?? '';
  const isItem = from > value.from && item !== '' && !/^["'[{]/.test(item);
  if (!isItem || !['BAD_SCALAR_START', 'BLOCK_IN_FLOW', 'NON_STRING_KEY'].includes(error.code))
    return undefined;
  const [, before, name] = /^(.*?\S)\s+([\w-]+):\s/.exec(item) ?? [];
  if (value.text.startsWith('{') && before !== undefined && name !== undefined) {
    const start = from + item.indexOf(`${name}:`, before.length);
    const end = from + before.length;
    return {
      from: start,
      to: start + name.length,
      message: `A comma is missing before \`${name}:\`.`,
      hint: `Write \`${before}, ${name}: …\`.`,
      mended: { from: end, to: end, text: ',' },
    };
  }
  const quoted = quoteText(item);
  return {
    from,
    to: from + item.length,
    message: `\`${item}\` cannot be read without quotes.`,
    hint: `Quote it: \`${quoted}\`.`,
    mended: { from, to: from + item.length, text: quoted },
  };
}

function continuesBelow(text: string, line: Line): boolean {
  const next = nextLine(text, line);
  return next !== undefined && indentOf(next) > indentOf(line);
}
