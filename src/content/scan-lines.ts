// Looks through the raw lines of a file, before anything is parsed, for what is or was meant to be withheld.
import { entryOf } from '../kernel/codes.js';
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import { isWithinEdits } from '../kernel/nearest.js';
import { closesBlock, findMarkForms, maskCode, mayHoldMarks } from './mark-forms.js';

/**
 * Marks for withheld text, and what is probably a misspelt one (section 5 of the format). They work only in a file
 * with a `security` map; anywhere else the text was meant to be held back and would be published.
 */
export function findWithheldMarks(path: string, text: string): Diagnostic[] {
  if (!mayHoldMarks(text)) return [];
  let isOpen = false;
  let fence: string | undefined;
  return text.split('\n').flatMap((line, index) => {
    const [, signs, info] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (fence === undefined) fence = signs;
    else if (signs?.startsWith(fence) === true && info?.trim() === '') fence = undefined;
    // Other tools write such lines too, and in code they are shown.
    const isEnd = closesBlock(line) && (isOpen || fence === undefined);
    const mark = isEnd ? { from: 0, length: 3 } : findMarkForms(maskCode(line))[0];
    // The line that closes a mark is part of it.
    const isPart = isEnd && isOpen;
    isOpen = isPart ? false : isOpen || (mark !== undefined && !isEnd && /^\s*:{2}/.test(line));
    if (mark === undefined || isPart) return [];
    const start = { line: index + 1, column: mark.from + 1 };
    const place = { path, start, end: { ...start, column: start.column + mark.length } };
    const message =
      'A mark for withheld text stands in a file without a `security` map, so nothing would be withheld.';
    return [diagnose('withheld/mark', place, message, { hint: entryOf('withheld/mark').hint })];
  });
}

/** A `security` map that stands in the body (whose lines count as in the file), where it would withhold nothing. */
export function findStraySecurity(path: string, body: string): Diagnostic[] {
  if (!mayHoldSecurity.test(body)) return [];
  const lines = body.split('\n');
  return lines.flatMap((line, index) => {
    const opens = /^security\s*:\s*(\{.*\bwithhold\b.*)?$/i.exec(line);
    const next = /^\s+(?:withhold|public|confirmations|not_before|released)\s*:/.test(lines[index + 1] ?? '');
    if (opens === null || (opens[1] === undefined && !next)) return [];
    const start = { line: index + 1, column: 1 };
    const place = { path, start, end: { ...start, column: line.length + 1 } };
    const message = 'A `security` map stands below the front matter, so nothing would be withheld.';
    const hint =
      'Move it into the front matter, or indent it if it is only shown; until then the whole file is held back.';
    return [diagnose('withheld/mark', place, message, { hint })];
  });
}

const mayHoldSecurity = /security\s*:/i;

/**
 * Whether the text of a front matter names `security`, a near miss of it or what belongs below it, so that nothing of it
 * may be quoted.
 * `severity` is two letters away: that word, and what is nearer to it, means the other field.
 */
export function mentionsSecurity(text: string): boolean {
  return [...text.matchAll(/[A-Za-z_-]+/g)].some(
    ([word]) =>
      /^(?:securit|withh)/i.test(word) ||
      (isNear(word, 'security') && ![0, 1].some((edits) => isNearer(word, 'severity', 'security', edits))),
  );
}

const isNearer = (word: string, known: string, other: string, edits: number): boolean =>
  isWithinEdits(word, known, edits) && !isWithinEdits(word, other, edits);

const isNear = (word: string, known: string): boolean => isWithinEdits(word, known, 2);
