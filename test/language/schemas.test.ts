// The JSON Schemas by which editors explain a field: every property of both says what it means.
import { expect, test } from 'vitest';
import type { Schema } from '../../src/language/schema-at.js';
import { candor, makeFolder } from '../cli/site-folder.js';

function listUndescribed(schema: Schema, path: string): readonly string[] {
  const properties = Object.entries(schema.properties ?? {});
  const own = properties
    .filter(([, inner]) => inner.description === undefined)
    .map(([name]) => `${path}.${name}`);
  const { additionalProperties: rest } = schema;
  const forms = [
    schema.items,
    typeof rest === 'object' ? rest : undefined,
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...Object.values(schema.$defs ?? {}),
  ];
  return [
    ...own,
    ...properties.flatMap(([name, inner]) => listUndescribed(inner, `${path}.${name}`)),
    ...forms.flatMap((form) => (form === undefined ? [] : listUndescribed(form, `${path}[]`))),
  ];
}

test.each([
  ['incident', 'title'],
  ['config', 'site'],
])('candor schema %s', async (what, property) => {
  const { out } = await candor(makeFolder(), ['schema', what]);
  const schema = JSON.parse(out) as Schema;
  expect(Object.keys(schema.properties ?? {})).toContain(property);
  expect(listUndescribed(schema, what)).toEqual([]);
});
