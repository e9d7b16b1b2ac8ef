// Puts the syntax errors of the YAML parser into our own words, at the place where the author slipped, with the correct
// form of the line. Where it is plain what was meant, it also gives the text with that line put right, so that the
// rest can be checked in the same run; such a text is never published.
import type { YAMLError } from 'yaml';
import { diagnose, type Diagnostic, type Place } from './diagnostic.js';
import { lineAt, linesOf, quoteText, splitValue, type Line } from './yaml-lines.js';
import { findOpenBracket } from './yaml-brackets.js';

export type PlaceAt = (from: number, to: number) => Place;

export interface SyntaxFault {
  readonly diagnostic: Diagnostic;
  /** The text with the line put right; undefined where that would be guessing. */
  readonly mended: string | undefined;
}

interface Trouble {
  readonly error: YAMLError;
  readonly text: string;
  /** The line on which the parser gave up, which is not always the one with the slip. */
  readonly line: Line;
}

/** Offsets count in the text; `mended` replaces what lies between `from` and `to`, else between its own offsets. */
interface Explanation {
  readonly from: number;
  readonly to: number;
  readonly message: string;
  readonly hint: string;
  readonly mended?: { readonly from: number; readonly to: number; readonly text: string };
}

/** Explains an error of the parser; the first error of a text is the one worth explaining. */
export function explainError(error: YAMLError, text: string, placeAt: PlaceAt): SyntaxFault {
  const trouble = { error, text, line: lineAt(text, error.pos[0]) };
  if (error.code === 'RESOURCE_EXHAUSTION') {
    // Where the parser gives up depends on the machine's stack, so the place is that of the whole text.
    const hint = 'Nest it less deeply.';
    return {
      diagnostic: diagnose('yaml/too-complex', placeAt(0, 0), 'The YAML is nested too deeply.', { hint }),
      mended: undefined,
    };
  }
  if (error.code === 'TAG_RESOLVE_FAILED') {
    const [from, to] = error.pos;
    const hint = 'Remove it, or quote the value if the ! is meant.';
    const message = `The tag \`${text.slice(from, to)}\` is not allowed.`;
    return {
      diagnostic: diagnose('yaml/tag', placeAt(from, to), message, { hint }),
      mended: text.slice(0, from) + text.slice(to),
    };
  }
  for (const explain of explanations) {
    const found = explain(trouble);
    if (found === undefined) continue;
    const { from, to, message, hint, mended } = found;
    return {
      diagnostic: diagnose('yaml/syntax', placeAt(from, to), message, { hint }),
      mended: mended && text.slice(0, mended.from) + mended.text + text.slice(mended.to),
    };
  }
  const end = Math.max(Math.min(error.pos[1], trouble.line.to), error.pos[0] + 1);
  const hint = 'Check the indentation, brackets and quotation marks of this line and the one above.';
  const message = 'The YAML cannot be read from here on.';
  return {
    diagnostic: diagnose('yaml/syntax', placeAt(error.pos[0], end), message, { hint }),
    mended: undefined,
  };
}

const explanations: readonly ((trouble: Trouble) => Explanation | undefined)[] = [
  explainTab,
  explainEscape,
  explainOpenBracket,
  explainSpareBracket,
  explainDeeperLine,
  explainGlued,
  explainIndentation,
  explainBracketed,
  explainUnquoted,
  explainKey,
  explainBareWords,
];

function explainTab({ error, text, line }: Trouble): Explanation | undefined {
  if (error.code !== 'TAB_AS_INDENT') return undefined;
  const indent = /^\s*/.exec(line.text)?.[0] ?? '';
  const tab = indent.indexOf('\t');
  const others = text.split('\n').filter((other) => /^ *\t+\s*\S/.test(other)).length - 1;
  const also = others > 0 ? `, here and on ${others} other ${others === 1 ? 'line' : 'lines'}` : '';
  return {
    from: tab === -1 ? error.pos[0] : line.from + tab,
    to: tab === -1 ? error.pos[0] + 1 : line.from + indent.length,
    message: 'The line is indented with a tab; YAML takes spaces only.',
    hint: `Replace each tab by two spaces${also}.`,
    ...(tab !== -1 && {
      mended: {
        from: 0,
        to: text.length,
        text: text.replaceAll(/^[ \t]+/gm, (space) => space.replaceAll('\t', '  ')),
      },
    }),
  };
}

function explainEscape({ error, text }: Trouble): Explanation | undefined {
  if (error.code !== 'BAD_DQ_ESCAPE') return undefined;
  const [from] = error.pos;
  const escape = text.slice(from, from + 2);
  return {
    from,
    to: from + 2,
    message: `\`${escape}\` is not an escape that text in double quotes may hold.`,
    hint: `Write \`\\${escape}\` for a backslash, or use single quotes.`,
    mended: { from, to: from, text: '\\' },
  };
}

// The parser notices a bracket or quotation mark that is never closed only where the text has long gone on.
function explainOpenBracket({ error, text, line }: Trouble): Explanation | undefined {
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

function explainSpareBracket({ error, text }: Trouble): Explanation | undefined {
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

function explainDeeperLine({ error, text, line }: Trouble): Explanation | undefined {
  const field = splitValue(line);
  const next = nextLine(text, line);
  if (field === undefined || next === undefined || !error.code.endsWith('_IMPLICIT_KEY')) return undefined;
  const isPlain = !/:\s|:$|^[-?:,[\]{}#&*!|>'"%@`]/.test(field.value.text);
  if (!isPlain || indentOf(next) <= indentOf(line) || !/^\s*(?:- )?[\w.-]+:(?:\s|$)/.test(next.text))
    return undefined;
  const to = next.from + indentOf(next);
  return {
    from: to,
    to: next.to,
    message: 'The line is indented deeper than the one above, which already has a value.',
    hint: 'Begin the fields of one map in the same column.',
    mended: { from: next.from, to, text: ' '.repeat(field.column) },
  };
}

function explainGlued({ line }: Trouble): Explanation | undefined {
  const colon = /^(\s*(?:- +)*[A-Za-z_][\w.-]*:)(?!\/\/)([^ \n].*)$/.exec(line.text);
  const hyphen = /^(\s*-)([^\s-].*)$/.exec(line.text);
  const [, head, rest] = colon ?? hyphen ?? [];
  if (head === undefined || rest === undefined) return undefined;
  const from = line.from + indentOf(line);
  const tail = rest.trimStart();
  return {
    from,
    to: line.to,
    message:
      colon === null
        ? 'A hyphen that begins an item must be followed by a space.'
        : 'A colon must be followed by a space.',
    hint: `Write \`${head.trim()} ${tail}\`.`,
    mended: { from: line.from, to: line.to, text: `${head} ${tail}` },
  };
}

function explainIndentation({ error, line }: Trouble): Explanation | undefined {
  const start = line.from + indentOf(line);
  const isItem = /^\s*- /.test(line.text);
  const isField = isItem || /^\s*[\w.-]+\s*:(?:\s|$)/.test(line.text);
  const isMisplaced = isField && error.pos[0] <= start && (isItem || !error.code.endsWith('_IMPLICIT_KEY'));
  if (!isMisplaced && error.code !== 'BAD_INDENT') return undefined;
  return {
    from: start,
    to: line.to,
    message: 'The indentation of the line fits no line above it.',
    hint: 'Begin the fields of one map in the same column, and the hyphens of one list too.',
  };
}

function explainKey({ error, line }: Trouble): Explanation | undefined {
  if (error.code !== 'NON_STRING_KEY') return undefined;
  return {
    from: error.pos[0],
    to: line.to,
    message: 'A list or map stands where the name of a field was expected.',
    hint: 'Write `field: value`, or quote the text if the brackets are meant.',
  };
}

// Inside brackets that do close, only the item at which the parser stopped lacks quotes.
function explainBracketed({ error, text, line }: Trouble): Explanation | undefined {
  const value = splitValue(line)?.value;
  const [from] = error.pos;
  if (value === undefined || !/^(?:\{(?!\{).*\}|\[.*\])\s*(?:#.*)?$/.test(value.text)) return undefined;
  const item = /^[^,\]}\n]*/.exec(text.slice(from))?.[0].trimEnd() ?? '';
  const isItem = from > value.from && item !== '' && !/^["'[{]/.test(item);
  if (!isItem || !['BAD_SCALAR_START', 'BLOCK_IN_FLOW', 'NON_STRING_KEY'].includes(error.code))
    return undefined;
  const quoted = quoteText(item);
  return {
    from,
    to: from + item.length,
    message: `\`${item}\` cannot be read without quotes.`,
    hint: `Quote it: \`${quoted}\`.`,
    mended: { from, to: from + item.length, text: quoted },
  };
}

function explainUnquoted({ error, line }: Trouble): Explanation | undefined {
  const field = splitValue(line);
  const codes = [
    'BLOCK_AS_IMPLICIT_KEY',
    'BAD_SCALAR_START',
    'UNEXPECTED_TOKEN',
    'BAD_ALIAS',
    'NON_STRING_KEY',
    'MISSING_CHAR',
  ];
  if (field === undefined || !codes.includes(error.code) || error.pos[0] < field.value.from) return undefined;
  const { value, key } = field;
  const quoted = quoteText(value.text);
  return {
    from: value.from,
    to: value.from + value.text.length,
    message: `The value${key === undefined ? '' : ` of \`${key}\``} cannot be read without quotes.`,
    hint: `Quote it: \`${field.head.trim()} ${quoted}\`.`,
    mended: { from: value.from, to: value.from + value.text.length, text: quoted },
  };
}

function explainBareWords({ error, line }: Trouble): Explanation | undefined {
  if (!['MULTILINE_IMPLICIT_KEY', 'MISSING_CHAR'].includes(error.code) || line.text.trim() === '')
    return undefined;
  const [, word, rest] = /^\s*([A-Za-z_][\w-]*)\s*[ =;]\s*([^\s:].*)$/.exec(line.text) ?? [];
  const example = word === undefined || rest === undefined ? 'field: value' : `${word}: ${rest}`;
  return {
    from: line.from + indentOf(line),
    to: line.to,
    message: 'The line is neither `field: value` nor a continuation of the line above.',
    hint: `Write \`${example}\`; text that goes on from the line above must be indented deeper.`,
  };
}

const indentOf = (line: Line): number => line.text.length - line.text.trimStart().length;

function nextLine(text: string, line: Line): Line | undefined {
  return linesOf(text).find((other) => other.from > line.to && !/^\s*(?:#.*)?$/.test(other.text));
}

function continuesBelow(text: string, line: Line): boolean {
  const next = nextLine(text, line);
  return next !== undefined && indentOf(next) > indentOf(line);
}
