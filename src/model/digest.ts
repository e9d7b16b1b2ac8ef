// What the digest of a closed period reports: its members as of today, or as its record has frozen them, and what has
// changed since (format, section 6).
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
  /** Its severity; undefined where the site has no longer what it was then. */
  | { readonly kind: 'severity'; readonly recorded: Severity | undefined }
  | { readonly kind: 'reopened' }
  /** To the digest of another period; undefined where no digest reports it any longer. */
  | { readonly kind: 'moved'; readonly to: DigestPeriod | undefined };

/** Newest first, also those without members; where two end together, that of the year before that of its last quarter. */
export function digestsOf(sources: DigestSources): readonly Digest[] {
  const { site, now, entries, digestRecords } = sources;
  const incidents = entries.filter(({ kind }) => kind === 'incident');
  const recordByName = new Map(digestRecords.map((record) => [nameOfPeriod(record.period), record]));
  return closedPeriods(sources).map((period) => {
    const record = recordByName.get(nameOfPeriod(period));
    const range = rangeOfPeriod(period, site.timezone);
    const members = incidents.flatMap(
      (incident) => describeMember(incident, period, { record, range, site, now }) ?? [],
    );
    return { period, range, record, members };
  });
}

interface Frame {
  readonly record: DigestRecord | undefined;
  readonly range: PeriodRange;
  readonly site: Site;
  readonly now: Instant;
}

/** Undefined of an incident that the digest neither reports nor ever did. */
function describeMember(
  incident: Incident,
  period: DigestPeriod,
  { record, range, site, now }: Frame,
): DigestMember | undefined {
  const current = digestOf(incident, site, now);
  const counts = current !== undefined && nameOfPeriod(current) === nameOfPeriod(period);
  const entry = record?.closed?.find(({ id }) => isNamed(incident, id));
  if (entry === undefined && !counts) return undefined;
  const { disclosedSince } = incident;
  const isDisclosed = disclosedSince !== undefined && disclosedSince >= range.to;
  const isNew = record?.closed !== undefined && entry === undefined;
  const changes: readonly (DigestChange | false)[] = [
    isNew && !isDisclosed && { kind: 'added' },
    isDisclosed && { kind: 'disclosed', since: disclosedSince },
    entry !== undefined &&
      entry.severity !== incident.severity?.id && {
        kind: 'severity',
        recorded: site.severities.find(({ id }) => id === entry.severity),
      },
    !counts && describeMove(incident, current, now),
  ];
  return { incident, counts, changes: changes.filter((change) => change !== false) };
}

/** By its id, or by the slug of the public face that it had while it was withheld. */
const isNamed = ({ id, publicSlug }: Incident, name: string): boolean => id === name || publicSlug === name;

function describeMove(incident: Incident, to: DigestPeriod | undefined, now: Instant): DigestChange {
  return deriveTimeline(incident, now).isOpen ? { kind: 'reopened' } : { kind: 'moved', to };
}
