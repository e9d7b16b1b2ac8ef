// The order in which updates stand in the file, and in which their statuses follow each other.
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import { writeTime } from '../kernel/time-writing.js';
import type { Incident, Update } from '../model/incident.js';
import { isClosing, statusesOfKind, type Status } from '../model/state.js';
import { ruleOfIncidents, type EntryRule } from './rule.js';

const halfDay = 12 * 60 * 60 * 1000;

export const updateOrder: EntryRule = ruleOfIncidents(
  ['update/mixed-order', 'update/order-of-states', 'update/second-closing'],
  (incident, { site }) => {
    const reopened = checkFirst(incident.updates);
    const order = reopened.length > 0 ? reopened : checkOrder(incident, site.timezone);
    // Where one update stands in the wrong place, the statuses around it are not in order either.
    return [...order, ...(order.length > 0 ? [] : checkStatuses(incident))];
  },
);

function checkOrder(incident: Incident, zone: string): Diagnostic[] {
  if (incident.updateOrder !== 'mixed') return [];
  const inFile = [...incident.updates].sort((a, b) => a.place.start.line - b.place.start.line);
  const update = findStray(inFile);
  if (update === undefined) return [];
  const others = inFile.filter((other) => other !== update);
  const direction = stepOf(others) > 0 ? 'oldest first' : 'newest first';
  const message = `The update of \`${writeTime(update.time, zone)}\` breaks the order of the file, which is ${direction}.`;
  const hint = 'Move it to its place, or check its date; readers see the updates by time, newest first.';
  return [diagnose('update/mixed-order', update.place, message, { hint })];
}

// The one update that lies on another day than all others, if the rest is in order without it; else the first that
// goes against the direction in which the file begins.
function findStray(inFile: readonly Update[]): Update | undefined {
  const strays = [1, -1].flatMap((direction) => {
    const at = findBreak(inFile, direction);
    return [at - 1, at].flatMap((index) => {
      const others = inFile.filter((_update, other) => other !== index);
      const update = inFile[index];
      return update !== undefined && isFar(update, others) && findBreak(others, direction) === -1
        ? [update]
        : [];
    });
  });
  const [stray, ...more] = new Set(strays);
  return more.length === 0 && stray !== undefined ? stray : inFile[findBreak(inFile, stepOf(inFile))];
}

const isFar = ({ time }: Update, others: readonly Update[]): boolean =>
  others.every((other) => Math.abs(other.time.from - time.from) > halfDay);

/** The first update that goes against a direction, 1 for oldest first; -1 where none does. */
const findBreak = (updates: readonly Update[], direction: number): number =>
  updates.findIndex(({ time }, index) => {
    const before = updates[index - 1]?.time.from ?? time.from;
    return (time.from - before) * direction < 0;
  });

/** The direction of the first two updates with different times: 1 for oldest first. */
const stepOf = (updates: readonly Update[]): number => {
  const first = updates[0]?.time.from ?? 0;
  const next = updates.find(({ time }) => time.from !== first)?.time.from ?? 0;
  return Math.sign(next - first);
};

function checkStatuses(incident: Incident): Diagnostic[] {
  const order = statusesOfKind[incident.kind];
  const diagnostics: Diagnostic[] = [];
  let previous: Update | undefined;
  let closing: Update | undefined;
  for (const update of incident.updates) {
    const { status, place } = update;
    if (status === 'update' || !order.includes(status)) continue;
    if (isClosing(status) && closing !== undefined) {
      const message = `The entry is already closed when \`${nameStatus(status)}\` is posted, so it counts as an update.`;
      const related = [{ message: 'It was closed here.', place: closing.place }];
      const hint = 'Post it as `Update`, or reopen the entry in between.';
      diagnostics.push(diagnose('update/second-closing', place, message, { hint, related }));
    } else if (previous !== undefined && closing === undefined && goesBack(previous.status, status, order)) {
      const message = `The status goes back from \`${nameStatus(previous.status)}\` to \`${nameStatus(status)}\`.`;
      const related = [{ message: 'The status before.', place: previous.place }];
      const hint = 'Check the times of both; if it is right, say in the text why.';
      diagnostics.push(diagnose('update/order-of-states', place, message, { hint, related }));
    }
    closing = isClosing(status) ? (closing ?? update) : undefined;
    previous = update;
  }
  return diagnostics;
}

// An entry that is closed before anything else is said was most likely closed on another day.
function checkFirst(updates: readonly Update[]): Diagnostic[] {
  const [first, ...later] = updates;
  const next = later.find(({ status }) => status !== 'update');
  if (first === undefined || next === undefined || !isClosing(first.status) || isClosing(next.status))
    return [];
  const message = `\`${nameStatus(first.status)}\` is the earliest update, so \`${nameStatus(next.status)}\` opens the entry again.`;
  const related = [{ message: 'The update after it.', place: next.place }];
  const hint = 'Check the times of both.';
  return [diagnose('update/order-of-states', first.place, message, { hint, related })];
}

const nameStatus = (status: Status): string =>
  status.charAt(0).toUpperCase() + status.slice(1).replace('-', ' ');

// A fix that fails takes monitoring back to identified, and verifying back to work; only a return to the very first
// status (investigating, scheduled) is a likely slip.
const goesBack = (from: Status, to: Status, order: readonly Status[]): boolean =>
  order.indexOf(to) === 0 && order.indexOf(from) > 0;
