// Splits a file into front matter and body and reads the front matter: the only user of gray-matter.
// gray-matter runs `---js` blocks as code and closes a block at lines that only begin with `---`, so the lines that
// open and close the front matter are found first, and every engine but our own YAML reader refuses.
import matter from 'gray-matter';
import { diagnose, type Diagnostic, type Place } from '../kernel/diagnostic.js';
import { readYaml, type YamlReading } from '../kernel/yaml.js';

export interface FrontMatterReading {
  /** Undefined where there is no front matter that can be read. */
  readonly yaml: YamlReading | undefined;
  /** The text between the opening and the closing line; where there is none, what stands in its place. */
  readonly source: string;
  /** The body, with an empty line for every line before it, so that its lines count as in the file. */
  readonly body: string;
  /** The opening line. */
  readonly place: Place;
  readonly diagnostics: readonly Diagnostic[];
}

const delimiter = /^---[ \t]*$/;

const template =
  'Begin the file with a line `---`, then `title: …` and `severity: …`, then another line `---`.';

/** Reads the front matter of a file's text (line ends already `\n`). `limit` is in bytes. */
export function readFrontMatter(path: string, text: string, limit: number): FrontMatterReading {
  const lines = text.split('\n');
  const placeOf = (index: number, from = 0): Place => ({
    path,
    start: { line: index + 1, column: from + 1 },
    end: { line: index + 1, column: Math.max(from, lines[index]?.length ?? 0) + 1 },
  });
  const fail = (problem: Diagnostic, bodyFrom: number): FrontMatterReading => ({
    yaml: undefined,
    source: lines.slice(0, bodyFrom).join('\n'),
    body: blankLines(lines, bodyFrom),
    place: placeOf(0),
    diagnostics: [problem],
  });

  const first = lines[0] ?? '';
  if (!delimiter.test(first)) return fail(...describeOpening(lines, placeOf));
  const close = lines.findIndex((line, index) => index > 0 && delimiter.test(line));
  if (close === -1) return fail(...describeUnclosed(lines, placeOf));

  const source = lines.slice(1, close).join('\n');
  const body = blankLines(lines, close + 1);
  const opener = placeOf(0);
  if (new TextEncoder().encode(source).length > limit) {
    const message = `The front matter is larger than ${limit} bytes.`;
    const hint = 'Move long text into the body.';
    return {
      yaml: undefined,
      source,
      body,
      place: opener,
      diagnostics: [diagnose('yaml/too-complex', opener, message, { hint })],
    };
  }
  const yaml = readThroughGrayMatter(path, `---\n${source}\n---\n`);
  // Empty front matter is a map without fields, so that what is missing can be named.
  if (yaml.value === null)
    return { yaml: { ...yaml, value: {} }, source, body, place: opener, diagnostics: [] };
  if (yaml.value !== undefined && (typeof yaml.value !== 'object' || Array.isArray(yaml.value))) {
    const message = 'The front matter is not a map of fields.';
    const hint = 'Write one field a line, such as `title: Sign-in was down`.';
    const problem = diagnose('format/not-a-map', yaml.placeOfValue([]), message, { hint });
    return { yaml: undefined, source, body, place: opener, diagnostics: [...yaml.diagnostics, problem] };
  }
  return { yaml, source, body, place: opener, diagnostics: yaml.diagnostics };
}

function readThroughGrayMatter(path: string, block: string): YamlReading {
  const readings: YamlReading[] = [];
  const refuse = (): never => {
    throw new Error('Only YAML front matter is read.');
  };
  matter(block, {
    language: 'yaml',
    engines: {
      // The engine gets the text from the line break after the opening line on: its first line is the file's first.
      yaml: {
        parse: (yamlText: string): object => {
          readings.push(readYaml(yamlText, { path }));
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

type PlaceOf = (index: number, from?: number) => Place;

function describeOpening(lines: readonly string[], placeOf: PlaceOf): [Diagnostic, number] {
  const first = lines[0] ?? '';
  const language = /^---[ \t]*([^\s-].*)$/.exec(first);
  if (language !== null) {
    const close = closeFrom(lines, 1);
    const message = `The opening line names the language \`${(language[1] ?? '').trim()}\`; only YAML is read, and nothing else is ever run.`;
    const hint = 'Write `---` alone on the line and the fields as YAML.';
    return [diagnose('format/front-matter-language', placeOf(0, 3), message, { hint }), close + 1];
  }
  const content = lines.findIndex((line) => line.trim() !== '');
  const opener = lines[content] ?? '';
  if (
    content !== -1 &&
    /^\s*---[ \t]*$/.test(opener) &&
    (content > 0 || opener.startsWith(' ') || opener.startsWith('\t'))
  ) {
    const what = content > 0 ? 'An empty line stands' : 'A space stands';
    const message = `${what} before the \`---\` that opens the front matter; expected it at the very beginning of the file.`;
    const hint = content > 0 ? 'Delete the empty lines above it.' : 'Delete the space before it.';
    return [
      diagnose('format/front-matter-start', placeOf(0), message, { hint }),
      closeFrom(lines, content + 1) + 1,
    ];
  }
  const hyphens = /^-{2,}[ \t]*$/.exec(opener);
  if (hyphens !== null) {
    const message = `The first line is \`${opener.trim()}\`; expected three hyphens.`;
    const problem = diagnose('format/missing-front-matter', placeOf(content), message, {
      hint: 'Write `---`.',
    });
    return [problem, closeFrom(lines, content + 1) + 1];
  }
  const close = lines.findIndex((line) => delimiter.test(line));
  if (close > 0 && lines.slice(0, close).every((line) => /^\s*$|^[\w-]+:(\s|$)|^\s+|^- |^#/.test(line))) {
    const message = 'The front matter has no opening line; the file begins with its first field.';
    const problem = diagnose('format/missing-front-matter', placeOf(0), message, {
      hint: 'Add a line `---` above it.',
    });
    return [problem, close + 1];
  }
  const isEmpty = content === -1;
  const message = isEmpty
    ? 'The file is empty; expected front matter.'
    : 'The file does not begin with front matter.';
  const hint = /^\+\+\+/.test(opener) ? `This looks like TOML, which is not read. ${template}` : template;
  return [diagnose('format/missing-front-matter', placeOf(0), message, { hint }), 0];
}

function describeUnclosed(lines: readonly string[], placeOf: PlaceOf): [Diagnostic, number] {
  const likely = lines.findIndex(
    (line, index) => index > 0 && /^(\.{3}|-{2,}|---.*|\s+---|[—–]+)[ \t]*$/.test(line),
  );
  const message = 'The front matter that begins here is not closed by a line `---`.';
  if (likely !== -1) {
    const hint = `Line ${likely + 1} is \`${(lines[likely] ?? '').trim()}\`; write \`---\` there, alone and at the beginning of the line.`;
    const related = [{ message: 'This line probably was meant to close it.', place: placeOf(likely) }];
    return [diagnose('format/unclosed-front-matter', placeOf(0), message, { hint, related }), likely + 1];
  }
  const end = lines.findIndex((line, index) => index > 0 && (line.trim() === '' || /^#{1,6} /.test(line)));
  const hint =
    end === -1
      ? 'Add a line `---` after the last field.'
      : `Add a line \`---\` after the last field, before line ${end + 1}.`;
  return [
    diagnose('format/unclosed-front-matter', placeOf(0), message, { hint }),
    end === -1 ? lines.length : end,
  ];
}

const closeFrom = (lines: readonly string[], from: number): number => {
  const index = lines.findIndex((line, at) => at >= from && delimiter.test(line));
  return index === -1 ? from : index;
};

const blankLines = (lines: readonly string[], from: number): string =>
  '\n'.repeat(from) + lines.slice(from).join('\n');
