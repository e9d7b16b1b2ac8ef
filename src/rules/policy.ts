// Whether the promises of the policy are kept. `candor build` asks none of these rules, so that a fix to the page gets
// out whatever is owed.
import { diagnose, type Place } from '../kernel/diagnostic.js';
import { minuteAt, type Instant } from '../kernel/time.js';
import { writeTime } from '../kernel/time-writing.js';
import { elapsedBetween, nearFrom, type Deadline } from '../model/deadline.js';
import { disclosureOf } from '../model/disclosure.js';
import { findPlace } from '../model/field-places.js';
import { placeOf, type Incident } from '../model/incident.js';
import type { Site } from '../model/site.js';
import { deriveTimeline } from '../model/timeline.js';
import { writeTerm } from '../model/write-term.js';
import { ruleOfPublished, type Rule } from './rule.js';

export const postmortemOverdue: Rule = ruleOfPublished(
  ['policy/postmortem-overdue'],
  (incident, { site, now }) => {
    if (incident.severity?.route.postmortem === undefined) return [];
    const disclosure = disclosureOf(incident, site, now);
    if (disclosure.state !== 'overdue' && disclosure.state !== 'waived') return [];
    const { deadline } = disclosure;
    const message =
      disclosure.state === 'overdue'
        ? `The postmortem was promised by ${describe(deadline, site)}, and is overdue by ${writeTerm(disclosure.by)}.`
        : `A postmortem is promised by ${describe(deadline, site)}.`;
    const hint = `${howToPublish(incident, site, now)} Or waive it: \`waive: [{ code: policy/postmortem-overdue, reason: … }]\`.`;
    return [diagnose('policy/postmortem-overdue', placeOfDebt(incident, now), message, { hint })];
  },
);

export const postmortemDueSoon: Rule = ruleOfPublished(
  ['policy/postmortem-due-soon'],
  (incident, { site, now }) => {
    if (incident.severity?.route.postmortem === undefined) return [];
    const disclosure = disclosureOf(incident, site, now);
    if (disclosure.state !== 'due') return [];
    const { deadline } = disclosure;
    if (now < nearFrom(deadline, site.limits.postmortemDueSoon, site.policy, site.timezone)) return [];
    const message = `The postmortem is due by ${describe(deadline, site)}: ${describeRest(deadline, site, now)}.`;
    const hint = howToPublish(incident, site, now);
    return [diagnose('policy/postmortem-due-soon', placeOfDebt(incident, now), message, { hint })];
  },
);

/** `2026-05-11`, 5 working days after the resolution */
function describe({ term, basis, by }: Deadline, { timezone }: Site): string {
  return `\`${writeTime(by, timezone)}\`, ${writeTerm(term)} after the ${basis}`;
}

function describeRest({ term, due, by }: Deadline, { policy, timezone }: Site, now: Instant): string {
  if (term.unit === 'hours') {
    const hours = Math.floor((due - now) / 3_600_000);
    return hours < 1 ? 'less than an hour is left' : `${writeTerm({ ...term, amount: hours })} left`;
  }
  const rest = elapsedBetween(minuteAt(now), by.from, term.unit, policy, timezone);
  return rest.amount === 0 ? 'that is today' : `${writeTerm(rest)} left`;
}

function howToPublish({ postmortem }: Incident, { timezone }: Site, now: Instant): string {
  const heading = `\`## Postmortem - ${writeTime(minuteAt(now), timezone)}\``;
  return postmortem === undefined
    ? `Write it below a heading such as ${heading}.`
    : `Publish the draft by the time in its heading, such as ${heading}.`;
}

/** The draft, else what the deadline counts from. */
function placeOfDebt(incident: Incident, now: Instant): Place {
  const { postmortem } = incident;
  if (postmortem !== undefined) return postmortem.place;
  const { closingUpdate } = deriveTimeline(incident, now);
  if (findPlace(incident, 'resolved') !== undefined || closingUpdate === undefined)
    return placeOf(incident, 'resolved');
  return closingUpdate.place;
}
