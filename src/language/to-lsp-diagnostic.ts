// A problem as the protocol has it: counted from 0, with what to do about it below what is wrong.
import { DiagnosticSeverity, type Diagnostic as LspDiagnostic, type Range } from 'vscode-languageserver';
import type { Level } from '../kernel/codes.js';
import type { Diagnostic, Place } from '../kernel/diagnostic.js';

const severities: Readonly<Record<Level, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** `uriOf` gives the address of a file of the site by its path. */
export function toLspDiagnostic(diagnostic: Diagnostic, uriOf: (path: string) => string): LspDiagnostic {
  const { code, level, message, hint, place, related } = diagnostic;
  const relatedInformation = related.map((other) => ({
    message: other.message,
    location: { uri: uriOf(other.place.path), range: toRange(other.place) },
  }));
  return {
    range: toRange(place),
    severity: severities[level],
    code,
    source: 'candor',
    message: hint === undefined ? message : `${message}\n${hint}`,
    ...(relatedInformation.length === 0 ? {} : { relatedInformation }),
  };
}

export const toRange = ({ start, end }: Place): Range => ({
  start: { line: start.line - 1, character: start.column - 1 },
  end: { line: end.line - 1, character: end.column - 1 },
});
