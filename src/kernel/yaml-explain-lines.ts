// Slips inside a line: its colon or hyphen, an escape, a value that needs quotes.
import type { Explanation, Trouble } from './yaml-explanation.js';
import { indentOf, nextLine, quoteText, splitValue } from './yaml-lines.js';

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

/** A colon of double width, as input methods for Chinese and Japanese give it. */
export function explainWideColon({ line }: Trouble): Explanation | undefined {
  const [, head, rest] = /^(\s*(?:- +)*[A-Za-z_][\w-]*)\s*：\s*(.*)$/.exec(line.text) ?? [];
  if (head === undefined || rest === undefined) return undefined;
  const text = `${head}: ${rest}`;
  return {
    from: line.from + indentOf(line),
    to: line.to,
    message: 'The colon is one of double width, which YAML takes for text.',
    hint: `Write \`${text.trim()}\`.`,
    mended: { from: line.from, to: line.to, text },
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

export function explainBareWords({ error, text, line }: Trouble): Explanation | undefined {
  const isOther = !['MULTILINE_IMPLICIT_KEY', 'MISSING_CHAR', 'BLOCK_AS_IMPLICIT_KEY'].includes(error.code);
  if (isOther || line.text.trim() === '' || /:(?:\s|$)/.test(line.text)) return undefined;
  const next = nextLine(text, line);
  const [, lead = '', word, rest] =
    /^\s*((?:- +)*)([A-Za-z_][\w-]*)(?:\s*[=;]\s*|\s+)([^\s:=;].*)$/.exec(line.text) ?? [];
  // An item without a colon is text; that a field was meant shows only where fields follow in its column.
  const isItem = lead !== '' && (next === undefined || indentOf(next) !== indentOf(line) + lead.length);
  if (isItem) return undefined;
  const field = word === undefined || rest === undefined ? undefined : `${lead}${word}: ${rest}`;
  const isFollowedDeeper = next !== undefined && indentOf(next) > indentOf(line) + lead.length;
  const from = line.from + indentOf(line);
  // A word alone is most likely a field that lacks its colon.
  const alone = /^\s*([A-Za-z_][\w-]*)\s*$/.exec(line.text)?.[1];
  const example = alone === undefined ? (field ?? 'field: value') : `${alone}: …`;
  const mended = alone === undefined ? (isFollowedDeeper ? undefined : field) : `${alone}:`;
  return {
    from,
    to: line.to,
    message: 'The line is neither `field: value` nor a continuation of the line above.',
    hint: `Write \`${example}\`; text that goes on from the line above must be indented deeper.`,
    mended: { from, to: line.to, text: mended ?? '#' },
  };
}
