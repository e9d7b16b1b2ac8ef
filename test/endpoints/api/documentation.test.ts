// What is published and documented of the API is what its schemas say. `npm run docs` writes both anew.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { schemaNames, type SchemaName } from '../../../src/endpoints/api/api-files.js';
import { publishedSchemas } from '../../../src/endpoints/api/published-schemas.js';
import { apiJsonSchema } from '../../../src/endpoints/api/schemas/index.js';
import { project } from '../../cli/site-folder.js';

const isUpdate = process.env['UPDATE_DOCS'] === '1';

interface Schema {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const schemas = new Map(schemaNames.map((name) => [name, apiJsonSchema(name) as Schema]));

test('the published schemas are those of the source', async () => {
  const path = join(project, 'src/endpoints/api/published-schemas.ts');
  const texts = schemaNames.map((name) => [name, JSON.stringify(schemas.get(name))] as const);
  if (isUpdate) {
    const lines = texts.map(([name, text]) => `  ${JSON.stringify(name)}: ${JSON.stringify(text)},`);
    const source = `// The JSON Schemas of the API as it publishes them, each as JSON. \`npm run docs\` writes this file from schemas/.
import type { SchemaName } from './api-files.js';

export const publishedSchemas: Readonly<Record<SchemaName, string>> = {
${lines.join('\n')}
};
`;
    writeFileSync(path, await format(source, { ...(await resolveConfig(path)), filepath: path }));
  } else expect(Object.entries(publishedSchemas)).toEqual(texts);
});

const docsPath = join(project, 'docs/api.md');

/** The definitions of all schemas that stand in the part on values, in order. */
const shared = [
  'time',
  'span',
  'duration',
  'text',
  'term',
  'availability',
  'share',
  'spread',
  'actionItem',
  'inDigest',
  'row',
];

const linkTo = (name: string): string => `[${name}](#${name.toLowerCase()})`;

function describeType(schema: Schema): string {
  const { type, $ref, anyOf, items, additionalProperties, properties } = schema;
  if ($ref !== undefined) return linkTo($ref.replace(/^.*\//, ''));
  if (anyOf !== undefined) return anyOf.map(describeType).join(' or ');
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (items !== undefined) return `list of ${describeType(items)}`;
  if (properties !== undefined) return 'object';
  if (additionalProperties !== undefined && Object.keys(additionalProperties).length > 0)
    return `map of ${describeType(additionalProperties)}`;
  const words = [type ?? []]
    .flat()
    .map((word) =>
      word === 'null' ? '`null`' : word === 'boolean' ? 'true or false' : word === 'string' ? 'text' : word,
    );
  const plain = words.join(' or ');
  if (schema.format === 'uri-reference') return plain.replace('text', 'address');
  return schema.format === undefined ? plain : plain.replace('text', schema.format.replace('-', ' and '));
}

/** The keys of an object, those inside of it as `years.year`. */
function listKeys(schema: Schema, before = ''): readonly string[] {
  const inner = schema.items ?? schema.anyOf?.find(({ properties }) => properties !== undefined) ?? schema;
  return Object.entries(inner.properties ?? {}).flatMap(([key, value]) => {
    const nested = [value, value.items, ...(value.anyOf ?? [])].some(
      (each) => each?.properties !== undefined,
    );
    const isKnown = key === 'weights';
    const name = `${before}${key}`;
    const row = `| \`${name}\` | ${describeType(value)} | ${value.description ?? ''} |`;
    return [row, ...(nested && !isKnown ? listKeys(value, `${name}.`) : [])];
  });
}

const writeTable = (schema: Schema): string =>
  ['| key | value | meaning |', '| --- | --- | --- |', ...listKeys(schema)].join('\n');

/** The tables of a document: of its own keys, and of what it alone consists of. */
function describeDocument(name: SchemaName): string {
  const schema = schemas.get(name) ?? {};
  const own = Object.entries(schema.$defs ?? {}).filter(([definition]) => !shared.includes(definition));
  return [
    schema.description ?? '',
    ...(schema.properties === undefined ? [] : [writeTable(schema)]),
    ...own.map(
      ([definition, value]) => `#### ${definition}\n\n${value.description ?? ''}\n\n${writeTable(value)}`,
    ),
  ].join('\n\n');
}

function describeValue(name: string): string {
  const definition = [...schemas.values()].flatMap(({ $defs }) => $defs?.[name] ?? [])[0];
  if (definition === undefined) throw new Error(`No schema has ${name}.`);
  return `#### ${name}\n\n${definition.description ?? ''}\n\n${writeTable(definition)}`;
}

test('the documentation names every key with its meaning', () => {
  const docs = readFileSync(docsPath, 'utf8');
  const fill = (text: string, name: string, made: string): string =>
    text.replace(
      new RegExp(`(<!-- keys of ${name} -->\n)[^]*?(<!-- end -->)`),
      (_, open: string, close: string) => `${open}\n${made}\n\n${close}`,
    );
  const written = schemaNames.reduce((text, name) => fill(text, name, describeDocument(name)), docs);
  const whole = fill(written, 'values', shared.map(describeValue).join('\n\n'));
  if (isUpdate) writeFileSync(docsPath, whole);
  else expect(docs).toBe(whole);
  for (const name of schemaNames) expect(docs).toContain(`<!-- keys of ${name} -->`);
});
