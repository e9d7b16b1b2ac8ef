// Diagnostics as a report on code quality, which GitLab shows in merge requests. GitLab Docs, "Code Quality report format".
import { createHash } from 'node:crypto';
import type { Level } from '../../kernel/codes.js';
import type { Diagnostic } from '../../kernel/diagnostic.js';
import { showHidden } from '../visible.js';
import { toReport, type ReportOptions } from './report.js';

const severities: Readonly<Record<Level, string>> = { error: 'critical', warning: 'minor', info: 'info' };

/** One JSON list. `prefix` must lead from the root of the repository. */
export function reportGitlab(
  diagnostics: readonly Diagnostic[],
  { prefix }: Pick<ReportOptions, 'prefix'>,
): string {
  const countByProblem = new Map<string, number>();
  const found = toReport(diagnostics).map(({ code, level, message, hint, place: { path, start } }) => {
    const problem = `${code} ${path} ${message}`;
    const count = (countByProblem.get(problem) ?? 0) + 1;
    countByProblem.set(problem, count);
    return {
      description: showHidden([message, ...(hint === undefined ? [] : [hint])].join(' ')),
      check_name: code,
      // By it GitLab tells what a change brings from what was there before: the line would make it new on every move.
      fingerprint: createHash('sha256').update(`${problem} ${count}`).digest('hex'),
      severity: severities[level],
      location: { path: showHidden(prefix + path), lines: { begin: start.line } },
    };
  });
  return `${JSON.stringify(found, undefined, 2)}\n`;
}
