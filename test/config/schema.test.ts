// The JSON Schema of candor.yaml is what editors show: every key is described, and it knows what the format knows.
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { configJsonSchema } from '../../src/config/json-schema.js';
import { codes } from '../../src/kernel/codes.js';
import { fullConfig, readText } from './configs.js';

interface JsonSchema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly required?: readonly string[];
  readonly default?: unknown;
  readonly propertyNames?: { readonly enum?: readonly string[] };
  readonly $ref?: string;
  readonly $schema?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
}

const schema = configJsonSchema() as JsonSchema;

/** Every key of the schema with its own schema; a component stands for the components inside it. */
function listKeys(
  node: JsonSchema,
  path: string,
  seen: ReadonlySet<string> = new Set(),
): [string, JsonSchema][] {
  const name = node.$ref?.replace('#/$defs/', '');
  if (name !== undefined) {
    const target = schema.$defs?.[name];
    return target === undefined || seen.has(name) ? [] : listKeys(target, path, new Set([...seen, name]));
  }
  const below = [...(node.anyOf ?? []), ...(node.items === undefined ? [] : [node.items])];
  const entries = typeof node.additionalProperties === 'object' ? [node.additionalProperties] : [];
  return [
    ...Object.entries(node.properties ?? {}).flatMap(([key, inner]): [string, JsonSchema][] => [
      [`${path}${key}`, inner],
      ...listKeys(inner, `${path}${key}.`, seen),
    ]),
    ...below.flatMap((inner) => listKeys(inner, path, seen)),
    ...entries.flatMap((inner) => listKeys(inner, `${path}*.`, seen)),
  ];
}

const keys = listKeys(schema, '');

test('it is a schema of draft 2020-12 that demands a site with a title', () => {
  expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  expect(schema.required).toEqual(['site']);
  expect(schema.properties?.['site']?.required).toEqual(['title']);
});

test.each(keys)('%s is described in a sentence', (_path, { description }) => {
  expect(description).toMatch(/^[A-Z`].*\.$/);
});

test('a key that it does not know is refused at every level', () => {
  const maps = [['', schema], ...keys, ...Object.entries(schema.$defs ?? {})] as readonly [
    string,
    JsonSchema,
  ][];
  const open = maps.flatMap(([path, { properties, additionalProperties }]) =>
    properties !== undefined && additionalProperties !== false ? [path] : [],
  );
  expect(open).toEqual([]);
});

test('the configuration that the other tests read uses every key of it', () => {
  const used = new Set<string>();
  const collect = (value: unknown, path: string): void => {
    if (Array.isArray(value)) for (const item of value as unknown[]) collect(item, path);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        // In these two maps the keys are ids and names; a component may stand inside a component.
        const isOpen = path === 'policy.severities.' || path === 'theme.properties.' || path === 'rules.';
        const own = isOpen ? path : `${path}${key}`;
        used.add(own);
        collect(inner, isOpen ? `${path}*.` : `${own}.`.replace('components.components.', 'components.'));
      }
    }
  };
  collect(parse(fullConfig), '');
  expect(keys.map(([path]) => path).filter((path) => !used.has(path))).toEqual([]);
});

test('editors complete diagnostic codes', () => {
  expect(schema.properties?.['rules']?.propertyNames?.enum).toEqual(Object.keys(codes));
});

describe('the default that it states is the one that holds', () => {
  const { site } = readText('site: { title: X }\n');
  test.each<[string, unknown]>([
    ['site.timezone', site.timezone],
    ['site.locale', site.locale],
    ['limits.stale_after_days', site.limits.staleAfterDays],
    ['limits.incident_kib', site.limits.fileBytes / 1024],
    ['limits.front_matter_kib', site.limits.frontMatterBytes / 1024],
    ['limits.attachment_mib', site.limits.attachmentBytes / 1024 ** 2],
    ['output.folder', site.output.folder],
    ['output.commit', site.output.commit],
    ['output.git', site.output.git],
    ['content.allow_remote_images', site.allowRemoteImages],
    ['availability.weights.partial-outage', site.weights['partial-outage']],
  ])('%s', (path, value) => {
    expect(new Map(keys).get(path)?.default).toBe(value);
  });
});
