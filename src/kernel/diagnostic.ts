// A problem as a value: what is wrong, where, and what to do about it. Reports for people and machines are made
// from it in output/; nothing here prints.
import { codes, type Code, type Level } from './codes.js';

/** Line and column count from 1; columns in UTF-16 code units, as editors count them. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A range in a file; `path` is relative to the site, with `/` between folders; `end` is exclusive. */
export interface Place {
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
}

export interface Related {
  readonly message: string;
  readonly place: Place;
}

/** What to write where, for an editor that makes the change: what the hint says in words. */
export interface Fix {
  readonly place: Place;
  readonly text: string;
}

export interface Diagnostic {
  readonly code: Code;
  readonly level: Level;
  readonly message: string;
  readonly hint: string | undefined;
  readonly place: Place;
  readonly related: readonly Related[];
  /** False where the file is withheld: a report then gives the place and quotes nothing of the file. */
  readonly quotable: boolean;
  /** Only where the hint names exactly what to write, and the problem is gone once it is written. */
  readonly fix?: Fix;
}

export interface DiagnosticDetails {
  readonly hint?: string | undefined;
  readonly related?: readonly Related[];
  readonly fix?: Fix | undefined;
}

/** A diagnostic at the usual level of its code. */
export function diagnose(
  code: Code,
  place: Place,
  message: string,
  details: DiagnosticDetails = {},
): Diagnostic {
  return {
    code,
    level: codes[code].level,
    message,
    hint: details.hint,
    place,
    related: details.related ?? [],
    quotable: true,
    ...(details.fix === undefined ? {} : { fix: details.fix }),
  };
}

/** The place of a whole file: its very beginning. */
export function startOfFile(path: string): Place {
  return { path, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
}

/** Orders by path, then place, then code; never by locale. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.place.path, b.place.path) ||
    a.place.start.line - b.place.start.line ||
    a.place.start.column - b.place.start.column ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  );
}

/** Orders by UTF-16 code unit, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export interface Counts {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
}

export function countLevels(diagnostics: readonly Diagnostic[]): Counts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { level } of diagnostics) counts[level] += 1;
  return counts;
}
