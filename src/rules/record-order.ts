// The times of a record come in the order in which things happen: detected and mitigated, over, said to be over, told
// in a postmortem. Other orders are possible, if rare, so this only warns.
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import { isBefore, type Moment } from '../kernel/time.js';
import { writeTime } from '../kernel/time-writing.js';
import { earlierOf } from '../model/duration.js';
import { findPlace } from '../model/field-places.js';
import { placeOf, type Incident } from '../model/incident.js';
import { isClosing } from '../model/state.js';
import { isAhead } from './future.js';
import { ruleOfIncidents, type EntryRule } from './rule.js';

type Show = (moment: Moment) => string;

export const recordOrder: EntryRule = ruleOfIncidents(['time/out-of-order'], (incident, { site, now }) => {
  const show = (moment: Moment): string => `\`${writeTime(moment, site.timezone)}\``;
  return [
    ...checkEnd(incident, show, now),
    ...checkClosing(incident, show, now),
    ...checkCompletion(incident, show),
    ...checkPostmortem(incident, show),
  ];
});

const closingOf = (incident: Incident): Incident['updates'][number] | undefined =>
  incident.updates.findLast(({ status }) => isClosing(status));

// What belongs to an incident happens before it is over.
function checkEnd(incident: Incident, show: Show, now: number): Diagnostic[] {
  const { kind, impact, detected, mitigated } = incident;
  const resolved = incident.resolvedGiven ?? closingOf(incident)?.time;
  if (kind !== 'incident' || resolved === undefined) return [];
  const last = impact.at(-1);
  const times = [detected, mitigated, last?.from, last?.to];
  if (!times.some((moment) => moment !== undefined && isBefore(resolved, moment))) return [];
  const isList = findPlace(incident, 'impact.0') !== undefined;
  const name = isList ? `impact.${impact.length - 1}` : 'impact';
  const isWhollyAfter = last !== undefined && isBefore(resolved, last.from);
  const ends: [string, Moment | undefined][] = [
    ['detected', detected],
    ['mitigated', mitigated],
    [isWhollyAfter ? `${name}.from` : `${name}.to`, isWhollyAfter ? last.from : last?.to],
  ];
  return ends.flatMap(([field, moment]): Diagnostic[] => {
    // A time in the future is reported as such.
    if (moment === undefined || !isBefore(resolved, moment) || isAhead(moment, now)) return [];
    const shown = field.replace('.0.', '.').replace(/\.\d+\./, '.');
    const message = `\`${shown}\` ${show(moment)} lies after the incident was resolved, ${show(resolved)}.`;
    const hint = 'Check both times.';
    return [diagnose('time/out-of-order', placeOf(incident, field), message, { hint })];
  });
}

// `resolved` is when it was over; an update can only say so later. Robots note both to the second, one after the other.
const slack = 60_000;

function checkClosing(incident: Incident, show: Show, now: number): Diagnostic[] {
  const { resolvedGiven } = incident;
  const closing = closingOf(incident);
  if (resolvedGiven === undefined || closing === undefined || isAhead(resolvedGiven, now)) return [];
  const isSame = closing.time.precision === 'second' && resolvedGiven.from < closing.time.from + slack;
  if (isSame || !isBefore(closing.time, resolvedGiven)) return [];
  const message = `\`resolved\` ${show(resolvedGiven)} lies after the closing update ${show(closing.time)}, which already said so.`;
  const related = [{ message: 'The closing update.', place: closing.place }];
  const hint = 'Correct one of the two; `resolved` is when it was over, the update when that was said.';
  return [diagnose('time/out-of-order', placeOf(incident, 'resolved'), message, { hint, related })];
}

// Only work that is cancelled ends before its window, unless it began early.
function checkCompletion(incident: Incident, show: Show): Diagnostic[] {
  const first = incident.window[0]?.from;
  const closing = closingOf(incident);
  const hasBegun = incident.updates.some(({ status }) => status === 'in-progress');
  if (first === undefined || closing?.status !== 'completed' || hasBegun || !isBefore(closing.time, first))
    return [];
  const message = `It was completed ${show(closing.time)}, before its window begins ${show(first)}.`;
  const hint = 'Check both times, or post `In progress` for work that began early.';
  return [diagnose('time/out-of-order', closing.place, message, { hint })];
}

function checkPostmortem({ postmortem, resolvedGiven, updates }: Incident, show: Show): Diagnostic[] {
  const closing = updates.find(({ status }) => isClosing(status))?.time;
  const first = closing === undefined ? resolvedGiven : earlierOf(closing, resolvedGiven);
  if (postmortem?.published === undefined || first === undefined || !isBefore(postmortem.published, first))
    return [];
  const message = `The postmortem was published ${show(postmortem.published)}, before the resolution ${show(first)}.`;
  const hint = 'Check both times.';
  return [diagnose('time/out-of-order', postmortem.place, message, { hint })];
}
