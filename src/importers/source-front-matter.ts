// The front matter that Hugo reads: YAML between `---`, TOML between `+++`, or a JSON object. Names are found without
// regard to case, as Hugo does; every field knows its line.
import { readYaml } from '../kernel/yaml.js';
import type { Report } from './imported.js';
import { readToml } from './toml.js';

export interface SourceField {
  /** As the author wrote it. */
  readonly name: string;
  readonly value: unknown;
  /** A single value as the author typed it: `1.10` is not 1.1. */
  readonly text: string | undefined;
  readonly line: number;
}

export interface SourceFrontMatter {
  /** By name in lower case. */
  readonly fields: ReadonlyMap<string, SourceField>;
  readonly body: string;
  /** The line of the file on which the body begins. */
  readonly bodyLine: number;
}

export type FrontMatterReading =
  | { readonly ok: true; readonly frontMatter: SourceFrontMatter }
  | { readonly ok: false; readonly line: number; readonly reason: string };

interface Block {
  readonly language: 'yaml' | 'toml' | 'json';
  readonly source: string;
  /** The line on which the source begins. */
  readonly line: number;
  readonly body: string;
  readonly bodyLine: number;
}

export function readSourceFrontMatter(path: string, text: string, report: Report): FrontMatterReading {
  const block = splitFrontMatter(text, report);
  if (block === undefined) {
    const reason = text.trim() === '' ? 'the file is empty' : 'the file has no front matter';
    return { ok: false, line: 1, reason };
  }
  const fields = readFields(path, block, report);
  if ('reason' in fields) return { ok: false, ...fields };
  if (block.language !== 'json') reportComments(block, report);
  return { ok: true, frontMatter: { fields: fields.map, body: block.body, bodyLine: block.bodyLine } };
}

function splitFrontMatter(text: string, report: Report): Block | undefined {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first === -1) return undefined;
  const opening = (lines[first] ?? '').trimEnd();
  const blockAt = (language: Block['language'], from: number, close: number, next = close + 1): Block => ({
    language,
    source: lines.slice(from, close).join('\n'),
    line: from + 1,
    body: lines.slice(next).join('\n'),
    bodyLine: next + 1,
  });
  const findClose = (mark: RegExp): number =>
    lines.findIndex((line, index) => index > first && mark.test(line));
  if (opening === '---' || opening === '+++') {
    const language = opening === '---' ? 'yaml' : 'toml';
    const close = findClose(opening === '---' ? /^---\s*$/ : /^\+\+\+\s*$/);
    if (close !== -1) return blockAt(language, first + 1, close);
    const likely = findClose(/^(?:\.{3}|-{2,}|\+{2,})\s*$/);
    const blank = lines.findIndex((line, index) => index > first + 1 && line.trim() === '');
    const end = likely !== -1 ? likely : blank !== -1 ? blank : lines.length;
    report(
      'guessed',
      first + 1,
      'the front matter is not closed; it is taken to end before line ' + String(end + 1),
    );
    return blockAt(language, first + 1, end);
  }
  if (opening.startsWith('{')) {
    const start = text.indexOf('{');
    const end = findEndOfObject(text, start);
    if (end === undefined) return undefined;
    const endLine = text.slice(0, end).split('\n').length;
    return {
      language: 'json',
      source: text.slice(start, end),
      line: first + 1,
      body: text.slice(end),
      bodyLine: endLine,
    };
  }
  const close = findClose(/^---\s*$/);
  const isField = /^\s*$|^[\w-]+\s*:(?:\s|$)|^\s+\S|^- |^#/;
  if (
    close !== -1 &&
    /^[A-Za-z][\w-]*\s*:/.test(opening) &&
    lines.slice(first, close).every((line) => isField.test(line))
  ) {
    report(
      'guessed',
      first + 1,
      'the front matter has no opening line; cState would not show this file as an incident',
    );
    return blockAt('yaml', first, close);
  }
  return undefined;
}

/** The offset after the brace that closes the one at `start`. */
function findEndOfObject(text: string, start: number): number | undefined {
  let depth = 0;
  for (const match of text.slice(start).matchAll(/"(?:[^"\\]|\\.)*"|[{}]/gs)) {
    if (match[0] === '{') depth += 1;
    else if (match[0] === '}') depth -= 1;
    if (depth === 0) return start + match.index + 1;
  }
  return undefined;
}

type Fields =
  { readonly map: ReadonlyMap<string, SourceField> } | { readonly line: number; readonly reason: string };

function readFields(path: string, block: Block, report: Report): Fields {
  if (block.language === 'yaml') return readYamlFields(path, block, report);
  const reading = block.language === 'toml' ? readToml(block.source) : readJson(block.source);
  if (!reading.ok) {
    const reason = `the front matter is not valid ${block.language.toUpperCase()} (${reading.message})`;
    return { line: block.line + reading.line - 1, reason };
  }
  const lines = block.source.split('\n');
  return {
    map: toFields(reading.value, (key) => {
      const found = lines.findIndex((line) => line.trimStart().replace(/^["']/, '').startsWith(key));
      return { line: block.line + Math.max(0, found), text: undefined };
    }),
  };
}

function readJson(source: string): ReturnType<typeof readToml> {
  try {
    const value: unknown = JSON.parse(source);
    return { ok: true, value: typeof value === 'object' && value !== null ? value : {} };
  } catch (error) {
    return { ok: false, line: 1, message: error instanceof Error ? error.message : 'invalid JSON' };
  }
}

function readYamlFields(path: string, block: Block, report: Report): Fields {
  const reading = readYaml(block.source, { path, line: block.line });
  const { value, diagnostics } = reading;
  const problem = diagnostics[0];
  if (value === undefined) {
    const line = problem?.place.start.line ?? block.line;
    return {
      line,
      reason: `the front matter is not valid YAML (${trimStop(problem?.message ?? 'no message')})`,
    };
  }
  if (value === null) return { line: block.line, reason: 'the front matter is empty' };
  if (typeof value !== 'object' || Array.isArray(value)) {
    return { line: block.line, reason: 'the front matter is not a map of fields' };
  }
  for (const { message, place: at } of diagnostics) {
    report(
      'guessed',
      at.start.line,
      `the front matter is not clean YAML (${trimStop(message)}); read as it was probably meant`,
    );
  }
  return {
    map: toFields(value, (key) => ({
      line: reading.placeOfKey([key]).start.line,
      text: reading.sourceOf([key]),
    })),
  };
}

const trimStop = (message: string): string => message.replace(/\.$/, '');

// Newer versions of Hugo also read a theme's own fields from a map `params`.
function toFields(
  value: object,
  locate: (key: string) => { line: number; text: string | undefined },
): Map<string, SourceField> {
  const fields = new Map<string, SourceField>();
  for (const [name, entry] of Object.entries(value)) {
    fields.set(name.toLowerCase(), { name, value: entry, ...locate(name) });
  }
  const params = fields.get('params');
  if (
    params !== undefined &&
    typeof params.value === 'object' &&
    params.value !== null &&
    !Array.isArray(params.value)
  ) {
    fields.delete('params');
    for (const [name, entry] of Object.entries(params.value)) {
      if (!fields.has(name.toLowerCase())) {
        fields.set(name.toLowerCase(), { name, value: entry, line: params.line, text: undefined });
      }
    }
  }
  return fields;
}

function reportComments(block: Block, report: Report): void {
  for (const [index, line] of block.source.split('\n').entries()) {
    const comment = /^\s*#+\s*(.*\S)\s*$/.exec(line)?.[1] ?? /^[^"']*\s#\s+(.*\S)\s*$/.exec(line)?.[1];
    if (comment !== undefined)
      report('lost', block.line + index, `the comment “${comment}” has no place in the new file`);
  }
}
