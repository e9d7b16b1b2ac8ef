// The order in which updates stand in the file, and in which their statuses follow each other.
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import { writeTime } from '../kernel/time-writing.js';
import type { Incident, Update } from '../model/incident.js';
import { isClosing, statusesOfKind, type Status } from '../model/state.js';
import { ruleOfIncidents, type Rule } from './rule.js';

export const updateOrder: Rule = ruleOfIncidents(
  ['update/mixed-order', 'update/order-of-states', 'update/second-closing'],
  (incident, { site }) => [...checkOrder(incident, site.timezone), ...checkStatuses(incident)],
);

function checkOrder(incident: Incident, zone: string): Diagnostic[] {
  if (incident.updateOrder !== 'mixed') return [];
  const inFile = [...incident.updates].sort((a, b) => a.place.start.line - b.place.start.line);
  const isNewestFirst = firstStep(inFile) <= 0;
  const stray = inFile.find((update, index) => {
    const before = inFile[index - 1];
    return (
      before !== undefined &&
      (isNewestFirst ? update.time.from > before.time.from : update.time.from < before.time.from)
    );
  });
  const update = stray ?? inFile[0];
  if (update === undefined) return [];
  const direction = isNewestFirst ? 'newest first' : 'oldest first';
  const message = `The update of \`${writeTime(update.time, zone)}\` breaks the order of the file, which is ${direction}.`;
  const hint = 'Move it to its place, or check its date; readers see the updates by time, newest first.';
  return [diagnose('update/mixed-order', update.place, message, { hint })];
}

const firstStep = (updates: readonly Update[]): number => {
  for (const [index, { time }] of updates.entries()) {
    const next = updates[index + 1];
    if (next !== undefined && next.time.from !== time.from) return next.time.from - time.from;
  }
  return 0;
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

const nameStatus = (status: Status): string => status.replace('-', ' ');

// A fix that fails takes monitoring back to identified, and verifying back to work; only a return to the very first
// status (investigating, scheduled) is a likely slip.
const goesBack = (from: Status, to: Status, order: readonly Status[]): boolean =>
  order.indexOf(to) === 0 && order.indexOf(from) > 0;
