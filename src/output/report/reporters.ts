// The formats in which diagnostics are told, by the name that the command line takes.
import { reportGithub } from './report-github.js';
import { reportJson } from './report-json.js';
import { reportPretty } from './report-pretty.js';
import { reportSarif } from './report-sarif.js';
import type { Reporter } from './report.js';

export const reporters = {
  pretty: reportPretty,
  json: reportJson,
  github: reportGithub,
  sarif: reportSarif,
} as const satisfies Readonly<Record<string, Reporter>>;

export type ReportFormat = keyof typeof reporters;
