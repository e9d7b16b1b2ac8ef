// Diagnostics as SARIF 2.1.0 (OASIS, "Static Analysis Results Interchange Format"), for code scanning and editors.
import { entryOf, type Level } from '../../kernel/codes.js';
import { compareText, type Diagnostic, type Place } from '../../kernel/diagnostic.js';
import { toVisibleJson } from '../visible.js';
import { toReport, type ReportOptions } from './report.js';

const levels: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** One run with every diagnostic; the rules are the codes that occur. */
export function reportSarif(
  diagnostics: readonly Diagnostic[],
  { prefix }: Pick<ReportOptions, 'prefix'>,
): string {
  const reported = toReport(diagnostics);
  const codes = [...new Set(reported.map(({ code }) => code))].sort(compareText);
  const rules = codes.map((code) => ({
    id: code,
    shortDescription: { text: entryOf(code).summary },
    help: { text: `docs/diagnostics/${code}.md shows it with a bad and a good example.` },
    defaultConfiguration: { level: levels[entryOf(code).level] },
  }));
  const results = reported.map(({ code, level, message, hint, place, related }) => ({
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: levels[level],
    message: { text: hint === undefined ? message : `${message}\nhint: ${hint}` },
    locations: [{ physicalLocation: physicalLocation(place, prefix) }],
    ...(related.length > 0 && {
      relatedLocations: related.map((other, index) => ({
        id: index + 1,
        physicalLocation: physicalLocation(other.place, prefix),
        message: { text: other.message },
      })),
    }),
  }));
  return toVisibleJson({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'Candor', rules } }, columnKind: 'utf16CodeUnits', results }],
  });
}

function physicalLocation({ path, start, end }: Place, prefix: string): object {
  return {
    artifactLocation: { uri: toUri(prefix + path) },
    region: {
      startLine: start.line,
      startColumn: start.column,
      endLine: end.line,
      endColumn: end.column,
    },
  };
}

/** RFC 3986: a relative reference, or a file URI for an absolute path. */
function toUri(path: string): string {
  const parts = path
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent);
  return (path.startsWith('/') ? 'file://' : '') + parts.join('/');
}
