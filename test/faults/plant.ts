// Planting a fault: a mutation puts it into a valid text with a mark before it, so that its line and column are known
// from where it was put and not from what any parser says.
import type { Code } from '../../src/kernel/codes.js';
import type { BaseFile } from './base-files.js';

/** Stands before the fault while it is planted; no text of a base holds it. */
export const mark = '‸';

export interface Mutation {
  readonly name: string;
  /** What may be reported at the place of the fault. */
  readonly codes: readonly Code[];
  /** What else is wrong then, and has to be said too. */
  readonly also: readonly Code[];
  /** The text with the fault and the mark before it; undefined where the base has no room for it. */
  readonly plant: (base: BaseFile) => string | undefined;
}

export interface Planted {
  readonly text: string;
  /** Both count from 1; columns in UTF-16 code units. */
  readonly line: number;
  readonly column: number;
}

export function plantFault(mutation: Mutation, base: BaseFile): Planted | undefined {
  const marked = mutation.plant(base);
  if (marked === undefined) return undefined;
  return { text: marked.replace(mark, ''), ...placeOfMark(marked) };
}

export function placeOfMark(marked: string): { readonly line: number; readonly column: number } {
  const before = marked.split(mark);
  if (before.length !== 2) throw new Error(`A planted text needs one mark: ${marked}`);
  const lines = (before[0] ?? '').split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** The front matter and the body, each without the lines of three hyphens. */
export function splitBase(text: string): { readonly front: string; readonly body: string } {
  const end = text.indexOf('\n---\n', 3);
  return { front: text.slice(4, end), body: text.slice(end + 5) };
}

export const joinBase = (front: string, body: string): string => `---\n${front}\n---\n${body}`;

/** Puts `lines` in place of a field with all that belongs to it, or, where there is none, at the end of the fields. */
export function setField(text: string, name: string, lines: string): string {
  const { front, body } = splitBase(text);
  const range = findField(front, name);
  if (range === undefined) return joinBase(`${front}\n${lines}`, body);
  return joinBase(front.slice(0, range.from) + lines + front.slice(range.to), body);
}

export function hasField(text: string, name: string): boolean {
  return findField(splitBase(text).front, name) !== undefined;
}

/** The lines of a field as they stand, without the last line break. */
export function readField(text: string, name: string): string | undefined {
  const { front } = splitBase(text);
  const range = findField(front, name);
  return range && front.slice(range.from, range.to);
}

export function removeField(text: string, name: string): string | undefined {
  const { front, body } = splitBase(text);
  const range = findField(front, name);
  if (range === undefined) return undefined;
  return joinBase(`${front.slice(0, range.from)}${front.slice(range.to + 1)}`.trimEnd(), body);
}

function findField(front: string, name: string): { readonly from: number; readonly to: number } | undefined {
  const match = new RegExp(`^${name}:.*(?:\\n(?:[ \\t]|- ).*)*`, 'm').exec(front);
  return match === null ? undefined : { from: match.index, to: match.index + match[0].length };
}

export type Spot = 'summary' | 'update' | 'postmortem' | 'details';

export const spots: readonly Spot[] = ['summary', 'update', 'postmortem', 'details'];

const spotPatterns: Readonly<Record<Spot, RegExp>> = {
  summary: /^\n*(?:[^\n]+\n)+/,
  update: /\n## Updates\n\n### [^\n]*\n\n[^\n]+\n/,
  postmortem: /\n## Postmortem[^\n]*\n\n(?:[^#\n][^\n]*\n\n)?### [^\n]*\n\n[^\n]+\n/,
  details: /\n## Details\n/,
};

/** Puts a block of Markdown into one of the texts of a base; undefined where the base has no such text. */
export function addBlock(text: string, spot: Spot, block: string): string | undefined {
  const { front, body } = splitBase(text);
  const match = spotPatterns[spot].exec(body);
  if (match === null) return undefined;
  const at = match.index + match[0].length;
  const rest = body.slice(at).replace(/^\n*/, '');
  return joinBase(front, `${body.slice(0, at)}\n${block}\n${rest === '' ? '' : `\n${rest}`}`);
}

/** Puts a block at the end of the file. */
export const appendBlock = (text: string, block: string): string => `${text.trimEnd()}\n\n${block}\n`;

/** Changes the part of the text that matches; undefined where nothing does. */
export function replaceIn(text: string, pattern: RegExp, replacement: string): string | undefined {
  return pattern.test(text) ? text.replace(pattern, replacement) : undefined;
}
