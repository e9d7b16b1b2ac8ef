// Whether an incident keeps what the policy promises: what is owed, by when, and what became of it (format, section 6).
import { isBefore, minuteAt, type Instant, type Moment } from '../kernel/time.js';
import { deadlineOf, elapsedBetween, lateness, type Count, type Deadline } from './deadline.js';
import { rangeOfPeriod } from './digest-period.js';
import { endBy } from './duration.js';
import { isPublished } from './history.js';
import type { Incident } from './incident.js';
import type { DigestPeriod } from './policy.js';
import { digestOf } from './publication.js';
import type { Site } from './site.js';
import { deriveTimeline } from './timeline.js';

export type { Count, Deadline } from './deadline.js';

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

/** Of an incident as readers get it: what is withheld is its public face. */
export function disclosureOf(incident: Incident, site: Site, now: Instant): Disclosure {
  if (incident.kind !== 'incident') return { state: 'none' };
  if (incident.withheld) return { state: 'withheld' };
  if (!isPublished(incident)) return { state: 'internal' };
  const { isOpen, resolved } = deriveTimeline(incident, now);
  if (isOpen || resolved === undefined) return { state: promisesAnything(incident) ? 'open' : 'none' };
  const deadline = postmortemDeadline(incident, resolved, site, now);
  const published = incident.postmortem?.published;
  const period = digestOf(incident, site, now);
  const isReported = deadline === undefined && period !== undefined;
  if (published !== undefined && published.from <= now && !isReported) {
    return describePublished(published, resolved, deadline, site);
  }
  if (deadline !== undefined) return describeMissing(incident, deadline, site, now);
  if (period === undefined) return { state: 'none' };
  return { state: 'digest', period, isClosed: rangeOfPeriod(period, site.timezone).to <= now };
}

const promisesAnything = ({ severity }: Incident): boolean =>
  severity?.route.postmortem !== undefined || severity?.route.digest !== undefined;

/** Undefined where none is promised, and for what was over before the policy began. */
function postmortemDeadline(
  { severity, owesSince }: Incident,
  resolved: Moment,
  { policy, timezone }: Site,
  now: Instant,
): Deadline | undefined {
  const term = severity?.route.postmortem;
  if (term === undefined || isBeforePolicy(resolved, policy.since, now)) return undefined;
  if (owesSince === undefined || owesSince < resolved.to) {
    return deadlineOf(term, resolved, 'resolution', policy, timezone);
  }
  return deadlineOf(term, minuteAt(owesSince), 'disclosure', policy, timezone);
}

const isBeforePolicy = (resolved: Moment, since: Moment | undefined, now: Instant): boolean =>
  since !== undefined && endBy(resolved, now) <= since.from;

function describePublished(
  published: Moment,
  resolved: Moment,
  deadline: Deadline | undefined,
  { policy, timezone }: Site,
): Disclosure {
  const unit = deadline?.term.unit ?? 'working-days';
  const late = deadline && lateness(deadline, published.from, policy, timezone);
  return {
    state: late === undefined ? 'published' : 'late',
    published,
    deadline,
    after: isBefore(published, resolved)
      ? undefined
      : elapsedBetween(resolved, published.from, unit, policy, timezone),
    late,
  };
}

function describeMissing(
  { waivers }: Incident,
  deadline: Deadline,
  { policy, timezone }: Site,
  now: Instant,
): Disclosure {
  const waiver = waivers.find(({ code }) => code === 'policy/postmortem-overdue');
  if (waiver !== undefined) return { state: 'waived', deadline, reason: waiver.reason };
  const by = lateness(deadline, now, policy, timezone);
  return by === undefined ? { state: 'due', deadline } : { state: 'overdue', deadline, by };
}
