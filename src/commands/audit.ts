// `candor audit`: whether anything of what is withheld reaches the site, for those who want to see it proved on their own.
import { auditSite, type Audit } from '../audit.js';
import { countLevels } from '../kernel/diagnostic.js';
import { showHidden } from '../output/visible.js';
import type { Command } from './command.js';
import { describeWithheld } from './describe-withheld.js';
import { withProgress } from './progress.js';
import { folderArgument, nowOption, readFolder, readNow, reportCheck } from './site-options.js';

export const audit: Command = {
  arguments: [folderArgument],
  options: [nowOption],
  examples: ['candor audit', 'candor audit docs/status --now 2026-11-21'],
  exitCodes: {
    0: 'nothing withheld reaches the site',
    1: 'something does, or errors keep it from being proved',
  },
  run: async (invocation, io) => {
    const folder = readFolder(invocation, io);
    const now = readNow(invocation, io);
    const { timeZoneData } = io;
    const result = await withProgress(io, (progress) =>
      auditSite({ folder, now, timeZoneData, ...progress }),
    );
    if (result.comparison === undefined) {
      const { diagnostics } = result.compilation;
      const errors = diagnostics.filter(({ level }) => level === 'error');
      const told = { ...result, compilation: { ...result.compilation, diagnostics: errors } };
      io.err(reportCheck(told, folder, { format: 'pretty', stream: 'err' }, io));
      const { error } = countLevels(diagnostics);
      io.err(`Nothing is proved while there ${error === 1 ? 'is an error' : 'are errors'}.\n`);
      return 1;
    }
    io.out(describeWithheld(result.compilation));
    io.out(describeAudit(result, result.comparison));
    return result.comparison.different.length === 0 ? 0 : 1;
  },
};

function describeAudit(
  { compilation }: Audit,
  { compared, different }: NonNullable<Audit['comparison']>,
): string {
  const count = compilation.withheld.length;
  if (count === 0) return 'No file withholds anything now.\n';
  const files = count === 1 ? '1 file withholds' : `${count} files withhold`;
  if (different.length > 0) {
    const names = different.map((path) => `  ${showHidden(path)}\n`).join('');
    return `${files} something, and these files of the site change with it:\n${names}`;
  }
  return `${files} something. With other words in its place all ${compared} files of the site are the same, byte for byte, and none of them holds a word of it.\n`;
}
