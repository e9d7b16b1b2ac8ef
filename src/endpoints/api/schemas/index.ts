// The published JSON Schemas (draft 2020-12) of the API, by the name of what they describe.
import { z } from 'zod';
import {
  componentsDocument,
  entriesDocument,
  indexDocument,
  siteDocument,
  statusDocument,
} from './documents.js';
import { entryDocument } from './entries.js';
import {
  actionItemsDocument,
  digestDocument,
  digestsDocument,
  policyDocument,
  statisticsDocument,
} from './reports.js';
import type { SchemaName } from '../api-files.js';

const schemas: Readonly<Record<SchemaName, z.ZodType>> = {
  index: indexDocument,
  site: siteDocument,
  status: statusDocument,
  components: componentsDocument,
  entries: entriesDocument,
  entry: entryDocument,
  statistics: statisticsDocument,
  policy: policyDocument,
  digests: digestsDocument,
  digest: digestDocument,
  'action-items': actionItemsDocument,
};

export interface SchemaOptions {
  /** Its own address, where it has one. */
  readonly id?: string;
  /** Whether it refuses unknown keys. */
  readonly strict?: boolean;
}

/**
 * Published, a schema lets unknown keys pass, for a later Candor may write more within the same version. The tests hold
 * what is written against the strict one.
 */
export function apiJsonSchema(name: SchemaName, { id, strict = false }: SchemaOptions = {}): object {
  const { $schema, ...schema } = z.toJSONSchema(schemas[name], {
    io: strict ? 'output' : 'input',
    // The bounds of what JavaScript counts exactly say nothing of what is counted.
    override: ({ jsonSchema }) => {
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  return { $schema, ...(id === undefined ? {} : { $id: id }), ...schema };
}
