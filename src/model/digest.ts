// What the digest of a closed period reports: its members as of today, or as its record has frozen them, and what has
// changed since (format, section 6).
import { rememberBy } from '../kernel/remember.js';
import type { Instant } from '../kernel/time.js';
import { nameOfPeriod, rangeOfPeriod } from './digest-period.js';
import { closedPeriods, type DigestSources } from './digest-calendar.js';
import type { DigestRecord } from './digest-record.js';
import type { Incident } from './incident.js';
import type { DigestPeriod, PeriodRange } from './policy.js';
import { digestOf } from './publication.js';
import type { Severity, Site } from './site.js';
import { deriveTimeline } from './timeline.js';

export interface Digest {
  readonly period: DigestPeriod;
  readonly range: PeriodRange;
  readonly record: DigestRecord | undefined;
  /** In the order of the history: newest start first. */
  readonly members: readonly DigestMember[];
}

export interface DigestMember {
  readonly incident: Incident;
  /** Whether the digest counts it: not what belongs elsewhere by now, though it was a member when the digest was closed. */
  readonly counts: boolean;
  /** What differs from when the digest was closed. */
  readonly changes: readonly DigestChange[];
}

export type DigestChange =
  | { readonly kind: 'added' }
  | { readonly kind: 'disclosed'; readonly since: Instant }
  /** What its severity was then. */
  | { readonly kind: 'severity'; readonly recorded: Severity }
  | { readonly kind: 'reopened' }
  /** To the digest of another period; undefined where no digest reports it any longer. */
  | { readonly kind: 'moved'; readonly to: DigestPeriod | undefined };

/** Newest first, also those without members; where two end together, that of the year before that of its last quarter. */
export const digestsOf: (sources: DigestSources) => readonly Digest[] = rememberBy((sources) => {
  const { site, now, entries, digestRecords } = sources;
  const periods = closedPeriods(sources);
  if (periods.length === 0) return [];
  const recordByName = new Map(digestRecords.map((record) => [nameOfPeriod(record.period), record]));
  const candidates = entries
    .filter(({ kind }) => kind === 'incident')
    .map((incident, index): Candidate => {
      const isReported = incident.severity?.route.digest !== undefined;
      return { incident, index, current: isReported ? digestOf(incident, site, now) : undefined };
    });
  // A look at all of them for each of the periods would be as many looks as both multiplied.
  const byPeriod = groupByNames(candidates, ({ current }) =>
    current === undefined ? [] : [nameOfPeriod(current)],
  );
  const byId = groupByNames(candidates, ({ incident: { id, publicSlug } }) => [id, publicSlug ?? id]);
  return periods.map((period) => {
    const record = recordByName.get(nameOfPeriod(period));
    const range = rangeOfPeriod(period, site.timezone);
    const frozen = record?.closed && new Map(record.closed.map(({ id, severity }) => [id, severity]));
    const concerned = new Set([
      ...(byPeriod.get(nameOfPeriod(period)) ?? []),
      ...[...(frozen?.keys() ?? [])].flatMap((id) => byId.get(id) ?? []),
    ]);
    const members = [...concerned]
      .sort((a, b) => a.index - b.index)
      .flatMap((candidate) => describeMember(candidate, { period, range, frozen, site, now }) ?? []);
    return { period, range, record, members };
  });
});

interface Candidate {
  readonly incident: Incident;
  /** Where it stands in the history. */
  readonly index: number;
  /** The period whose digest reports it as of today. */
  readonly current: DigestPeriod | undefined;
}

function groupByNames(
  candidates: readonly Candidate[],
  namesOf: (candidate: Candidate) => readonly string[],
): ReadonlyMap<string, readonly Candidate[]> {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    for (const name of namesOf(candidate)) {
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [candidate]);
      else group.push(candidate);
    }
  }
  return groups;
}

interface Frame {
  readonly period: DigestPeriod;
  readonly range: PeriodRange;
  /** The severities that the members had when the digest was closed, by their ids; undefined where it was not. */
  readonly frozen: ReadonlyMap<string, string> | undefined;
  readonly site: Site;
  readonly now: Instant;
}

/** Undefined of an incident that the digest neither reports nor ever did. */
function describeMember({ incident, current }: Candidate, frame: Frame): DigestMember | undefined {
  const { period, range, frozen, site, now } = frame;
  const { id, publicSlug, severity, disclosedSince } = incident;
  const counts = current !== undefined && nameOfPeriod(current) === nameOfPeriod(period);
  // While it was withheld it was known by the slug of its public face.
  const recorded = frozen?.get(id) ?? frozen?.get(publicSlug ?? id);
  if (recorded === undefined && !counts) return undefined;
  const former = site.severities.find((other) => other.id === recorded);
  const isDisclosed = disclosedSince !== undefined && disclosedSince >= range.to;
  const changes: readonly (DigestChange | false)[] = [
    frozen !== undefined && recorded === undefined && !isDisclosed && { kind: 'added' },
    isDisclosed && { kind: 'disclosed', since: disclosedSince },
    former !== undefined && former.id !== severity?.id && { kind: 'severity', recorded: former },
    !counts && describeMove(incident, current, now),
  ];
  return { incident, counts, changes: changes.filter((change) => change !== false) };
}

/** Why a digest that reported it does so no longer. */
function describeMove(incident: Incident, to: DigestPeriod | undefined, now: Instant): DigestChange {
  return deriveTimeline(incident, now).isOpen ? { kind: 'reopened' } : { kind: 'moved', to };
}
