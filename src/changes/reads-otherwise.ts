// Whether an entry that has no news was corrected: whoever sends messages may want to know how many were.
import type { Moment } from '../kernel/time.js';
import type { Incident } from '../model/incident.js';
import type { Entry } from '../site/props.js';

export const readsOtherwise = ({ incident: before }: Entry, { incident: after }: Entry): boolean =>
  before !== after && sayOf(before) !== sayOf(after);

/** What its page says that its author wrote. */
function sayOf(incident: Incident): string {
  const { title, kind, severity, components, started, resolvedGiven, impact, window, updates } = incident;
  const { summary, introduction, details, postmortem } = incident;
  const published = postmortem?.published === undefined ? undefined : postmortem;
  return JSON.stringify([
    [title, kind, severity?.id, [...components], timeOf(started), timeOf(resolvedGiven)],
    [...impact, ...window].map(({ from, to }) => [timeOf(from), timeOf(to)]),
    updates.map(({ status, time, changes, prose }) => [status, timeOf(time), [...changes], prose.text]),
    [summary, introduction, details, published?.introduction].map((prose) => prose?.text),
    published?.parts.map((part) => [part.title, part.prose.text]),
  ]);
}

const timeOf = (moment: Moment | undefined): readonly unknown[] =>
  moment === undefined ? [] : [moment.from, moment.precision, moment.about];
