// Checks YAML data against a zod schema: a diagnostic for every issue, at the key or value that it is about, and what
// is right of the data, so that checking can go on in the same run.
import type { z } from 'zod';
import type { Diagnostic } from './diagnostic.js';
import type { Issue } from './validate-hints.js';
import { describeIssue, narrowIssue } from './validate-issue.js';
import { exampleOf, fieldAt, isEssential, kindsOf, schemaAt, valueAt } from './validate-schema.js';
import { readNameHint } from './wording.js';
import type { FieldPath, YamlReading } from './yaml.js';

export interface Validation<Value> {
  /** What is left once every wrong part is taken out; undefined where nothing usable is left. */
  readonly value: Value | undefined;
  /** The reading with paths as in `value`: wrong items of lists are gone from it, and the others have moved up. */
  readonly reading: YamlReading;
  readonly diagnostics: readonly Diagnostic[];
}

/** Validates the data of `reading`. A required field without which nothing would be left gets a stand-in. */
export function validate<Schema extends z.ZodType>(
  schema: Schema,
  reading: YamlReading,
): Validation<z.output<Schema>> {
  const sound = schema.safeParse(reading.value);
  if (sound.success) return { value: sound.data, reading, diagnostics: [] };
  const issues = findIssues(schema, reading.value);
  const renamed = new Set(issues.flatMap(listMeant).map(keyOf));
  const diagnostics = withoutEchoes(
    issues
      .filter(({ path }) => valueAt(reading.value, path) !== undefined || !renamed.has(keyOf(path)))
      .flatMap((issue) => describeIssue(issue, schema, reading)),
    reading,
  );
  for (let patch: Patch | undefined = untouched; patch !== undefined;) {
    const value = applyPatch(reading.value, patch, []);
    const result = schema.safeParse(value);
    if (result.success) return { value: result.data, reading: movePaths(reading, patch), diagnostics };
    patch = extendPatch(patch, findIssues(schema, value), schema, value);
  }
  return { value: undefined, reading, diagnostics };
}

/** Without what is said about lines that are faulty as YAML, and so about values that no one wrote. */
export function withoutEchoes(
  diagnostics: readonly Diagnostic[],
  reading: YamlReading,
): readonly Diagnostic[] {
  return diagnostics.filter(({ place }) => !reading.isFaulty(place.start.line));
}

/** The fields that stand there by another name, as far as the schema knows that name: they are not missing. */
function listMeant(issue: Issue): readonly FieldPath[] {
  if (issue.code !== 'unrecognized_keys') return [];
  return issue.keys.flatMap((key) => {
    const meant = /^Did you mean `([^`]+)`\?$/.exec(readNameHint(issue.message, key) ?? '')?.[1];
    return meant === undefined ? [] : [[...issue.path, meant]];
  });
}

// Messages come back empty but for those that a schema words itself.
function findIssues(schema: z.ZodType, value: unknown): readonly Issue[] {
  const { error } = schema.safeParse(value, { error: () => '' });
  return error?.issues.flatMap((issue) => narrowIssue(issue, schema, value)) ?? [];
}

/** What to change in the data; paths are those of the data as it was read, written as JSON. */
interface Patch {
  readonly removed: ReadonlySet<string>;
  readonly added: ReadonlyMap<string, { readonly path: FieldPath; readonly value: unknown }>;
}

const untouched: Patch = { removed: new Set(), added: new Map() };

const keyOf = (path: FieldPath): string => JSON.stringify(path);

/** Takes out what the issues are about; undefined where that is everything, or where nothing more can be done. */
function extendPatch(
  patch: Patch,
  issues: readonly Issue[],
  schema: z.ZodType,
  value: unknown,
): Patch | undefined {
  const removed = new Set(patch.removed);
  const added = new Map(patch.added);
  for (const issue of issues) {
    const isMissing = valueAt(value, issue.path) === undefined;
    if (isMissing && isEssential(schema, issue.path)) {
      const path = originalPath(issue.path, patch);
      added.set(keyOf(path), { path, value: standInFor(schema, issue.path, value) });
      continue;
    }
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : undefined;
    const paths = keys?.map((key) => [...issue.path, key]) ?? [
      issue.path.slice(0, isMissing ? -1 : undefined),
    ];
    if (paths.some((path) => path.length === 0)) return undefined;
    for (const path of paths) removed.add(keyOf(originalPath(path, patch)));
  }
  const hasGrown = removed.size > patch.removed.size || added.size > patch.added.size;
  return hasGrown ? { removed, added } : undefined;
}

/** Any value that the schema is likely to take; no reader ever sees it. */
function standInFor(schema: z.ZodType, path: FieldPath, value: unknown): unknown {
  const parent = schemaAt(schema, path.slice(0, -1), value);
  const field = parent && fieldAt(parent, path.at(-1) ?? '');
  const example = exampleOf(field);
  if (example !== undefined) return example;
  const [kind] = kindsOf(field);
  return { text: '-', boolean: false, number: 0, list: [], map: {}, empty: null }[kind ?? 'text'];
}

function applyPatch(value: unknown, patch: Patch, path: FieldPath): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const isKept = ([key]: readonly [PropertyKey, unknown]): boolean =>
    !patch.removed.has(keyOf([...path, key]));
  if (Array.isArray(value)) {
    const items = [...(value as readonly unknown[]).entries()].filter(isKept);
    return items.map(([index, item]) => applyPatch(item, patch, [...path, index]));
  }
  const added = [...patch.added.values()].filter((entry) => keyOf(entry.path.slice(0, -1)) === keyOf(path));
  return Object.fromEntries([
    ...Object.entries(value)
      .filter(isKept)
      .map(([key, inner]) => [key, applyPatch(inner, patch, [...path, key])] as const),
    ...added.map((entry) => [String(entry.path.at(-1)), applyPatch(entry.value, patch, entry.path)] as const),
  ]);
}

/** Where something of the patched data stood before. */
function originalPath(path: FieldPath, { removed }: Patch): FieldPath {
  if (removed.size === 0) return path;
  const original: PropertyKey[] = [];
  for (const key of path) {
    let moved = key;
    if (typeof key === 'number') {
      moved = -1;
      for (let left = key; left >= 0; left -= 1) {
        do moved += 1;
        while (removed.has(keyOf([...original, moved])));
      }
    }
    original.push(moved);
  }
  return original;
}

function movePaths(reading: YamlReading, patch: Patch): YamlReading {
  if (patch.removed.size === 0) return reading;
  return {
    ...reading,
    placeOfValue: (path) => reading.placeOfValue(originalPath(path, patch)),
    placeOfKey: (path) => reading.placeOfKey(originalPath(path, patch)),
    sourceOf: (path) => reading.sourceOf(originalPath(path, patch)),
  };
}
