// The JSON Schema of candor.yaml, for editors.
import { z } from 'zod';
import { configSchema } from './schema.js';

/** Draft 2020-12. */
export function configJsonSchema(): object {
  return z.toJSONSchema(configSchema);
}
