// What is known of a YAML text once it is read: plain data that knows where each key and value stands.
import type { Diagnostic, Place } from './diagnostic.js';

export type FieldPath = readonly PropertyKey[];

export interface TrailingComment {
  readonly path: FieldPath;
  /** Without its `#`. */
  readonly comment: string;
  readonly place: Place;
}

export interface YamlReading {
  /** Plain data: maps without a prototype's names, lists, strings, numbers, booleans, null. */
  readonly value: unknown;
  readonly diagnostics: readonly Diagnostic[];
  /** Where a value stands; an absent one is where its nearest parent stands. */
  readonly placeOfValue: (path: FieldPath) => Place;
  readonly placeOfKey: (path: FieldPath) => Place;
  /** What the author typed as a scalar, a list or map in brackets, or, in place of a value, a comment like `#42`. */
  readonly sourceOf: (path: FieldPath) => string | undefined;
  /** What follows an unquoted text on its line. */
  readonly trailingComments: readonly TrailingComment[];
  /** Whether a line of the file has a fault as YAML: what else seems wrong there most likely follows from it. */
  readonly isFaulty: (line: number) => boolean;
  /** Whether such a line names a field: it may have ended up in another map than its author meant. */
  readonly isAstray: (name: string) => boolean;
}
