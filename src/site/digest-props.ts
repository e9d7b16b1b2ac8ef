// What the pages of digests and of the policy show. Public, by way of src/theme.ts.
import type { Moment } from '../kernel/time.js';
import type { DigestFigures } from '../model/digest-figures.js';
import type { DigestPeriod, Term } from '../model/policy.js';
import type { Prose } from '../model/prose.js';
import type { Severity } from '../model/site.js';
import type { Entry } from './entry.js';
import type { RepositoryLinks } from './repository-links.js';

export interface DigestsProps {
  /** Newest first. */
  readonly digests: readonly DigestSummary[];
  /** Those that some digest counts, worst first. */
  readonly severities: readonly Severity[];
  /** The first to come, where there is none yet; and the last day of its period. */
  readonly first: { readonly period: DigestPeriod; readonly lastDay: Moment } | undefined;
  /** Files left out because of errors: any of them may belong in one. */
  readonly omitted: number;
}

export interface DigestSummary {
  readonly period: DigestPeriod;
  readonly figures: DigestFigures;
}

export interface DigestProps extends DigestSummary {
  readonly prose: Prose | undefined;
  /** Of its record; undefined where there is none, or where the site does not say where its files are kept. */
  readonly source: RepositoryLinks | undefined;
  /** Whether a record has frozen its members. */
  readonly isClosed: boolean;
  /** When the policy began, where that was within the period. */
  readonly since: Moment | undefined;
  /** The digest of the period before. */
  readonly previous: (DigestSummary & { readonly since: Moment | undefined }) | undefined;
  /** Where there is none: which period that would be, and whether it was over before the policy began. */
  readonly missing: { readonly period: DigestPeriod; readonly isBeforePolicy: boolean } | undefined;
  /** Newest first. */
  readonly entries: readonly DigestEntry[];
  /** How many it reported when it was closed that are published no longer; 0 where that would tell of what is withheld. */
  readonly gone: number;
  /** Of a year: the digests of its quarters, the first quarter first. */
  readonly quarters: readonly DigestPeriod[];
  readonly older: DigestPeriod | undefined;
  readonly newer: DigestPeriod | undefined;
  /** The fewest times that a median is stated of. */
  readonly fewest: number;
  /** Files left out because of errors: any of them may belong here. */
  readonly omitted: number;
}

/** An incident in a digest, where it has the id that `anchorInDigest` says. */
export interface DigestEntry extends Entry {
  /** False of what belongs elsewhere by now. */
  readonly counts: boolean;
  /** What differs from when the digest was closed. */
  readonly notes: readonly DigestNote[];
}

export type DigestNote =
  | { readonly kind: 'added' | 'reopened' }
  | { readonly kind: 'disclosed'; readonly since: Moment }
  | { readonly kind: 'severity'; readonly recorded: Severity }
  /** To another digest, which is there or still to come; undefined where none reports it any longer. */
  | {
      readonly kind: 'moved';
      readonly to: { readonly period: DigestPeriod; readonly isOut: boolean } | undefined;
    };

export interface PolicyProps {
  readonly prose: Prose | undefined;
  readonly source: RepositoryLinks | undefined;
  /** Postmortems that were due: how many of them were published in time, and how many more are not due yet. */
  readonly record: { readonly kept: number; readonly due: number; readonly ahead: number };
  /** Newest resolution first; of very many only the newest. */
  readonly promises: readonly PromisedPostmortem[];
  /** How many more there are. */
  readonly olderPromises: number;
  /** In the order of the calendar. */
  readonly holidays: readonly Moment[];
  /** Whether the site has digests, now or once a period is over. */
  readonly hasDigests: boolean;
  /** Whether it is to be said that security incidents may be held back. */
  readonly holdsBack: boolean;
}

/** A postmortem that was promised by a date, and what became of it. */
export interface PromisedPostmortem {
  readonly entry: Entry;
  readonly deadline: Moment;
  readonly published: Moment | undefined;
  readonly verdict: 'onTime' | 'late' | 'overdue' | 'due' | 'waived';
  /** Of one that is late. */
  readonly late: Term | undefined;
  /** Of one that is waived. */
  readonly reason: string | undefined;
}
