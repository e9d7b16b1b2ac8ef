// Which fields an entry has depends on its kind: what the kind is where it is misspelt or cannot be read, which fields
// it has too many, and which one it lacks.
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import { nearestWord } from '../kernel/nearest.js';
import { fieldsOf } from '../kernel/validate-schema.js';
import type { YamlReading } from '../kernel/yaml.js';
import { kinds, type Kind } from '../model/state.js';
import { explainOtherName } from './other-names.js';
import { frontMatterSchema, type WrittenIncident } from './schema.js';

/** The kind where no `kind` stands, or the one that is meant by a misspelt one; undefined where nobody can tell. */
export function guessKind(yaml: YamlReading): Kind | undefined {
  if (!seemsGiven(yaml, 'kind')) return 'incident';
  const word = hasField(yaml, 'kind') ? (yaml.sourceOf(['kind']) ?? '') : '';
  const nearest = nearestWord(word, kinds);
  return kinds.find((kind) => kind === nearest);
}

/** The kind that a front matter names that cannot be read; undefined where nothing in it tells. */
export function findKind(source: string): Kind | undefined {
  const word = /^[ \t]*kind[ \t]*[:=]?[ \t]*["']?(\w+)/im.exec(source)?.[1];
  if (word === undefined) return /^[ \t]*severity\b/im.test(source) ? 'incident' : undefined;
  const nearest = nearestWord(word, kinds);
  return kinds.find((kind) => kind === nearest);
}

/** The fields that an entry of a kind does not have. */
export const foreignFields: Readonly<Record<Kind, readonly (keyof WrittenIncident)[]>> = {
  incident: ['window', 'until'],
  maintenance: ['severity', 'until'],
  notice: ['severity', 'window', 'resolved', 'impact', 'detected', 'detected_by', 'mitigated'],
};

/** The fields that stand there and have no place in an entry of a kind. */
const listForeignFields = (yaml: YamlReading, kind: Kind): readonly (keyof WrittenIncident)[] =>
  foreignFields[kind].filter((field) => hasField(yaml, field));

/** The front matter as if they did not stand there. */
export function withoutForeignFields(yaml: YamlReading, kind: Kind): YamlReading {
  const foreign: readonly string[] = listForeignFields(yaml, kind);
  if (foreign.length === 0) return yaml;
  const entries = Object.entries(yaml.value ?? {}).filter(([name]) => !foreign.includes(name));
  return { ...yaml, value: Object.fromEntries(entries) };
}

/** Reports the fields that an entry of a kind has too many, and the one that it lacks. */
export function checkFieldsOfKind(yaml: YamlReading, kind: Kind): Diagnostic[] {
  const diagnostics = listForeignFields(yaml, kind).map((field) => {
    const name = kind === 'incident' ? 'An incident' : kind === 'notice' ? 'A notice' : 'Maintenance';
    const hint =
      field === 'window'
        ? 'Use `impact` for when it was felt, or set `kind: maintenance` if it was planned.'
        : 'Remove the line, or set another `kind`.';
    return diagnose('format/field-not-allowed', yaml.placeOfKey([field]), `${name} has no \`${field}\`.`, {
      hint,
    });
  });
  const required = kind === 'maintenance' ? 'window' : kind === 'notice' ? 'started' : undefined;
  // A field that stands there but is wrong has had its own diagnostic.
  if (required !== undefined && !seemsGiven(yaml, required)) {
    const example =
      required === 'window'
        ? 'window: { from: 2025-10-15 22:00, to: 2025-10-15 23:00 }'
        : 'started: 2025-10-15 09:00';
    const message = `The required field \`${required}\` of ${kind === 'notice' ? 'a notice' : 'maintenance'} is missing.`;
    diagnostics.push(
      diagnose('format/missing-field', yaml.placeOfValue([]), message, {
        hint: `Add a line \`${example}\`.`,
      }),
    );
  }
  return diagnostics;
}

/** Whether the front matter names a field at all, right or wrong. */
export function hasField(yaml: YamlReading, name: string): boolean {
  return typeof yaml.value === 'object' && yaml.value !== null && Object.hasOwn(yaml.value, name);
}

/** The same, also by a name that is misspelt or a line that is out of place: that has had its own diagnostic. */
export function seemsGiven(yaml: YamlReading, name: string): boolean {
  if (hasField(yaml, name) || yaml.isAstray(name)) return true;
  const known = Object.keys(fieldsOf(frontMatterSchema));
  const written = Object.keys(yaml.value ?? {});
  return written.some(
    (key) =>
      !known.includes(key) &&
      (nearestWord(key, known) === name || explainOtherName(key) === `Did you mean \`${name}\`?`),
  );
}
