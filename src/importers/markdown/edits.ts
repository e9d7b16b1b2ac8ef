// Replacements in a text by offset, and the lines that they came from: notes name the line of the original file however
// often its text has been changed since.
import type { NoteKind, Report } from '../imported.js';

export interface Edit {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly text: string;
  /** What the author should know about it; equal meaning needs no note. */
  readonly note?: { readonly kind: NoteKind; readonly reason: string } | undefined;
}

/** A text with the line of the original file for each of its lines. */
export interface TracedText {
  readonly text: string;
  readonly lines: readonly number[];
}

export function traceText(text: string, firstLine: number): TracedText {
  return { text, lines: text.split('\n').map((_, index) => firstLine + index) };
}

/** The original line of an offset. */
export function lineAt({ text, lines }: TracedText, offset: number): number {
  return lines[countBreaks(text.slice(0, offset))] ?? lines.at(-1) ?? 1;
}

/** Applies edits and reports their notes; of two that overlap, the one that begins first, then the shorter, wins. */
export function applyEdits(traced: TracedText, edits: readonly Edit[], report: Report): TracedText {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let text = '';
  let from = 0;
  const lines: number[] = [];
  for (const edit of ordered) {
    if (edit.start < from) continue;
    const line = lineAt(traced, edit.start);
    if (edit.note !== undefined) report(edit.note.kind, line, edit.note.reason);
    const kept = traced.text.slice(from, edit.start);
    lines.push(...linesOf(traced, from, kept));
    lines.push(...Array.from({ length: countBreaks(edit.text) }, () => line));
    text += kept + edit.text;
    from = edit.end;
  }
  const rest = traced.text.slice(from);
  lines.push(...linesOf(traced, from, rest), lineAt(traced, traced.text.length));
  return { text: text + rest, lines };
}

// A part's line breaks end the lines that they stand on.
function linesOf(traced: TracedText, from: number, part: string): number[] {
  const first = countBreaks(traced.text.slice(0, from));
  return Array.from({ length: countBreaks(part) }, (_, index) => traced.lines[first + index] ?? 1);
}

const countBreaks = (text: string): number => text.split('\n').length - 1;
