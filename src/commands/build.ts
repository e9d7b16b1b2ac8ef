// `candor build`: the whole site into a folder, or nothing.
import { relative, resolve } from 'node:path';
import { buildSite, type Build, type BuildOptions } from '../build.js';
import { readAddress } from '../config/resolve-site.js';
import { countLevels } from '../kernel/diagnostic.js';
import { hasOption, textOption, UsageError, type Command, type Io } from './command.js';
import { cacheOption, openCache } from './open-cache.js';
import { describeWithheld } from './describe-withheld.js';
import { startProfile } from './profile.js';
import { withProgress } from './progress.js';
import { folderArgument, nowOption, readFolder, readNow, reportCheck, strictOption } from './site-options.js';

export const build: Command = {
  arguments: [folderArgument],
  options: [
    {
      flags: '--out <dir>',
      summary: 'where the site goes; `output.folder` of the configuration unless given',
    },
    { flags: '--base-url <url>', summary: 'where the site will live, instead of `site.url`' },
    {
      flags: '--file-links',
      summary: 'links that work when the pages are opened from a folder, without a server',
    },
    {
      flags: '--keep-going',
      summary: 'publish what has no error, under a headline that says what is missing',
    },
    strictOption,
    nowOption,
    cacheOption,
    { flags: '--profile', summary: 'tell what time and memory each stage took' },
  ],
  examples: [
    'candor build',
    'candor build --out public/status --base-url https://example.com/status/',
    'candor build --keep-going',
  ],
  exitCodes: {
    0: 'the site is written',
    1: 'errors kept it from being written, with --strict also warnings; with --keep-going it lacks some files',
  },
  run: async (invocation, io) => {
    const folder = readFolder(invocation, io);
    const out = textOption(invocation, 'out');
    const choice: Omit<BuildOptions, 'onStage' | 'onProgress'> = {
      folder,
      now: readNow(invocation, io),
      cache: openCache(folder, invocation, io, 'saved'),
      timeZoneData: io.timeZoneData,
      out: out === undefined ? undefined : resolve(io.cwd, out),
      baseUrl: readBaseUrl(textOption(invocation, 'baseUrl')),
      fileLinks: hasOption(invocation, 'fileLinks'),
      keepGoing: hasOption(invocation, 'keepGoing'),
      strict: hasOption(invocation, 'strict'),
      cwd: io.cwd,
      runner: { pid: io.pid, isRunning: io.isRunning },
      catchSignals: io.catchSignals,
    };
    const profile = hasOption(invocation, 'profile') ? startProfile(io) : undefined;
    const built = await withProgress(io, ({ onStage, onProgress }) =>
      buildSite({
        ...choice,
        onProgress,
        onStage: (stage) => {
          profile?.onStage(stage);
          onStage(stage);
        },
      }),
    );
    if (!built.isKnown) reportProblems(built, folder, io);
    describeBuild(built, io);
    if (profile !== undefined) io.err(profile.describe());
    // With --keep-going the site is out, but whoever runs the build must still hear that a file is missing.
    return built.hasFailed ? 1 : 0;
  },
};

function readBaseUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = readAddress(text);
  if (url !== undefined) return url;
  throw new UsageError(
    `--base-url: \`${text}\` is not the address of a site: expected http or https, a host and perhaps a path.`,
    'Write it like `https://status.example.com/` or `https://example.com/status/`.',
  );
}

/** Why the pages do not tell of their past although there is a repository; empty where they do. */
function describeGit({ log, problem }: NonNullable<Build['git']>): string {
  const without = 'Write `output: { git: false }` in candor.yaml to do without.';
  if (problem !== undefined) {
    return `Note: the pages do not tell when they were published and changed: ${problem}\n${without}\n`;
  }
  if (log?.isShallow !== true) return '';
  return [
    'Note: the pages say that their history is not known, because this clone of the repository is shallow.',
    'Fetch all of it with `git fetch --unshallow`; in GitHub Actions give `actions/checkout` the setting `fetch-depth: 0`,',
    `and in GitLab CI set the variable \`GIT_DEPTH: 0\`. ${without}`,
    '',
  ].join('\n');
}

function reportProblems(built: Build, folder: string, io: Io): void {
  const { error, warning } = countLevels(built.compilation.diagnostics);
  if (error + warning > 0) io.err(reportCheck(built, folder, { format: 'pretty', stream: 'err' }, io));
}

function describeBuild(built: Build, io: Io): void {
  const { out, entries, published, searchProblem, git } = built;
  const inner = relative(io.cwd, out) || '.';
  const shown = inner.startsWith('..') ? out : inner;
  if (published === undefined) {
    io.err(`Nothing was written; ${shown} is as it was.\n`);
    return;
  }
  for (const note of published.notes) io.err(`${note}\n`);
  if (git !== undefined) io.err(describeGit(git));
  if (searchProblem !== undefined) {
    io.err(
      `Warning: the site has no search, because its index could not be made: ${searchProblem}\nWrite \`output: { search: false }\` in candor.yaml to do without.\n`,
    );
  }
  const files = published.written + published.unchanged;
  const count = `${entries} ${entries === 1 ? 'entry' : 'entries'}`;
  if (!built.isKnown) io.out(describeWithheld(built.compilation));
  io.out(`Built ${count} into ${shown}: ${files} files, ${published.written} of them changed.\n`);
  const omitted = built.isKnown ? 0 : built.compilation.history.omitted;
  if (omitted > 0) {
    io.err(
      `${omitted} incident ${omitted === 1 ? 'file was' : 'files were'} left out because of errors; the status page says so.\n`,
    );
  }
}
