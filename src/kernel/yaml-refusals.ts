// What YAML allows and Candor refuses, because it could mean something else than it says: directives, further
// documents, anchors, aliases, tags, merge keys, fields that stand twice.
import { isAlias, isMap, isNode, isScalar, isSeq, visit, type Document, type Node, type Pair } from 'yaml';
import { findEscapedCharacters } from './decode.js';
import { diagnose, type Diagnostic, type Place } from './diagnostic.js';
import type { PlaceAt } from './yaml-places.js';
import { findSeparator, lineAt, quoteText, splitValue } from './yaml-lines.js';

export interface Refusals {
  readonly diagnostics: readonly Diagnostic[];
  /** False where too little is left to check the rest by. */
  readonly isUsable: boolean;
}

const deepest = 32;

/** The line of a directive, which could change what the rest means, so that nothing else is read. */
export function refuseDirective(text: string, placeAt: PlaceAt): Diagnostic | undefined {
  const lead = /^(?:[ \t]*(?:#[^\n]*)?\n)*/.exec(text)?.[0].length ?? 0;
  const directive = /^%[^\n]*/.exec(text.slice(lead))?.[0];
  if (directive === undefined) return undefined;
  const hint = 'Remove the line; Candor reads YAML 1.2.';
  return diagnose(
    'yaml/directive',
    placeAt(lead, lead + directive.length),
    'YAML directives are not allowed.',
    { hint },
  );
}

export function refuseDocuments(
  documents: readonly Document[],
  text: string,
  placeAt: PlaceAt,
): Diagnostic[] {
  const second = documents[1];
  if (second === undefined) return [];
  const { from, to } = findSeparator(text, second.range?.[0] ?? 0) ?? lineAt(text, second.range?.[0] ?? 0);
  const message = 'A second YAML document begins here; expected one.';
  const hint = 'Remove the `---` or `...` line between the two, or move the text to another file.';
  return [diagnose('yaml/multiple-documents', placeAt(from, to), message, { hint })];
}

/** Reports what is refused inside a document, and takes the fields that cannot stand there out of it. */
export function refuseNodes(document: Document, text: string, placeAt: PlaceAt): Refusals {
  const diagnostics: Diagnostic[] = [];
  let isUsable = true;
  const placeOf = (node: Node): Place => placeAt(node.range?.[0] ?? 0, node.range?.[1] ?? 0);
  const refuse = (code: 'yaml/alias' | 'yaml/tag', what: string, sign: string, from: number): void => {
    const place = placeAt(from, from + sign.length);
    const hint = `Remove it, or quote the value if the ${sign.charAt(0)} is meant${suggestQuotes(text, from)}.`;
    diagnostics.push(diagnose(code, place, `The ${what} \`${sign}\` is not allowed.`, { hint }));
  };
  visit(document, (_key, node, ancestors) => {
    if (ancestors.length > 2 * deepest && isNode(node)) {
      const hint = 'Nest it less deeply.';
      diagnostics.push(
        diagnose('yaml/too-complex', placeOf(node), 'The YAML is nested too deeply.', { hint }),
      );
      isUsable = false;
      return visit.BREAK;
    }
    if (isAlias(node)) {
      refuse('yaml/alias', 'alias', `*${node.source}`, node.range?.[0] ?? 0);
      isUsable = false;
    } else if (isNode(node)) {
      for (const { sign, from } of propertiesOf(node, text)) {
        if (sign.startsWith('&')) refuse('yaml/alias', 'anchor', sign, from);
        else refuse('yaml/tag', 'tag', sign, from);
      }
    }
    if (isScalar(node) && node.type === 'QUOTE_DOUBLE' && typeof node.value === 'string') {
      const raw = text.slice(node.range?.[0] ?? 0, node.range?.[1] ?? 0);
      if (raw.includes('\\')) diagnostics.push(...findEscapedCharacters(node.value, placeOf(node)));
    }
    if (isMap(node)) diagnostics.push(...refuseKeys(node.items, placeOf));
    return undefined;
  });
  return { diagnostics, isUsable };
}

// The anchor and the tag of a node stand before it; its own range leaves them out.
function propertiesOf(node: Node, text: string): { sign: string; from: number }[] {
  const hasAnchor = (isScalar(node) || isMap(node) || isSeq(node)) && node.anchor !== undefined;
  if (!hasAnchor && node.tag === undefined) return [];
  const before = text.slice(0, node.range?.[0] ?? 0);
  const properties = /(?:[&!]\S*(?:\s+#[^\n]*)?\s*)+$/.exec(before);
  return [...(properties?.[0] ?? '').matchAll(/(?<!#.*)[&!]\S*/g)].map((match) => ({
    sign: match[0],
    from: (properties?.index ?? 0) + match.index,
  }));
}

function suggestQuotes(text: string, offset: number): string {
  const field = splitValue(lineAt(text, offset));
  if (field?.key === undefined || field.value.from !== offset) return '';
  return `: \`${field.head.trim()} ${quoteText(field.value.text)}\``;
}

// Fields that stand twice, merge keys and `__proto__`, which JavaScript would not treat as data, leave the map.
function refuseKeys(pairs: Pair[], placeOf: (node: Node) => Place): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const firstByKey = new Map<unknown, Node>();
  // What they bring stays, so that nothing is missed; it was refused, so the order of precedence is no matter.
  const merged: Pair[] = [];
  const kept = pairs.filter(({ key, value }) => {
    if (!isScalar(key)) return true;
    const first = firstByKey.get(key.value);
    if (key.value === '<<') {
      if (isMap(value)) merged.push(...value.items);
      const hint = 'Write the fields out.';
      diagnostics.push(
        diagnose('yaml/merge-key', placeOf(key), 'The merge key `<<` is not allowed.', { hint }),
      );
    } else if (key.value === '__proto__') {
      const hint = 'Remove it.';
      diagnostics.push(
        diagnose('format/unknown-field', placeOf(key), 'The field `__proto__` is not known.', { hint }),
      );
    } else if (first !== undefined) {
      const related = [{ message: 'It stands here first.', place: placeOf(first) }];
      const message = `The field \`${String(key.value)}\` stands twice.`;
      diagnostics.push(
        diagnose('format/duplicate-field', placeOf(key), message, { hint: 'Keep one of the two.', related }),
      );
    } else {
      firstByKey.set(key.value, key);
      return true;
    }
    return false;
  });
  const isNew = ({ key }: Pair): boolean => isScalar(key) && !firstByKey.has(key.value);
  pairs.splice(0, pairs.length, ...kept, ...merged.filter(isNew));
  return diagnostics;
}
