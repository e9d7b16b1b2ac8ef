// The digests: a page for each period that is over, and one that lists them all.
import type { Instant, Moment } from '../kernel/time.js';
import { startOfDay } from '../kernel/time-zone.js';
import { beginningWithin, comingPeriods, digestIntervals } from '../model/digest-calendar.js';
import { figuresOf } from '../model/digest-figures.js';
import { intervalOfPeriod, nameOfPeriod, periodAt, rangeOfPeriod } from '../model/digest-period.js';
import { digestsOf, type Digest, type DigestChange } from '../model/digest.js';
import type { History } from '../model/history.js';
import type { DigestPeriod } from '../model/policy.js';
import { fewestOfSpread } from '../model/statistics.js';
import { formatDigestPeriod } from './format.js';
import { pageDefaults, statusCrumb, type Page } from './page.js';
import type { DigestEntry, DigestNote, DigestProps, DigestsProps } from './props.js';
import { linkToRepository } from './repository-links.js';
import type { SiteRecord } from './site-record.js';

/** Whether a site has a page of digests: one is there, or will be once its period is over. */
export const hasDigests = ({ site, digestRecords }: History): boolean =>
  digestIntervals(site).length > 0 || digestRecords.some(({ closed }) => closed !== undefined);

export function planDigestPages(record: SiteRecord): readonly Page[] {
  if (!hasDigests(record.history)) return [];
  const digests = digestsOf(record.history);
  return [
    planDigestsPage(record, digests),
    ...digests.map((digest) => planDigestPage(record, digest, digests)),
  ];
}

function planDigestsPage(record: SiteRecord, digests: readonly Digest[]): Page {
  const { history, messages } = record;
  const props = tellDigests(history, digests);
  return {
    ...pageDefaults,
    route: { page: 'digests' },
    title: messages.digests.title,
    description: messages.digests.description(history.site.title),
    section: 'history',
    crumbs: [statusCrumb(messages)],
    body: () => ({ part: 'digestsPage', props }),
  };
}

export function tellDigests(history: History, digests: readonly Digest[]): DigestsProps {
  const { site, now, omitted } = history;
  const summaries = digests.map((digest) => ({ period: digest.period, figures: figuresOf(digest, now) }));
  return {
    digests: summaries,
    severities: site.severities.filter(({ id }) =>
      summaries.some(({ figures }) => figures.bySeverity.has(id)),
    ),
    first: digests.length === 0 ? firstToCome(history) : undefined,
    omitted,
  };
}

function firstToCome(history: History): DigestsProps['first'] {
  const { timezone } = history.site;
  const [first] = comingPeriods(history)
    .map((period) => ({ period, end: rangeOfPeriod(period, timezone).to }))
    .toSorted((a, b) => a.end - b.end);
  if (first === undefined) return undefined;
  return { period: first.period, lastDay: dayBefore(first.end, timezone) };
}

function dayBefore(instant: Instant, zone: string): Moment {
  return { from: startOfDay(instant - 1, zone), to: instant, precision: 'day', about: false };
}

function planDigestPage(record: SiteRecord, digest: Digest, digests: readonly Digest[]): Page {
  const { history, messages } = record;
  const { site } = history;
  const name = formatDigestPeriod(digest.period, messages);
  return {
    ...pageDefaults,
    route: { page: 'digest', period: digest.period },
    title: messages.digests.titleOf(name),
    description: messages.digests.descriptionOf(site.title, name),
    section: 'history',
    crumbs: [statusCrumb(messages), { title: messages.digests.title, route: { page: 'digests' } }],
    body: () => ({ part: 'digestPage', props: describeDigest(record, digest, digests) }),
  };
}

export function describeDigest(record: SiteRecord, digest: Digest, digests: readonly Digest[]): DigestProps {
  const { history } = record;
  const { site, now, omitted } = history;
  const { period, range, members, record: file } = digest;
  const interval = intervalOfPeriod(period);
  const alike = digests.filter((other) => intervalOfPeriod(other.period) === interval);
  const index = alike.indexOf(digest);
  const isOut = (other: DigestPeriod): boolean =>
    digests.some((known) => nameOfPeriod(known.period) === nameOfPeriod(other));
  const before = periodAt(range.from - 1, interval, site.timezone);
  const previous = alike.find((other) => nameOfPeriod(other.period) === nameOfPeriod(before));
  const { since } = site.policy;
  return {
    period,
    figures: figuresOf(digest, now),
    prose: file?.prose,
    source: file && linkToRepository(site.repository, file.path),
    isClosed: file?.closed !== undefined,
    since: beginningWithin(range, site),
    previous: previous && {
      period: previous.period,
      figures: figuresOf(previous, now),
      since: beginningWithin(previous.range, site),
    },
    missing:
      previous === undefined
        ? { period: before, isBeforePolicy: since !== undefined && range.from <= since.from }
        : undefined,
    entries: members.map(({ incident, counts, changes }): DigestEntry => ({
      ...record.entryOf(incident),
      counts,
      notes: changes.map((change) => describeChange(change, isOut)),
    })),
    gone: countGone(history, digest),
    quarters: interval === 'annual' ? quartersOf(period, digests) : [],
    older: alike[index + 1]?.period,
    newer: alike[index - 1]?.period,
    fewest: fewestOfSpread,
    omitted,
  };
}

/**
 * Members of the record that nothing published bears any longer. A site that withholds says nothing of them: one may
 * be withheld again. Where files were left out, that is said instead.
 */
function countGone({ holdsBack, omitted }: History, { members, record }: Digest): number {
  if (holdsBack || omitted > 0) return 0;
  const ids = new Set(members.flatMap(({ incident: { id, publicSlug } }) => [id, publicSlug ?? id]));
  return (record?.closed ?? []).filter(({ id }) => !ids.has(id)).length;
}

function describeChange(change: DigestChange, isOut: (period: DigestPeriod) => boolean): DigestNote {
  switch (change.kind) {
    case 'disclosed':
      return {
        kind: 'disclosed',
        since: { from: change.since, to: change.since, precision: 'minute', about: false },
      };
    case 'moved':
      return { kind: 'moved', to: change.to && { period: change.to, isOut: isOut(change.to) } };
    case 'added':
    case 'reopened':
    case 'severity':
      return change;
  }
}

/** The first quarter first. */
const quartersOf = ({ year }: DigestPeriod, digests: readonly Digest[]): readonly DigestPeriod[] =>
  digests
    .flatMap(({ period }) => (period.year === year && period.quarter !== undefined ? [period] : []))
    .toReversed();
