// Puts the syntax errors of the YAML parser into our own words, at the place where the author slipped, with the correct
// form of the line. Where it is plain what was meant, it also gives the text with that line put right, so that the
// rest can be checked in the same run; such a text is never published.
import type { YAMLError } from 'yaml';
import { diagnose, type Diagnostic } from './diagnostic.js';
import {
  explainBracketed,
  explainOpenBracket,
  explainSpareBracket,
  explainSpareComma,
} from './yaml-explain-brackets.js';
import { explainDeeperLine, explainIndentation, explainTab } from './yaml-explain-indentation.js';
import {
  explainBareWords,
  explainEscape,
  explainGlued,
  explainKey,
  explainUnquoted,
  explainWideColon,
} from './yaml-explain-lines.js';
import type { Explanation, Trouble } from './yaml-explanation.js';
import { lineAt, nextLine } from './yaml-lines.js';
import type { PlaceAt } from './yaml-places.js';

export interface SyntaxFault {
  readonly diagnostic: Diagnostic;
  /** The text with the line put right; undefined where that would be guessing. */
  readonly mended: string | undefined;
}

/** The first that has something to say does; the order is from the telling to the vague. */
const explanations: readonly ((trouble: Trouble) => Explanation | undefined)[] = [
  explainDepth,
  explainTag,
  explainTab,
  explainEscape,
  explainOpenBracket,
  explainSpareBracket,
  explainSpareComma,
  explainGlued,
  explainWideColon,
  explainDeeperLine,
  explainIndentation,
  explainBracketed,
  explainUnquoted,
  explainKey,
  explainBareWords,
];

/** Explains an error of the parser; the first error of a text is the one worth explaining. */
export function explainError(error: YAMLError, text: string, placeAt: PlaceAt): SyntaxFault {
  const line = lineAt(text, error.pos[0]);
  const trouble = { error, text, line: line.text.trim() === '' ? (nextLine(text, line) ?? line) : line };
  let found: Explanation | undefined;
  for (const explain of explanations) found ??= explain(trouble);
  return describeFault(found ?? explainVaguely(trouble), text, placeAt);
}

export function describeFault(explanation: Explanation, text: string, placeAt: PlaceAt): SyntaxFault {
  const { code = 'yaml/syntax', from, to, message, hint, mended } = explanation;
  // A line that is made a comment is only out of the way.
  const isFix = mended !== undefined && mended.text !== '#';
  const fix = isFix ? { place: placeAt(mended.from, mended.to), text: mended.text } : undefined;
  return {
    diagnostic: diagnose(code, placeAt(from, to), message, { hint, fix }),
    mended: mended && text.slice(0, mended.from) + mended.text + text.slice(mended.to),
  };
}

// Where the parser gives up depends on the machine's stack, so the place is that of the whole text.
function explainDepth({ error }: Trouble): Explanation | undefined {
  if (error.code !== 'RESOURCE_EXHAUSTION') return undefined;
  const message = 'The YAML is nested too deeply.';
  return { code: 'yaml/too-complex', from: 0, to: 0, message, hint: 'Nest it less deeply.' };
}

// Most tags parse, and are refused with the document; this one names a prefix that no directive declares.
function explainTag({ error, text }: Trouble): Explanation | undefined {
  if (error.code !== 'TAG_RESOLVE_FAILED') return undefined;
  const [from, to] = error.pos;
  return {
    code: 'yaml/tag',
    from,
    to,
    message: `The tag \`${text.slice(from, to)}\` is not allowed.`,
    hint: 'Remove it, or quote the value if the ! is meant.',
    mended: { from, to, text: '' },
  };
}

function explainVaguely({ error, line }: Trouble): Explanation {
  const [from, to] = error.pos;
  return {
    from,
    to: Math.max(Math.min(to, line.to), from + 1),
    message: 'The YAML cannot be read from here on.',
    hint: 'Check the indentation, brackets and quotation marks of this line and the one above.',
  };
}
