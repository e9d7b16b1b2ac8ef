// How a deadline came about, day by day, for whoever doubts it.
import { writeTime } from '../../kernel/time-writing.js';
import { countDays, type CountedDay, type Deadline } from '../../model/deadline.js';
import type { PromisedIncident } from '../../model/promises.js';
import type { Site } from '../../model/site.js';
import { writeTerm } from '../../model/write-term.js';
import { showHidden } from '../visible.js';
import { describeDisclosure } from './describe-disclosure.js';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

export function explainDisclosure(promised: PromisedIncident, site: Site): string {
  const { incident, disclosure } = promised;
  const deadline = 'deadline' in disclosure ? disclosure.deadline : undefined;
  const severity = incident.severity === undefined ? '' : `, of severity \`${incident.severity.id}\``;
  const lines = [
    `${showHidden(incident.id)}${severity}`,
    showHidden(incident.title),
    '',
    ...(deadline === undefined ? [] : explainDeadline(deadline, site)),
    `${disclosure.state}: ${showHidden(describeDisclosure(promised, site))}`,
  ];
  return `${lines.join('\n')}\n`;
}

function explainDeadline(deadline: Deadline, { policy, timezone }: Site): readonly string[] {
  const { term, basis, from, by } = deadline;
  const what = `A postmortem is promised within ${writeTerm(term)} of the ${basis}, ${writeTime(from, timezone)}.`;
  if (term.unit === 'hours') {
    const start =
      from.precision === 'day' ? 'They count from the end of that day.' : 'They count from that minute.';
    return [what, `${start} The deadline is ${writeTime(by, timezone)} (${timezone}).`, ''];
  }
  const days = countDays(deadline, policy, timezone);
  const rows = days.map(
    (day) => `  ${weekdays[day.weekday - 1] ?? ''} ${day.date}  ${describeDay(day, deadline)}`,
  );
  return [what, '', ...rows, '', `The deadline is the end of ${writeTime(by, timezone)} (${timezone}).`, ''];
}

function describeDay({ role, number }: CountedDay, { term, basis }: Deadline): string {
  switch (role) {
    case 'first':
      return `day 0, the day of the ${basis}`;
    case 'counted':
      return number === term.amount ? `day ${number}, the last` : `day ${number}`;
    case 'weekend':
      return 'not counted: no working day';
    case 'holiday':
      return 'not counted: a holiday';
  }
}
