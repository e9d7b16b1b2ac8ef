// Holds a zod schema and the type that it declares together. Declarations are emitted file by file, so an exported
// schema cannot lend its inferred type; it is written out beside it, and the compiler refuses any difference.
import type { z } from 'zod';

type Identical<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** `exactSchema<Type>()(schema)`: the schema, if its output is exactly `Type`; else it does not compile. */
export function exactSchema<Type>(): <Schema extends z.ZodType>(
  schema: Schema & (Identical<z.output<Schema>, Type> extends true ? unknown : never),
) => z.ZodType<Type> {
  return (schema) => schema as unknown as z.ZodType<Type>;
}
