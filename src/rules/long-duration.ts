// An incident of weeks is most often a wrong month.
import { diagnose } from '../kernel/diagnostic.js';
import { writeTime } from '../kernel/time-writing.js';
import { placeOf } from '../model/incident.js';
import { deriveTimeline } from '../model/timeline.js';
import { ruleOfIncidents, type Rule } from './rule.js';

const day = 24 * 60 * 60 * 1000;
const limit = 14;

export const longDuration: Rule = ruleOfIncidents(['time/long-duration'], (incident, { site, now }) => {
  if (incident.kind !== 'incident') return [];
  const { duration, resolved } = deriveTimeline(incident, now);
  if (duration === undefined || resolved === undefined || duration.milliseconds <= limit * day) return [];
  const days = Math.floor(duration.milliseconds / day);
  const from = writeTime(incident.started, site.timezone);
  const message = `It lasted ${days} days, from \`${from}\` to \`${writeTime(resolved, site.timezone)}\`; that is longer than ${limit} days.`;
  const hint = 'Check month and year of both; if they are right, waive `time/long-duration` with the reason.';
  const closing = incident.updates.findLast(({ time }) => time === resolved);
  const place =
    closing?.place ?? placeOf(incident, incident.resolvedGiven === undefined ? 'started' : 'resolved');
  return [diagnose('time/long-duration', place, message, { hint })];
});
