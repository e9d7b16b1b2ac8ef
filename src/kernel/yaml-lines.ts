// The lines of a YAML text as their author sees them, for explaining what the parser could not read.

/** Offsets count in the whole text; `to` is exclusive and leaves the line break out. */
export interface Line {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** A line `- key: value`, `key: value` or `- value`, taken apart. */
export interface FieldLine {
  /** All before the value. */
  readonly head: string;
  readonly key: string | undefined;
  /** How many characters stand before the key. */
  readonly column: number;
  readonly value: { readonly text: string; readonly from: number };
}

export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (const line of text.split('\n')) {
    lines.push({ text: line, from, to: from + line.length });
    from += line.length + 1;
  }
  return lines;
}

/** The line that an offset lies on. */
export function lineAt(text: string, offset: number): Line {
  const from = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const next = text.indexOf('\n', offset);
  const to = next === -1 ? text.length : next;
  return { text: text.slice(from, to), from, to };
}

/** Undefined for a line that holds no value. */
export function splitValue(line: Line): FieldLine | undefined {
  const match = /^(\s*(?:- +)*)((?:[A-Za-z_][\w.-]*|"[^"]*"|'[^']*'):[ \t]+)?(\S.*?)\s*$/.exec(line.text);
  const [, lead, named, text] = match ?? [];
  if (lead === undefined || text === undefined || (named === undefined && !lead.includes('-')))
    return undefined;
  const head = lead + (named ?? '');
  const key = named?.replace(/:\s+$/, '');
  return { head, key, column: lead.length, value: { text, from: line.from + head.length } };
}

/** The text as a quoted scalar that means just what was typed; quotes that the author meant as such are kept. */
export function quoteText(value: string): string {
  const inner = /^'(.*\w'\w.*?)'?$/.exec(value)?.[1] ?? /^"([^"]*)"$/.exec(value)?.[1] ?? value;
  return inner.includes('"') && !inner.includes("'")
    ? `'${inner}'`
    : `"${inner.replaceAll(/["\\]/g, '\\$&')}"`;
}

export const indentOf = (line: Line): number => line.text.length - line.text.trimStart().length;

/** Where the first name or text of a line begins, after the hyphens of a list. */
export const keyColumn = (line: Line): number => /^\s*(?:- +)*/.exec(line.text)?.[0].length ?? 0;

const hasContent = (line: Line): boolean => !/^\s*(?:#.*)?$/.test(line.text);

/** The lines that hold more than a comment. */
export const contentLines = (text: string): readonly Line[] => linesOf(text).filter(hasContent);

/** The next of them. */
export function nextLine(text: string, line: Line): Line | undefined {
  for (let from = line.to + 1; from <= text.length;) {
    const next = lineAt(text, from);
    if (hasContent(next)) return next;
    from = next.to + 1;
  }
  return undefined;
}

/** The last line before an offset that divides two documents. */
export function findSeparator(text: string, before: number): Line | undefined {
  return linesOf(text).findLast(
    ({ text: line, from }) => from <= before && /^(?:---|\.\.\.)(?:\s|$)/.test(line),
  );
}
