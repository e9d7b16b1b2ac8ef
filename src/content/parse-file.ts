// Reads one Markdown file below incidents/, alone and without a clock: bytes in, an entry or a year's prose out, and
// every problem of the file with its place. The rest of the pipeline never sees Markdown or YAML again.
import { diagnose, startOfFile, type Diagnostic } from '../kernel/diagnostic.js';
import { decodeText } from '../kernel/decode.js';
import type { Incident, Reference } from '../model/incident.js';
import type { Prose } from '../model/prose.js';
import type { Site } from '../model/site.js';
import type { SourceFile } from '../model/source.js';
import { readFrontMatter } from './front-matter.js';
import { buildIncident } from './build-incident.js';
import { placeOfNode } from './locate.js';
import { readBody } from './read-body.js';
import { renderProse } from './render-prose.js';
import { findConflictMarkers, findWithheldMarks, mentionsSecurity } from './scan-lines.js';

export interface ParsedFile {
  readonly path: string;
  readonly content:
    | { readonly kind: 'incident'; readonly incident: Incident }
    | {
        readonly kind: 'year';
        readonly year: number;
        readonly prose: Prose;
        readonly references: readonly Reference[];
      }
    /** An incident file that yields none, because of errors. */
    | { readonly kind: 'unreadable' }
    /** A file that the format knows and this version does not publish. */
    | { readonly kind: 'unused' };
  readonly diagnostics: readonly Diagnostic[];
}

export function parseFile(file: SourceFile, site: Site): ParsedFile {
  const { path } = file;
  const name = path.split('/').at(-1) ?? '';
  if (name.startsWith('_')) return parseSpecialFile(file, name, site);
  const decoding = decodeText(path, file.bytes);
  const { text } = decoding;
  if (text === undefined) return { path, content: { kind: 'unreadable' }, diagnostics: decoding.diagnostics };

  const conflicts = findConflictMarkers(path, text);
  const frontMatter = readFrontMatter(path, text, site.limits.frontMatterBytes);
  const found = [...decoding.diagnostics, ...conflicts];
  // Half of a conflict is nonsense to every parser; the markers are what has to be mended first.
  if (conflicts.length > 0)
    return hush({ path, content: { kind: 'unreadable' }, diagnostics: found }, frontMatter.source);

  const body = readBody(path, frontMatter.body, site);
  const { incident, isWithheld, diagnostics } = buildIncident(path, frontMatter, body, site);
  const marks = isWithheld ? [] : findWithheldMarks(path, text);
  const parsed: ParsedFile = {
    path,
    content: incident === undefined ? { kind: 'unreadable' } : { kind: 'incident', incident },
    diagnostics: [...found, ...frontMatter.diagnostics, ...diagnostics, ...body.diagnostics, ...marks],
  };
  return isWithheld || marks.length > 0 ? hideQuotes(parsed) : hush(parsed, frontMatter.source);
}

// In a file whose front matter cannot be trusted, a word that may be meant for `security` is enough to quote nothing.
function hush(parsed: ParsedFile, frontMatter: string): ParsedFile {
  const isBroken = parsed.diagnostics.some(({ code }) => /^(yaml|format)\//.test(code));
  return isBroken && mentionsSecurity(frontMatter) ? hideQuotes(parsed) : parsed;
}

const hideQuotes = (parsed: ParsedFile): ParsedFile => ({
  ...parsed,
  diagnostics: parsed.diagnostics.map((diagnostic) => ({ ...diagnostic, quotable: false })),
});

function parseSpecialFile(file: SourceFile, name: string, site: Site): ParsedFile {
  const { path } = file;
  const folder = path.split('/').at(-2) ?? '';
  if (name === '_year.md' && /^\d{4}$/.test(folder)) return parseYear(file, Number(folder), site);
  const isKnown = path === 'incidents/_policy.md' || /^incidents\/_digests\/[^/]+\.md$/.test(path);
  if (isKnown) {
    const message = `The file \`${path}\` is not published by this version.`;
    return {
      path,
      content: { kind: 'unused' },
      diagnostics: [diagnose('file/not-used-yet', startOfFile(path), message)],
    };
  }
  const message =
    name === '_year.md'
      ? 'The prose of a year must stand directly in a folder named with four digits.'
      : `No file named \`${name}\` is known; a name with an underscore is never an incident.`;
  const hint =
    name === '_year.md'
      ? 'Move it to `incidents/2025/_year.md`, say.'
      : 'Rename it without the underscore, or move it out of incidents/. The known name is `_year.md`.';
  return {
    path,
    content: { kind: 'unreadable' },
    diagnostics: [diagnose('file/unknown-name', startOfFile(path), message, { hint })],
  };
}

function parseYear(file: SourceFile, year: number, site: Site): ParsedFile {
  const { path } = file;
  const decoding = decodeText(path, file.bytes);
  const { text } = decoding;
  if (text === undefined) return { path, content: { kind: 'unreadable' }, diagnostics: decoding.diagnostics };
  const conflicts = findConflictMarkers(path, text);
  const body = readBody(path, text, site);
  const tops = body.root.children.filter((node) => node.type === 'heading' && node.depth === 1);
  const headings = tops.map((node) =>
    diagnose(
      'markdown/top-heading',
      placeOfNode(body.source, node),
      'The page of a year already has a heading of the first level.',
      {
        hint: 'Use `##`, or delete it.',
      },
    ),
  );
  const diagnostics = [
    ...decoding.diagnostics,
    ...conflicts,
    ...body.diagnostics,
    ...headings,
    ...findWithheldMarks(path, text),
  ];
  const prose = renderProse(body.root.children, body.prose, 'year', 2);
  return { path, content: { kind: 'year', year, prose, references: body.references }, diagnostics };
}
