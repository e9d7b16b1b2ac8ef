// Checks YAML data against a zod schema and turns each issue into a diagnostic at the key or value that it is about.
// No message of zod's own is shown, but for those that a schema words itself.
import { z } from 'zod';
import { diagnose, type Diagnostic } from './diagnostic.js';
import { suggestWord } from './nearest.js';
import type { FieldPath, YamlReading } from './yaml.js';

export interface Validation<Value> {
  /** What is left once every wrong part is taken out; undefined where nothing usable is left. */
  readonly value: Value | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

type Issue = z.core.$ZodIssue;

/** Validates the data of `reading`; with problems, the value holds what is right of it, so that checking can go on. */
export function validate<Schema extends z.ZodType>(
  schema: Schema,
  reading: YamlReading,
): Validation<z.output<Schema>> {
  const first = schema.safeParse(reading.value);
  if (first.success) return { value: first.data, diagnostics: [] };
  const issues = first.error.issues.flatMap((issue) => narrowUnion(issue, reading.value));
  const diagnostics = issues.flatMap((issue) => describeIssue(issue, schema, reading));
  let rest = structuredClone(reading.value);
  let remaining = issues;
  // Each round takes out what is wrong, then what is wrong without it; the depth of the data bounds the rounds.
  for (let round = 0; round < 8; round += 1) {
    for (const issue of [...remaining].reverse()) rest = prune(rest, issue, round);
    const again = schema.safeParse(rest);
    if (again.success) return { value: again.data, diagnostics };
    remaining = again.error.issues;
  }
  return { value: undefined, diagnostics };
}

/** `impact[0].to`: a path as an author would say it. */
export function namePath(path: FieldPath): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
    .join('');
}

// Of a union only the branch that the author evidently meant is worth a message.
function narrowUnion(issue: Issue, value: unknown): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const meant = issue.errors.find((branch) =>
    branch.every((inner) => inner.path.length > 0 || inner.code !== 'invalid_type'),
  );
  if (meant === undefined) return [issue];
  return meant.flatMap((inner) => {
    const lifted = { ...inner, path: [...issue.path, ...inner.path] };
    return narrowUnion(lifted, value);
  });
}

function describeIssue(issue: Issue, schema: z.ZodType, reading: YamlReading): Diagnostic[] {
  const name = namePath(issue.path);
  const value = valueAt(reading.value, issue.path);
  const place = reading.placeOfValue(issue.path);
  const field = name === '' ? 'The file' : `\`${name}\``;
  if (issue.code === 'unrecognized_keys') {
    const known = fieldsOf(schemaAt(schema, issue.path, reading.value));
    return issue.keys.map((key) =>
      diagnose(
        'format/unknown-field',
        reading.placeOfKey([...issue.path, key]),
        `The field \`${key}\` is not known.`,
        {
          hint: suggestWord(key, known, name === '' ? 'fields' : `fields of \`${name}\``),
        },
      ),
    );
  }
  if (issue.code === 'invalid_key') {
    const key = String(issue.path.at(-1));
    const message = `The name \`${key}\` has a form that is not allowed.`;
    return [diagnose('format/invalid-value', reading.placeOfKey(issue.path), message)];
  }
  if (value === undefined && issue.path.length > 0) {
    const parent = namePath(issue.path.slice(0, -1));
    const of = parent === '' ? '' : ` of \`${parent}\``;
    const missing = String(issue.path.at(-1));
    const hint = `Add a line \`${missing}: …\`.`;
    return [
      diagnose('format/missing-field', place, `The required field \`${missing}\`${of} is missing.`, { hint }),
    ];
  }
  if (value === null) {
    const hint = `Write the value, or remove the line.`;
    return [diagnose('format/empty-value', place, `${field} has no value.`, { hint })];
  }
  if (issue.code === 'invalid_value') {
    const known = issue.values.map(String);
    const hint = suggestWord(String(value), known, 'values');
    return [
      diagnose('format/unknown-value', place, `${field} is \`${show(value)}\`, which it cannot be.`, {
        hint,
      }),
    ];
  }
  if (issue.code === 'invalid_type' || issue.code === 'invalid_union') {
    return [describeType(issue, schema, reading)];
  }
  if (issue.code === 'too_small' || (issue.code === 'invalid_format' && String(value).trim() === '')) {
    if (issue.code !== 'too_small' || issue.origin === 'string' || issue.origin === 'array') {
      return [
        diagnose('format/empty-value', place, `${field} is empty.`, {
          hint: 'Write the value, or remove the line.',
        }),
      ];
    }
    const message = `${field} is ${show(value)}, below the least that is allowed, ${String(issue.minimum)}.`;
    return [diagnose('format/invalid-value', place, message)];
  }
  if (issue.code === 'too_big') {
    const message = `${field} is above the most that is allowed, ${String(issue.maximum)}.`;
    return [diagnose('format/invalid-value', place, message)];
  }
  const said = issue.code === 'invalid_format' || issue.code === 'custom' ? issue.message : '';
  return [
    diagnose('format/invalid-value', place, `${field} has a form that is not allowed.`, {
      hint: said || undefined,
    }),
  ];
}

function describeType(issue: Issue, schema: z.ZodType, reading: YamlReading): Diagnostic {
  const value = valueAt(reading.value, issue.path);
  const place = reading.placeOfValue(issue.path);
  const name = namePath(issue.path);
  const source = reading.sourceOf(issue.path);
  const expected = new Set(describeTypes(schemaAt(schema, issue.path, reading.value)));
  const key = String(issue.path.findLast((part) => typeof part === 'string') ?? '');
  if (expected.has('true or false') && typeof value === 'string') {
    const meant = /^(y|yes|on|1)$/i.test(value)
      ? 'true'
      : /^(n|no|off|0)$/i.test(value)
        ? 'false'
        : undefined;
    if (meant !== undefined) {
      const message = `\`${name}\` is \`${value}\`, which YAML reads as text; expected true or false.`;
      return diagnose('format/boolean-word', place, message, { hint: `Write \`${key}: ${meant}\`.` });
    }
  }
  const field = name === '' ? 'The file' : `\`${name}\``;
  const message = `${field} is ${nameType(value)}; expected ${[...expected].join(' or ') || 'something else'}.`;
  const quoted =
    expected.has('text') && source !== undefined ? `Quote it: \`${key}: "${source}"\`.` : undefined;
  const listed =
    expected.has('a list') && typeof value === 'string' ? `Write \`${key}: [${value}]\`.` : undefined;
  return diagnose('format/wrong-type', place, message, { hint: quoted ?? listed });
}

const show = (value: unknown): string => (typeof value === 'object' ? nameType(value) : String(value));

function nameType(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null) return 'empty';
  if (typeof value === 'object') return 'a map';
  return (
    { string: 'text', number: 'a number', boolean: 'true or false' }[typeof value as string] ??
    'something else'
  );
}

function describeTypes(schema: z.ZodType | undefined): readonly string[] {
  if (schema instanceof z.ZodUnion)
    return schema.options.flatMap((option) => describeTypes(option as z.ZodType));
  if (schema instanceof z.ZodString || schema instanceof z.ZodEnum) return ['text'];
  if (schema instanceof z.ZodBoolean) return ['true or false'];
  if (schema instanceof z.ZodNumber) return ['a number'];
  if (schema instanceof z.ZodArray) return ['a list'];
  if (schema instanceof z.ZodObject || schema instanceof z.ZodRecord) return ['a map'];
  return [];
}

function fieldsOf(schema: z.ZodType | undefined): readonly string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape as object) : [];
}

/** The schema of the value at a path, through optionals and the branch of a union that the value takes. */
function schemaAt(schema: z.ZodType, path: FieldPath, value: unknown): z.ZodType | undefined {
  const inner = unwrap(schema, value);
  const [key, ...rest] = path;
  if (key === undefined) return inner;
  const below = valueAt(value, [key]);
  if (inner instanceof z.ZodObject) {
    const next = (inner.shape as Readonly<Record<string, z.ZodType>>)[String(key)];
    return next === undefined ? undefined : schemaAt(next, rest, below);
  }
  if (inner instanceof z.ZodArray) return schemaAt(inner.element as z.ZodType, rest, below);
  if (inner instanceof z.ZodRecord) return schemaAt(inner.valueType as z.ZodType, rest, below);
  return undefined;
}

function unwrap(schema: z.ZodType, value: unknown): z.ZodType {
  if (schema instanceof z.ZodOptional) return unwrap(schema.unwrap() as z.ZodType, value);
  if (schema instanceof z.ZodLazy) return unwrap(schema.unwrap() as z.ZodType, value);
  if (schema instanceof z.ZodUnion) {
    const type = nameType(value);
    const options = schema.options.map((option) => unwrap(option as z.ZodType, value));
    return options.find((option) => describeTypes(option).includes(type)) ?? schema;
  }
  return schema;
}

function valueAt(value: unknown, path: FieldPath): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined;
    current = (current as Readonly<Record<PropertyKey, unknown>>)[key];
  }
  return current;
}

// Takes the wrong part out of the data: the field itself, or in later rounds the nearest thing around it.
function prune(value: unknown, issue: Issue, round: number): unknown {
  if (issue.code === 'unrecognized_keys') {
    const holder = valueAt(value, issue.path);
    for (const key of issue.keys) remove(holder, key);
    return value;
  }
  const isMissing = valueAt(value, issue.path) === undefined;
  const path = issue.path.slice(0, Math.max(0, issue.path.length - (isMissing ? 1 : 0)));
  const target = round > 3 ? path.slice(0, 1) : path;
  const key = target.at(-1);
  if (key === undefined) {
    const missing = issue.path[0];
    if (typeof value === 'object' && value !== null && missing !== undefined) {
      // A required text that is missing altogether: an empty one lets the other fields be checked.
      (value as Record<PropertyKey, unknown>)[missing] = round % 2 === 0 ? '-' : {};
    }
    return value;
  }
  remove(valueAt(value, target.slice(0, -1)), key);
  return value;
}

function remove(holder: unknown, key: PropertyKey): void {
  if (Array.isArray(holder) && typeof key === 'number') holder.splice(key, 1);
  else if (typeof holder === 'object' && holder !== null)
    delete (holder as Record<PropertyKey, unknown>)[key];
}
