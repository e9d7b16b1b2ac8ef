// A plain YAML text as a reading: what yaml.ts would say of it, in all that a reader can ask.
import type { Place } from './diagnostic.js';
import { parsePlainYaml, type PlainNode } from './yaml-plain.js';
import { placesIn, type YamlSource } from './yaml-places.js';
import type { FieldPath, YamlReading } from './yaml-reading.js';

/** Undefined for a text that only the parser can read. */
export function readPlainYaml(text: string, source: YamlSource): YamlReading | undefined {
  const root = parsePlainYaml(text);
  if (root === undefined) return undefined;
  const placeAt = placesIn(text, text, source);
  const placeOfValue = (path: FieldPath): Place => {
    let node = root;
    for (const key of path) {
      const inner = stepInto(node, key);
      if (inner === undefined) break;
      node = inner;
    }
    return placeAt(node.from, node.to);
  };
  return {
    value: root.value,
    diagnostics: [],
    placeOfValue,
    placeOfKey: (path) => {
      const field = fieldOf(nodeAt(root, path.slice(0, -1)), path.at(-1));
      return field === undefined ? placeOfValue(path) : placeAt(field.from, field.to);
    },
    sourceOf: (path) => nodeAt(root, path)?.source,
    trailingComments: [],
    isFaulty: () => false,
    isAstray: () => false,
  };
}

function nodeAt(root: PlainNode, path: FieldPath): PlainNode | undefined {
  let node: PlainNode | undefined = root;
  for (const key of path) node = node && stepInto(node, key);
  return node;
}

const fieldOf = (
  node: PlainNode | undefined,
  key: PropertyKey | undefined,
): ReturnType<NonNullable<PlainNode['fields']>['get']> =>
  typeof key === 'string' ? node?.fields?.get(key) : undefined;

const stepInto = (node: PlainNode, key: PropertyKey): PlainNode | undefined =>
  node.items === undefined
    ? fieldOf(node, key)?.node
    : node.items[typeof key === 'symbol' ? -1 : Number(key)];
