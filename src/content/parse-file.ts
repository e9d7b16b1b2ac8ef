// Reads one Markdown file below incidents/, alone and without a clock: bytes in, an entry or a year's prose out, and
// every problem of the file with its place. The rest of the pipeline never sees Markdown or YAML again.
import { findConflictMarkers } from '../kernel/conflict-markers.js';
import { decodeText } from '../kernel/decode.js';
import { diagnose, startOfFile, type Diagnostic, type Place } from '../kernel/diagnostic.js';
import type { Site } from '../model/site.js';
import { isIncidentPath, type SourceFile } from '../model/source.js';
import { readFrontMatter } from './front-matter.js';
import { placeOfNode } from './locate.js';
import type { ParsedFile } from './parsed-file.js';
import { readBody } from './read-body.js';
import { readIncidentFile } from './read-incident-file.js';
import { renderProse } from './render-prose.js';
import { findWithheldMarks } from './scan-lines.js';
import { describeSetext, isSetext } from './split-sections.js';

export type { FileContent, ParsedFile } from './parsed-file.js';

export function parseFile(file: SourceFile, site: Site): ParsedFile {
  const { path, bytes } = file;
  const limit = site.limits.fileBytes;
  if (bytes.length > limit) {
    const message = `The file has ${bytes.length} bytes; at most ${limit} are allowed.`;
    const hint = 'Move long material into an attachment and link to it, or raise `limits.incident_kib`.';
    return unreadable(path, [diagnose('file/too-large', startOfFile(path), message, { hint })]);
  }
  const decoding = decodeText(path, bytes);
  if (decoding.text === undefined) return unreadable(path, decoding.diagnostics);
  const parsed = isIncidentPath(path)
    ? readIncidentFile(path, decoding.text, site)
    : parseSpecialFile(path, decoding.text, site);
  return { ...parsed, diagnostics: [...decoding.diagnostics, ...parsed.diagnostics] };
}

function unreadable(path: string, diagnostics: readonly Diagnostic[]): ParsedFile {
  return {
    path,
    content: { kind: 'unreadable' },
    references: undefined,
    secrecy: 'public',
    redaction: undefined,
    diagnostics,
  };
}

function parseSpecialFile(path: string, text: string, site: Site): ParsedFile {
  const parts = path.split('/').slice(1);
  const [name = '', folder = ''] = parts.toReversed();
  const isYear = name === '_year.md';
  const marked = parts.find((part) => part.startsWith('_')) ?? name;
  if (isYear && /^\d{4}$/.test(folder) && marked === name) return parseYear(path, Number(folder), text, site);
  if (path === 'incidents/_policy.md' || /^incidents\/_digests\/[^/]+\.md$/.test(path)) {
    const message = 'The file is known to the format, but this version does not publish it.';
    const diagnostics = [diagnose('file/not-used-yet', startOfFile(path), message)];
    return {
      path,
      content: { kind: 'unused' },
      references: [],
      secrecy: 'public',
      redaction: undefined,
      diagnostics,
    };
  }
  const refuse = (message: string, hint: string): ParsedFile =>
    unreadable(path, [diagnose('file/unknown-name', startOfFile(path), message, { hint })]);
  const rule = 'what begins with an underscore is never an incident.';
  if (marked !== name) {
    const hint = 'Rename the folder without the underscore, or move it out of incidents/.';
    return refuse(`No folder named \`${marked}\` is known; ${rule}`, hint);
  }
  if (isYear) {
    const message = 'The prose of a year must stand directly in a folder named with four digits.';
    return refuse(message, 'Move it to a folder such as `incidents/2025/`.');
  }
  const hint =
    'Rename it without the underscore, or move it out of incidents/; the prose of a year is `_year.md`.';
  return refuse(`No file named \`${name}\` is known; ${rule}`, hint);
}

function parseYear(path: string, year: number, text: string, site: Site): ParsedFile {
  const conflicts = findConflictMarkers(path, text);
  if (conflicts.length > 0) return unreadable(path, conflicts);
  const frontMatter = /^---[ \t]*\n/.test(text) ? readFrontMatter(path, text, Infinity) : undefined;
  const fields = frontMatter === undefined ? [] : [refuseFields(frontMatter.place)];
  const body = readBody(path, frontMatter?.body ?? text, site);
  const marks = findWithheldMarks(path, text);
  const headings = body.root.children.flatMap((node) => {
    if (node.type !== 'heading') return [];
    if (isSetext(node, body.source)) return [describeSetext(node, body.source)];
    if (node.depth !== 1) return [];
    const message = 'The page of a year already has a heading of the first level.';
    return [diagnose('markdown/top-heading', placeOfNode(body.source, node), message, { hint: 'Use `##`.' })];
  });
  const prose = renderProse(body.root.children, body.prose, 'year', 2);
  return {
    path,
    content: { kind: 'year', year, prose },
    references: body.references,
    secrecy: marks.length > 0 ? 'suspected' : 'public',
    redaction: undefined,
    diagnostics: [...fields, ...body.diagnostics, ...headings, ...marks],
  };
}

function refuseFields(opener: Place): Diagnostic {
  const message = 'The prose of a year has no front matter.';
  const hint = 'Delete it with both of its lines `---`; the whole file is text.';
  return diagnose('format/field-not-allowed', opener, message, { hint });
}
