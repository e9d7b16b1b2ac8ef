// What an explanation of a syntax error is made from, and what it consists of.
import type { YAMLError } from 'yaml';
import type { Code } from './codes.js';
import type { Line } from './yaml-lines.js';

export interface Trouble {
  readonly error: YAMLError;
  readonly text: string;
  /** The line on which the parser gave up, which is not always the one with the slip. */
  readonly line: Line;
}

/** Offsets count in the text; `mended` says what to put between two of them to put the slip right. */
export interface Explanation {
  /** `yaml/syntax` where there is none. */
  readonly code?: Code;
  readonly from: number;
  readonly to: number;
  readonly message: string;
  readonly hint: string;
  readonly mended?: { readonly from: number; readonly to: number; readonly text: string };
}
