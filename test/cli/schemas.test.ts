// The JSON Schemas that `candor schema` prints, held by a validator to the files that Candor itself accepts and refuses.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { candor, config, incident, makeFolder, project } from './site-folder.js';

type Validate = (value: unknown) => boolean;
interface Validator {
  readonly compile: (schema: object) => Validate;
  readonly validateSchema: (schema: object) => boolean | Promise<unknown>;
}

// The validator of html-validate, which the tests have anyway.
const requireOf = createRequire(createRequire(import.meta.url).resolve('html-validate'));
const { Ajv2020 } = requireOf('ajv/dist/2020.js') as { Ajv2020: new (options: object) => Validator };

async function printSchema(name: string): Promise<Record<string, unknown>> {
  const { code, out, err } = await candor(makeFolder(), ['schema', name]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as Record<string, unknown>;
}

const compileSchema = async (name: string): Promise<Validate> =>
  new Ajv2020({ strict: false, allErrors: true }).compile(await printSchema(name));

const frontMatterOf = (text: string): unknown =>
  parse(/^---\n([^]*?)^---$/m.exec(text)?.[1] ?? '', { version: '1.2', schema: 'core' });

const examples = readdirSync(join(project, 'incidents'), { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.md') && !/(^|\/)_/.test(path),
);

test.each(['incident', 'config'])('%s is a schema of draft 2020-12', async (name) => {
  const schema = await printSchema(name);
  expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
  expect(new Ajv2020({}).validateSchema(schema)).toBe(true);
  // Editors show these beside a field.
  const properties = schema['properties'] as Record<string, { description?: string }>;
  for (const [field, { description }] of Object.entries(properties)) {
    expect(description, field).toMatch(/^\S.*\.$/s);
  }
});

describe('the schema of front matter', () => {
  test('accepts every incident of the example', async () => {
    const isValid = await compileSchema('incident');
    expect(examples.length).toBeGreaterThan(10);
    for (const path of examples) {
      const text = readFileSync(join(project, 'incidents', path), 'utf8');
      expect(isValid(frontMatterOf(text)), path).toBe(true);
    }
  });

  test.each([
    ['an unknown field', 'severty: low'],
    ['a wrong type', 'tags: 5'],
    ['an unknown kind', 'kind: outage'],
    ['a word for a boolean', 'external: yes'],
    ['an unknown field of a map', 'impact: { form: 2025-10-15 17:04 }'],
    ['an empty value', 'detected_by:'],
  ])('refuses %s', async (_, line) => {
    const isValid = await compileSchema('incident');
    expect(isValid(frontMatterOf(incident()))).toBe(true);
    expect(isValid(frontMatterOf(incident({ fields: line })))).toBe(false);
  });

  test('refuses an incident without a title', async () => {
    const isValid = await compileSchema('incident');
    expect(isValid(frontMatterOf(incident().replace(/^title:.*\n/m, '')))).toBe(false);
  });
});

describe('the schema of the configuration', () => {
  test('accepts that of the example and the smallest one', async () => {
    const isValid = await compileSchema('config');
    expect(isValid(parse(readFileSync(join(project, 'candor.yaml'), 'utf8')))).toBe(true);
    expect(isValid(parse('site: { title: My status page }'))).toBe(true);
    expect(isValid(parse(config))).toBe(true);
  });

  test.each([
    ['an unknown key', 'sites: {}'],
    ['a list for a map', 'severities: { critical: 1 }'],
    ['an unknown level', 'rules: { incident/stale: fatal }'],
    ['an unknown state', 'availability: { weights: { broken: 1 } }'],
    ['a missing id', 'severities: [{ label: High }]'],
  ])('refuses %s', async (_, line) => {
    const isValid = await compileSchema('config');
    expect(isValid(parse(`${config}${line}\n`))).toBe(false);
  });
});
