// Reads YAML 1.2 (core schema) into plain data that knows where each key and value stands: the only user of the
// `yaml` package. Whatever could mean something else than it says (aliases, tags, directives) is refused.
import {
  LineCounter,
  isAlias,
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
} from 'yaml';
import { diagnose, type Diagnostic, type Place } from './diagnostic.js';
import { describeYamlError, quoteLine } from './yaml-errors.js';

export type FieldPath = readonly PropertyKey[];

export interface YamlSource {
  readonly path: string;
  /** The line of the file on which the text begins, and the column on it; both count from 1. */
  readonly line?: number;
  readonly column?: number;
}

export interface YamlReading {
  /** Plain data: maps without a prototype's names, lists, strings, numbers, booleans, null. */
  readonly value: unknown;
  readonly diagnostics: readonly Diagnostic[];
  /** Where a value stands; an absent one is where its nearest parent stands. */
  readonly placeOfValue: (path: FieldPath) => Place;
  readonly placeOfKey: (path: FieldPath) => Place;
  /** A scalar as the author typed it. */
  readonly sourceOf: (path: FieldPath) => string | undefined;
  /** Unquoted scalars that a comment follows on the same line. */
  readonly trailingComments: readonly {
    readonly path: FieldPath;
    readonly comment: string;
    readonly place: Place;
  }[];
}

const options = {
  version: '1.2',
  schema: 'core',
  strict: true,
  // Duplicates are found below, in linear time: the package's own check is quadratic in the number of keys.
  uniqueKeys: false,
  stringKeys: true,
  merge: false,
  resolveKnownTags: false,
  prettyErrors: false,
  logLevel: 'silent',
  keepSourceTokens: true,
} as const;

/** Reads one YAML document. Problems are diagnostics; `value` is undefined where nothing can be trusted. */
export function readYaml(text: string, source: YamlSource): YamlReading {
  const lines = new LineCounter();
  const placeAt = (from: number, to: number): Place => {
    const position = (offset: number): { line: number; column: number } => {
      const { line, col } = lines.linePos(offset);
      const firstColumn = line === 1 ? (source.column ?? 1) - 1 : 0;
      return { line: line + (source.line ?? 1) - 1, column: col + firstColumn };
    };
    return { path: source.path, start: position(from), end: position(Math.max(from, to)) };
  };
  const parsed = parseAllDocuments(text, { ...options, lineCounter: lines });
  const documents: readonly Document[] = Array.isArray(parsed) ? parsed : [];
  const document = documents[0];
  const nothing: YamlReading = {
    value: null,
    diagnostics: [],
    placeOfValue: () => placeAt(0, 0),
    placeOfKey: () => placeAt(0, 0),
    sourceOf: () => undefined,
    trailingComments: [],
  };
  if (document === undefined) return nothing;

  const errors = [
    ...document.errors,
    ...document.warnings.filter((entry) => entry.code !== 'TAG_RESOLVE_FAILED'),
  ];
  if (errors.length > 0) {
    const diagnostics = describeYamlError(errors, text, placeAt);
    // With the offending values quoted the rest can still be checked in the same run; it is never published.
    const repaired = quoteLine(errors, text);
    const rest = repaired === undefined ? undefined : readYaml(repaired, source);
    if (rest === undefined || rest.value === undefined) return { ...nothing, value: undefined, diagnostics };
    return { ...rest, diagnostics: [...diagnostics, ...rest.diagnostics] };
  }

  const refused = [...refuseDocuments(documents, text, placeAt), ...refuseNodes(document, placeAt)];
  const usable = refused.every(({ code }) => code === 'format/duplicate-field');
  const nodeAt = (path: FieldPath): Node | undefined => {
    const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
    return isNode(node) ? node : undefined;
  };
  const placeOfNode = (node: Node): Place => placeAt(node.range?.[0] ?? 0, node.range?.[1] ?? 0);
  const placeOfKey = (path: FieldPath): Place => {
    const parent = nodeAt(path.slice(0, -1));
    const pair = isMap(parent) ? parent.items.find((item) => keyOf(item) === path.at(-1)) : undefined;
    return pair !== undefined && isNode(pair.key) ? placeOfNode(pair.key) : placeOfValue(path);
  };
  const placeOfValue = (path: FieldPath): Place => {
    const node = nodeAt(path);
    // An empty value has no width; what the reader must look at is its key.
    if (node !== undefined)
      return isEmptyScalar(node) && path.length > 0 ? placeOfKey(path) : placeOfNode(node);
    return path.length === 0 ? placeAt(0, 0) : placeOfValue(path.slice(0, -1));
  };
  return {
    value: usable ? document.toJS({ maxAliasCount: 0 }) : undefined,
    diagnostics: refused,
    placeOfValue,
    placeOfKey,
    sourceOf: (path) => {
      const node = nodeAt(path);
      return isScalar(node) ? node.source : undefined;
    },
    trailingComments: findTrailingComments(document, placeAt),
  };
}

/** Writes plain data as YAML in block style, strings quoted where YAML would read them as something else. */
export function writeYaml(value: unknown): string {
  return stringify(value, { version: '1.2', schema: 'core', lineWidth: 0, aliasDuplicateObjects: false });
}

type PlaceAt = (from: number, to: number) => Place;

const keyOf = (pair: Pair): unknown => (isScalar(pair.key) ? pair.key.value : undefined);

// An empty value has no characters of its own, whatever comment follows it.
const isEmptyScalar = (node: Node): boolean => isScalar(node) && node.value === null && node.source === '';

function refuseDocuments(documents: readonly Document[], text: string, placeAt: PlaceAt): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const directive = /^%[^\n]*/m.exec(text);
  if (
    directive !== null &&
    documents[0]?.directives !== undefined &&
    text.slice(0, directive.index).trim() === ''
  ) {
    const place = placeAt(directive.index, directive.index + directive[0].length);
    const hint = 'Remove the line; Candor reads YAML 1.2.';
    diagnostics.push(diagnose('yaml/directive', place, 'YAML directives are not allowed.', { hint }));
  }
  const second = documents[1];
  if (second !== undefined) {
    const from = second.range?.[0] ?? 0;
    const place = placeAt(from, from + (/^[^\n]*/.exec(text.slice(from))?.[0].length ?? 0));
    const message = 'A second YAML document begins here; expected one.';
    const hint = 'Remove the `---` or `...` line between the two, or move the text to another file.';
    diagnostics.push(diagnose('yaml/multiple-documents', place, message, { hint }));
  }
  return diagnostics;
}

function refuseNodes(document: Document, placeAt: PlaceAt): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const placeOf = (node: Node): Place => placeAt(node.range?.[0] ?? 0, node.range?.[1] ?? 0);
  visit(document, (_key, node) => {
    if (isAlias(node)) {
      const hint = `Write the value itself instead of \`*${node.source}\`, or quote it if the * is meant.`;
      diagnostics.push(
        diagnose('yaml/alias', placeOf(node), `The alias \`*${node.source}\` is not allowed.`, { hint }),
      );
    } else if (isNode(node)) {
      const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
      if (anchor !== undefined) {
        const hint = 'Remove the anchor, or quote the value if the & is meant.';
        diagnostics.push(
          diagnose('yaml/alias', placeOf(node), `The anchor \`&${anchor}\` is not allowed.`, { hint }),
        );
      }
      if (node.tag !== undefined) {
        const hint = 'Remove the tag, or quote the value if the ! is meant.';
        diagnostics.push(
          diagnose('yaml/tag', placeOf(node), `The tag \`${node.tag}\` is not allowed.`, { hint }),
        );
      }
    }
    if (isMap(node)) diagnostics.push(...refuseKeys(node.items, placeOf));
    return undefined;
  });
  return diagnostics;
}

function refuseKeys(pairs: readonly Pair[], placeOf: (node: Node) => Place): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const firstByKey = new Map<unknown, Node>();
  for (const { key } of pairs) {
    if (!isScalar(key)) continue;
    if (key.value === '<<') {
      const hint = 'Write the fields out, or quote "<<" if that is the name.';
      diagnostics.push(
        diagnose('yaml/merge-key', placeOf(key), 'The merge key `<<` is not allowed.', { hint }),
      );
    }
    const first = firstByKey.get(key.value);
    if (first === undefined) {
      firstByKey.set(key.value, key);
    } else {
      const related = [{ message: 'It stands here first.', place: placeOf(first) }];
      const message = `The field \`${String(key.value)}\` stands twice.`;
      diagnostics.push(
        diagnose('format/duplicate-field', placeOf(key), message, { hint: 'Keep one of the two.', related }),
      );
    }
  }
  return diagnostics;
}

function findTrailingComments(document: Document, placeAt: PlaceAt): YamlReading['trailingComments'] {
  const found: { path: FieldPath; comment: string; place: Place }[] = [];
  visit(document, {
    Scalar(_key, node, ancestors) {
      if (
        node.type !== 'PLAIN' ||
        node.comment == null ||
        node.range == null ||
        typeof node.value !== 'string'
      )
        return;
      const [, valueEnd, nodeEnd] = node.range;
      const path = ancestors.filter((entry) => isPair(entry)).map((pair) => String(keyOf(pair)));
      found.push({ path, comment: node.comment, place: placeAt(valueEnd, nodeEnd) });
    },
  });
  return found;
}
