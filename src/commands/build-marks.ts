// Which two builds `candor changes` and `candor notify` compare: `--since` and `--until`.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BuildMark, Comparison } from '../compare-builds.js';
import { compareBuilds } from '../compare-builds.js';
import { readTime } from '../kernel/time-reading.js';
import { textOption, UsageError, type CommandOption, type Invocation, type Io } from './command.js';
import { openCache } from './open-cache.js';
import { readFolder, readNow } from './site-options.js';

export const sinceOption: CommandOption = {
  flags: '--since <build>',
  summary: 'the build to compare with: its build.json, or REVISION@TIME, such as "v12@2026-11-21 10:00"',
  required: true,
};

export const untilOption: CommandOption = {
  flags: '--until <build>',
  summary: 'the newer build, in the same forms; the files as they are, as of now, unless given',
};

const forms =
  'Name the file that the last build wrote as build.json, or write a revision and the time of its build, such as `HEAD~1@2026-11-21 10:00`.';

/** Compares the builds that the options name; a UsageError where that cannot be done. */
export function compareNamed(
  invocation: Invocation,
  io: Io,
): Exclude<Comparison, { readonly problem: string }> {
  const folder = readFolder(invocation, io);
  const until = textOption(invocation, 'until');
  if (until !== undefined && textOption(invocation, 'now') !== undefined) {
    throw new UsageError('`--until` names its own time, so `--now` has no meaning beside it.');
  }
  const marks = {
    since: readBuild('since', textOption(invocation, 'since') ?? '', io),
    until:
      until === undefined
        ? { revision: undefined, now: readNow(invocation, io) }
        : readBuild('until', until, io),
  };
  if (marks.since.now > marks.until.now) {
    throw new UsageError(
      'The build to compare with is newer than the other one.',
      'Give the older one to `--since`.',
    );
  }
  const { timeZoneData } = io;
  const { reader } = openCache(folder, invocation, io);
  const comparison = compareBuilds({ folder, timeZoneData, reader, ...marks });
  if ('problem' in comparison) throw new UsageError(comparison.problem, comparison.hint);
  return comparison;
}

/** A file of that name goes before a revision of that name. */
function readBuild(option: 'since' | 'until', text: string, io: Io): BuildMark {
  const path = resolve(io.cwd, text);
  if (existsSync(path)) return readBuildFile(option, text, readFileSync(path, 'utf8'));
  if (/^https?:/i.test(text)) {
    throw new UsageError(
      `--${option}: Candor fetches nothing.`,
      'Fetch the file first, as with `curl -fsS -o last-build.json`, and name that.',
    );
  }
  const [, revision, time] = /^([\s\S]+)@([^@]+)$/.exec(text) ?? [];
  if (revision === undefined || time === undefined) {
    throw new UsageError(
      `--${option}: there is no file \`${text}\`, and it is no revision with a time.`,
      forms,
    );
  }
  const reading = readTime(time, 'UTC');
  if (!reading.ok) throw new UsageError(`--${option}: ${reading.problem.message}`, reading.problem.hint);
  return { revision, now: reading.moment.from };
}

function readBuildFile(option: string, name: string, text: string): BuildMark {
  const build = parse(text);
  const reading = typeof build?.['now'] === 'string' ? readTime(build['now'], 'UTC') : undefined;
  if (build?.['generator'] !== 'candor' || reading?.ok !== true) {
    throw new UsageError(`--${option}: \`${name}\` is no build.json of Candor.`, forms);
  }
  const { commit } = build;
  if (typeof commit === 'string' && /^[0-9a-f]{40,64}$/.test(commit)) {
    return { revision: commit, now: reading.moment.from };
  }
  throw new UsageError(
    `--${option}: \`${name}\` does not say from which commit the site was built.`,
    'Sites name it unless `output.commit` is false in candor.yaml or they lie in no repository; else write `REVISION@TIME`.',
  );
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
