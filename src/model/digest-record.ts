// What a file of `_digests/` says: the members that it froze when its period was closed, and prose (format, section 6).
import type { Place } from '../kernel/diagnostic.js';
import type { DigestPeriod } from './policy.js';
import type { Prose } from './prose.js';

/** Of `_digests/2026-q2.md`. */
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
