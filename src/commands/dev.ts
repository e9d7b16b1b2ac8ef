// `candor dev`: the site as it will be, in a browser, while its files are edited.
import { join } from 'node:path';
import { startDev, type DevOptions, type Outcome } from '../dev.js';
import { countLevels } from '../kernel/diagnostic.js';
import { isLoopback } from '../serving/check-request.js';
import { hostOption, listening, portOption, readHost, readPort, warnOfHost } from './address-options.js';
import { openInEditor } from '../serving/open-editor.js';
import { hasOption, UsageError, type Command, type Io } from './command.js';
import { openCache } from './open-cache.js';
import { folderArgument, nowOption, readFolder, readNow, reportCheck } from './site-options.js';
import { abortionOf, describeCounts, describeFault, pollOption } from './watch-options.js';

export const dev: Command = {
  arguments: [folderArgument],
  options: [
    portOption,
    hostOption,
    {
      flags: '--reveal',
      summary: 'show drafts of postmortems and what is withheld, marked as such; on this machine alone',
    },
    pollOption,
    nowOption,
  ],
  examples: ['candor dev', 'candor dev docs/status --port 8080', 'candor dev --reveal'],
  run: async (invocation, io) => {
    const folder = readFolder(invocation, io);
    const host = readHost(invocation);
    const reveal = hasOption(invocation, 'reveal');
    if (reveal && !isLoopback(host)) {
      throw new UsageError(
        `--reveal shows what is withheld, and others reach ${host}.`,
        'Leave out --host, or --reveal.',
      );
    }
    warnOfHost(host, io);
    const now = (): number => readNow(invocation, io);
    now();
    const stop = io.catchSignals();
    const { url, close } = await listening(
      startDev({
        folder,
        cache: openCache(folder, invocation, io),
        host,
        port: readPort(invocation),
        reveal,
        poll: hasOption(invocation, 'poll'),
        timeZoneData: io.timeZoneData,
        now,
        clock: io.clock,
        openFile: (path, position) => openInEditor(join(folder, path), position),
        ...tellOn(io, folder),
      }),
    );
    if (reveal) io.err('What is withheld is shown, marked as such: keep these pages to yourself.\n');
    io.out(`Serving ${url} until Ctrl-C.\n`);
    await abortionOf(stop);
    await close();
    return 0;
  },
};

/** A report is printed where it differs from the last one, and a line after each change. */
function tellOn(
  io: Io,
  folder: string,
): Pick<DevOptions, 'onReading' | 'onSettled' | 'onNotice' | 'onFault'> {
  const told = { report: '', isFirst: true };
  const report = ({ check }: Outcome): void => {
    const { error, warning } = countLevels(check.compilation.diagnostics);
    const text =
      error + warning > 0 ? reportCheck(check, folder, { format: 'pretty', stream: 'err' }, io) : '';
    if (text !== told.report) io.err(text);
    told.report = text;
  };
  return {
    onReading: (outcome) => {
      report(outcome);
      io.out(`${sumUp(outcome, told.isFirst)}\n`);
      told.isFirst = false;
    },
    onSettled: report,
    onFault: (error) => {
      io.err(`${describeFault(error)}\n`);
    },
    onNotice: (sentence, hint) => {
      io.err(`${sentence}\n${hint === undefined ? '' : `hint: ${hint}\n`}`);
    },
  };
}

function sumUp({ check: { compilation }, isServed, milliseconds }: Outcome, isFirst: boolean): string {
  const problems = describeCounts(countLevels(compilation.diagnostics));
  if (!isServed)
    return isFirst ? `Nothing to show yet: ${problems}.` : `The last good pages stay: ${problems}.`;
  const { length } = compilation.history.entries;
  const entries = `${length} ${length === 1 ? 'entry' : 'entries'}`;
  return `${isFirst ? 'Built' : 'Rebuilt'} in ${milliseconds} ms: ${entries}, ${problems}.`;
}
