// What a report must not quote: it may name the place in a withheld text, and nothing else of it. CI logs are public.
import type { Diagnostic } from '../kernel/diagnostic.js';
import type { ParsedFile } from '../content/parse-file.js';
import { checkRules } from '../rules/index.js';
import type { SourceRecord } from '../rules/rule.js';
import { findTelling } from './unusual-files.js';

/** The problems of all files as of now: those that a text has only without its marked parts matter while it is so. */
export function listProblems(parsed: readonly ParsedFile[], { views }: SourceRecord): readonly Diagnostic[] {
  return findTelling(parsed).flatMap(({ path, diagnostics, redaction }) =>
    redaction === undefined || views.get(path)?.kind === 'whole'
      ? diagnostics
      : [...diagnostics, ...redaction.diagnostics],
  );
}

/** Marks what must not be quoted. */
export function hideWithheld(
  diagnostics: readonly Diagnostic[],
  parsed: readonly ParsedFile[],
  record: SourceRecord,
): readonly Diagnostic[] {
  if (diagnostics.length === 0) return [];
  const fileByPath = new Map(parsed.map((file) => [file.path, file]));
  const open = listOpen(record);
  return diagnostics.map((diagnostic) => {
    const file = fileByPath.get(diagnostic.place.path);
    if (file === undefined || isQuotable(diagnostic, file, record, open)) return diagnostic;
    return { ...diagnostic, quotable: false };
  });
}

/** What the rules say of entries with marked parts where they see only what readers get: it can tell nothing of these. */
function listOpen(record: SourceRecord): ReadonlySet<string> {
  const redacted = [...record.views.values()].flatMap((view) =>
    view.kind === 'redacted' ? [view.incident] : [],
  );
  if (redacted.length === 0) return new Set();
  return new Set(checkRules({ ...record, incidents: redacted }, true).map(textOf));
}

const textOf = ({ code, place: { path, start }, message, hint }: Diagnostic): string =>
  [path, start.line, start.column, code, message, hint ?? ''].join('\n');

function isQuotable(
  diagnostic: Diagnostic,
  { path, secrecy, redaction }: ParsedFile,
  { views }: SourceRecord,
  open: ReadonlySet<string>,
): boolean {
  const view = views.get(path)?.kind;
  if (secrecy === 'suspected') return false;
  if (secrecy === 'public' || view === 'whole') return true;
  if (view !== 'redacted' || redaction === undefined) return false;
  // Reports show whole lines, so what shares one with withheld text is not shown either.
  const { start, end } = diagnostic.place;
  const hidden = [...redaction.ranges, ...(redaction.map === undefined ? [] : [redaction.map])];
  if (hidden.some(({ firstLine, lastLine }) => firstLine <= end.line && start.line <= lastLine)) return false;
  const isRedacted = redaction.harmless.has(diagnostic) || redaction.diagnostics.includes(diagnostic);
  // A waiver stands in the front matter, which is public but for the map.
  return isRedacted || diagnostic.code === 'format/unused-waiver' || open.has(textOf(diagnostic));
}
