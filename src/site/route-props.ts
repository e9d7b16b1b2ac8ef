// What pages show of an incident that has no full page of its own: it is reported in a digest, or withheld down to its
// times. Public, by way of src/theme.ts.
import type { DigestPeriod } from '../model/policy.js';
import type { UndatedIncident } from '../model/undated.js';
import type { Affected, AffectedName, Entry } from './entry.js';
import type { Route } from './pages.js';

/** Incidents that belong in a list and have no entry of their own: how many, and which digests report them. */
export interface DigestMention {
  readonly count: number;
  /** Newest first. */
  readonly digests: readonly {
    /** Undefined of those that are still open. */
    readonly period: DigestPeriod | undefined;
    readonly count: number;
    /** Undefined while the period lasts. */
    readonly route: Route | undefined;
  }[];
}

/** An incident of which not even the times are published. */
export interface UndatedEntry {
  readonly incident: UndatedIncident;
  readonly affectedNames: readonly AffectedName[];
  readonly affected: readonly Affected[];
}

/** What an address says of an incident without a page of its own, until its digest is out. */
export interface BriefProps extends Entry {
  /** The digest that will report it; undefined while it is open. */
  readonly digest: DigestPeriod | undefined;
}
