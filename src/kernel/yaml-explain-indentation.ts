// Slips of indentation: a tab, a line deeper or less deep than its neighbours. The parser stops at the second of two
// lines that do not fit together; which of them is out of line is told by the others around.
import type { Explanation, Trouble } from './yaml-explanation.js';
import { contentLines, indentOf, keyColumn, nextLine, splitValue, type Line } from './yaml-lines.js';

const less = 'The line is indented less than the fields below it.';
const more = 'The line is indented deeper than the fields below it.';
const hint = 'Begin the fields of one map in the same column, and the hyphens of one list too.';

export function explainTab({ text, line }: Trouble): Explanation | undefined {
  const tabbed = [line, nextLine(text, line)].find(
    (other) => other !== undefined && /^ *\t\s*\S/.test(other.text),
  );
  if (tabbed === undefined) return undefined;
  const lead = /^\s*/.exec(tabbed.text)?.[0] ?? '';
  const others = text.split('\n').filter((other) => /^ *\t+\s*\S/.test(other)).length - 1;
  const also = others > 0 ? `, here and on ${others} other ${others === 1 ? 'line' : 'lines'}` : '';
  return {
    from: tabbed.from + lead.indexOf('\t'),
    to: tabbed.from + lead.length,
    message: 'The line is indented with a tab; YAML takes spaces only.',
    hint: `Replace each tab by two spaces${also}.`,
    mended: {
      from: 0,
      to: text.length,
      text: text.replaceAll(/^[ \t]+/gm, (space) => space.replaceAll('\t', '  ')),
    },
  };
}

/** Below a field with a value: deeper is only text that goes on. */
export function explainDeeperLine({ error, text, line }: Trouble): Explanation | undefined {
  const field = splitValue(line);
  const next = nextLine(text, line);
  if (field?.key === undefined || next === undefined || !error.code.endsWith('_IMPLICIT_KEY'))
    return undefined;
  const isPlain = !/:\s|:$|^[-?:,[\]{}#&*!|>'"%@`]/.test(field.value.text);
  if (!isPlain || indentOf(next) <= indentOf(line) || !/^\s*(?:- )?[\w.-]+:(?:\s|$)/.test(next.text))
    return undefined;
  if (isAlone(text, line) && (hasEqualsBelow(text, next) || isOff(line, next))) {
    return moveLine(line, keyColumn(next) - keyColumn(line), less);
  }
  const message = 'The line is indented deeper than the one above, which already has a value.';
  return moveLine(next, keyColumn(line) - keyColumn(next), message);
}

export function explainIndentation({ error, text, line }: Trouble): Explanation | undefined {
  const start = line.from + indentOf(line);
  const isItem = /^\s*- /.test(line.text);
  const isField = isItem || /^\s*[\w.-]+\s*:(?:\s|$)/.test(line.text);
  const isMisplaced = isField && error.pos[0] <= start && (isItem || !error.code.endsWith('_IMPLICIT_KEY'));
  if (!isMisplaced && error.code !== 'BAD_INDENT') return undefined;
  const before = contentLines(text).findLast(({ to }) => to < line.from);
  const first = findFirst(text, line);
  if (first !== undefined && (hasEqualsBelow(text, line) || isOff(first, line))) {
    return moveLine(first, indentOf(line) - indentOf(first), more);
  }
  if (before !== undefined && indentOf(before) < indentOf(line)) {
    const isLower = keyColumn(before) < indentOf(line);
    const isFirst = isLower ? isAlone(text, before) && hasEqualsBelow(text, line) : isOff(before, line);
    if (isFirst) return moveLine(before, indentOf(line) - keyColumn(before), isLower ? less : more);
  }
  const column = nearestColumn(text, line);
  return moveLine(line, column - indentOf(line), 'The indentation of the line fits no line above it.');
}

function moveLine(line: Line, by: number, message: string): Explanation {
  const to = line.from + indentOf(line);
  const indentation = ' '.repeat(Math.max(0, indentOf(line) + by));
  return { from: to, to: line.to, message, hint, mended: { from: line.from, to, text: indentation } };
}

/** Whether no line above belongs to the same map. */
function isAlone(text: string, line: Line): boolean {
  const column = keyColumn(line);
  if (indentOf(line) !== column) return true;
  const above = contentLines(text).filter(({ to }) => to < line.from);
  const inside = above.slice(above.findLastIndex((other) => indentOf(other) < column) + 1);
  const opener = above[above.length - inside.length - 1];
  return (
    !inside.some((other) => keyColumn(other) === column) &&
    (opener === undefined || keyColumn(opener) !== column)
  );
}

/** Whether lines below belong to the same map or list. */
function hasEqualsBelow(text: string, line: Line): boolean {
  const below = contentLines(text).filter(({ from }) => from > line.to);
  const end = below.findIndex((other) => indentOf(other) < indentOf(line));
  return below.slice(0, end === -1 ? undefined : end).some((other) => indentOf(other) === indentOf(line));
}

/** The line above that opens the map or list of this one, where it is the only one there and begins deeper. */
function findFirst(text: string, line: Line): Line | undefined {
  const above = contentLines(text).filter(({ to }) => to < line.from);
  const inside = above.slice(above.findLastIndex((other) => indentOf(other) <= indentOf(line)) + 1);
  const least = Math.min(...inside.map(indentOf));
  const shallowest = inside.filter((other) => indentOf(other) === least);
  return shallowest.length === 1 ? shallowest[0] : undefined;
}

/** The column, of those in which the line could go on what is above, that is nearest to its own; rather the deeper. */
function nearestColumn(text: string, line: Line): number {
  const isItem = (other: Line): boolean => /^\s*- /.test(other.text);
  const above = contentLines(text).filter(({ to }) => to < line.from);
  // What it opens must still stand deeper.
  const next = nextLine(text, line);
  const opens = next !== undefined && indentOf(next) > indentOf(line) && /:\s*$/.test(line.text);
  const room = opens ? indentOf(next) : Infinity;
  const columns: number[] = [];
  let limit = Infinity;
  for (const other of above.reverse()) {
    if (indentOf(other) >= limit) continue;
    limit = indentOf(other);
    const column = isItem(line) ? indentOf(other) : keyColumn(other);
    if (column < room && (isItem(other) || !isItem(line))) columns.push(column);
  }
  const distance = (column: number): number => Math.abs(column - indentOf(line));
  return columns.sort((a, b) => distance(a) - distance(b) || b - a)[0] ?? 0;
}

// Hardly anyone indents by an odd number of spaces, so of two lines the odd one is out of line.
const isOff = (line: Line, other: Line): boolean => indentOf(line) % 2 === 1 && indentOf(other) % 2 === 0;
