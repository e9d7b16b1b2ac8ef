// What one incident file yields as bytes, and back again: for the cache on disk, for another thread, and to keep ten
// thousand incidents in little memory. Its texts stay bytes until somebody reads them. Pure.
import type { ParsedFile } from '../content/parsed-file.js';
import type { Place } from '../kernel/diagnostic.js';
import type { Incident } from '../model/incident.js';
import type { Prose } from '../model/prose.js';
import type { Site } from '../model/site.js';

// What JSON has no word for is a list that begins with one of these. A list of texts that begins in the same way, which
// YAML's escapes can make, is marked as a list.
const listMark = '\u0001list';
const mapMark = '\u0001map';
const setMark = '\u0001set';
const placeMark = '\u0001at';
const textMark = '\u0001text';

/** Undefined for what is not to leave this process: whatever is withheld or may be, and what yields no incident. */
export function packFile(file: ParsedFile): Uint8Array | undefined {
  const { content, secrecy, redaction } = file;
  if (content.kind !== 'incident' || secrecy !== 'public' || redaction !== undefined) return undefined;
  const { incident } = content;
  const texts = collectTexts();
  const record = pack(
    { ...file, content: { ...incident, severity: incident.severity?.id } },
    file.path,
    texts.add,
  );
  const written = new TextEncoder().encode(JSON.stringify(record));
  const shown = texts.encode();
  const bytes = new Uint8Array(lengthBytes + written.length + shown.length);
  new DataView(bytes.buffer).setUint32(0, written.length);
  bytes.set(written, lengthBytes);
  bytes.set(shown, lengthBytes + written.length);
  return bytes;
}

const lengthBytes = 4;

/**
 * The file again; `site` is the one that it was read for. Throws where the bytes are not what `packFile` gave. The
 * incident and its texts are told, with a text that names them among all that is of the same file.
 */
export function unpackFile(bytes: Uint8Array, site: Site, onMade: Source['onMade']): ParsedFile {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const end = lengthBytes + length;
  const record = JSON.parse(decode(bytes.subarray(lengthBytes, end))) as { readonly path: string };
  const texts = bytes.subarray(end);
  const file = unpack(record, { path: record.path, texts, onMade }) as Packed;
  const severity = site.severities.find(({ id }) => id === file.content.severity);
  const incident = { ...file.content, severity };
  onMade(incident, '');
  return { ...file, content: { kind: 'incident', incident } };
}

type Packed = Omit<ParsedFile, 'content'> & {
  readonly content: Omit<Incident, 'severity'> & { readonly severity: string | undefined };
};

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

type AddText = (prose: Prose) => readonly unknown[];

function pack(value: unknown, path: string, add: AddText): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => pack(item, path, add));
    return typeof value[0] === 'string' && value[0].startsWith('\u0001') ? [listMark, ...items] : items;
  }
  if (value instanceof Map) return packMap(value, path, add);
  if (value instanceof Set) return [setMark, ...value];
  if (isProse(value)) return [textMark, ...add(value), ...value.links];
  if (isPlace(value) && value.path === path) {
    const { start, end } = value;
    return [placeMark, start.line, start.column, end.line, end.column];
  }
  const packed: Record<string, unknown> = {};
  const record = value as Readonly<Record<string, unknown>>;
  for (const key in record) packed[key] = pack(record[key], path, add);
  return packed;
}

function packMap(map: ReadonlyMap<unknown, unknown>, path: string, add: AddText): readonly unknown[] {
  const packed: unknown[] = [mapMark];
  for (const [key, item] of map) packed.push(key, pack(item, path, add));
  return packed;
}

const isProse = (value: object): value is Prose => 'segments' in value;

const isPlace = (value: object): value is Place => 'start' in value && 'path' in value;

interface Source {
  readonly path: string;
  readonly texts: Uint8Array;
  readonly onMade: (made: Incident | Prose, name: string) => void;
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
  const [mark, a, b, c, d] = list as readonly [unknown, number, number, number, number];
  if (mark === placeMark)
    return { path: source.path, start: { line: a, column: b }, end: { line: c, column: d } };
  if (mark === textMark) {
    const prose = readLater(source.texts, [a, b, c], list.slice(4) as readonly string[]);
    source.onMade(prose, String(a));
    return prose;
  }
  if (mark === listMark) return list.slice(1);
  if (mark === setMark) return new Set(list.slice(1));
  if (mark !== mapMark) return list.map((item) => unpack(item, source));
  const map = new Map<unknown, unknown>();
  for (let at = 1; at < list.length; at += 2) map.set(list[at], unpack(list[at + 1], source));
  return map;
}

/** A text that is decoded at each asking: few pages show it, and ten thousand would fill the memory. */
const readLater = (
  texts: Uint8Array,
  [from, middle, to]: readonly [number, number, number],
  links: readonly string[],
): Prose => ({
  get segments(): Prose['segments'] {
    return JSON.parse(decode(texts.subarray(from, middle))) as Prose['segments'];
  },
  get text(): string {
    return decode(texts.subarray(middle, to));
  },
  links,
});

interface TextCollection {
  /** Where the segments begin, where they end and the plain text begins, and where that ends: in bytes. */
  readonly add: (prose: Prose) => readonly [number, number, number];
  readonly encode: () => Uint8Array;
}

function collectTexts(): TextCollection {
  let written = '';
  let length = 0;
  const put = (text: string): number => {
    written += text;
    length += countBytes(text);
    return length;
  };
  return {
    add: ({ segments, text }) => [length, put(JSON.stringify(segments)), put(text)],
    encode: () => new TextEncoder().encode(written),
  };
}

/** In UTF-8. Most texts have one byte for each character, and to see that is cheaper than to write them. */
const countBytes = (text: string): number =>
  beyondAscii.test(text) ? new TextEncoder().encode(text).length : text.length;

const beyondAscii = /[^\0-\x7f]/;
