// Splits a file into front matter and body and reads the front matter: the only user of gray-matter.
// gray-matter runs `---js` blocks as code and closes a block at lines that only begin with `---`, so the lines that
// open and close the front matter are found first, and every engine but our own YAML reader refuses. Plain YAML, which
// means the same to everyone, needs neither it nor the parser.
import matter from 'gray-matter';
import { diagnose, type Diagnostic, type Place } from '../kernel/diagnostic.js';
import { locateFrontMatter } from './locate-front-matter.js';
import { readYaml, type YamlReading } from '../kernel/yaml.js';
import { readPlainYaml } from '../kernel/yaml-plain-reading.js';

export interface FrontMatterReading {
  /** Undefined where there is no front matter that can be read. */
  readonly yaml: YamlReading | undefined;
  /** The front matter with its lines of hyphens; of a file that has none, all of it. */
  readonly source: string;
  /** The body, with an empty line for every line before it, so that its lines count as in the file. */
  readonly body: string;
  /** The opening line. */
  readonly place: Place;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the front matter of a file's text (line ends already `\n`). `limit` is in bytes. */
export function readFrontMatter(path: string, text: string, limit: number): FrontMatterReading {
  const lines = text.split('\n');
  const { fields, bodyFrom, problem } = locateFrontMatter(path, lines);
  const place = {
    path,
    start: { line: 1, column: 1 },
    end: { line: 1, column: (lines[0] ?? '').length + 1 },
  };
  const bodyAt = offsetOfLine(lines, bodyFrom);
  const reading = {
    yaml: undefined,
    source: bodyFrom === 0 ? text : text.slice(0, Math.max(0, bodyAt - 1)),
    body: '\n'.repeat(bodyFrom) + text.slice(bodyAt),
    place,
    diagnostics: problem === undefined ? [] : [problem],
  };
  if (fields === undefined) return reading;
  const source = lines.slice(fields.from, fields.to).join('\n');
  // A character has three bytes at most, so that most sources need not be counted.
  if (source.length * 3 > limit && new TextEncoder().encode(source).length > limit) {
    const message = `The front matter is larger than ${limit} bytes.`;
    const tooLarge = diagnose('yaml/too-complex', place, message, { hint: 'Move long text into the body.' });
    return { ...reading, diagnostics: [...reading.diagnostics, tooLarge] };
  }
  const yaml =
    readPlainYaml(source, { path, line: fields.from + 1 }) ??
    readThroughGrayMatter(path, source, fields.from);
  const diagnostics = [...reading.diagnostics, ...yaml.diagnostics];
  // Empty front matter is a map without fields, so that what is missing can be named.
  if (yaml.value === null) return { ...reading, yaml: { ...yaml, value: {} }, diagnostics };
  if (yaml.value !== undefined && (typeof yaml.value !== 'object' || Array.isArray(yaml.value))) {
    const message = 'The front matter is not a map of fields.';
    const hint = 'Write one field a line, such as `title: Sign-in was down`.';
    const notMap = diagnose('format/not-a-map', yaml.placeOfValue([]), message, { hint });
    return { ...reading, diagnostics: [...diagnostics, notMap] };
  }
  return { ...reading, yaml, diagnostics };
}

function offsetOfLine(lines: readonly string[], index: number): number {
  let offset = 0;
  for (let at = 0; at < index; at += 1) offset += (lines[at] ?? '').length + 1;
  return offset;
}

/** `from` is the index of the first line of `source` in its file. */
function readThroughGrayMatter(path: string, source: string, from: number): YamlReading {
  const readings: YamlReading[] = [];
  const refuse = (): never => {
    throw new Error('Only YAML front matter is read.');
  };
  matter(`---\n${source}\n---\n`, {
    language: 'yaml',
    engines: {
      // The engine gets the text from the line break after the opening line on.
      yaml: {
        parse: (yamlText: string): object => {
          readings.push(readYaml('\n'.repeat(from) + yamlText.replace(/^\n/, ''), { path }));
          return {};
        },
        stringify: refuse,
      },
      js: refuse,
      javascript: refuse,
      json: refuse,
    },
  });
  return readings[0] ?? readYaml('', { path });
}
