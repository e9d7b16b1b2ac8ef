// `candor check`: every problem of the site in one run, and nothing written.
import { checkSite, type Check } from '../building/read-site.js';
import type { Compilation } from '../compile.js';
import { configName } from '../content/load.js';
import { countLevels } from '../kernel/diagnostic.js';
import { reviewPromises } from '../model/promises.js';
import { reportFormats } from '../output/report/reporters.js';
import { isOfPolicy } from '../rules/index.js';
import { hasOption, textOption, UsageError, type Command, type Invocation, type Io } from './command.js';
import { describeWithheld } from './describe-withheld.js';
import { cacheOption, openCache } from './open-cache.js';
import { withProgress } from './progress.js';
import {
  folderArgument,
  isReportFormat,
  nowOption,
  readFolder,
  readNow,
  reportCheck,
  strictOption,
} from './site-options.js';
import { loadTheme } from '../theming/load-theme.js';
import { watchCheck, type WatchedCheck } from './watch-check.js';
import { describeCounts, describeFault, pollOption } from './watch-options.js';

export const check: Command = {
  arguments: [folderArgument],
  options: [
    {
      flags: '--format <format>',
      summary: 'how problems are shown',
      choices: reportFormats,
      default: 'pretty',
    },
    { flags: '--policy-only', summary: 'judge nothing but whether the promises of the policy are kept' },
    { flags: '--no-policy', summary: 'judge everything but that' },
    strictOption,
    { flags: '--watch', summary: 'check again whenever a file changes, until Ctrl-C' },
    pollOption,
    nowOption,
    cacheOption,
  ],
  examples: [
    'candor check',
    'candor check --format github',
    'candor check docs/status --strict',
    'candor check --watch --format lines',
  ],
  exitCodes: {
    0: 'there is no error',
    1: 'there are errors, or with --strict warnings',
  },
  run: async (invocation, io) => {
    const isPolicyOnly = hasOption(invocation, 'policyOnly');
    const withPolicy = invocation.options['policy'] !== false;
    if (isPolicyOnly && !withPolicy) {
      throw new UsageError(
        '--policy-only and --no-policy leave nothing to check.',
        'Choose one of them, or none to check everything.',
      );
    }
    const folder = readFolder(invocation, io);
    const now = readNow(invocation, io);
    const cache = openCache(folder, invocation, io);
    const choice = { folder, cache, timeZoneData: io.timeZoneData, policy: withPolicy };
    if (hasOption(invocation, 'watch')) {
      await checkAgain(choice, invocation, io);
      return 0;
    }
    const theme = await loadTheme(folder);
    const whole = await withProgress(io, (progress) => checkSite({ ...choice, ...progress, now, theme }));
    const { compilation } = tell(whole, folder, invocation, io);
    const gap = isPolicyOnly ? describeGap(whole.compilation) : undefined;
    if (gap !== undefined) {
      io.err(`${gap} Run \`candor check\` for what is wrong.\n`);
      return 2;
    }
    const counts = countLevels(compilation.diagnostics);
    const hasFailed = counts.error > 0 || (hasOption(invocation, 'strict') && counts.warning > 0);
    return hasFailed ? 1 : 0;
  },
};

/** Prints the report, and gives back what was told. */
function tell(whole: Check, folder: string, invocation: Invocation, io: Io): Check {
  const told = hasOption(invocation, 'policyOnly') ? keepPolicy(whole) : whole;
  const format = textOption(invocation, 'format') ?? '';
  io.out(
    reportCheck(told, folder, { format: isReportFormat(format) ? format : 'pretty', stream: 'out' }, io),
  );
  if (format === 'pretty') io.out(describeWithheld(whole.compilation));
  return told;
}

/** Prints a report after each change until a signal comes, between two lines by which an editor knows its ends. */
async function checkAgain(choice: WatchedCheck, invocation: Invocation, io: Io): Promise<void> {
  const format = textOption(invocation, 'format') ?? '';
  if (format !== 'pretty' && format !== 'lines') {
    throw new UsageError(
      `--watch prints report after report, and ${format} is a format of one whole.`,
      'Choose `--format lines` for editors, or `pretty` for people.',
    );
  }
  await watchCheck(choice, {
    now: () => readNow(invocation, io),
    poll: hasOption(invocation, 'poll'),
    stop: io.catchSignals(),
    onBegin: () => {
      // Editors match this line and the last one to know where a report begins and ends: they stay as they are.
      io.out('Checking the site…\n');
    },
    onEnd: (whole) => {
      const told = tell(whole, choice.folder, invocation, io);
      io.out(`Checked: ${describeCounts(countLevels(told.compilation.diagnostics))}\n`);
    },
    onFault: (error) => {
      io.err(`${describeFault(error)}\n`);
      io.out('Checked: nothing\n');
    },
    onProblem: (message, hint) => {
      io.err(`${message}\nhint: ${hint}\n`);
    },
  });
}

/** The same without what speaks of the record and not of promises. */
function keepPolicy({ tree, compilation }: Check): Check {
  const diagnostics = compilation.diagnostics.filter(({ code }) => isOfPolicy(code));
  return { tree, compilation: { ...compilation, diagnostics } };
}

/** Why nobody knows whether every promise is kept; undefined where that is known. */
function describeGap({ isUsable, record, withheld }: Compilation): string | undefined {
  if (!isUsable) return `${configName} has errors, so nobody knows what the policy promises.`;
  const count = reviewPromises(record, withheld).unknown.length;
  if (count === 0) return undefined;
  return `${count} ${count === 1 ? 'file has' : 'files have'} errors, so nobody knows what ${count === 1 ? 'it owes' : 'they owe'}.`;
}
