// `candor import`: turns another tool's site into a Candor site. Importers are pure; this reads the folder, writes what
// is not there yet, and reports what was guessed, lost or refused.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findMarkdownBreach } from '../content/markdown-limits.js';
import { parseMarkdown } from '../content/markdown.js';
import { compareText } from '../kernel/diagnostic.js';
import { isTimeZone } from '../kernel/time-zone.js';
import { importers } from '../importers/index.js';
import type { Imported, ImportNote } from '../importers/imported.js';
import type { ReadMarkdown } from '../importers/markdown/node.js';
import { OutputError, toOutputError } from '../output/write/output-error.js';
import { lstatOf } from '../output/write/target.js';
import { readImportFolder } from './import-folder.js';
import { describeImport } from './import-report.js';
import { planWrites, writeMissing, type WantedFile } from './import-write.js';

export interface ImportArguments {
  /** The name of an importer. */
  readonly source: string;
  /** The site to import, absolute or relative to the current folder; so is `out`. */
  readonly folder: string;
  readonly out: string;
  /** `UTC` or `Area/City`. */
  readonly timezone: string;
  readonly dryRun: boolean;
}

export interface ImportStreams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Absolute. */
  readonly cwd: string;
}

/** The exit code: 0 where every post is in the new site, 1 where something was refused, 2 where it could not run. */
export async function runImport(args: ImportArguments, io: ImportStreams): Promise<number> {
  try {
    return await Promise.resolve(importSite(args, io));
  } catch (error) {
    const known = toOutputError(error, args.out, 'Nothing was imported');
    if (!(known instanceof OutputError)) throw known;
    io.err(`${known.message}\n${known.hint}\n`);
    return 2;
  }
}

function importSite(args: ImportArguments, io: ImportStreams): number {
  const fail = (message: string): number => {
    io.err(`${message}\n`);
    return 2;
  };
  const importer = importers.find(({ name }) => name === args.source);
  if (importer === undefined) {
    const known = importers.map(({ name }) => name).join(', ');
    return fail(`There is no importer \`${args.source}\`; the importers are: ${known}.`);
  }
  if (!isTimeZone(args.timezone)) {
    return fail(
      `\`${args.timezone}\` is no time zone; write UTC or an Area/City name such as Europe/Berlin.`,
    );
  }
  const folder = resolve(io.cwd, args.folder);
  const out = resolve(io.cwd, args.out);
  if (lstatOf(folder)?.isDirectory() !== true) return fail(`There is no folder \`${args.folder}\`.`);
  const target = lstatOf(out);
  if (target !== undefined && !target.isDirectory()) return fail(`\`${args.out}\` is not a folder.`);

  const source = readImportFolder(folder, importer.readsFile);
  const result = importer.run(source, { timezone: args.timezone, readMarkdown });
  if (!result.ok) return fail(result.reason);
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
    read: imported.counts.read,
    written: plan.missing.filter(isPost).length,
    unchanged: plan.unchanged.filter(isPost).length,
    refused,
    files: plan.missing.length,
    dryRun: args.dryRun,
    out: args.out,
  };
  io.out(describeImport(outcome));
  return refused > 0 || plan.taken.length > 0 ? 1 : 0;
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
