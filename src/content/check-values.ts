// Checks of the front matter's texts that no schema can say: comments that cut them off, placeholders left from a
// template.
import { findCutText } from '../kernel/cut-text.js';
import type { Diagnostic } from '../kernel/diagnostic.js';
import type { FieldPath, YamlReading } from '../kernel/yaml.js';
import { describePlaceholder, findPlaceholder } from './lint-markdown.js';

/** `textFields` are the names of the fields that hold text, in which an unquoted `#` may be meant. */
export function checkValues(yaml: YamlReading, textFields: ReadonlySet<string>): Diagnostic[] {
  return [...findCutText(yaml, textFields), ...findPlaceholders(yaml.value, [], yaml, textFields)];
}

function findPlaceholders(
  value: unknown,
  path: FieldPath,
  yaml: YamlReading,
  textFields: ReadonlySet<string>,
): Diagnostic[] {
  if (typeof value === 'string') {
    const placeholder = textFields.has(String(path.at(-1))) ? findPlaceholder(value) : undefined;
    return placeholder === undefined ? [] : [describePlaceholder(placeholder, yaml.placeOfValue(path))];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    findPlaceholders(inner, [...path, Array.isArray(value) ? Number(key) : key], yaml, textFields),
  );
}
