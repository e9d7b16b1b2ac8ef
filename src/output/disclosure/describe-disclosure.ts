// What became of a promise, in the words of the reports of `candor disclosure`.
import { writeTime } from '../../kernel/time-writing.js';
import { nameOfPeriod } from '../../model/digest-period.js';
import type { Disclosure } from '../../model/disclosure.js';
import type { Incident } from '../../model/incident.js';
import type { DisclosureRoute } from '../../model/policy.js';
import type { PromisedIncident } from '../../model/promises.js';
import type { Site } from '../../model/site.js';
import { writeTerm } from '../../model/write-term.js';

/** In a few words that follow the state: they repeat neither it nor the deadline. */
export function describeDisclosure({ incident, disclosure }: PromisedIncident, site: Site): string {
  switch (disclosure.state) {
    case 'none':
      return describeNothing(incident);
    case 'open':
      return describeRoute(incident.severity?.route);
    case 'due':
      return `${writeTerm(disclosure.deadline.term)} after the ${disclosure.deadline.basis}`;
    case 'overdue':
      return `${writeTerm(disclosure.by)} late`;
    case 'waived':
      return disclosure.reason;
    case 'published':
    case 'late':
      return describePublished(disclosure, site);
    case 'digest':
      return `${disclosure.isClosed ? 'reported' : 'to be reported'} in the digest ${nameOfPeriod(disclosure.period)}`;
    case 'internal':
      return 'not published, because it affected nobody outside';
    case 'withheld':
      return 'withheld';
  }
}

function describeNothing({ kind, severity }: Incident): string {
  if (kind !== 'incident') return 'nothing is promised of maintenance and notices';
  const { postmortem, digest } = severity?.route ?? {};
  return postmortem === undefined && digest === undefined
    ? 'nothing is promised of this severity'
    : 'it was over before the policy began';
}

function describeRoute(route: DisclosureRoute | undefined): string {
  const term = route?.postmortem;
  if (term !== undefined) return `postmortem due ${writeTerm(term)} after its resolution`;
  return `${route?.digest ?? 'no'} digest once it is resolved`;
}

function describePublished(
  { published, after, late }: Extract<Disclosure, { state: 'published' | 'late' }>,
  { timezone }: Site,
): string {
  const time = writeTime(published, timezone);
  if (late !== undefined) return `${time}, ${writeTerm(late)} late`;
  if (after === undefined) return `${time}, before it was reopened`;
  if (after.amount > 0) return `${time}, ${writeTerm(after)} after the resolution`;
  return `${time}, ${after.unit === 'hours' ? 'within an hour' : 'on the day of the resolution'}`;
}
