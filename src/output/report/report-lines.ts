// Diagnostics one a line, in the form that compilers made common, for editors that jump to what a program prints.
// GNU Coding Standards, "Formatting Error Messages".
import type { Diagnostic } from '../../kernel/diagnostic.js';
import { showHidden } from '../visible.js';
import { toReport, type ReportOptions } from './report.js';

/** `path:line:column: level: message hint: … [code]`, each problem in one line however long its hint is. */
export function reportLines(
  diagnostics: readonly Diagnostic[],
  { prefix }: Pick<ReportOptions, 'prefix'>,
): string {
  return toReport(diagnostics)
    .map(({ code, level, message, hint, place: { path, start } }) => {
      const text = [message, ...(hint === undefined ? [] : [`hint: ${hint}`])].map(toOneLine).join(' ');
      return `${showHidden(prefix + path)}:${start.line}:${start.column}: ${level}: ${text} [${code}]\n`;
    })
    .join('');
}

const toOneLine = (text: string): string => showHidden(text.replaceAll(/\s*\n\s*/g, ' '));
