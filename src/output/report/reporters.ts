// The formats in which diagnostics are told, by the name that the command line takes.
import { reportGithub } from './report-github.js';
import { reportGitlab } from './report-gitlab.js';
import { reportJson } from './report-json.js';
import { reportLines } from './report-lines.js';
import { reportPretty } from './report-pretty.js';
import { reportSarif } from './report-sarif.js';
import type { Reporter } from './report.js';

export const reportFormats = ['pretty', 'json', 'github', 'gitlab', 'sarif', 'lines'] as const;

export type ReportFormat = (typeof reportFormats)[number];

export const reporters: Readonly<Record<ReportFormat, Reporter>> = {
  pretty: reportPretty,
  json: reportJson,
  github: reportGithub,
  gitlab: reportGitlab,
  sarif: reportSarif,
  lines: reportLines,
};
