// The values of a JSON file, whatever they turn out to be.

export type Json = Readonly<Record<string, unknown>>;

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Characters that cannot be seen, or that turn the direction of writing: names must not hold them. */
const unseen =
  /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** One line of text; undefined where there is none. */
export function lineOf(value: unknown): string | undefined {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const line = text.replaceAll(/\s+/g, ' ').replaceAll(unseen, '').trim();
  return line === '' ? undefined : line;
}

/** The line on which each `"id": "…"` of a JSON text stands for the first time. */
export function findIdLines(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  let line = 1;
  for (const match of text.matchAll(/\n|"(?:id|code)"\s*:\s*"([^"\\]*)"/g)) {
    if (match[1] === undefined) line += 1;
    else if (!lines.has(match[1])) lines.set(match[1], line);
  }
  return lines;
}
