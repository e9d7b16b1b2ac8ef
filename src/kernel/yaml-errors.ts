// Puts the syntax errors of the YAML parser into our own words, with the correct form of the line where quoting helps.
import type { YAMLError } from 'yaml';
import { diagnose, type Diagnostic, type Place } from './diagnostic.js';

type PlaceAt = (from: number, to: number) => Place;

const needsQuotes: ReadonlySet<string> = new Set([
  'BLOCK_AS_IMPLICIT_KEY',
  'BAD_SCALAR_START',
  'UNEXPECTED_TOKEN',
  'BAD_ALIAS',
]);

/** The first error, and any other on a line of its own that quotes would mend. */
export function describeYamlError(
  errors: readonly YAMLError[],
  text: string,
  placeAt: PlaceAt,
): Diagnostic[] {
  return selectErrors(errors, text).map((error) => {
    const line = lineAround(text, error.pos[0]);
    const field = splitField(line.text);
    const place = placeAt(error.pos[0], Math.max(error.pos[1], error.pos[0] + 1));
    if (error.code === 'TAB_AS_INDENT') {
      return diagnose('yaml/syntax', place, 'The line is indented with a tab; YAML takes spaces only.', {
        hint: 'Replace the tab by two spaces.',
      });
    }
    if (error.code === 'MISSING_CHAR' && /quote/.test(error.message)) {
      return diagnose('yaml/syntax', place, 'A quotation mark is opened and never closed.', {
        hint: 'Close it at the end of the value.',
      });
    }
    if (/Flow (map|sequence)/.test(error.message)) {
      const [name, close] = error.message.includes('Flow map') ? ['map', '}'] : ['list', ']'];
      return diagnose('yaml/syntax', place, `A ${name} is opened and not closed by \`${close}\`.`, {
        hint: `Close it with \`${close}\` on the same line, or quote the value if the bracket is meant.`,
      });
    }
    if (needsQuotes.has(error.code) && field !== undefined) {
      return diagnose('yaml/syntax', place, `The value of \`${field.key}\` cannot be read without quotes.`, {
        hint: `Quote it: \`${field.head.trim()} ${quoteScalar(field.value)}\`.`,
      });
    }
    const glued = /^\s*(?:- )?([A-Za-z_][\w-]*):(\S.*)$/.exec(line.text);
    if (glued !== null) {
      return diagnose('yaml/syntax', place, 'A colon must be followed by a space.', {
        hint: `Write \`${glued[1] ?? ''}: ${glued[2] ?? ''}\`.`,
      });
    }
    if (error.code === 'MULTILINE_IMPLICIT_KEY' || error.code === 'BAD_INDENT') {
      return diagnose(
        'yaml/syntax',
        place,
        'The line is neither `field: value` nor a continuation of the line above.',
        {
          hint: 'Write `field: value`, or check the indentation: fields of one map begin in the same column.',
        },
      );
    }
    return diagnose('yaml/syntax', place, 'The YAML cannot be read from here on.', {
      hint: 'Check the indentation, brackets and quotation marks of this line and the one above.',
    });
  });
}

/** The text with every value quoted that only lacked quotes; undefined where that would mend nothing. */
export function quoteLine(errors: readonly YAMLError[], text: string): string | undefined {
  let repaired = text;
  for (const error of [...selectErrors(errors, text)].reverse()) {
    const line = lineAround(text, error.pos[0]);
    const field = needsQuotes.has(error.code) ? splitField(line.text) : undefined;
    if (field === undefined) return undefined;
    repaired = `${repaired.slice(0, line.from)}${field.head}${quoteScalar(field.value)}${repaired.slice(line.to)}`;
  }
  return repaired === text ? undefined : repaired;
}

function selectErrors(errors: readonly YAMLError[], text: string): readonly YAMLError[] {
  const sorted = [...errors].sort((a, b) => a.pos[0] - b.pos[0]);
  const [first] = sorted;
  if (first === undefined) return [];
  const seen = new Set<number>();
  const mendable = sorted.filter((error) => {
    const line = lineAround(text, error.pos[0]);
    const isNew = !seen.has(line.from);
    seen.add(line.from);
    return isNew && needsQuotes.has(error.code) && splitField(line.text) !== undefined;
  });
  return mendable.includes(first) ? mendable : [first];
}

function lineAround(text: string, offset: number): { text: string; from: number; to: number } {
  const from = text.lastIndexOf('\n', offset - 1) + 1;
  const next = text.indexOf('\n', offset);
  const to = next === -1 ? text.length : next;
  return { text: text.slice(from, to), from, to };
}

function splitField(line: string): { key: string; head: string; value: string } | undefined {
  const match = /^(\s*(?:- )?([A-Za-z_][\w.-]*):\s+)(\S.*?)\s*$/.exec(line);
  const [, head, key, value] = match ?? [];
  return head === undefined || key === undefined || value === undefined ? undefined : { key, head, value };
}

const quoteScalar = (value: string): string => {
  const inner = /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;
  return inner.includes('"') && !inner.includes("'")
    ? `'${inner}'`
    : `"${inner.replaceAll(/["\\]/g, '\\$&')}"`;
};
