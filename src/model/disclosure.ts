// Whether an incident keeps what the policy promises: what is owed, by when, and what became of it (format, section 6).
import type { Instant, Moment } from '../kernel/time.js';
import type { Incident } from './incident.js';
import type { DigestPeriod, Term } from './policy.js';
import { digestOf } from './publication.js';
import type { Site } from './site.js';

/** When a postmortem is due. */
export interface Deadline {
  readonly term: Term;
  /** What it counts from: the last resolution, or the disclosure of what had been withheld until after it. */
  readonly basis: 'resolution' | 'disclosure';
  readonly from: Moment;
  /** The first instant at which it is missed. */
  readonly due: Instant;
  /** The last day on which it is met, or of a term in hours the minute. */
  readonly by: Moment;
}

/** A number of working days, days or hours. */
export type Count = Term;

export type Disclosure =
  /** Nothing is promised, or it lies before the policy. */
  | { readonly state: 'none' }
  /** Not due: it is open. */
  | { readonly state: 'open' }
  | { readonly state: 'due'; readonly deadline: Deadline }
  | { readonly state: 'overdue'; readonly deadline: Deadline; readonly by: Count }
  | { readonly state: 'waived'; readonly deadline: Deadline; readonly reason: string }
  | {
      readonly state: 'published' | 'late';
      readonly published: Moment;
      /** Undefined where none was promised. */
      readonly deadline: Deadline | undefined;
      /** From the resolution to the publication; undefined where that was before the last resolution. */
      readonly after: Count | undefined;
      /** How much later than the deadline; undefined where it was met. */
      readonly late: Count | undefined;
    }
  | { readonly state: 'digest'; readonly period: DigestPeriod; readonly isClosed: boolean }
  /** Recorded, and not published: it affected nobody outside. */
  | { readonly state: 'internal' }
  | { readonly state: 'withheld' };

export function disclosureOf(incident: Incident, site: Site, now: Instant): Disclosure {
  const period = digestOf(incident, site, now);
  return period === undefined || now < 0 ? { state: 'none' } : { state: 'digest', period, isClosed: false };
}
