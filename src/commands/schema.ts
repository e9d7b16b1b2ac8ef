// `candor schema`: the JSON Schemas that editors check and complete with.
import { configJsonSchema } from '../config/json-schema.js';
import { frontMatterJsonSchema } from '../content/schema.js';
import type { Command } from './command.js';

const schemas: ReadonlyMap<string, () => object> = new Map([
  ['incident', frontMatterJsonSchema],
  ['config', configJsonSchema],
]);

export const schema: Command = {
  arguments: [{ name: '<what>', summary: 'which of the two', choices: [...schemas.keys()] }],
  options: [],
  examples: ['candor schema incident > incident.schema.json', 'candor schema config > candor.schema.json'],
  run: ({ arguments: [what = ''] }, io) => {
    io.out(`${JSON.stringify(schemas.get(what)?.(), null, 2)}\n`);
    return Promise.resolve(0);
  },
};
