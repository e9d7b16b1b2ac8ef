// An incident of weeks, or a window of weeks, is most often a wrong month.
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import { writeTime } from '../kernel/time-writing.js';
import { findPlace } from '../model/field-places.js';
import { placeOf, type Incident } from '../model/incident.js';
import { deriveTimeline, type Timeline } from '../model/timeline.js';
import { isAhead } from './future.js';
import { ruleOfIncidents, type EntryRule } from './rule.js';

const day = 24 * 60 * 60 * 1000;
const limit = 14;

const hint = 'Check month and year of both; if they are right, waive `time/long-duration` with the reason.';

export const longDuration: EntryRule = ruleOfIncidents(['time/long-duration'], (incident, { site, now }) => {
  const windows = checkWindows(incident, site.timezone);
  if (windows.length > 0 || incident.kind !== 'incident') return windows;
  const timeline = deriveTimeline(incident, now);
  // A resolution in the future is reported as such.
  if (timeline.resolved !== undefined && isAhead(timeline.resolved, now)) return [];
  return checkWhole(incident, timeline, site.timezone);
});

function checkWindows(incident: Incident, zone: string): Diagnostic[] {
  return (['impact', 'window'] as const).flatMap((field) => {
    return incident[field].flatMap(({ from, to }, index): Diagnostic[] => {
      if (to === undefined || to.from - from.from <= limit * day) return [];
      const isList = findPlace(incident, `${field}.0`) !== undefined;
      const days = Math.floor((to.from - from.from) / day);
      const message = `\`${field}\` lasts ${days} days, from \`${writeTime(from, zone)}\` to \`${writeTime(to, zone)}\`; that is longer than ${limit} days.`;
      const place = placeOf(incident, isList ? `${field}.${index}.to` : `${field}.to`);
      return [diagnose('time/long-duration', place, message, { hint })];
    });
  });
}

function checkWhole(incident: Incident, timeline: Timeline, zone: string): Diagnostic[] {
  const { duration, timeToResolve, begin, resolved } = timeline;
  const isLong = duration !== undefined && duration.milliseconds > limit * day;
  const length = isLong ? duration : timeToResolve;
  if (resolved === undefined || length === undefined || length.milliseconds <= limit * day) return [];
  const days = Math.floor(length.milliseconds / day);
  const from = writeTime(isLong ? incident.started : begin, zone);
  const message = `It lasted ${days} days, from \`${from}\` to \`${writeTime(resolved, zone)}\`; that is longer than ${limit} days.`;
  const closing = incident.updates.findLast(({ time }) => time === resolved);
  const end =
    closing?.place ?? placeOf(incident, incident.resolvedGiven === undefined ? 'started' : 'resolved');
  const fields = ['impact.0.from', 'impact.from', 'detected'];
  const field = fields.find((name) => findPlace(incident, name) !== undefined) ?? 'started';
  if (!isLong) return [diagnose('time/long-duration', placeOf(incident, field), message, { hint })];
  const first = incident.updates.find(({ time }) => time === incident.started);
  const start = incident.startedGiven ? placeOf(incident, 'started') : first?.place;
  const related = start === undefined ? [] : [{ message: 'It started here.', place: start }];
  return [diagnose('time/long-duration', end, message, { hint, related })];
}
