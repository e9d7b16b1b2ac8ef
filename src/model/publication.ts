// Where readers find an incident: on a page of its own, in a few words until its digest is out, or in that digest.
import type { Instant } from '../kernel/time.js';
import { periodAt, rangeOfPeriod } from './digest-period.js';
import { endBy } from './duration.js';
import type { Incident } from './incident.js';
import type { DigestPeriod } from './policy.js';
import type { Site } from './site.js';
import { deriveTimeline } from './timeline.js';

/** `page`: it stands in lists. `brief`: a digest will report it. `digest`: one does. */
export type Publication = 'page' | 'brief' | 'digest';

export function publicationOf(incident: Incident, site: Site, now: Instant): Publication {
  const { kind, severity } = incident;
  if (kind !== 'incident' || severity === undefined || severity.route.page) return 'page';
  if (deriveTimeline(incident, now).isOpen) return site.policy.showOpen ? 'page' : 'brief';
  const period = digestOf(incident, site, now);
  if (period === undefined) return 'page';
  return rangeOfPeriod(period, site.timezone).to <= now ? 'digest' : 'brief';
}

/** The period whose digest reports an incident: that of its last resolution. Undefined while it is open, and before the policy. */
export function digestOf(incident: Incident, site: Site, now: Instant): DigestPeriod | undefined {
  const interval = incident.severity?.route.digest;
  const { resolved } = deriveTimeline(incident, now);
  if (interval === undefined || resolved === undefined) return undefined;
  const { since } = site.policy;
  if (since !== undefined && endBy(resolved, now) <= since.from) return undefined;
  return periodAt(resolved.from, interval, site.timezone);
}
