// The documents of the API, held to their schemas by a validator that is not ours; and that it refuses what is wrong.
import { createRequire } from 'node:module';
import type Ajv from 'ajv/dist/2020.js';
import type addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { schemaNames, type SchemaName } from '../../../src/endpoints/api/api-files.js';
import { apiJsonSchema } from '../../../src/endpoints/api/schemas/index.js';
import type { EntriesDocument } from '../../../src/endpoints/api/documents.js';
import { crowded, example, pathsOf, read, sites } from './api-sites.js';

const load = createRequire(import.meta.url);
const { Ajv2020 } = load('ajv/dist/2020.js') as typeof Ajv;
const withFormats = load('ajv-formats') as typeof addFormats.default;

const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
withFormats(ajv);

type Validate = ReturnType<typeof ajv.compile>;

const compileAll = (strict: boolean): ReadonlyMap<string, Validate> =>
  new Map(schemaNames.map((name) => [name, ajv.compile(apiJsonSchema(name, { strict }))]));

const published = compileAll(false);
const exact = compileAll(true);

/** The schema that a document names. */
const schemaOf = (document: unknown): SchemaName => {
  const { $schema } = document as { readonly $schema: string };
  const name = schemaNames.find((known) => $schema.endsWith(`/api/candor/v1/schemas/${known}.json`));
  if (name === undefined) throw new Error(`There is no schema ${$schema}.`);
  return name;
};

const problemsOf = (validate: Validate | undefined, document: unknown): unknown =>
  validate?.(document) === true ? undefined : validate?.errors;

describe.each(sites)('%s', (_, open) => {
  const site = open();
  const paths = pathsOf(site).filter((path) => !path.startsWith('schemas/'));

  test('has documents that fit their schemas, without a key that these do not know', () => {
    expect(paths.length).toBeGreaterThan(7);
    for (const path of paths) {
      const document = read(site, path);
      expect.soft(problemsOf(exact.get(schemaOf(document)), document), path).toBeUndefined();
    }
  });

  test('has no link in its texts that is right on their own page only', () => {
    const links = paths
      .filter((path) => path.startsWith('incidents/'))
      .flatMap((path) => [...JSON.stringify(read(site, path)).matchAll(/(?:href|src)=\\"([^"\\]*)/g)]);
    expect(links.map(([, link = '']) => link).filter((link) => !/^(?:[a-z]+:|\/)/.test(link))).toEqual([]);
  });

  test('names only schemas and documents that are there', () => {
    const known = new Set(pathsOf(site));
    const base = '/api/candor/v1/';
    const named = new Set(
      paths.flatMap((path) =>
        [...JSON.stringify(read(site, path)).matchAll(/"([^"]*)"/g)].map(([, text = '']) => text),
      ),
    );
    const own = [...named].filter((text) => text.includes(base) && !text.includes('{id}'));
    expect(own.length).toBeGreaterThan(7);
    for (const address of own)
      expect(known).toContain(decodeURI(address.slice(address.indexOf(base) + base.length)));
  });
});

test('a year with very many entries consists of months, and such a month of parts', () => {
  const site = crowded();
  const year = read(site, 'years/2025.json') as EntriesDocument;
  expect(year.entries).toEqual([]);
  expect(year.periods.map(({ period, entries }) => [period, entries])).toEqual([
    ['2025-03', 430],
    ['2025-04', 30],
  ]);
  const march = read(site, 'years/2025-03.json') as EntriesDocument;
  expect(march.periods.map(({ period, entries }) => [period, entries])).toEqual([
    ['2025-03-part-1', 400],
    ['2025-03-part-2', 30],
  ]);
  const rest = march.periods.map(
    ({ period }) => (read(site, `years/${period}.json`) as EntriesDocument).entries,
  );
  const april = (read(site, 'years/2025-04.json') as EntriesDocument).entries;
  expect(new Set([...rest.flat(), ...april].map(({ id }) => id)).size).toBe(460);
});

test('every schema is one of draft 2020-12, describes each key, and is published under its own address', () => {
  for (const name of schemaNames) {
    const schema = read(example(), `schemas/${name}.json`) as Record<string, unknown>;
    expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema['$id']).toBe(`https://status.harbourline.example.com/api/candor/v1/schemas/${name}.json`);
    expect(JSON.stringify(schema)).not.toContain('additionalProperties":false');
    expect(undescribed(schema), name).toEqual([]);
  }
});

/** Keys without a description. */
function undescribed(schema: unknown, at = ''): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {} } = schema as { readonly properties?: Record<string, object> };
  const isPlain = (key: string): boolean => at.endsWith('/weights/properties') && key !== '';
  const own = Object.entries(properties).flatMap(([key, value]) =>
    'description' in value || isPlain(`${at}/properties`) || at.endsWith('/weights') ? [] : `${at}/${key}`,
  );
  return [...own, ...Object.entries(schema).flatMap(([key, value]) => undescribed(value, `${at}/${key}`))];
}

describe('the published schemas refuse', () => {
  const entry = 'incidents/2025-07-26-booking-and-payments-down.json';
  const spoil = (path: string, change: (document: Record<string, never>) => void): unknown => {
    const document = structuredClone(read(example(), path)) as Record<string, never>;
    change(document);
    return problemsOf(published.get(schemaOf(document)), document);
  };
  type Change = (document: Record<string, never>) => void;
  const put =
    (...keys: readonly string[]): ((value: unknown) => Change) =>
    (value) =>
    (document) => {
      const last = keys.at(-1) ?? '';
      const owner = keys
        .slice(0, -1)
        .reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, document);
      if (value === undefined) Reflect.deleteProperty(owner, last);
      else owner[last] = value;
    };

  test.each<readonly [string, string, Change]>([
    ['a missing key', entry, put('updates')(undefined)],
    ['a list that is null', entry, put('updates')(null)],
    ['a status that does not exist', entry, put('status')('fixed')],
    ['a time that is a text', entry, put('started')('2025-07-26')],
    ['a time without its precision', entry, put('started', 'precision')(undefined)],
    ['an instant that is no time', entry, put('started', 'from')('2025-07-26 09:01')],
    ['a state that does not exist', entry, put('components', '0', 'state')('broken')],
    ['a negative duration', entry, put('duration', 'seconds')(-1)],
    ['an entry that is in two forms', entry, put('publication')('brief')],
    ['a text without HTML', entry, put('summary')({ text: 'x' })],
    [
      'an availability above 100',
      'components.json',
      put('components', '3', 'availability', 'percent')(100.01),
    ],
    [
      'a component without those below it',
      'components.json',
      put('components', '0', 'components', '0', 'components')(undefined),
    ],
    ['a verdict that does not exist', 'policy.json', put('promises', '0', 'verdict')('kept')],
    ['a part of an incident', 'statistics.json', put('all', 'incidents')(1.5)],
    ['another version', 'index.json', put('version')(2)],
  ])('%s', (_, path, change) => {
    expect(spoil(path, change)).toBeDefined();
  });

  test('and let pass what a later Candor may add', () => {
    expect(spoil(entry, put('weather')('rain'))).toBeUndefined();
    expect(spoil(entry, () => undefined)).toBeUndefined();
  });
});
