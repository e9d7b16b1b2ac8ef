// Finds the lines of a file that are its front matter. Where the lines that open and close it are wrong, it finds what
// was most likely meant, so that the fields and the body can still be checked in the same run.
import { diagnose, type Diagnostic, type Place } from '../kernel/diagnostic.js';

/** Indexes of lines, from 0; `to` is exclusive. */
export interface Extent {
  /** The fields; undefined where there are none that could be read as YAML. */
  readonly fields: { readonly from: number; readonly to: number } | undefined;
  readonly bodyFrom: number;
  readonly problem: Diagnostic | undefined;
}

const delimiter = /^---[ \t]*$/;

/** What may stand for a delimiter in a hurry: too few or too many hyphens, dashes of a word processor, other signs. */
const nearDelimiter = /^(?:\.{3}|-[- ]*-|---.*|\s+---|[—–]+|([*_=~+])\1{2,})[ \t]*$/;

const fieldLine = /^(?:[\w-]+[ \t]*:(?:\s|$)|\s|- |#|$)/;

const template =
  'Begin the file with a line `---`, then `title: …` and `severity: …`, then another line `---`.';

type Lines = readonly string[];
type LinePlace = (index: number, from?: number) => Place;

export function locateFrontMatter(path: string, lines: Lines): Extent {
  const placeOf: LinePlace = (index, from = 0) => ({
    path,
    start: { line: index + 1, column: from + 1 },
    end: { line: index + 1, column: Math.max(from, lines[index]?.length ?? 0) + 1 },
  });
  const first = lines[0] ?? '';
  if (/^---[ \t]*[^\s-]/.test(first)) return readLanguage(lines, placeOf);
  if (!delimiter.test(first)) return findOpening(lines, placeOf);
  const close = findLine(lines, 1, delimiter);
  const end = close ?? lines.length;
  const body = findBody(lines, end);
  return close === undefined || body !== undefined
    ? describeUnclosed(lines, body, placeOf)
    : { fields: { from: 1, to: close }, bodyFrom: close + 1, problem: undefined };
}

/** The line before `end` at which the front matter cannot go on: a near delimiter, or prose after an empty line. */
function findBody(lines: Lines, end: number): number | undefined {
  let near: number | undefined;
  for (let index = 1; index < end; index += 1) {
    const line = lines[index] ?? '';
    if (/^---/.test(line)) return index;
    if (line.trim() === '') continue;
    if (near !== undefined && isProse(line)) return near;
    if ((lines[index - 1] ?? '').trim() === '' && isProse(line)) return index - 1;
    near = nearDelimiter.test(line) ? index : undefined;
  }
  return undefined;
}

const isProse = (line: string): boolean =>
  /^##+ (?:updates|postmortem|details)\b/i.test(line) ||
  (/\p{L}/u.test(line) && !fieldLine.test(line) && !fieldOfWords.test(line));

/** Names of fields have no spaces, but a misspelt one may; a sentence has more words before its colon. */
const fieldOfWords = /^(?:\S+[ \t]+){0,2}\S*:(?:\s|$)/;

function readLanguage(lines: Lines, placeOf: LinePlace): Extent {
  const language = (lines[0] ?? '').slice(3).trim();
  const close = findLine(lines, 1, delimiter);
  const isYaml = /^(?:ya?ml$|#)/i.test(language);
  const message = isYaml
    ? `The opening line is \`${lines[0] ?? ''}\`; expected \`---\` alone.`
    : `The opening line names the language \`${language}\`; only YAML is read, and nothing else is ever run.`;
  const hint = isYaml ? `Delete \`${language}\`.` : 'Write `---` alone on the line and the fields as YAML.';
  return {
    fields: isYaml && close !== undefined ? { from: 1, to: close } : undefined,
    bodyFrom: close === undefined ? lines.length : close + 1,
    problem: diagnose('format/front-matter-language', placeOf(0, 3), message, { hint }),
  };
}

// The file does not begin with `---`, but further down there may be something that was meant to be its front matter.
function findOpening(lines: Lines, placeOf: LinePlace): Extent {
  const content = lines.findIndex((line) => line.trim() !== '');
  const opener = lines[content] ?? '';
  const [hidden] = /^[\u00A0\u00AD\u200B-\u200D\u2060]+(?=-{3}\s*$)/.exec(opener) ?? [];
  if (hidden !== undefined) {
    const message = 'An invisible character stands before the `---` that opens the front matter.';
    const place = placeOf(content);
    const end = { ...place.start, column: place.start.column + hidden.length };
    const problem = diagnose('format/front-matter-start', { ...place, end }, message, {
      hint: 'Delete the line and type it anew.',
    });
    return extentAfter(lines, content, problem);
  }
  if (/^-{2,}[ \t]*$/.test(opener) && !delimiter.test(opener)) {
    const message = `The first line is \`${opener.trim()}\`; expected three hyphens.`;
    const problem = diagnose('format/missing-front-matter', placeOf(content), message, {
      hint: 'Write `---`.',
    });
    return extentAfter(lines, content, problem);
  }
  const open = lines.findIndex((line) => /^\s*---[ \t]*$/.test(line));
  const close = open === -1 ? undefined : findLine(lines, open + 1, delimiter);
  if (close !== undefined && hasFields(lines.slice(open + 1, close))) {
    return extentAfter(lines, open, describeStart(content, open, placeOf));
  }
  const end = lines.findIndex((line) => delimiter.test(line));
  if (end > 0 && hasFields(lines.slice(0, end))) {
    const message = 'The front matter has no opening line; the file begins with its first field.';
    const hint = 'Add a line `---` above it.';
    const problem = diagnose('format/missing-front-matter', placeOf(0), message, { hint });
    return { fields: { from: 0, to: end }, bodyFrom: end + 1, problem };
  }
  const blank = lines.findIndex((line, index) => index > content && line.trim() === '');
  const to = blank === -1 ? lines.length : blank;
  const bare = content === -1 ? [] : lines.slice(content, to);
  if (fieldName.test(opener) && bare.filter((line) => fieldName.test(line)).length > 1 && hasFields(bare)) {
    const message = 'The front matter has no lines `---` around it; the file begins with its first field.';
    const hint = 'Add a line `---` above its first field, and another one below its last.';
    const problem = diagnose('format/missing-front-matter', placeOf(content), message, { hint });
    return { fields: { from: content, to }, bodyFrom: to, problem };
  }
  const toml = /^\+\+\+[ \t]*$/.test(opener) ? findLine(lines, content + 1, /^\+\+\+[ \t]*$/) : undefined;
  const message =
    content === -1
      ? 'The file is empty; expected front matter.'
      : 'The file does not begin with front matter.';
  const hint = opener.startsWith('+++')
    ? `This looks like TOML, which is not read. ${template}`
    : /\/(?:readme|template|changelog|contributing)\.md$/i.test(placeOf(0).path)
      ? 'Move the file elsewhere: below incidents/, every `.md` file is an incident.'
      : template;
  const problem = diagnose('format/missing-front-matter', placeOf(Math.max(content, 0)), message, { hint });
  return { fields: undefined, bodyFrom: toml === undefined ? 0 : toml + 1, problem };
}

const fieldName = /^[\w-]+[ \t]*:(?:\s|$)/;

const hasFields = (lines: Lines): boolean =>
  lines.every((line) => fieldLine.test(line)) && lines.some((line) => /^[\w-]+[ \t]*:/.test(line));

function extentAfter(lines: Lines, open: number, problem: Diagnostic): Extent {
  const close = findLine(lines, open + 1, /^-{2,}[ \t]*$/);
  const to = close ?? lines.length;
  return { fields: { from: open + 1, to }, bodyFrom: Math.min(to + 1, lines.length), problem };
}

function describeStart(content: number, open: number, placeOf: LinePlace): Diagnostic {
  const isText = content < open;
  const what = isText ? 'Text stands' : open > 0 ? 'An empty line stands' : 'A space stands';
  const message = `${what} before the \`---\` that opens the front matter; expected it at the very beginning of the file.`;
  const hint = isText
    ? `Move the text below the front matter, which opens in line ${open + 1}.`
    : open > 0
      ? 'Delete the empty lines above it.'
      : 'Delete the space before it.';
  return diagnose('format/front-matter-start', placeOf(isText ? content : 0), message, { hint });
}

function describeUnclosed(lines: Lines, body: number | undefined, placeOf: LinePlace): Extent {
  const near = body ?? findLine(lines, 1, nearDelimiter);
  const isNear = near !== undefined && nearDelimiter.test(lines[near] ?? '');
  const end = isNear ? near : (body ?? findLine(lines, 1, /^(?:\s*$|#{1,6} )/));
  let to = end ?? lines.length;
  // Prose that follows the fields without an empty line.
  while (!isNear && to > 2 && isProse(lines[to - 1] ?? '')) to -= 1;
  const hint = isNear
    ? `Line ${to + 1} is \`${(lines[to] ?? '').trim()}\`; write \`---\` there, alone and at the beginning of the line.`
    : end === undefined
      ? 'Add a line `---` after the last field.'
      : `Add a line \`---\` after the last field, before line ${to + 1}.`;
  const related = isNear
    ? [{ message: 'This line probably was meant to close it.', place: placeOf(to) }]
    : [];
  const message = 'The front matter that begins here is not closed by a line `---`.';
  return {
    fields: { from: 1, to },
    bodyFrom: isNear ? to + 1 : to,
    problem: diagnose('format/unclosed-front-matter', placeOf(0), message, { hint, related }),
  };
}

function findLine(lines: Lines, from: number, pattern: RegExp): number | undefined {
  const index = lines.findIndex((line, at) => at >= from && pattern.test(line));
  return index === -1 ? undefined : index;
}
