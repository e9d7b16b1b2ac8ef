// What one incident file yields as bytes, and back again: for the cache on disk, for another thread, and to keep ten
// thousand incidents in little memory. Its texts stay bytes until somebody reads them. Pure.
import type { ParsedFile } from '../content/parsed-file.js';
import type { Place } from '../kernel/diagnostic.js';
import type { Incident } from '../model/incident.js';
import type { Prose } from '../model/prose.js';
import type { Site } from '../model/site.js';
import { decode, readLater, type StoredTexts } from './late-prose.js';

// What JSON has no word for is a list that begins with one of these. A list of texts that begins in the same way, which
// YAML's escapes can make, is marked as a list.
const listMark = '\u0001list';
const mapMark = '\u0001map';
const setMark = '\u0001set';
const placeMark = '\u0001at';
const textMark = '\u0001text';
/** A text whose HTML has no holes, so that it is kept as it is. */
const plainTextMark = '\u0001plain';

/** Undefined for what is not to leave this process: whatever is withheld or may be, and what yields no incident. */
export function packFile(file: ParsedFile): Uint8Array | undefined {
  const { secrecy, redaction } = file;
  if (file.content.kind !== 'incident' || secrecy !== 'public' || redaction !== undefined) return undefined;
  const { incident } = file.content;
  const texts = collectTexts();
  const content = { ...incident, severity: incident.severity?.id };
  const written = write({ ...file, content }, file.path, texts.add);
  const bytes = new TextEncoder().encode('\0'.repeat(lengthBytes) + written + texts.all());
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(0, countBytes(written));
  return bytes;
}

const lengthBytes = 4;

/**
 * The file again; `site` is the one that it was read for, `name` tells it from all others that were ever read. Throws
 * where the bytes are not what `packFile` gave; they are not held, but read again for a text that somebody asks for.
 */
export function unpackFile(
  bytes: Uint8Array,
  site: Site,
  name: string,
  readAgain: () => Uint8Array,
): ParsedFile {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const end = lengthBytes + length;
  const record = JSON.parse(decode(bytes.subarray(lengthBytes, end))) as { readonly path: string };
  const texts = { name, read: readFrom(end, readAgain) };
  const file = unpack(record, { path: record.path, texts }) as Packed;
  const severity = site.severities.find(({ id }) => id === file.content.severity);
  return { ...file, content: { kind: 'incident', incident: { ...file.content, severity } } };
}

/** A function of its own: as a part of another it would hold all that that one knows. */
const readFrom = (start: number, readAgain: () => Uint8Array) => (): Uint8Array =>
  readAgain().subarray(start);

type Packed = Omit<ParsedFile, 'content'> & {
  readonly content: Omit<Incident, 'severity'> & { readonly severity: string | undefined };
};

/** Where the text begins and where it ends: in bytes. */
type AddText = (text: string) => readonly [number, number];

/** As JSON. Written at once: to make what can be given to `JSON.stringify` took twice as long as that. */
function write(value: unknown, path: string, add: AddText): string {
  if (typeof value === 'string') return quote(value);
  if (value === undefined) return 'null';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) {
    const isMarked = typeof value[0] === 'string' && value[0].startsWith('\u0001');
    return writeList(isMarked ? [listMark, ...(value as unknown[])] : value, path, add);
  }
  if (value instanceof Map) return writeMap(value, path, add);
  if (value instanceof Set) return writeList([setMark, ...value], path, add);
  if (isProse(value)) return writeProse(value, add);
  if (isPlace(value) && value.path === path) {
    const { start, end } = value;
    return `[${placeName},${start.line},${start.column},${end.line},${end.column}]`;
  }
  const record = value as Readonly<Record<string, unknown>>;
  if (isFlat(record)) return JSON.stringify(record);
  let written = '';
  for (const key in record) {
    if (record[key] === undefined) continue;
    written += `${written === '' ? '' : ','}"${key}":${write(record[key], path, add)}`;
  }
  return `{${written}}`;
}

/** As times are, which are most of what is written. */
function isFlat(record: Readonly<Record<string, unknown>>): boolean {
  for (const key in record) if (typeof record[key] === 'object') return false;
  return true;
}

function writeMap(map: ReadonlyMap<unknown, unknown>, path: string, add: AddText): string {
  const list: unknown[] = [mapMark];
  for (const [key, item] of map) list.push(key, item);
  return writeList(list, path, add);
}

function writeList(list: readonly unknown[], path: string, add: AddText): string {
  let written = '';
  for (const item of list) written += `${written === '' ? '' : ','}${write(item, path, add)}`;
  return `[${written}]`;
}

/** Most texts need no escapes, and to see that takes a third of the time that it takes to look for some. */
const quote = (text: string): string => (mayNeedEscape.test(text) ? JSON.stringify(text) : `"${text}"`);

const mayNeedEscape = /[\u0000-\u001f"\\\ud800-\udfff]/;

const placeName = JSON.stringify(placeMark);
const textName = JSON.stringify(textMark);
const plainTextName = JSON.stringify(plainTextMark);

function writeProse({ segments, text, links }: Prose, add: AddText): string {
  const [html, ...others] = segments;
  const isPlain = typeof html === 'string' && others.length === 0;
  const [from, middle] = add(isPlain ? html : JSON.stringify(segments));
  const [, to] = add(text);
  const written = `${isPlain ? plainTextName : textName},${from},${middle},${to}`;
  return `[${[written, ...links.map(quote)].join(',')}]`;
}

const isProse = (value: object): value is Prose => 'segments' in value;

const isPlace = (value: object): value is Place => 'start' in value && 'path' in value;

interface Source {
  readonly path: string;
  readonly texts: StoredTexts;
}

function unpack(value: unknown, source: Source): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return unpackList(value, source);
  const record = value as Record<string, unknown>;
  for (const key in record) {
    const item = record[key];
    if (typeof item === 'object') record[key] = unpack(item, source);
  }
  return record;
}

function unpackList(list: readonly unknown[], source: Source): unknown {
  if (list.length === 0) return nothing;
  const [mark, a, b, c, d] = list as readonly [unknown, number, number, number, number];
  if (mark === placeMark)
    return { path: source.path, start: { line: a, column: b }, end: { line: c, column: d } };
  if (mark === textMark || mark === plainTextMark) {
    const links = list.length === 4 ? nothing : (list.slice(4) as readonly string[]);
    return readLater(source.texts, [a, b, c], mark === plainTextMark, links);
  }
  if (mark === listMark) return list.slice(1);
  if (mark === setMark) return new Set(list.slice(1));
  if (mark !== mapMark) return list.map((item) => unpack(item, source));
  if (list.length === 1) return emptyMap;
  const map = new Map<unknown, unknown>();
  for (let at = 1; at < list.length; at += 2) map.set(list[at], unpack(list[at + 1], source));
  return map;
}

/** Of the lists in a file most are empty. */
const nothing: readonly never[] = [];

/** Most updates change no component, and an empty map takes 200 bytes. */
const emptyMap: ReadonlyMap<unknown, unknown> = new Map();

interface TextCollection {
  readonly add: AddText;
  readonly all: () => string;
}

function collectTexts(): TextCollection {
  let written = '';
  let length = 0;
  return {
    add: (text) => {
      const from = length;
      written += text;
      length += countBytes(text);
      return [from, length];
    },
    all: () => written,
  };
}

/** In UTF-8. Most texts have one byte for each character, and to see that is cheaper than to write them. */
const countBytes = (text: string): number =>
  beyondAscii.test(text) ? new TextEncoder().encode(text).length : text.length;

const beyondAscii = /[^\0-\x7f]/;
