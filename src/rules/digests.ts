// The records of digests: their periods are over, and what they name is there. And digests that nobody has closed yet.
import { diagnose, startOfFile, type Diagnostic } from '../kernel/diagnostic.js';
import { hintWithFix } from '../kernel/fix-by-hint.js';
import { nearestWord } from '../kernel/nearest.js';
import { writeTime } from '../kernel/time-writing.js';
import { digestIntervals, hasDigestOf, type DigestSources } from '../model/digest-calendar.js';
import { nameOfPeriod, rangeOfPeriod } from '../model/digest-period.js';
import type { DigestRecord } from '../model/digest-record.js';
import { digestsOf } from '../model/digest.js';
import { compareEntries, isPublished } from '../model/history.js';
import type { Rule, SourceRecord } from './rule.js';

export const digestRecords: Rule = {
  codes: ['digest/period-open', 'digest/unknown-incident', 'digest/unused'],
  check: (record) => {
    if (record.digestRecords.length === 0) return [];
    const ids = listIds(record);
    return record.digestRecords.flatMap((digest) => [
      ...checkPeriod(digest, record),
      ...checkIncidents(digest, record, ids),
    ]);
  },
};

function checkPeriod({ period, closed, path }: DigestRecord, record: SourceRecord): Diagnostic[] {
  const { site, now } = record;
  const { to } = rangeOfPeriod(period, site.timezone);
  const name = nameOfPeriod(period);
  if (to > now) {
    const end = writeTime({ from: to, to, precision: 'minute', about: false }, site.timezone);
    const message = `The period \`${name}\` is not over until ${end}, so its digest cannot be closed.`;
    const hint = `Delete \`closed\`; once it is over, run \`candor digest close ${name}\`.`;
    if (closed !== undefined) return [diagnose('digest/period-open', startOfFile(path), message, { hint })];
    const early = `The period \`${name}\` is not over until ${end}; then this prose is published.`;
    return [{ ...diagnose('digest/period-open', startOfFile(path), early), level: 'info' }];
  }
  if (closed !== undefined || hasDigestOf(period, sourcesOf(record))) return [];
  const message = `The site has no digest of \`${name}\`, so this prose is not published.`;
  const hint =
    'Digests exist for the severities with `digest` in the policy, from the period of its `since` on.';
  return [diagnose('digest/unused', startOfFile(path), message, { hint })];
}

/** On a site that withholds the id is not quoted: it may be that of a file that was renamed when it was withheld. */
function checkIncidents(
  { closed = [] }: DigestRecord,
  { incidents }: SourceRecord,
  ids: ReadonlySet<string>,
): Diagnostic[] {
  const known = incidents.flatMap(({ id, security }) => (security === undefined ? id : []));
  const holdsBack = incidents.some(({ security }) => security !== undefined);
  return closed.flatMap(({ id, place }) => {
    if (ids.has(id)) return [];
    const near = nearestWord(id, known);
    const hint =
      near === undefined
        ? 'Write the name of its file without `.md`, or delete the line if the incident is gone.'
        : `Did you mean \`${near}\`?`;
    const message = 'The record names an incident that no file has, so the digest leaves it out.';
    const found = diagnose('digest/unknown-incident', place, message, hintWithFix(place, hint));
    return [{ ...found, quotable: !holdsBack }];
  });
}

/** The ids of all files, also of those that could not be read, and the slugs that withheld incidents have in public. */
function listIds({ files, incidents }: SourceRecord): ReadonlySet<string> {
  const names = [...files].map((path) => path.replace(/^.*\//, '').replace(/\.md$/, ''));
  return new Set([...names, ...incidents.flatMap(({ security }) => security?.face?.slug ?? [])]);
}

/** Of what readers get; asked by `candor check` alone, since to close a digest is a promise and no part of the record. */
export const digestNotClosed: Rule = {
  codes: ['policy/digest-not-closed'],
  check: (record) => {
    if (digestIntervals(record.site).length === 0 && record.digestRecords.length === 0) return [];
    return digestsOf(sourcesOf(record)).flatMap(({ period, members, record: file }) => {
      if (members.length === 0 || file?.closed !== undefined) return [];
      const name = nameOfPeriod(period);
      const count = members.length === 1 ? '1 incident' : `${members.length} incidents`;
      const message = `The digest of \`${name}\` reports ${count} and is not closed, so what it reports can still change without a mark.`;
      const hint = `Run \`candor digest close ${name}\` and commit the file that it writes.`;
      const place = startOfFile(file?.path ?? 'candor.yaml');
      return [diagnose('policy/digest-not-closed', place, message, { hint })];
    });
  },
};

function sourcesOf({ site, now, views, digestRecords: records }: SourceRecord): DigestSources {
  const entries = [...views.values()].flatMap((view) => (view.kind === 'undated' ? [] : view.incident));
  return {
    site,
    now,
    entries: entries.filter(isPublished).toSorted(compareEntries),
    digestRecords: records,
  };
}
