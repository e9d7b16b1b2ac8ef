// `candor import`: turns another tool's site into a Candor site. Importers are pure; this reads the folder, writes what
// is not there yet, and reports what was guessed, lost or refused.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findMarkdownBreach } from '../content/markdown-limits.js';
import { parseMarkdown } from '../content/markdown.js';
import { compareText } from '../kernel/diagnostic.js';
import { readTime } from '../kernel/time-reading.js';
import { writeTime } from '../kernel/time-writing.js';
import { isTimeZone } from '../kernel/time-zone.js';
import { importers, type Importer } from '../importers/index.js';
import type { Imported, ImportNote, ImportOptions } from '../importers/imported.js';
import type { ReadMarkdown } from '../importers/markdown/node.js';
import { knownSeverities } from '../importers/postmortems/severity.js';
import { toOutputError } from '../output/write/output-error.js';
import { lstatOf } from '../output/write/target.js';
import { hasOption, textOption, UsageError, type Command, type Io } from './command.js';
import { readImportFolder } from './import-folder.js';
import { describeImport } from './import-report.js';
import { planWrites, writeMissing, type WantedFile } from './import-write.js';

export const importCommand: Command = {
  arguments: [
    {
      name: '<source>',
      summary: 'the tool that the site is made with',
      choices: importers.map(({ name }) => name),
    },
    { name: '<folder>', summary: 'the folder of that site, or of its saved answers' },
  ],
  options: [
    {
      flags: '--out <site>',
      summary: 'the folder of the new site; nothing in it is overwritten',
      required: true,
    },
    {
      flags: '--timezone <zone>',
      summary: 'the time zone of the new site, UTC or Area/City',
      required: true,
    },
    {
      flags: '--severity <id>',
      summary:
        'of postmortems: the severity of those that state none; without it they are marked as not rated',
      choices: knownSeverities,
    },
    {
      flags: '--published <time>',
      summary: 'of postmortems: when those are published that do not say it; without it they stay drafts',
    },
    { flags: '--dry-run', summary: 'report the same and write nothing' },
  ],
  examples: [
    'candor import cstate ../old-status --out status --timezone Europe/Berlin --dry-run',
    'candor import statuspage saved-answers --out status --timezone UTC',
    'candor import postmortems ../reviews --out status --timezone UTC --severity medium --published 2026-11-21',
  ],
  exitCodes: {
    0: 'every incident of the old site is written, or was already',
    1: 'some were refused',
  },
  run: (invocation, io) => {
    const [source = '', folder = ''] = invocation.arguments;
    const out = textOption(invocation, 'out') ?? '';
    const timezone = textOption(invocation, 'timezone') ?? '';
    const asked = {
      severity: textOption(invocation, 'severity'),
      published: textOption(invocation, 'published'),
    };
    return runImport(
      { source, folder, out, timezone, ...asked, dryRun: hasOption(invocation, 'dryRun') },
      io,
    );
  },
};

export interface ImportArguments {
  /** The name of an importer. */
  readonly source: string;
  /** The site to import, absolute or relative to the current folder; so is `out`. */
  readonly folder: string;
  readonly out: string;
  /** `UTC` or `Area/City`. */
  readonly timezone: string;
  /** For postmortems alone: the id of a severity, and a time as an incident file has it. */
  readonly severity?: string | undefined;
  readonly published?: string | undefined;
  readonly dryRun: boolean;
}

/**
 * Resolves with the exit code: 0 where every post is in the new site, 1 where something was refused. Rejects with a
 * UsageError where it could not run, and with an OutputError where the new site could not be written.
 */
export async function runImport(args: ImportArguments, io: Pick<Io, 'out' | 'cwd'>): Promise<number> {
  try {
    return await Promise.resolve(importSite(args, io));
  } catch (error) {
    throw toOutputError(error, args.out, 'Nothing was imported');
  }
}

function importSite(args: ImportArguments, io: Pick<Io, 'out' | 'cwd'>): number {
  const importer = importers.find(({ name }) => name === args.source);
  if (importer === undefined) throw new UsageError(`There is no importer \`${args.source}\`.`);
  if (!isTimeZone(args.timezone)) {
    const hint = 'Write UTC or an Area/City name such as Europe/Berlin.';
    throw new UsageError(`\`${args.timezone}\` is no time zone that is known here.`, hint);
  }
  const asked = readAsked(importer, args);
  const folder = resolve(io.cwd, args.folder);
  const out = resolve(io.cwd, args.out);
  const given = lstatOf(folder);
  if (given === undefined) throw new UsageError(`There is no folder \`${args.folder}\`.`);
  if (!given.isDirectory()) {
    throw new UsageError(`\`${args.folder}\` is not a folder.`, 'Name the folder that it lies in.');
  }
  const target = lstatOf(out);
  if (target !== undefined && !target.isDirectory()) throw new UsageError(`\`${args.out}\` is not a folder.`);

  const source = readImportFolder(folder, importer.readsFile, importer.largestFile);
  const result = importer.run(source, { timezone: args.timezone, readMarkdown, ...asked });
  if (!result.ok) throw new UsageError(result.reason, importer.hint);
  const { imported } = result;
  const plan = planWrites(out, listWanted(imported, folder));
  if (!args.dryRun && plan.missing.length > 0) writeMissing(out, plan.missing);

  const isPost = ({ path }: WantedFile): boolean => path.startsWith('incidents/') && path.endsWith('.md');
  const taken = plan.taken.map(({ file, reason }): ImportNote => ({
    path: file.source,
    line: 1,
    kind: 'refused',
    reason,
  }));
  const notes = [...imported.notes, ...taken].sort((a, b) => compareText(a.path, b.path) || a.line - b.line);
  const refused = imported.counts.refused + plan.taken.filter(({ file }) => isPost(file)).length;
  const outcome = {
    notes,
    noun: importer.noun,
    read: imported.counts.read,
    written: plan.missing.filter(isPost).length,
    unchanged: plan.unchanged.filter(isPost).length,
    repeated: imported.counts.repeated ?? 0,
    refused,
    files: plan.missing.length,
    dryRun: args.dryRun,
    out: args.out,
  };
  io.out(describeImport(outcome));
  return refused > 0 || plan.taken.length > 0 ? 1 : 0;
}

function readAsked(
  { name, asks = false }: Importer,
  { severity, published, timezone }: ImportArguments,
): Pick<ImportOptions, 'severity' | 'published'> {
  const option = severity === undefined ? 'published' : 'severity';
  if (!asks && (severity ?? published) !== undefined) {
    throw new UsageError(`--${option} is for postmortems; \`${name}\` says it itself.`);
  }
  const time = published === undefined ? undefined : readTime(published, timezone);
  if (time?.ok === false) {
    throw new UsageError(
      `\`--published ${published ?? ''}\` is no time. ${time.problem.message}`,
      time.problem.hint,
    );
  }
  return { severity, published: time === undefined ? undefined : writeTime(time.moment, timezone) };
}

function listWanted({ files, copies }: Imported, folder: string): WantedFile[] {
  const encoder = new TextEncoder();
  return [
    ...files.map(({ path, text, source }) => ({ path, source, bytes: encoder.encode(text) })),
    ...copies.map(({ from, path }) => ({
      path,
      source: from,
      bytes: new Uint8Array(readFileSync(join(folder, from))),
    })),
  ];
}

const readMarkdown: ReadMarkdown = (text) =>
  findMarkdownBreach('', text) === undefined ? parseMarkdown(text) : undefined;
