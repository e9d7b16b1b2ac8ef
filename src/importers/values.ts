// What a field of foreign front matter says, whatever type its author happened to write it in.
import type { SourceField } from './source-front-matter.js';

/** One line of text; undefined where the field is absent, empty or no single value. */
export function textOf(field: SourceField | undefined): string | undefined {
  const { value, text } = field ?? {};
  const written =
    typeof value === 'string'
      ? value
      : typeof value === 'number' || typeof value === 'boolean'
        ? (text ?? String(value))
        : '';
  const line = written.replaceAll(/\s+/g, ' ').trim();
  return line === '' ? undefined : line;
}

/** A title for what has none, after the name of its file: without its day and with spaces for hyphens. */
export function titleAfter(fileName: string): string {
  const words = fileName
    .replace(/^\d{4}-\d\d?-\d\d?[-_ ]*/, '')
    .replaceAll(/[-_]+/g, ' ')
    .trim();
  return words === '' ? fileName : words.charAt(0).toUpperCase() + words.slice(1);
}

export interface Flag {
  readonly value: boolean;
  /** False where the author wrote a word that only means it. */
  readonly sure: boolean;
}

/** `yes` and `on` were true to older YAML readers, and their authors meant it. */
export function flagOf(field: SourceField | undefined): Flag | undefined {
  if (typeof field?.value === 'boolean') return { value: field.value, sure: true };
  const word = textOf(field)?.toLowerCase();
  if (word === undefined) return undefined;
  if (/^(?:true|yes|y|on|1)$/.test(word)) return { value: true, sure: word === 'true' };
  if (/^(?:false|no|n|off|0)$/.test(word)) return { value: false, sure: word === 'false' };
  return undefined;
}

/** The texts of a list, of a single value, or of maps with one value each, as some editors store them. */
export function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.replaceAll(/\s+/g, ' ').trim()];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsOf);
  return [];
}
