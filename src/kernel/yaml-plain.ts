// The YAML of nearly every front matter: maps and lists whose values stand on one line each, without comments, escapes
// or numbers. Such a text means the same to everyone, and telling that takes a twentieth of the time of the parser.
// Whatever else a text holds, right or wrong, is left to that.
import { plainScalar, readFlow, readQuoted, type PlainField, type PlainNode } from './yaml-plain-flow.js';
import { indentOf, linesOf, type Line } from './yaml-lines.js';

export type { PlainNode } from './yaml-plain-flow.js';

/** Tabs, line ends of other kinds, invisible characters and those beyond 16 bits; comments; spaces at the end of a line. */
const unusual = /[^\n\x20-\x7e\u00a1-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\ud7ff]|(?:^|[ \n])#| (?:\n|$)/;

const longest = 16_384;

/** A node, and the index of the line after it. */
interface Block {
  readonly node: PlainNode;
  readonly next: number;
}

/** Undefined unless the whole text is of that kind. */
export function parsePlainYaml(text: string): PlainNode | undefined {
  if (text.length > longest || unusual.test(text)) return undefined;
  if (text.startsWith('{')) {
    const root = readFlow(text, 0, 0);
    return root?.to === text.length ? root : undefined;
  }
  const lines = linesOf(text.endsWith('\n') ? text.slice(0, -1) : text);
  const first = lines.findIndex((line) => line.text !== '');
  const root = readMap(text, lines, Math.max(first, 0), 0);
  return root?.next === lines.length ? root.node : undefined;
}

/** The map whose first key stands in a line at a column; those after it stand below it. */
function readMap(text: string, lines: readonly Line[], first: number, column: number): Block | undefined {
  const value: Record<string, unknown> = {};
  const fields = new Map<string, PlainField>();
  let at = first;
  for (
    let line = lines[at];
    line !== undefined && (at === first || indentOf(line) === column);
    line = lines[at]
  ) {
    const [, name, written] = /^([A-Za-z0-9_][\w.-]*):(?: +([^ ].*))?$/.exec(line.text.slice(column)) ?? [];
    if (name === undefined || name === '__proto__' || fields.has(name)) return undefined;
    const found =
      written === undefined
        ? readBelow(text, lines, at + 1, column)
        : onLine(readInline(text, line.to - written.length, line.to), at);
    if (found === undefined) return undefined;
    const from = line.from + column;
    fields.set(name, { from, to: from + name.length, node: found.node });
    value[name] = found.node.value;
    at = found.next;
  }
  const range = { from: (lines[first]?.from ?? 0) + column, to: lines[at]?.from ?? text.length };
  return isDeeper(lines[at], column) ? undefined : { node: { ...range, value, fields }, next: at };
}

/** What stands below a key: a list, also one that is not indented, or a map that is. */
function readBelow(text: string, lines: readonly Line[], at: number, column: number): Block | undefined {
  const line = lines[at];
  if (line === undefined) return undefined;
  const indent = indentOf(line);
  if (line.text.startsWith('- ', indent)) {
    return indent < column ? undefined : readList(text, lines, at, indent);
  }
  return indent <= column ? undefined : readMap(text, lines, at, indent);
}

function readList(text: string, lines: readonly Line[], first: number, column: number): Block | undefined {
  const items: PlainNode[] = [];
  let at = first;
  for (let line = lines[at]; line !== undefined && indentOf(line) === column; line = lines[at]) {
    const [, lead, written] = /^(- +)([^ ].*)$/.exec(line.text.slice(column)) ?? [];
    if (lead === undefined || written === undefined) {
      // Below a list that is not indented, the next key stands in the same column.
      break;
    }
    const found = /^[A-Za-z0-9_][\w.-]*:(?: |$)/.test(written)
      ? readMap(text, lines, at, column + lead.length)
      : onLine(readInline(text, line.to - written.length, line.to), at);
    if (found === undefined) return undefined;
    items.push(found.node);
    at = found.next;
  }
  const range = { from: (lines[first]?.from ?? 0) + column, to: lines[at]?.from ?? text.length };
  const node = { ...range, value: items.map(({ value }) => value), items };
  return items.length === 0 || isDeeper(lines[at], column) ? undefined : { node, next: at };
}

const isDeeper = (line: Line | undefined, column: number): boolean =>
  line !== undefined && indentOf(line) > column;

const onLine = (node: PlainNode | undefined, at: number): Block | undefined => node && { node, next: at + 1 };

/** The value that fills the rest of a line. */
function readInline(text: string, from: number, to: number): PlainNode | undefined {
  const sign = text.charAt(from);
  const node =
    sign === '[' || sign === '{'
      ? readFlow(text, from, 0)
      : sign === '"' || sign === "'"
        ? readQuoted(text, from)
        : plainScalar(text, from, to);
  return node?.to === to ? node : undefined;
}
