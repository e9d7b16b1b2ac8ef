// What is wrong with the report of a planted fault: not at its place, or not alone.
import type { Code } from '../../src/kernel/codes.js';
import type { Diagnostic } from '../../src/kernel/diagnostic.js';
import type { BaseFile } from './base-files.js';
import { compileBase } from './check-base.js';
import { plantFault, type Mutation } from './plant.js';

export interface Expectation {
  readonly path: string;
  readonly codes: readonly Code[];
  readonly also: readonly Code[];
  /** Undefined where the place is not given. */
  readonly line: number | undefined;
  readonly column: number | undefined;
}

/** `known` is what is found in the file without the fault. */
export function findMisses(
  found: readonly Diagnostic[],
  known: readonly Diagnostic[],
  { path, codes, also, line, column }: Expectation,
): readonly string[] {
  const isHit = ({ code, place: { path: other, start } }: Diagnostic): boolean =>
    codes.includes(code) &&
    other === path &&
    (line === undefined || (start.line === line && start.column === column));
  const isEcho = (diagnostic: Diagnostic): boolean =>
    diagnostic.level === 'error' &&
    !isHit(diagnostic) &&
    !also.includes(diagnostic.code) &&
    !known.some(({ code, message }) => code === diagnostic.code && message === diagnostic.message);
  if (found.some(isHit)) return found.filter(isEcho).map((echo) => `and besides ${describe(echo)}`);
  return [`expected ${line}:${column} ${codes.join(' or ')}, found ${found.map(describe).join(', ')}`];
}

const describe = ({ place, code, message }: Diagnostic): string =>
  `${place.path}:${place.start.line}:${place.start.column} ${code} (${message})`;

export function missesOf(
  mutation: Mutation,
  base: BaseFile,
  known: readonly Diagnostic[],
): readonly string[] {
  const planted = plantFault(mutation, base);
  if (planted === undefined) return [];
  const { diagnostics } = compileBase(base, planted.text);
  // A state that comes with the fault is one fault more where a notice gets it.
  const also: readonly Code[] =
    base.kind === 'notice' ? [...mutation.also, 'incident/notice-state'] : mutation.also;
  const misses = findMisses(diagnostics, known, { ...mutation, ...planted, also, path: base.path });
  return misses.map((miss) => `${mutation.name} in ${base.name}: ${miss}`);
}
