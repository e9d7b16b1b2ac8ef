// What a report must not quote: it may name the place in a withheld text, and nothing else of it. CI logs are public.
import type { Diagnostic } from '../kernel/diagnostic.js';
import type { ParsedFile } from '../content/parse-file.js';
import type { SourceRecord } from '../rules/rule.js';

/** The problems of all files as of now: those that a text has only without its marked parts matter while it is so. */
export function listProblems(parsed: readonly ParsedFile[], { views }: SourceRecord): readonly Diagnostic[] {
  return parsed.flatMap(({ path, diagnostics, redaction }) =>
    redaction === undefined || views.get(path)?.kind === 'whole'
      ? diagnostics
      : [...diagnostics, ...redaction.diagnostics],
  );
}

/** Marks what must not be quoted. */
export function hideWithheld(
  diagnostics: readonly Diagnostic[],
  parsed: readonly ParsedFile[],
  { views }: SourceRecord,
): readonly Diagnostic[] {
  const fileByPath = new Map(parsed.map((file) => [file.path, file]));
  return diagnostics.map((diagnostic) => {
    const file = fileByPath.get(diagnostic.place.path);
    if (file === undefined || isQuotable(diagnostic, file, views.get(file.path)?.kind)) return diagnostic;
    return { ...diagnostic, quotable: false };
  });
}

function isQuotable(
  diagnostic: Diagnostic,
  { secrecy, redaction, diagnostics }: ParsedFile,
  view: 'whole' | 'redacted' | 'face' | 'undated' | undefined,
): boolean {
  if (secrecy === 'suspected') return false;
  if (secrecy === 'public' || view === 'whole') return true;
  if (view !== 'redacted' || redaction === undefined) return false;
  // Reports show whole lines, so what shares one with withheld text is not shown either.
  const { start, end } = diagnostic.place;
  const hidden = [...redaction.ranges, ...(redaction.map === undefined ? [] : [redaction.map])];
  const touches = hidden.some(({ firstLine, lastLine }) => firstLine <= end.line && start.line <= lastLine);
  return !touches && (redaction.harmless.has(diagnostic) || !diagnostics.includes(diagnostic));
}
