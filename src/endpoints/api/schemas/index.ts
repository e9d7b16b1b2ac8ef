// The JSON Schemas (draft 2020-12) of the API, by the name of what they describe. No build asks for them: to make them of
// zod's takes longer than many a site, so published-schemas.ts holds what comes out, and a test that it is the same.
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

/**
 * Published, a schema lets unknown keys pass, for a later Candor may write more within the same version. The tests hold
 * what is written against the strict one.
 */
export const apiJsonSchema = (
  name: SchemaName,
  { strict = false }: { readonly strict?: boolean } = {},
): object =>
  z.toJSONSchema(schemas[name], {
    io: strict ? 'output' : 'input',
    // The bounds of what JavaScript counts exactly say nothing of what is counted.
    override: ({ jsonSchema }) => {
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
