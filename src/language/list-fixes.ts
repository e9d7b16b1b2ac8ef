// Quick fixes: what the hints of problems say to write, as edits that an editor can make.
import {
  CodeActionKind,
  type CodeAction,
  type Diagnostic as LspDiagnostic,
  type Range,
} from 'vscode-languageserver';
import type { Diagnostic } from '../kernel/diagnostic.js';
import { toLspDiagnostic, toRange } from './to-lsp-diagnostic.js';

/** For those of the diagnostics that touch a range and whose hint names what to write. */
export function listFixes(
  diagnostics: readonly Diagnostic[],
  range: Range,
  uriOf: (path: string) => string,
): readonly CodeAction[] {
  return diagnostics.flatMap((diagnostic) => {
    const { fix } = diagnostic;
    const shown = toLspDiagnostic(diagnostic, uriOf);
    if (fix === undefined || !touches(shown, range)) return [];
    const edit = { range: toRange(fix.place), newText: fix.text };
    return {
      title: fix.text === '' ? 'Remove it' : `Write \`${fix.text.trim()}\``,
      kind: CodeActionKind.QuickFix,
      diagnostics: [shown],
      isPreferred: true,
      edit: { changes: { [uriOf(fix.place.path)]: [edit] } },
    };
  });
}

function touches({ range: { start, end } }: LspDiagnostic, range: Range): boolean {
  const isBefore = (a: Range['start'], b: Range['start']): boolean =>
    a.line < b.line || (a.line === b.line && a.character < b.character);
  return !isBefore(end, range.start) && !isBefore(range.end, start);
}
