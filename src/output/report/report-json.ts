// Diagnostics for programs: every one of them, in a stable form.
import { countLevels, type Diagnostic, type Place } from '../../kernel/diagnostic.js';
import { toVisibleJson } from '../visible.js';
import { toReport } from './report.js';

/** One JSON object with `diagnostics` and `counts`; paths are relative to the site, ends are exclusive. */
export function reportJson(diagnostics: readonly Diagnostic[]): string {
  return toVisibleJson({
    diagnostics: toReport(diagnostics).map(({ code, level, message, hint, place, related }) => ({
      code,
      level,
      message,
      hint: hint ?? null,
      ...flatten(place),
      related: related.map((other) => ({ message: other.message, ...flatten(other.place) })),
    })),
    counts: countLevels(diagnostics),
  });
}

const flatten = ({ path, start, end }: Place): Record<string, string | number> => ({
  path,
  line: start.line,
  column: start.column,
  endLine: end.line,
  endColumn: end.column,
});
