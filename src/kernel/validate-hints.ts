// The correct form of a value or name that a schema refuses, where it follows from what was typed; and how a message
// shows what was found.
import type { z } from 'zod';
import { suggestWord } from './nearest.js';
import { suggestSpan } from './suggest-span.js';
import {
  exampleOf,
  fieldsOf,
  kindOf,
  kindsOf,
  mapIn,
  requiredFields,
  schemaAt,
  unionAt,
  valuesOf,
  type ValueKind,
} from './validate-schema.js';
import { readYaml, type FieldPath, type YamlReading } from './yaml.js';

export type Issue = z.core.$ZodIssue;

/** All that is known about the value that an issue is about. */
export interface Finding {
  readonly issue: Issue;
  readonly root: z.ZodType;
  readonly reading: YamlReading;
  readonly path: FieldPath;
  readonly value: unknown;
  readonly schema: z.ZodType | undefined;
  /** `impact[0].to` in backticks. */
  readonly name: string;
  /** The last part of the path that is a name. */
  readonly key: string;
}

/** `impact[0].to`: a path as an author would say it. */
export function namePath(path: FieldPath): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
    .join('');
}

/** The field that the author of an unknown one most likely meant, or where it belongs. */
export function suggestField({ root, reading, path, schema }: Finding, key: string): string {
  const names = Object.keys(fieldsOf(schema));
  const [, glued, rest] = /^([\w-]+):(.+)$/.exec(key) ?? [];
  if (glued !== undefined && rest !== undefined && names.includes(glued)) {
    const source = reading.sourceOf([...path, key]);
    const value = source === undefined ? rest : `${rest}: ${source}`;
    const isReadable = readYaml(`${glued}: ${value}`, { path: '' }).diagnostics.length === 0;
    const line = `${glued}: ${isReadable ? value : JSON.stringify(value)}`;
    return `A colon must be followed by a space: write \`${line}\`.`;
  }
  const owner = names.find((name) => Object.hasOwn(fieldsOf(schemaAt(root, [...path, name], {})), key));
  if (owner !== undefined) return `It belongs under \`${namePath([...path, owner])}\`.`;
  if (path.length > 0 && Object.hasOwn(fieldsOf(root), key)) {
    return 'It belongs at the top: begin its line in the first column.';
  }
  return suggestWord(key, names, path.length === 0 ? 'fields' : `fields of \`${namePath(path)}\``);
}

/** What to write instead of a value of the wrong kind. */
export function suggestForm(finding: Finding, kinds: readonly ValueKind[]): string | undefined {
  const { value, reading, path, schema, key } = finding;
  const source = reading.sourceOf(path);
  const lead = typeof path.at(-1) === 'number' ? '' : `${key}: `;
  const [entry] = kindOf(value) === 'map' ? Object.entries(value ?? {}) : [];
  const list = path.slice(0, -1);
  if (entry !== undefined && takesMap(finding, list))
    return `Write the entries of \`${namePath(list)}\` without hyphens: \`${entry[0]}: ${String(entry[1])}\`.`;
  const text = kinds.includes('text') ? suggestText(finding, lead, source) : undefined;
  if (text !== undefined) return text;
  const map = source === undefined ? undefined : suggestMap(source, schema);
  if (map !== undefined) return `Write \`${lead}${kinds.includes('map') ? map : `[${map}]`}\`.`;
  if (kinds.includes('list') && source !== undefined && kindOf(value) !== 'map')
    return `Write \`${lead}[${source.replaceAll(/^［|[］\]]$/g, '')}]\`.`;
  if (kinds.includes('number')) return suggestNumber(finding);
  if (kinds.includes('boolean')) return `Write \`${lead}true\` or \`${lead}false\`.`;
  if (kinds.includes('list')) {
    const [first] = requiredFields(schema && schemaAt(schema, [0], [{}]));
    return `Begin each item on a line of its own with \`- ${first === undefined ? '' : `${first}: …`}\`.`;
  }
  const names = requiredFields(schema);
  const [only = ''] = names;
  // Who wrote the one thing that is needed needs only its name.
  const isOnly = names.length === 1 && fieldsOf(schema)[only]?.safeParse(value).success === true;
  const required = names.map((name) => `${name}: ${isOnly ? String(value) : '…'}`);
  if (kindOf(value) === 'list') return 'Write its fields as `field: value`, without hyphens.';
  return required.length > 0
    ? `Write \`${lead}{ ${required.join(', ')} }\`.`
    : `Write its fields below \`${key}:\`, indented.`;
}

/** Where a text belongs: one that stands in brackets, one of those that there are, or what was typed, in quotes. */
function suggestText(
  { value, schema }: Finding,
  lead: string,
  source: string | undefined,
): string | undefined {
  const [only, ...others] = Array.isArray(value) ? (value as readonly unknown[]) : [];
  if (typeof only === 'string' && others.length === 0) return `Write \`${lead}${only}\`.`;
  const [known] = schema === undefined ? [] : valuesOf(schema);
  if (known !== undefined) return `Write one of them, such as \`${lead}${known}\`.`;
  return source === undefined ? undefined : `Quote it: \`${lead}${JSON.stringify(source)}\`.`;
}

/** A text where a map belongs: two times that make a span, or the name of a thing that has more to be said of it. */
function suggestMap(source: string, schema: z.ZodType | undefined): string | undefined {
  const map = mapIn(schema);
  const fields = Object.keys(fieldsOf(map));
  if (fields.includes('from') && fields.includes('to')) return suggestSpan(source);
  const [first, ...others] = requiredFields(map);
  if (first === undefined || others.length === 0 || !/^(?:id|code)$/.test(first)) return undefined;
  return `{ ${[`${first}: ${source}`, ...others.map((name) => `${name}: …`)].join(', ')} }`;
}

// Where a list or a map may stand, the entries of the map are easily written as items.
const takesMap = ({ root, reading }: Finding, path: FieldPath): boolean =>
  kindsOf(unionAt(root, path, reading.value)).includes('map');

/** Digits out of what was typed, else an example. */
export function suggestNumber({ value, schema, key }: Finding): string {
  const digits = /\d+/.exec(String(value))?.[0];
  const example = exampleOf(schema);
  const number = digits ?? (typeof example === 'number' ? String(example) : undefined);
  return number === undefined ? 'Write digits only.' : `Write \`${key}: ${number}\`.`;
}

export const kindNames: Readonly<Record<ValueKind, string>> = {
  text: 'text',
  boolean: 'true or false',
  number: 'a number',
  list: 'a list',
  map: 'a map of fields',
  empty: 'empty',
};

/** A value as a message names it: its first line in backticks, or its kind. */
export function showValue(value: unknown): string {
  const kind = kindOf(value);
  if (kind === 'list' || kind === 'map' || kind === 'empty') return kindNames[kind].replace(' of fields', '');
  const whole = String(value).trimEnd();
  const shown = /^[^\n]{0,60}/.exec(whole)?.[0] ?? '';
  return `\`${shown}${shown === whole ? '' : '…'}\``;
}

/** The same for a number or boolean that may have been meant as text. */
export function showSource({ value, reading, path }: Finding): string {
  const kind = kindOf(value);
  const source = kind === 'number' || kind === 'boolean' ? reading.sourceOf(path) : undefined;
  if (source === undefined) return showValue(value);
  return kind === 'number' ? `the number \`${source}\`` : `the boolean \`${source}\``;
}

/** `` `a`, `b` or `c` `` */
export function listWords(words: readonly string[]): string {
  const quoted = words.map((word) => `\`${word}\``);
  const last = quoted.pop() ?? 'another value';
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}
