// What every feature is asked with: a file of a site as an editor holds it, and what is known of the site around it.
import type { Position } from 'vscode-languageserver';
import type { SourceRecord } from '../rules/rule.js';

export interface Scene {
  /** Relative to the site, with `/` between folders. */
  readonly path: string;
  /** The lines of the file as the editor holds them, without their breaks; it need not be readable. */
  readonly lines: readonly string[];
  /** What the last reading of the site has found. */
  readonly record: SourceRecord;
  /** The text of candor.yaml; empty where there is none. */
  readonly config: string;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: number;
}

/** A scene with the cursor in it. */
export interface CursorScene extends Scene {
  /** Line and column count from 0; columns in UTF-16 code units. */
  readonly cursor: Position;
}

export const splitLines = (text: string): readonly string[] => text.split(/\r\n|\n|\r/);

/** The line that the cursor is in. */
export const lineOf = ({ lines, cursor }: CursorScene): string => lines[cursor.line] ?? '';
