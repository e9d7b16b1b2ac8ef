// What a digest of a closed period reports, and what its record has frozen (format, section 6).
import type { Place } from '../kernel/diagnostic.js';
import type { DigestPeriod } from './policy.js';
import type { Prose } from './prose.js';

/** What `_digests/2026-q2.md` says: its members as of when it was closed, and prose. */
export interface DigestRecord {
  readonly period: DigestPeriod;
  readonly path: string;
  /** Undefined where the file has only prose: then membership is not frozen. */
  readonly closed: readonly ClosedEntry[] | undefined;
  readonly prose: Prose | undefined;
}

export interface ClosedEntry {
  /** The id of an incident, or of one that was withheld then the slug of its public face. */
  readonly id: string;
  /** The id of the severity that it had. */
  readonly severity: string;
  readonly place: Place;
}
