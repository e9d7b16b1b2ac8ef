// Walks a zod schema along the paths of the data that it describes: which fields a map may have, which types a value,
// and which branch of a union its author meant.
import { z } from 'zod';
import type { FieldPath } from './yaml.js';

export type ValueKind = 'text' | 'boolean' | 'number' | 'list' | 'map' | 'empty';

export function kindOf(value: unknown): ValueKind {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'boolean' || typeof value === 'number') return typeof value as 'boolean' | 'number';
  if (typeof value === 'object' && value !== null) return 'map';
  return typeof value === 'string' ? 'text' : 'empty';
}

/** The kinds of value that a schema takes. */
export function kindsOf(schema: z.ZodType | undefined): readonly ValueKind[] {
  const inner = schema && peel(schema);
  if (inner instanceof z.ZodUnion) return inner.options.flatMap((option) => kindsOf(option as z.ZodType));
  if (inner instanceof z.ZodString || inner instanceof z.ZodEnum) return ['text'];
  if (inner instanceof z.ZodLiteral) return [...inner.values].map(kindOf);
  if (inner instanceof z.ZodBoolean) return ['boolean'];
  if (inner instanceof z.ZodNumber) return ['number'];
  if (inner instanceof z.ZodArray) return ['list'];
  if (inner instanceof z.ZodObject || inner instanceof z.ZodRecord) return ['map'];
  return [];
}

/** The texts of which a schema takes one; none where it takes others too. */
export const valuesOf = (schema: z.ZodType): readonly string[] =>
  schema instanceof z.ZodEnum ? schema.options.map(String) : [];

export type Fields = Readonly<Record<string, z.ZodType>>;

/** The fields of a map by name; none for anything else. */
export function fieldsOf(schema: z.ZodType | undefined): Fields {
  return schema instanceof z.ZodObject ? schema.shape : {};
}

/** The map that a schema takes, be it alone, one of several forms, or as the items of a list. */
export function mapIn(schema: z.ZodType | undefined): z.ZodType | undefined {
  const inner = schema && peel(schema);
  if (inner instanceof z.ZodUnion) {
    return inner.options.map((option) => mapIn(option as z.ZodType)).find((map) => map !== undefined);
  }
  if (inner instanceof z.ZodArray) return mapIn(inner.element as z.ZodType);
  return inner instanceof z.ZodObject ? inner : undefined;
}

export const requiredFields = (schema: z.ZodType | undefined): readonly string[] =>
  Object.entries(fieldsOf(schema)).flatMap(([name, field]) => (isOptional(field) ? [] : [name]));

export const isOptional = (schema: z.ZodType): boolean => schema instanceof z.ZodOptional;

/** The schema of the value at a path, without wrappers; of a union, the branch that the value takes. */
export function schemaAt(schema: z.ZodType, path: FieldPath, value: unknown): z.ZodType | undefined {
  const inner = branchFor(peel(schema), value);
  const [key, ...rest] = path;
  if (key === undefined) return inner;
  const next = fieldAt(inner, key);
  return next && schemaAt(next, rest, valueAt(value, [key]));
}

/** The union at a path, where the schema has one there. */
export function unionAt(schema: z.ZodType, path: FieldPath, value: unknown): z.ZodUnion | undefined {
  const parent = path.length === 0 ? undefined : schemaAt(schema, path.slice(0, -1), value);
  const own = path.length === 0 ? schema : parent && fieldAt(parent, path.at(-1) ?? '');
  const inner = own && peel(own);
  return inner instanceof z.ZodUnion ? inner : undefined;
}

/** The branch of a union whose kind the value has; of several, the one with the fewest complaints about it. */
export function branchFor(schema: z.ZodType, value: unknown): z.ZodType {
  if (!(schema instanceof z.ZodUnion)) return schema;
  const options = schema.options.map((option) => branchFor(peel(option as z.ZodType), value));
  const fitting = options.filter((option) => kindsOf(option).includes(kindOf(value)));
  const ranked = fitting.map((option) => ({
    option,
    complaints: option.safeParse(value).error?.issues.length ?? 0,
  }));
  return ranked.sort((a, b) => a.complaints - b.complaints)[0]?.option ?? schema;
}

/** Whether nothing at all is left of the data without the value at a path. */
export function isEssential(schema: z.ZodType, path: FieldPath): boolean {
  const [key, ...rest] = path;
  if (key === undefined) return true;
  const field = fieldsOf(peel(schema))[String(key)];
  return field !== undefined && !isOptional(field) && isEssential(field, rest);
}

/** The example that a schema gives of its values. */
export function exampleOf(schema: z.ZodType | undefined): unknown {
  if (schema === undefined) return undefined;
  const own: unknown = z.globalRegistry.get(schema)?.['examples'];
  if (Array.isArray(own)) return own[0] as unknown;
  const inner = peelOnce(schema);
  return inner === schema ? undefined : exampleOf(inner);
}

/** Without a look at what inherits from `Object`. */
export function valueAt(value: unknown, path: FieldPath): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined;
    current = (current as Readonly<Record<PropertyKey, unknown>>)[key];
  }
  return current;
}

/** The schema of a field, an item or an entry, with its wrappers. */
export function fieldAt(schema: z.ZodType, key: PropertyKey): z.ZodType | undefined {
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType;
  const fields = fieldsOf(schema);
  return typeof key === 'string' && Object.hasOwn(fields, key) ? fields[key] : undefined;
}

function peel(schema: z.ZodType): z.ZodType {
  const inner = peelOnce(schema);
  return inner === schema ? schema : peel(inner);
}

function peelOnce(schema: z.ZodType): z.ZodType {
  const isWrapper =
    schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodLazy;
  return isWrapper ? (schema.unwrap() as z.ZodType) : schema;
}
