// What `check` and `build` share: which folder, as of when, and how problems are shown.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { configName } from '../content/load.js';
import { isSite, type Check } from '../building/read-site.js';
import { decodeText } from '../kernel/decode.js';
import { readTime } from '../kernel/time-reading.js';
import { reportFormats, reporters, type ReportFormat } from '../output/report/reporters.js';
import {
  textOption,
  UsageError,
  type CommandOption,
  type Invocation,
  type Io,
  type Stream,
} from './command.js';

export const folderArgument = {
  name: '[folder]',
  summary: `the folder that holds ${configName}; the current one unless given`,
};

export const nowOption: CommandOption = {
  flags: '--now <time>',
  summary: 'make the site as of this time, such as "2026-11-21 10:00"; UTC unless it bears an offset',
};

export const strictOption: CommandOption = { flags: '--strict', summary: 'count warnings as errors' };

/** The site's folder, absolute; a UsageError where there is none. */
export function readFolder(invocation: Invocation, io: Io): string {
  const named = invocation.arguments[0];
  const folder = resolve(io.cwd, named ?? '.');
  if (isSite(folder)) return folder;
  const shown = named === undefined ? 'The current folder' : `\`${named}\``;
  if (!existsSync(folder)) throw new UsageError(`There is no folder ${shown}.`, 'Check the path.');
  const isFile = !statSync(folder).isDirectory();
  const problem = isFile
    ? `${shown} is a file, and a site is read as a whole.`
    : `${shown} holds no ${configName}, so it is not a Candor site.`;
  const misnamed = isFile
    ? undefined
    : readdirSync(folder).find((name) => /^candor\.ya?ml(?:\.txt)?$/i.test(name));
  if (misnamed === configName) {
    throw new UsageError(
      problem,
      `\`${configName}\` there is a link that leads nowhere: put the file itself there.`,
    );
  }
  if (misnamed !== undefined) throw new UsageError(problem, `Rename \`${misnamed}\` to \`${configName}\`.`);
  const above = findSiteAbove(folder);
  if (above !== undefined)
    throw new UsageError(
      problem,
      `Name the folder that holds ${configName}: \`${relative(io.cwd, above) || '.'}\`.`,
    );
  throw new UsageError(
    problem,
    `Name the folder that has one, or create it with these two lines:\n\n  site:\n    title: My status page\n`,
  );
}

/** The nearest site that a path lies in. */
export function findSiteAbove(path: string): string | undefined {
  const parent = dirname(path);
  if (parent === path) return undefined;
  return isSite(parent) ? parent : findSiteAbove(parent);
}

/** The time as of which to work: `--now`, else SOURCE_DATE_EPOCH (reproducible-builds.org), else the clock. */
export function readNow(invocation: Invocation, io: Io): number {
  const text = textOption(invocation, 'now');
  if (text !== undefined) {
    const reading = readTime(text, 'UTC');
    if (!reading.ok) throw new UsageError(`--now: ${reading.problem.message}`, reading.problem.hint);
    return reading.moment.from;
  }
  const epoch = io.env['SOURCE_DATE_EPOCH'];
  if (epoch === undefined || epoch === '') return io.clock();
  if (/^\d{1,12}$/.test(epoch)) return Number(epoch) * 1000;
  throw new UsageError(
    `SOURCE_DATE_EPOCH is \`${epoch}\`; expected seconds since 1970.`,
    'Unset it, or set a whole number.',
  );
}

export const isReportFormat = (text: string): text is ReportFormat =>
  (reportFormats as readonly string[]).includes(text);

/** Whether a stream leads to a terminal that shows colours, and whose reader wants them (no-color.org). */
export const showsColor = (stream: Stream, { isTerminal, env }: Io): boolean =>
  isTerminal[stream] && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';

/** The diagnostics in one of the formats of reports. */
export function reportCheck(
  { tree, compilation }: Check,
  folder: string,
  { format, stream }: { readonly format: ReportFormat; readonly stream: Stream },
  io: Io,
): string {
  const bytesByPath = new Map(
    [...tree.files, ...(tree.config === undefined ? [] : [tree.config])].map((file) => [
      file.path,
      file.bytes,
    ]),
  );
  const prefix = relative(io.cwd, folder).replaceAll(sep, '/');
  return reporters[format](compilation.diagnostics, {
    sourceOf: (path) => {
      const bytes = bytesByPath.get(path);
      return bytes === undefined ? undefined : decodeText(path, bytes).text;
    },
    color: showsColor(stream, io),
    prefix: prefix === '' ? '' : `${prefix}/`,
  });
}
