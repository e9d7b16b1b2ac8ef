// Reads one Markdown file below incidents/, alone and without a clock: bytes in, what the file holds out, and every
// problem of the file with its place. The rest of the pipeline never sees Markdown or YAML again.
import { decodeText } from '../kernel/decode.js';
import { diagnose, startOfFile, type Diagnostic } from '../kernel/diagnostic.js';
import type { Site } from '../model/site.js';
import { isIncidentPath, type SourceFile } from '../model/source.js';
import type { ParsedFile } from './parsed-file.js';
import { readIncidentFile } from './read-incident-file.js';
import { readSpecialFile } from './read-special-file.js';

export type { ParsedFile } from './parsed-file.js';

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
    : readSpecialFile(path, decoding.text, site);
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
