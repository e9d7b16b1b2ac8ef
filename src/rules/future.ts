// The record speaks of the past: what has not happened yet is a slip of the date, or a plan in the wrong field.
import { diagnose, type Diagnostic, type Place } from '../kernel/diagnostic.js';
import type { Instant, Moment } from '../kernel/time.js';
import { writeTime } from '../kernel/time-writing.js';
import { findPlace } from '../model/field-places.js';
import { placeOf, type Incident } from '../model/incident.js';
import { lastTimeOf } from '../model/timeline.js';
import { ruleOfIncidents, type EntryRule } from './rule.js';

/** Clocks of authors and machines differ a little. */
const tolerance = 5 * 60 * 1000;

/** Whether a time of the record has not come yet. */
export const isAhead = (moment: Moment, now: Instant): boolean => moment.from > now + tolerance;

export const future: EntryRule = ruleOfIncidents(['time/future'], (incident, { site, now }) => {
  if (lastTimeOf(incident) <= now) return [];
  return listPastTimes(incident).flatMap(({ what, moment, place }): Diagnostic[] => {
    if (!isAhead(moment, now)) return [];
    const found = writeTime(moment, site.timezone);
    const judged = writeTime({ from: now, to: now, precision: 'minute', about: false }, site.timezone);
    const message = `${what} \`${found}\` lies in the future; it is now ${judged}.`;
    const hint =
      incident.kind === 'incident'
        ? 'Check the date and the zone; work that is planned is `kind: maintenance` with a `window`.'
        : 'Check the date and the zone.';
    return [diagnose('time/future', place, message, { hint })];
  });
});

interface PastTime {
  readonly what: string;
  readonly moment: Moment;
  readonly place: Place;
}

function listPastTimes(incident: Incident): readonly PastTime[] {
  const field = (name: string, moment: Moment | undefined): PastTime[] =>
    moment === undefined ? [] : [{ what: `\`${name}\``, moment, place: placeOf(incident, name) }];
  const isList = findPlace(incident, 'impact.0') !== undefined;
  const published = incident.postmortem?.published;
  return [
    ...(incident.startedGiven && incident.kind !== 'maintenance' ? field('started', incident.started) : []),
    ...field('resolved', incident.resolvedGiven),
    ...field('detected', incident.detected),
    ...field('mitigated', incident.mitigated),
    ...incident.impact.flatMap(({ from, to }, index) => {
      const name = isList ? `impact.${index}` : 'impact';
      return [...field(`${name}.from`, from), ...field(`${name}.to`, to)];
    }),
    ...incident.updates.map(({ time, place }) => ({ what: 'The time of the update', moment: time, place })),
    ...(published === undefined || incident.postmortem === undefined
      ? []
      : [{ what: 'The time of the postmortem', moment: published, place: incident.postmortem.place }]),
  ];
}
