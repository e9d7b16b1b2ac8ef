// The values of one line in plain YAML: texts with and without quotes, and lists and maps in brackets.

/** Offsets count in the text; `to` is exclusive, and behind the line break where the lines below belong to a value too. */
export interface PlainNode {
  readonly from: number;
  readonly to: number;
  readonly value: unknown;
  /** What was typed: of a scalar, and of a list or map in brackets. */
  readonly source?: string;
  /** Of a map. */
  readonly fields?: ReadonlyMap<string, PlainField>;
  /** Of a list. */
  readonly items?: readonly PlainNode[];
}

/** The range is that of the key. */
export interface PlainField {
  readonly from: number;
  readonly to: number;
  readonly node: PlainNode;
}

/** What an unquoted text must begin with, lest its first character mean something. */
const beginning = /^[A-Za-z0-9_~(/\u00a1-\uffff]/;

/** What is, or might be, no text but a number, a boolean or nothing. */
const otherKind = /^(?:~|null|true|false|0[xo][\da-f]+|\d+(?:\.\d*)?(?:e[-+]?\d+)?)$/i;

const deepest = 4;

/** An unquoted text, or `true` or `false`. */
export function plainScalar(text: string, from: number, to: number): PlainNode | undefined {
  const source = text.slice(from, to);
  if (source === 'true' || source === 'false') return { from, to, value: source === 'true', source };
  const isText = beginning.test(source) && !source.includes(': ') && !source.endsWith(':');
  return isText && !otherKind.test(source) ? { from, to, value: source, source } : undefined;
}

/** A text in quotes that ends on its line and holds no quotes or escapes. */
export function readQuoted(text: string, from: number): PlainNode | undefined {
  const quote = text.charAt(from);
  const close = text.indexOf(quote, from + 1);
  const value = text.slice(from + 1, close);
  const isPlain = close !== -1 && !/[\n\\]/.test(value) && text.charAt(close + 1) !== quote;
  return isPlain ? { from, to: close + 1, value, source: value } : undefined;
}

/** A list or map in brackets that ends on its line. */
export function readFlow(text: string, from: number, depth: number): PlainNode | undefined {
  const isList = text.charAt(from) === '[';
  const items: PlainNode[] = [];
  const fields = new Map<string, PlainField>();
  const value: Record<string, unknown> = {};
  let at = skipSpaces(text, from + 1);
  for (let isOpen = text.charAt(at) !== (isList ? ']' : '}'); isOpen;) {
    const key = isList ? undefined : readKey(text, at);
    if (key === '__proto__' || (key === undefined ? !isList : fields.has(key))) return undefined;
    const node = readItem(text, key === undefined ? at : skipSpaces(text, at + key.length + 1), depth);
    if (node === undefined) return undefined;
    if (key === undefined) items.push(node);
    else {
      fields.set(key, { from: at, to: at + key.length, node });
      value[key] = node.value;
    }
    at = skipSpaces(text, node.to);
    const sign = text.charAt(at);
    if (sign !== ',' && sign !== (isList ? ']' : '}')) return undefined;
    isOpen = sign === ',';
    if (isOpen) at = skipSpaces(text, at + 1);
  }
  const range = { from, to: at + 1, source: text.slice(from, at + 1) };
  return isList ? { ...range, value: items.map((item) => item.value), items } : { ...range, value, fields };
}

/** A name before a colon and a space; of a longer one the parser may make what it will. */
function readKey(text: string, from: number): string | undefined {
  const to = text.indexOf(': ', from);
  if (to === -1 || to - from > 78) return undefined;
  const key = text.slice(from, to);
  return /^[A-Za-z0-9_][\w.-]*$/.test(key) ? key : undefined;
}

function readItem(text: string, from: number, depth: number): PlainNode | undefined {
  const sign = text.charAt(from);
  if (sign === '[' || sign === '{') return depth < deepest ? readFlow(text, from, depth + 1) : undefined;
  if (sign === '"' || sign === "'") return readQuoted(text, from);
  const rest = text.slice(from);
  const end = rest.search(/[,[\]{}\n]/);
  return plainScalar(text, from, from + rest.slice(0, end === -1 ? undefined : end).trimEnd().length);
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charAt(at) === ' ') at += 1;
  return at;
}
