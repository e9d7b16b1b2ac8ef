// Walks a JSON Schema along the path of a cursor: which names and values may stand there, and what they mean.

export interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly propertyNames?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** All that may stand at a path; `*` stands for an item of a list. */
export function schemasAt(root: Schema, path: readonly string[]): readonly Schema[] {
  let found = expand(root, root);
  for (const name of path) {
    found = found.flatMap((schema) => stepInto(schema, name)).flatMap((schema) => expand(schema, root));
  }
  return found;
}

function stepInto(schema: Schema, name: string): readonly Schema[] {
  if (name === '*') return schema.items === undefined ? [] : [schema.items];
  const { properties = {}, additionalProperties } = schema;
  const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
  if (known !== undefined) return [known];
  return typeof additionalProperties === 'object' ? [additionalProperties] : [];
}

/** The schema and each of the forms that it allows. */
function expand(schema: Schema, root: Schema): readonly Schema[] {
  const target = schema.$ref === undefined ? undefined : resolve(schema.$ref, root);
  const forms = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return [schema, ...(target === undefined ? [] : [target]), ...forms].flatMap((form) =>
    form === schema ? [form] : expand(form, root),
  );
}

function resolve(reference: string, root: Schema): Schema | undefined {
  if (reference === '#') return root;
  const name = /^#\/\$defs\/(.+)$/.exec(reference)?.[1];
  return name === undefined ? undefined : root.$defs?.[name];
}

/** The fields of the maps that may stand at a path. */
export const fieldsAt = (root: Schema, path: readonly string[]): ReadonlyMap<string, Schema> =>
  new Map(schemasAt(root, path).flatMap(({ properties = {} }) => Object.entries(properties)));

/** The words that may stand at a path, where only certain ones may. */
export function wordsAt(root: Schema, path: readonly string[]): readonly string[] {
  const words = schemasAt(root, path).flatMap((schema) =>
    schema.type === 'boolean'
      ? [true, false]
      : [...(schema.enum ?? []), ...(schema.const === undefined ? [] : [schema.const])],
  );
  return [...new Set(words.map(String))];
}

/** What a field means; undefined where the schema does not say. */
export const describeAt = (root: Schema, path: readonly string[]): string | undefined =>
  schemasAt(root, path).find(({ description }) => description !== undefined)?.description;
