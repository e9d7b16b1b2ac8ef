// Things end after they start, updates come after the start, windows follow each other.
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import { isBefore, type Moment } from '../kernel/time.js';
import { writeTime } from '../kernel/time-writing.js';
import { earlierOf } from '../model/duration.js';
import { placeOf, type Incident, type Span } from '../model/incident.js';
import { isClosing } from '../model/state.js';
import { ruleOfIncidents, type Rule } from './rule.js';

export const timeOrder: Rule = ruleOfIncidents(
  [
    'time/ends-before-start',
    'time/mitigated-before-begin',
    'time/out-of-order',
    'time/update-before-start',
    'time/window-order',
  ],
  (incident, { site }) => {
    const show = (moment: Moment): string => `\`${writeTime(moment, site.timezone)}\``;
    return [
      ...checkEnds(incident, show),
      ...checkWindows(incident, 'impact', incident.impact, show),
      ...checkWindows(incident, 'window', incident.window, show),
      ...checkUpdates(incident, show),
      ...checkResponse(incident, show),
      ...checkClosing(incident, show),
    ];
  },
);

type Show = (moment: Moment) => string;

function checkEnds(incident: Incident, show: Show): Diagnostic[] {
  const { started } = incident;
  return (['resolvedGiven', 'until'] as const).flatMap((name) => {
    const end = incident[name];
    const field = name === 'until' ? 'until' : 'resolved';
    if (end === undefined || !isBefore(end, started)) return [];
    const message = `\`${field}\` ${show(end)} lies before the start ${show(started)}.`;
    const related = incident.startedGiven
      ? [{ message: 'It started here.', place: placeOf(incident, 'started') }]
      : [];
    const hint = 'Check the day and the offset of both.';
    return [diagnose('time/ends-before-start', placeOf(incident, field), message, { hint, related })];
  });
}

function checkWindows(
  incident: Incident,
  field: 'impact' | 'window',
  spans: readonly Span[],
  show: Show,
): Diagnostic[] {
  const isList = incident.places.has(`${field}.0`);
  const place = (index: number, end: 'from' | 'to'): Diagnostic['place'] =>
    placeOf(incident, isList ? `${field}.${index}.${end}` : `${field}.${end}`);
  return spans.flatMap(({ from, to }, index): Diagnostic[] => {
    const next = spans[index + 1];
    if (to !== undefined && isBefore(to, from)) {
      const message = `\`${field}\` ends ${show(to)}, before it begins ${show(from)}.`;
      return [
        diagnose('time/ends-before-start', place(index, 'to'), message, {
          hint: 'Swap the two, or correct one of them.',
        }),
      ];
    }
    if (next === undefined) return [];
    if (to === undefined) {
      const message = `Only the last window of \`${field}\` may go without an end.`;
      const hint = 'Add `to: …`, or put the open window last.';
      return [diagnose('time/window-order', place(index, 'from'), message, { hint })];
    }
    if (next.from.from >= to.from) return [];
    const message = `This window of \`${field}\` begins ${show(next.from)}, before the one above it ends ${show(to)}.`;
    const hint = 'Order the windows by time, and merge those that overlap.';
    return [diagnose('time/window-order', place(index + 1, 'from'), message, { hint })];
  });
}

function checkUpdates(incident: Incident, show: Show): Diagnostic[] {
  const { started, startedGiven, kind, updates } = incident;
  if (!startedGiven || kind === 'maintenance') return [];
  return updates.flatMap((update) => {
    if (!isBefore(update.time, started)) return [];
    const message = `The update ${show(update.time)} lies before \`started\` ${show(started)}.`;
    const related = [{ message: 'It started here.', place: placeOf(incident, 'started') }];
    const hint = 'Correct one of the two, or remove `started` so that the first update counts.';
    return [diagnose('time/update-before-start', update.place, message, { hint, related })];
  });
}

function checkResponse(incident: Incident, show: Show): Diagnostic[] {
  const { impact, started, detected, mitigated, kind } = incident;
  if (kind !== 'incident') return [];
  const begin = impact[0]?.from ?? earlierOf(started, detected);
  const diagnostics: Diagnostic[] = [];
  if (mitigated !== undefined && isBefore(mitigated, begin)) {
    const message = `\`mitigated\` ${show(mitigated)} lies before it began ${show(begin)}.`;
    const hint = 'Check the day of both.';
    diagnostics.push(
      diagnose('time/mitigated-before-begin', placeOf(incident, 'mitigated'), message, { hint }),
    );
  }
  const resolved =
    incident.resolvedGiven ?? incident.updates.findLast(({ status }) => isClosing(status))?.time;
  if (resolved === undefined) return diagnostics;
  for (const name of ['detected', 'mitigated'] as const) {
    const moment = incident[name];
    if (moment === undefined || !isBefore(resolved, moment)) continue;
    const message = `\`${name}\` ${show(moment)} lies after it was resolved ${show(resolved)}.`;
    diagnostics.push(
      diagnose('time/out-of-order', placeOf(incident, name), message, { hint: 'Check the day of both.' }),
    );
  }
  return diagnostics;
}

// `resolved` is when it was over; an update can only say so later.
function checkClosing(incident: Incident, show: Show): Diagnostic[] {
  const { resolvedGiven } = incident;
  const closing = incident.updates.findLast(({ status }) => isClosing(status));
  if (resolvedGiven === undefined || closing === undefined || !isBefore(closing.time, resolvedGiven))
    return [];
  const message = `\`resolved\` ${show(resolvedGiven)} lies after the closing update ${show(closing.time)}, which already said so.`;
  const related = [{ message: 'The closing update.', place: closing.place }];
  const hint = 'Correct one of the two; `resolved` is when it was over, the update when that was said.';
  return [diagnose('time/out-of-order', placeOf(incident, 'resolved'), message, { hint, related })];
}
