// The forms of marks for withheld text, and what only resembles one: a misspelt mark would publish what it should hold
// back, so it must never pass as text.
import { isWithinEdits } from '../kernel/nearest.js';

/** A stretch of a line; `from` counts from 0. */
export interface Stretch {
  readonly from: number;
  readonly length: number;
}

export const opensBlock = (line: string): boolean => /^:::withheld[ \t]*$/.test(line);
export const closesBlock = (line: string): boolean => /^:::[ \t]*$/.test(line);

/** How a mark inside a line begins. */
export const inlineOpening = ':withheld[';

/** A line with its code spans blanked, so that every column stays. A span that goes on in the next line is none here. */
export const maskCode = (line: string): string =>
  line.replaceAll(/(?<![`\\])(`+)(?!`).*?(?<!`)\1(?!`)/g, (span) => ' '.repeat(span.length));

const word = String.raw`[\p{L}\p{N}_-]+`;
const lineMark = new RegExp(String.raw`^((?:[\s>*+-]|\d+[.)])*)(:{2,}\s*(${word}))`, 'gu');
const inlineMark = new RegExp(String.raw`()(:{1,3}(${word})\[)`, 'gu');

/**
 * Whether any line of a text might hold one of the forms below, told without a look at its lines. Hardly a text does: a
 * mark has two colons, or between one and a bracket a word that is at most two letters longer or shorter than its name.
 */
export const mayHoldMarks = (text: string): boolean => text.includes('::') || /:[^\s:[]{6,10}\[/.test(text);

/** The marks of a line, right or misspelt, that any file might hold: `:::withheld` at any indent, `:withheld[`. */
export function findMarkForms(line: string): readonly Stretch[] {
  return [lineMark, inlineMark].flatMap((form) => findNear(line, form));
}

// Where a file does withhold, also what lacks a colon, has a space too many or other brackets.
const looseMark = new RegExp(
  String.raw`()((?:[:：﹕]{1,3}[ \t]?(${word})[ \t]?\[|[:：﹕]{1,3}(${word})[\](){}<]?|(?<!\p{L})(${word})\[))`,
  'gu',
);

/** The same in a file with a `security` map, where less may pass. */
export function findLooseMarks(line: string): readonly Stretch[] {
  return [lineMark, looseMark].flatMap((form) => findNear(line, form));
}

/** Any line that begins with two or more colons, which a file with a `security` map can only mean as a mark. */
export function findColons(line: string): Stretch | undefined {
  const [whole, lead = ''] = /^((?:[\s>*+-]|\d+[.)])*):{2,}/.exec(line) ?? [];
  return whole === undefined ? undefined : { from: lead.length, length: whole.length - lead.length };
}

const findNear = (line: string, form: RegExp): readonly Stretch[] =>
  [...line.matchAll(form)].flatMap((match) => {
    const [, lead = '', mark = '', ...words] = match;
    const isNear = words.some(
      (found: string | undefined) => found !== undefined && isWithinEdits(found, 'withheld', 2),
    );
    return isNear ? [{ from: match.index + lead.length, length: mark.length }] : [];
  });
