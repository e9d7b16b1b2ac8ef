// Reads YAML 1.2 (core schema) into plain data that knows where each key and value stands. Only the yaml*.ts files use
// the `yaml` package. Whatever could mean something else than it says (aliases, tags, directives) is refused.
import {
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  parseAllDocuments,
  stringify,
  visit,
  type Document,
  type Node,
  type Pair,
  type YAMLError,
} from 'yaml';
import type { Diagnostic, Place } from './diagnostic.js';
import { describeFault, explainError } from './yaml-errors.js';
import { placesIn, type PlaceAt, type YamlSource } from './yaml-places.js';
import { readPlainYaml } from './yaml-plain-reading.js';
import type { FieldPath, TrailingComment, YamlReading } from './yaml-reading.js';
import { refuseDirective, refuseDocuments, refuseNodes } from './yaml-refusals.js';
import { findSlip } from './yaml-slips.js';

export type { FieldPath, YamlReading } from './yaml-reading.js';

const options = {
  version: '1.2',
  schema: 'core',
  strict: true,
  // Duplicates are found in linear time by yaml-refusals.ts: the package's own check is quadratic in the number of keys.
  uniqueKeys: false,
  stringKeys: true,
  merge: false,
  resolveKnownTags: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/** More slips than this in one file, or more errors of the parser at once, and the rest of it is not looked at. */
const mostMends = 20;
const mostErrors = 200;

/** Reads one YAML document. Problems are diagnostics; `value` is undefined where nothing can be trusted. */
export const readYaml = (text: string, source: YamlSource): YamlReading =>
  readPlainYaml(text, source) ?? parseYaml(text, source);

/** The same by way of the parser, for every text. */
export function parseYaml(text: string, source: YamlSource): YamlReading {
  const faults: Diagnostic[] = [];
  const faultyLines = new Set<number>();
  // A text with a slip is put right and read again, so that one run finds what else is wrong.
  for (let current = text; ;) {
    const placeAt = placesIn(current, text, source);
    const directive = refuseDirective(current, placeAt);
    if (directive !== undefined) return unreadable(source, [directive]);
    const parsed = parseAllDocuments(current, options);
    const documents: readonly Document[] = Array.isArray(parsed) ? parsed : [];
    const errors = listErrors(documents[0]);
    const [error] = errors;
    const slip = error === undefined ? findSlip(documents, current) : undefined;
    const fault =
      error !== undefined
        ? explainError(error, current, placeAt)
        : slip && describeFault(slip, current, placeAt);
    if (fault === undefined) {
      const reading = readDocument(documents, current, placeAt);
      const others = reading.diagnostics.filter(({ place }) => !faultyLines.has(place.start.line));
      // A value without its anchor or tag is not what its author wrote either.
      const stripped = others.filter(({ code }) => code === 'yaml/alias' || code === 'yaml/tag');
      for (const { place } of stripped) faultyLines.add(place.start.line);
      const lines = current.split('\n').filter((_, index) => faultyLines.has(index + (source.line ?? 1)));
      const astray = new Set(lines.map((line) => /^\s*([\w-]+)\s*:/.exec(line)?.[1]));
      return {
        ...reading,
        diagnostics: [...faults, ...others],
        isFaulty: (line) => faultyLines.has(line),
        isAstray: (name) => astray.has(name),
      };
    }
    const { diagnostic, mended } = fault;
    const { line } = diagnostic.place.start;
    if (faultyLines.has(line)) return unreadable(source, faults);
    faults.push(diagnostic);
    const isHopeless = faultyLines.size === mostMends || errors.length > mostErrors;
    if (mended === undefined || isHopeless) return unreadable(source, faults);
    faultyLines.add(line);
    current = mended;
  }
}

/** Writes plain data as YAML in block style, strings quoted where YAML would read them as something else. */
export function writeYaml(value: unknown): string {
  return stringify(value, { version: '1.2', schema: 'core', lineWidth: 0, aliasDuplicateObjects: false });
}

/** One line of text as a value: quoted where YAML would read it as something else. */
export const writeYamlText = (text: string): string => writeYaml(text).trimEnd();

function unreadable(source: YamlSource, diagnostics: readonly Diagnostic[]): YamlReading {
  const start = { line: source.line ?? 1, column: source.column ?? 1 };
  const place = { path: source.path, start, end: start };
  return {
    value: undefined,
    diagnostics,
    placeOfValue: () => place,
    placeOfKey: () => place,
    sourceOf: () => undefined,
    trailingComments: [],
    isFaulty: () => false,
    isAstray: () => false,
  };
}

function listErrors(document: Document | undefined): readonly YAMLError[] {
  // Tags that are not known give a warning; yaml-refusals.ts reports them with all the others.
  const warnings = document?.warnings.filter(({ code }) => code !== 'TAG_RESOLVE_FAILED') ?? [];
  return [...(document?.errors ?? []), ...warnings].sort((a, b) => a.pos[0] - b.pos[0]);
}

function readDocument(
  documents: readonly Document[],
  text: string,
  placeAt: PlaceAt,
): Omit<YamlReading, 'isFaulty' | 'isAstray'> {
  const document = documents[0];
  const refusals = document === undefined ? undefined : refuseNodes(document, text, placeAt);
  const nodeAt = (path: FieldPath): Node | undefined => {
    const node: unknown = path.length === 0 ? document?.contents : document?.getIn(path, true);
    return isNode(node) ? node : undefined;
  };
  const placeOfNode = (node: Node): Place => placeAt(...rangeOf(node));
  const keyAt = (path: FieldPath): Node | undefined => {
    const parent = nodeAt(path.slice(0, -1));
    const pair = isMap(parent) ? parent.items.find((item) => keyOf(item) === path.at(-1)) : undefined;
    return isNode(pair?.key) ? pair.key : undefined;
  };
  const placeOfKey = (path: FieldPath): Place => {
    const key = keyAt(path);
    return key === undefined ? placeOfValue(path) : placeOfNode(key);
  };
  const placeOfValue = (path: FieldPath): Place => {
    const node = nodeAt(path);
    if (node === undefined) return path.length === 0 ? placeAt(0, 0) : placeOfValue(path.slice(0, -1));
    // An empty value has no width; what the reader must look at is its key, which an item of a list does not have.
    const key = isEmptyScalar(node) && path.length > 0 ? keyAt(path) : undefined;
    return placeOfNode(key ?? node);
  };
  const isUsable = refusals?.isUsable ?? true;
  return {
    value: isUsable ? (document?.toJS({ maxAliasCount: 0 }) ?? null) : undefined,
    diagnostics: [...refuseDocuments(documents, text, placeAt), ...(refusals?.diagnostics ?? [])],
    placeOfValue,
    placeOfKey,
    sourceOf: (path) => {
      const node = nodeAt(path);
      if (node !== undefined && isEmptyScalar(node))
        return /^:?[ \t]*(#\S[^\n]*)/.exec(text.slice(rangeOf(node)[0]))?.[1];
      if (isScalar(node)) return node.source;
      return isCollection(node) && node.flow === true ? text.slice(...rangeOf(node)) : undefined;
    },
    trailingComments: document === undefined ? [] : findTrailingComments(document, text, placeAt),
  };
}

const keyOf = (pair: Pair): unknown => (isScalar(pair.key) ? pair.key.value : undefined);

const rangeOf = (node: Node): [number, number] => [node.range?.[0] ?? 0, node.range?.[1] ?? 0];

// An empty value has no characters of its own, whatever comment follows it.
const isEmptyScalar = (node: Node): boolean => isScalar(node) && node.value === null && node.source === '';

function findTrailingComments(document: Document, text: string, placeAt: PlaceAt): TrailingComment[] {
  const found: TrailingComment[] = [];
  visit(document, {
    Scalar(key, node, ancestors) {
      const isText = node.type === 'PLAIN' && typeof node.value === 'string';
      if (!isText || node.comment == null || key === 'key') return;
      const [, valueEnd] = rangeOf(node);
      const match = /^[ \t]+(#[^\n]*)/.exec(text.slice(valueEnd));
      if (match?.[1] === undefined) return;
      const from = valueEnd + match[0].length - match[1].length;
      const path = pathTo(node, ancestors);
      found.push({
        path,
        comment: match[1].slice(1).trimEnd(),
        place: placeAt(from, valueEnd + match[0].length),
      });
    },
  });
  return found;
}

function pathTo(node: Node, ancestors: readonly unknown[]): FieldPath {
  return ancestors.flatMap((ancestor, index): FieldPath => {
    if (isPair(ancestor)) return [String(keyOf(ancestor))];
    return isSeq(ancestor) ? [ancestor.items.indexOf(ancestors[index + 1] ?? node)] : [];
  });
}
