// Reads TOML into plain data: the only user of smol-toml. Candor itself reads YAML alone.
import { parse, TomlDate, TomlError } from 'smol-toml';

export type TomlReading =
  | { readonly ok: true; readonly value: object }
  | { readonly ok: false; readonly line: number; readonly message: string };

/** Dates and times become text, with the offset that they bear, if they bear one. `line` counts from 1. */
export function readToml(text: string): TomlReading {
  try {
    const value = toPlain(parse(text));
    return { ok: true, value: typeof value === 'object' && value !== null ? value : {} };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const message = error.message.split('\n', 1)[0] ?? 'invalid TOML';
    return { ok: false, line: error.line, message: message.replace(/^Invalid TOML document:\s*/, '') };
  }
}

function toPlain(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map(toPlain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, toPlain(entry)]));
}
