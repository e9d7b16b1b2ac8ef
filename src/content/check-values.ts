// Checks of the front matter's texts that no schema can say: comments that cut them off, characters that YAML escapes
// smuggle in, placeholders left from a template.
import { findCutText } from '../kernel/cut-text.js';
import { findEscapedCharacters } from '../kernel/decode.js';
import type { Diagnostic } from '../kernel/diagnostic.js';
import type { FieldPath, YamlReading } from '../kernel/yaml.js';
import { describePlaceholder, findPlaceholder } from './lint-markdown.js';

/** `textFields` are the names of the fields that hold text, in which an unquoted `#` may be meant. */
export function checkValues(yaml: YamlReading, textFields: ReadonlySet<string>): Diagnostic[] {
  return [...findCutText(yaml, textFields), ...checkStrings(yaml.value, [], yaml, textFields)];
}

function checkStrings(
  value: unknown,
  path: FieldPath,
  yaml: YamlReading,
  textFields: ReadonlySet<string>,
): Diagnostic[] {
  if (typeof value === 'string') {
    const place = yaml.placeOfValue(path);
    // A character that stands in the file as itself has been reported where it stands.
    const isRaw = findEscapedCharacters(yaml.sourceOf(path) ?? '', place).length > 0;
    const placeholder = textFields.has(String(path.at(-1))) ? findPlaceholder(value) : undefined;
    return [
      ...(isRaw ? [] : findEscapedCharacters(value, place)),
      ...(placeholder === undefined ? [] : [describePlaceholder(placeholder, place)]),
    ];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    checkStrings(inner, [...path, Array.isArray(value) ? Number(key) : key], yaml, textFields),
  );
}
