// Things end after they start, updates come after the start, windows follow each other.
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import { isBefore, type Instant, type Moment } from '../kernel/time.js';
import { writeTime } from '../kernel/time-writing.js';
import { earlierOf } from '../model/duration.js';
import { findPlace } from '../model/field-places.js';
import { placeOf, type Incident, type Span } from '../model/incident.js';
import { isAhead } from './future.js';
import { ruleOfIncidents, type EntryRule } from './rule.js';

export const timeOrder: EntryRule = ruleOfIncidents(
  ['time/ends-before-start', 'time/mitigated-before-begin', 'time/update-before-start', 'time/window-order'],
  (incident, { site, now }) => {
    const show = (moment: Moment): string => `\`${writeTime(moment, site.timezone)}\``;
    // What lies in the future has to be mended first: whatever is compared with it seems to be too early.
    const isMisdated = incident.kind !== 'maintenance' && isAhead(incident.started, now);
    return [
      ...(isMisdated ? [] : checkEnds(incident, show)),
      ...checkWindows(incident, 'impact', incident.impact, show),
      ...checkWindows(incident, 'window', incident.window, show),
      ...(isMisdated ? [] : checkUpdates(incident, show)),
      ...checkMitigation(incident, now, show),
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
    const first = incident.updates.find(({ time }) => time === started);
    const start = incident.startedGiven ? placeOf(incident, 'started') : first?.place;
    const related = start === undefined ? [] : [{ message: 'It started here.', place: start }];
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
  const place = (index: number, end: 'from' | 'to'): Diagnostic['place'] => {
    const isList = findPlace(incident, `${field}.0`) !== undefined;
    return placeOf(incident, isList ? `${field}.${index}.${end}` : `${field}.${end}`);
  };
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
      const message = `Only the last \`${field}\` may go without an end.`;
      const hint = 'Add `to: …`, or put the open window last.';
      return [diagnose('time/window-order', place(index, 'from'), message, { hint })];
    }
    if (next.from.from >= to.from) return [];
    const message = `This \`${field}\` begins ${show(next.from)}, before the one above it ends ${show(to)}.`;
    const hint = 'Order the windows by time, and merge those that overlap.';
    return [diagnose('time/window-order', place(index + 1, 'from'), message, { hint })];
  });
}

function checkUpdates(incident: Incident, show: Show): Diagnostic[] {
  const { started, startedGiven, kind, updates } = incident;
  if (!startedGiven || kind === 'maintenance') return [];
  const early = updates.filter((update) => isBefore(update.time, started));
  if (early.length === 0) return [];
  const [first, second] = early;
  const place = placeOf(incident, 'started');
  const hint = 'Correct one of the two, or remove `started` so that the first update counts.';
  // Where every update comes too early, the start comes too late.
  if (first !== undefined && second !== undefined && early.length === updates.length) {
    const message = `All ${updates.length} updates lie before \`started\` ${show(started)}.`;
    const related = [{ message: `The first one, ${show(first.time)}.`, place: first.place }];
    return [diagnose('time/update-before-start', place, message, { hint, related })];
  }
  return early.map((update) => {
    const message = `The update ${show(update.time)} lies before \`started\` ${show(started)}.`;
    const related = [{ message: 'It started here.', place }];
    return diagnose('time/update-before-start', update.place, message, { hint, related });
  });
}

function checkMitigation(incident: Incident, now: Instant, show: Show): Diagnostic[] {
  const { impact, started, detected, mitigated, kind } = incident;
  const begin = impact[0]?.from ?? earlierOf(started, detected);
  if (kind !== 'incident' || mitigated === undefined || isAhead(begin, now) || !isBefore(mitigated, begin))
    return [];
  const message = `\`mitigated\` ${show(mitigated)} lies before the incident began, ${show(begin)}.`;
  const hint = 'Check both times.';
  return [diagnose('time/mitigated-before-begin', placeOf(incident, 'mitigated'), message, { hint })];
}
