// Diagnostics as GitHub Actions workflow commands, which put them beside the lines of a pull request.
// GitHub Docs, "Workflow commands for GitHub Actions"; the escaping is that of its own toolkit.
import type { Level } from '../../kernel/codes.js';
import type { Diagnostic } from '../../kernel/diagnostic.js';
import { showHidden } from '../visible.js';
import { toReport, type ReportOptions } from './report.js';

const commands: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** One command a line. `prefix` must lead from the root of the repository. */
export function reportGithub(
  diagnostics: readonly Diagnostic[],
  { prefix }: Pick<ReportOptions, 'prefix'>,
): string {
  return toReport(diagnostics)
    .map(({ code, level, message, hint, place }) => {
      const properties = {
        file: showHidden(prefix + place.path),
        line: place.start.line,
        col: place.start.column,
        endLine: place.end.line,
        endColumn: place.end.column,
        title: code,
      };
      const written = Object.entries(properties).map(
        ([name, value]) => `${name}=${escapeProperty(String(value))}`,
      );
      const text = [message, ...(hint === undefined ? [] : `hint: ${hint}`.split('\n'))];
      return `::${commands[level]} ${written.join(',')}::${escapeText(text.map(showHidden).join('\n'))}\n`;
    })
    .join('');
}

const escapeText = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string =>
  escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
