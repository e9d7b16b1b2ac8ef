// Looks through the raw lines of a file, before anything is parsed, for what is or was meant to be withheld.
import { diagnose, type Diagnostic, type Place } from '../kernel/diagnostic.js';
import { isWithinEdits } from '../kernel/nearest.js';

/**
 * Marks for withheld text, and what is probably a misspelt one (section 5 of the format). They work only in a file
 * with a `security` map; anywhere else the text was meant to be held back and would be published.
 */
export function findWithheldMarks(path: string, text: string): Diagnostic[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const block = /^\s*:{2,}\s*([A-Za-z]+)/.exec(line)?.[1];
    const inline = [...line.matchAll(/:{1,3}([A-Za-z]+)\[/g)].map((match) => match[1]);
    const isMark =
      /^:::\s*$/.test(line) ||
      [block, ...inline].some((word) => word !== undefined && isNear(word, 'withheld'));
    if (!isMark) return [];
    const message =
      'A mark for withheld text stands in a file without a `security` map, so nothing would be withheld.';
    const hint = 'Add the `security` map, or delete the mark; until then the whole file is held back.';
    return [diagnose('withheld/mark', placeOfLine(path, lines, index), message, { hint })];
  });
}

/**
 * Whether the text of a front matter names `security` or a near miss of it, so that nothing of it may be quoted.
 * `severity` is two letters away: that word, and what is nearer to it, means the other field.
 */
export function mentionsSecurity(text: string): boolean {
  return [...text.matchAll(/[A-Za-z_-]+/g)].some(
    ([word]) =>
      isNear(word, 'security') && ![0, 1].some((edits) => isNearer(word, 'severity', 'security', edits)),
  );
}

const isNearer = (word: string, known: string, other: string, edits: number): boolean =>
  isWithinEdits(word, known, edits) && !isWithinEdits(word, other, edits);

const isNear = (word: string, known: string): boolean => isWithinEdits(word, known, 2);

function placeOfLine(path: string, lines: readonly string[], index: number): Place {
  return {
    path,
    start: { line: index + 1, column: 1 },
    end: { line: index + 1, column: (lines[index]?.length ?? 0) + 1 },
  };
}
