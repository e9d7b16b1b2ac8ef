// A date in the file's name should be a day of the incident. A name never has to change, so this only warns.
import { diagnose, startOfFile } from '../kernel/diagnostic.js';
import { daysInMonth } from '../kernel/time.js';
import { fromCivilDay, startOfDay } from '../kernel/time-zone.js';
import { writeTime } from '../kernel/time-writing.js';
import type { Incident } from '../model/incident.js';
import { deriveTimeline } from '../model/timeline.js';
import { isAhead } from './future.js';
import { ruleOfSoundIncidents, type EntryRule } from './rule.js';

const shortestDay = 22 * 60 * 60 * 1000;

export const fileNameDate: EntryRule = ruleOfSoundIncidents(
  ['time/file-name-date'],
  (incident, { site, now }) => {
    const match = /^(\d{4})-(\d\d)-(\d\d)(?!\d)/.exec(incident.id);
    // A start in the future is reported as such.
    if (match === null || (incident.kind !== 'maintenance' && isAhead(incident.started, now))) return [];
    const [text, year, month, day] = [match[0], Number(match[1]), Number(match[2]), Number(match[3])];
    const exists = year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
    const zone = site.timezone;
    const named = exists ? fromCivilDay(year, month, day, zone) : undefined;
    // As nearly always: it began within that day, of which none has less than 22 hours.
    const { from } = incident.started;
    if (named !== undefined && named <= from && from < Math.min(named + shortestDay, now)) return [];
    const { begin, resolved, end } = deriveTimeline(incident, now);
    // Work is announced before its day; of all else the first word counts.
    const updates = incident.kind === 'maintenance' ? [] : incident.updates.map(({ time }) => time);
    const times = [begin, incident.started, ...updates];
    const first = startOfDay(Math.min(...times.map(({ from }) => from)), zone);
    const last = Math.max(
      resolved?.to ?? 0,
      end?.to ?? 0,
      incident.started.to,
      ...incident.window.map(({ to, from }) => (to ?? from).to),
    );
    const isOpenEnd = incident.kind === 'incident' && resolved === undefined;
    if (named !== undefined && isRescheduled(incident)) return [];
    if (named !== undefined && first <= named && named < (isOpenEnd ? now : last)) return [];
    const started = writeTime(incident.started, zone);
    const message = exists
      ? `The file name says \`${text}\`, but the entry started \`${started}\`.`
      : `The file name says \`${text}\`, which is no day of the calendar; the entry started \`${started}\`.`;
    const hint = 'Check which of the two is right; a published name may stay as it is.';
    return [diagnose('time/file-name-date', startOfFile(incident.path), message, { hint })];
  },
);

/** Work that was planned anew keeps the name that it was announced under. */
const isRescheduled = ({ updates }: Incident): boolean =>
  updates.filter(({ status }) => status === 'scheduled').length > 1;
