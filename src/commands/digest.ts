// `candor digest`: closes the digest of a period by a record of what it reports, and lists the digests that there are.
import { checkSite } from '../building/read-site.js';
import { countLevels } from '../kernel/diagnostic.js';
import { writeTime } from '../kernel/time-writing.js';
import { comingPeriods, digestIntervals } from '../model/digest-calendar.js';
import {
  guessPeriodName,
  intervalOfPeriod,
  nameOfPeriod,
  rangeOfPeriod,
  readPeriodName,
} from '../model/digest-period.js';
import { digestsOf, type Digest } from '../model/digest.js';
import type { History } from '../model/history.js';
import type { DigestPeriod } from '../model/policy.js';
import type { Site } from '../model/site.js';
import { UsageError, type Command, type Invocation, type Io } from './command.js';
import { openCache } from './open-cache.js';
import { nowOption, readFolder, readNow } from './site-options.js';
import { writeDigestRecord } from './write-digest-record.js';

export const digest: Command = {
  arguments: [
    { name: '<action>', summary: 'close a digest, or list them all', choices: ['close', 'list'] },
    { name: '[period]', summary: 'with close: a quarter such as 2026-q2, or a year such as 2026' },
    { name: '[folder]', summary: 'the folder that holds candor.yaml; the current one unless given' },
  ],
  options: [nowOption],
  examples: ['candor digest list', 'candor digest close 2026-q2', 'candor digest close 2026 docs/status'],
  run: (invocation, io) => {
    const [action, ...rest] = invocation.arguments;
    if (action === 'list') {
      refuseMore(rest[1]);
      io.out(listDigests(readHistory(rest[0], invocation, io)));
      return Promise.resolve(0);
    }
    const [name, folder] = rest;
    const period = readPeriod(name);
    const history = readHistory(folder, invocation, io);
    const found = findOpenDigest(period, history);
    const path = writeDigestRecord(resolveFolder(folder, invocation, io), found);
    io.out(describeClosed(found, path));
    return Promise.resolve(0);
  },
};

const resolveFolder = (folder: string | undefined, invocation: Invocation, io: Io): string =>
  readFolder({ ...invocation, arguments: folder === undefined ? [] : [folder] }, io);

/** A UsageError where the site has errors: what its digest would report is then not known for certain. */
function readHistory(named: string | undefined, invocation: Invocation, io: Io): History {
  const folder = resolveFolder(named, invocation, io);
  const now = readNow(invocation, io);
  const { compilation } = checkSite({
    folder,
    now,
    cache: openCache(folder, invocation, io),
    policy: false,
    timeZoneData: io.timeZoneData,
  });
  const { error } = countLevels(compilation.diagnostics);
  if (error === 0) return compilation.history;
  const errors = error === 1 ? '1 error' : `${error} errors`;
  throw new UsageError(
    `The site has ${errors}, so what its digests report is not known for certain.`,
    'Run `candor check`, and mend what it finds.',
  );
}

function refuseMore(argument: string | undefined): void {
  if (argument === undefined) return;
  throw new UsageError(`There is an argument too many: \`${argument}\`.`, 'Run `candor digest --help`.');
}

function readPeriod(name: string | undefined): DigestPeriod {
  const forms = 'Write a quarter as `2026-q2`, or a year as `2026`.';
  if (name === undefined) throw new UsageError('Which period is to be closed?', forms);
  const period = readPeriodName(name);
  if (period !== undefined) return period;
  const meant = guessPeriodName(name);
  const hint = meant === undefined ? forms : `Did you mean \`${meant}\`?`;
  throw new UsageError(`\`${name}\` is no period.`, hint);
}

/** The digest of a period that is over and not closed; a UsageError that says why there is none. */
function findOpenDigest(period: DigestPeriod, history: History): Digest {
  const { site, now } = history;
  const name = nameOfPeriod(period);
  const interval = intervalOfPeriod(period);
  if (!digestIntervals(site).includes(interval)) {
    const message = `The policy has no ${interval} digest, so \`${name}\` is not to be closed.`;
    throw new UsageError(
      message,
      `Set \`digest: ${interval}\` for a severity under \`policy\` in candor.yaml.`,
    );
  }
  if (rangeOfPeriod(period, site.timezone).to > now) {
    const hint = 'Close its digest then.';
    throw new UsageError(`\`${name}\` is not over until ${writeEnd(period, site)}.`, hint);
  }
  const digests = digestsOf(history);
  const found = digests.find((digest) => nameOfPeriod(digest.period) === name);
  if (found === undefined) {
    const first = digests.findLast((digest) => intervalOfPeriod(digest.period) === interval);
    const hint =
      first === undefined ? undefined : `The first ${interval} digest is \`${nameOfPeriod(first.period)}\`.`;
    throw new UsageError(`\`${name}\` was over before the policy began, so it has no digest.`, hint);
  }
  if (found.record?.closed !== undefined) {
    const hint = 'What has changed since then is marked by itself. To correct the record, edit that file.';
    throw new UsageError(`\`${name}\` is closed already, in \`${found.record.path}\`.`, hint);
  }
  return found;
}

/** `2026-07-01 00:00 (Europe/Berlin)` */
function writeEnd(period: DigestPeriod, { timezone }: Site): string {
  const { to } = rangeOfPeriod(period, timezone);
  return `${writeTime({ from: to, to, precision: 'minute', about: false }, timezone)} (${timezone})`;
}

const countIncidents = (number: number): string => `${number} ${number === 1 ? 'incident' : 'incidents'}`;

function describeClosed({ members }: Digest, path: string): string {
  const lines = members.map(
    ({ incident: { id, severity, title } }) => `  ${id} (${severity?.label ?? ''}): ${title}\n`,
  );
  const next =
    'Add a few sentences below the front matter if there is something to say, and commit the file.';
  return `Wrote ${path}, which reports ${countIncidents(members.length)}.\n${lines.join('')}${next}\n`;
}

function listDigests(history: History): string {
  const { site } = history;
  const coming = comingPeriods(history).map(
    (period) => `${nameOfPeriod(period)}: not over until ${writeEnd(period, site)}\n`,
  );
  const there = digestsOf(history).map(({ period, members, record }) => {
    const state = record?.closed === undefined ? 'not closed' : `closed in ${record.path}`;
    const count = members.filter((member) => member.counts).length;
    return `${nameOfPeriod(period)}: ${countIncidents(count)}, ${state}\n`;
  });
  const all = [...coming, ...there];
  return all.length > 0 ? all.join('') : 'The policy has no digests, and none was ever closed.\n';
}
