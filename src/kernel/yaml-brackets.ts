// Finds what a line of YAML opens and does not close: a quotation mark, a list or a map.

export interface OpenBracket {
  /** Where the innermost of them opens. */
  readonly index: number;
  readonly isQuote: boolean;
  /** What would close all of them, innermost first. */
  readonly close: string;
}

const closers: Readonly<Record<string, string>> = { '[': ']', '{': '}', '"': '"', "'": "'" };

/** Looks at the value of a field, from its first character to the end of the line. */
export function findOpenBracket(value: string): OpenBracket | undefined {
  const open: { index: number; close: string }[] = [];
  let mayOpenQuote = true;
  for (let index = 0; index < value.length; index += 1) {
    const character = value.charAt(index);
    const innermost = open.at(-1)?.close;
    if (innermost === '"' || innermost === "'") {
      if (character === '\\' && innermost === '"') index += 1;
      else if (character === innermost) open.pop();
      continue;
    }
    const isPlain = open.length === 0 && index > 0;
    const close = closers[character];
    const isQuote = character === '"' || character === "'";
    if (close !== undefined && !isPlain && (mayOpenQuote || !isQuote)) open.push({ index, close });
    else if (character === innermost) open.pop();
    else if (character === '#' && /\s/.test(value.charAt(index - 1))) break;
    if (!/\s/.test(character)) mayOpenQuote = '[{,:'.includes(character);
  }
  const last = open.at(-1);
  if (last === undefined) return undefined;
  const close = open
    .map((entry) => entry.close)
    .reverse()
    .join('');
  return { index: last.index, isQuote: last.close === '"' || last.close === "'", close };
}
