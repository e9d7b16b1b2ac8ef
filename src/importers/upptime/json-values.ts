// Reads what `gh api` prints: one JSON value, or one after the other where it asked for several pages.

export type JsonReading =
  | { readonly ok: true; readonly values: readonly unknown[] }
  /** `line` counts from 1. */
  | { readonly ok: false; readonly line: number; readonly reason: string };

export function readJsonValues(text: string): JsonReading {
  const whole = parse(text);
  if (whole.ok) return { ok: true, values: [whole.value] };
  const values: unknown[] = [];
  for (const { start, end } of findValues(text)) {
    const one = parse(text.slice(start, end));
    if (!one.ok) {
      const line = text.slice(0, start).split('\n').length;
      return { ok: false, line, reason: `the file is not valid JSON (${one.reason})` };
    }
    values.push(one.value);
  }
  return values.length > 0 ? { ok: true, values } : { ok: false, line: 1, reason: 'the file holds no JSON' };
}

type Parsed =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string };

function parse(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return {
      ok: false,
      reason: error instanceof Error ? error.message.split('\n', 1).join('') : 'unreadable',
    };
  }
}

/** The ranges of the arrays and objects that stand at the top, one after the other. */
function findValues(text: string): { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: token, index } of text.matchAll(/"[^"\\]*(?:\\[\s\S][^"\\]*)*"|[[\]{}]/g)) {
    if (token === '[' || token === '{') {
      if (depth === 0) start = index;
      depth += 1;
    } else if (token === ']' || token === '}') {
      depth -= 1;
      if (depth === 0) found.push({ start, end: index + 1 });
    }
  }
  // What is cut off in the middle is told as such.
  if (depth > 0) found.push({ start, end: text.length });
  return found;
}
