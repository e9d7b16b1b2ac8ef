// `candor check`: every problem of the site in one run, and nothing written.
import { checkSite } from '../build.js';
import { countLevels } from '../kernel/diagnostic.js';
import { reportFormats } from '../output/report/reporters.js';
import { hasOption, textOption, type Command } from './command.js';
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

export const check: Command = {
  name: 'check',
  summary: 'find every problem in the incidents and the configuration, and write nothing',
  arguments: [folderArgument],
  options: [
    {
      flags: '--format <format>',
      summary: 'how problems are shown',
      choices: reportFormats,
      default: 'pretty',
    },
    strictOption,
    nowOption,
  ],
  examples: ['candor check', 'candor check --format github', 'candor check docs/status --strict'],
  run: async (invocation, io) => {
    const folder = readFolder(invocation, io);
    const now = readNow(invocation, io);
    const theme = await loadTheme(folder);
    const result = checkSite({ folder, now, theme, timeZoneData: io.timeZoneData });
    const format = textOption(invocation, 'format') ?? '';
    io.out(
      reportCheck(result, folder, { format: isReportFormat(format) ? format : 'pretty', stream: 'out' }, io),
    );
    const counts = countLevels(result.compilation.diagnostics);
    const hasFailed = counts.error > 0 || (hasOption(invocation, 'strict') && counts.warning > 0);
    return hasFailed ? 1 : 0;
  },
};
