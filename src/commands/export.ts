// `candor export`: writes a site as files of another tool. Exporters are pure and get what is published; this compiles the
// site, searches what was made for what is withheld, writes what is not there yet, and reports what was lost.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { addLeaks, readSite } from '../building/read-site.js';
import type { Compilation } from '../compile.js';
import { exportSite } from '../exporters/export-site.js';
import type { Exported } from '../exporters/exported.js';
import { exporters } from '../exporters/index.js';
import { addLeftOut, leaveOutErrors } from '../exporters/leave-out-errors.js';
import { countLevels } from '../kernel/diagnostic.js';
import { toOutputError } from '../output/write/output-error.js';
import { lstatOf } from '../output/write/target.js';
import { hasOption, textOption, UsageError, type Command, type Invocation, type Io } from './command.js';
import { describeExport } from './export-report.js';
import { planWrites, writeMissing, type WantedFile } from './import-write.js';
import { cacheOption, openCache } from './open-cache.js';
import { folderArgument, nowOption, readFolder, readNow } from './site-options.js';

export const exportCommand: Command = {
  arguments: [
    {
      name: '<target>',
      summary: 'the tool that is to read the files',
      choices: exporters.map(({ name }) => name),
    },
    folderArgument,
  ],
  options: [
    { flags: '--out <dir>', summary: 'the folder to write; nothing in it is overwritten', required: true },
    { flags: '--dry-run', summary: 'report the same and write nothing' },
    { flags: '--keep-going', summary: 'export what has no error, and name each file that is left out' },
    nowOption,
    cacheOption,
  ],
  examples: [
    'candor export statuspage --out statuspage --dry-run',
    'candor export statuspage site --out old',
    'candor export cstate --out old --keep-going',
  ],
  exitCodes: {
    0: 'every entry that the target has a place for is written, or was already',
    1: 'a file that differs is in the way of one that was to be written; with --keep-going errors kept some files out',
  },
  run: async (invocation, io) => {
    const [target = '', folder] = invocation.arguments;
    const out = textOption(invocation, 'out') ?? '';
    try {
      return await Promise.resolve(
        exportTo(target, { ...invocation, arguments: folder === undefined ? [] : [folder] }, out, io),
      );
    } catch (error) {
      throw toOutputError(error, out, 'Nothing was exported');
    }
  },
};

function exportTo(target: string, invocation: Invocation, named: string, io: Io): number {
  const exporter = exporters.find(({ name }) => name === target);
  if (exporter === undefined) throw new UsageError(`There is no exporter \`${target}\`.`);
  const folder = readFolder(invocation, io);
  const out = resolve(io.cwd, named);
  const found = lstatOf(out);
  if (found !== undefined && !found.isDirectory()) throw new UsageError(`\`${named}\` is not a folder.`);
  if (out === folder) {
    const hint = 'Name a folder of its own with --out.';
    throw new UsageError('The export would be written among the files of the site itself.', hint);
  }
  const now = readNow(invocation, io);
  const { reader } = openCache(folder, invocation, io);
  // No page is made: what is exported is searched instead.
  const { compilation, tree } = readSite({ folder, now, search: false, onDemand: true, reader });
  refuseUnlessKept(compilation, hasOption(invocation, 'keepGoing'));
  const sound = leaveOutErrors(
    compilation.history,
    compilation.diagnostics,
    new Set(tree.attachments.map(({ path }) => path)),
  );
  const made = exportSite(exporter, sound.history, { now, commit: undefined }, sound.attachments);
  const exported = addLeftOut(made, sound);
  refuseLeaks(compilation, exported, folder);
  const plan = planWrites(out, listWanted(exported, folder));
  const dryRun = hasOption(invocation, 'dryRun');
  if (!dryRun && plan.missing.length > 0) writeMissing(out, plan.missing);
  io.out(describeExport({ exported, plan, dryRun, out: named }));
  // Whoever runs the export must hear that a file is missing, as with a build.
  return plan.taken.length > 0 || sound.notes.length > 0 ? 1 : 0;
}

function refuseUnlessKept(compilation: Compilation, keepGoing: boolean): void {
  const mend = 'Run `candor check`, and mend what it finds';
  const hint = `${mend}; or export with \`--keep-going\` what has no error.`;
  if (!keepGoing) refuseErrors(compilation, 'The site has', compilation.isUsable ? hint : `${mend}.`);
  // What an error there would have changed is not known.
  if (!compilation.isUsable)
    throw new UsageError('candor.yaml has an error, so nothing is exported.', `${mend}.`);
}

function refuseErrors({ diagnostics }: Compilation, subject: string, hint: string): void {
  const { error } = countLevels(diagnostics);
  if (error > 0) throw new UsageError(`${subject} ${error === 1 ? '1 error' : `${error} errors`}.`, hint);
}

/** The same search as that of a build; what holds anything withheld is not written. */
function refuseLeaks(compilation: Compilation, { files, copies }: Exported, folder: string): void {
  const written = [
    ...files.map(({ path, text }) => ({ path, content: text })),
    ...copies.map(({ from, path }) => ({ path, copyOf: from })),
  ];
  const leaking = addLeaks({ ...compilation, files: written, diagnostics: [] }, { folder });
  if (leaking === undefined) return;
  const hint = 'Run `candor audit`: what is withheld stands in something that is published.';
  refuseErrors(leaking, 'Nothing was exported: what is withheld would be in it. The search found', hint);
}

function listWanted({ files, copies }: Exported, folder: string): readonly WantedFile[] {
  const encoder = new TextEncoder();
  return [
    ...files.map(({ path, source, text }) => ({ path, source, bytes: encoder.encode(text) })),
    ...copies.map(({ from, path }) => ({
      path,
      source: from,
      bytes: new Uint8Array(readFileSync(join(folder, from))),
    })),
  ];
}
