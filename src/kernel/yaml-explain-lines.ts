// Slips of a line: its indentation, its colon or hyphen, a value that needs quotes.
import type { Explanation, Trouble } from './yaml-explanation.js';
import { indentOf, nextLine, quoteText, splitValue } from './yaml-lines.js';

export function explainTab({ error, text, line }: Trouble): Explanation | undefined {
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

export function explainEscape({ error, text }: Trouble): Explanation | undefined {
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

export function explainDeeperLine({ error, text, line }: Trouble): Explanation | undefined {
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

export function explainGlued({ line }: Trouble): Explanation | undefined {
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

export function explainIndentation({ error, line }: Trouble): Explanation | undefined {
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

export function explainKey({ error, line }: Trouble): Explanation | undefined {
  if (error.code !== 'NON_STRING_KEY') return undefined;
  return {
    from: error.pos[0],
    to: line.to,
    message: 'A list or map stands where the name of a field was expected.',
    hint: 'Write `field: value`, or quote the text if the brackets are meant.',
  };
}

export function explainUnquoted({ error, line }: Trouble): Explanation | undefined {
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

export function explainBareWords({ error, line }: Trouble): Explanation | undefined {
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
