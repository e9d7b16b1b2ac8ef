// The line of a file that a diagnostic speaks of, cut and marked so that a terminal shows the mark right below it.
import stringWidth from 'string-width';
import type { Place } from '../../kernel/diagnostic.js';
import { showHidden } from '../visible.js';

export interface Excerpt {
  readonly text: string;
  /** Terminal columns before the mark. */
  readonly indent: number;
  /** Terminal columns of the mark; at least one. */
  readonly length: number;
  /** The last line of a range that goes on below. */
  readonly lastLine: number | undefined;
}

/** The lines of a text as diagnostics count them, without their ends. */
export function splitLines(text: string): readonly string[] {
  return text.replace(/^\ufeff/, '').split(/\r\n?|\n/);
}

/** The first line of a place in at most `width` terminal columns; undefined where there is nothing to see. */
export function excerptOf(lines: readonly string[], place: Place, width: number): Excerpt | undefined {
  const { start, end } = place;
  const line = lines[start.line - 1];
  if (line === undefined || line.trim() === '' || isWholeFile(place)) return undefined;
  const isOneLine = end.line <= start.line;
  const from = Math.min(start.column - 1, line.length);
  const to = isOneLine ? Math.max(from, end.column - 1) : line.length;
  // An end at the very start of a line does not reach into it.
  const lastLine = end.column > 1 ? end.line : end.line - 1;

  // Of a line of many kilobytes, only what can be seen is measured.
  const limit = width * 8;
  const before = toCells(line.slice(Math.max(0, from - limit), from));
  const marked = cutEnd(toCells(line.slice(from, Math.min(to, from + limit))), Math.ceil(width * 0.6));
  const after = toCells(line.slice(to, to + limit));

  const room = width - stringWidth(marked);
  const shownBefore = cutStart(before, room - Math.min(stringWidth(after), Math.floor(room / 2)));
  const indent = stringWidth(shownBefore);
  return {
    text: shownBefore + marked + cutEnd(after, room - indent),
    indent,
    length: Math.max(1, stringWidth(marked)),
    lastLine: lastLine > start.line ? lastLine : undefined,
  };
}

/** A place of no length at the very beginning, as `startOfFile` gives it. */
const isWholeFile = ({ start, end }: Place): boolean =>
  start.line === 1 && start.column === 1 && end.line === 1 && end.column === 1;

const toCells = (text: string): string => showHidden(text.replaceAll('\t', '    '));

/** The beginning of the text that fits into so many columns, an ellipsis included where something is cut. */
export function cutEnd(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  return `${takeWhileFits([...text], width - 1).join('')}…`;
}

/** The end of the text that fits. */
function cutStart(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  return `…${takeWhileFits([...text].reverse(), width - 1)
    .reverse()
    .join('')}`;
}

function takeWhileFits(characters: readonly string[], width: number): string[] {
  let used = 0;
  const end = characters.findIndex((character) => (used += stringWidth(character)) > width);
  return characters.slice(0, end === -1 ? undefined : end);
}
