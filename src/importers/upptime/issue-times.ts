// The times of one issue: when it was opened and closed, and of maintenance the window that was announced.
import { writeTime } from '../../kernel/time-writing.js';
import type { Moment } from '../../kernel/time.js';
import { quoteValue, type Report } from '../imported.js';
import { readSourceTime, type SourceTime } from '../source-time.js';
import type { Issue, IssueEvent } from './issues.js';
import type { Announcement } from './maintenance.js';

export interface IssueTimes {
  readonly created: Moment;
  /** When it was closed, oldest first; of an open issue, before it was opened again. */
  readonly closed: readonly Moment[];
  readonly reopened: readonly Moment[];
  /** The last of them, where it is closed now. */
  readonly end: Moment | undefined;
}

/** Undefined where the issue does not say when it was opened. */
export function readIssueTimes(
  issue: Issue,
  events: readonly IssueEvent[],
  report: Report,
): IssueTimes | undefined {
  const created = readSourceTime(issue.created, 'UTC')?.moment;
  if (created === undefined) return undefined;
  const end = issue.closed === undefined ? undefined : readSourceTime(issue.closed, 'UTC')?.moment;
  if (issue.isClosed && end === undefined) {
    report(
      'lost',
      1,
      `it is closed, and \`closed_at\` does not say when (${quoteValue(issue.closed ?? '')})`,
    );
  }
  const momentsOf = (kind: IssueEvent['kind']): readonly Moment[] => {
    const own = events.filter((event) => event.kind === kind);
    const moments = own.flatMap(({ time }) => readSourceTime(time, 'UTC')?.moment ?? []);
    // The same event may stand in several answers.
    return [...new Map(moments.map((moment) => [moment.from, moment])).values()].sort(
      (a, b) => a.from - b.from,
    );
  };
  const reopened = momentsOf('reopened');
  // The event of the last closing bears the time of the issue itself, to the second or so.
  const before = momentsOf('closed').filter(({ from }) => reopened.some((again) => again.from >= from));
  return { created, closed: end === undefined ? before : [...before, end], reopened, end };
}

export interface Window {
  readonly from: Moment;
  readonly to: Moment | undefined;
}

/** What was announced; where nothing was, the issue's own life. */
export function readWindow(
  announced: Announcement,
  times: IssueTimes,
  timezone: string,
  report: Report,
): Window {
  const from = readOne('start', announced.from, announced.written.from, timezone, report);
  const to = readOne('end', announced.to, announced.written.to, timezone, report);
  if (from !== undefined) {
    const end = to ?? times.end;
    if (to === undefined && end !== undefined) {
      report('guessed', 1, 'no end was announced; the window ends when the issue was closed');
    }
    return { from, to: end };
  }
  report('guessed', 1, 'no start was announced; the window begins when the issue was opened');
  return { from: times.created, to: to ?? times.end };
}

function readOne(
  key: string,
  time: SourceTime | undefined,
  written: string | undefined,
  timezone: string,
  report: Report,
): Moment | undefined {
  if (written === undefined) return undefined;
  if (time === undefined) {
    report('lost', 1, `\`${key}\` is ${quoteValue(written)}, which is no time of the calendar`);
    return undefined;
  }
  const { moment, hasOffset, guessed, lost } = time;
  for (const reason of guessed) report('guessed', 1, `${reason}; read as ${writeTime(moment, timezone)}`);
  for (const reason of lost) report('lost', 1, reason);
  if (moment.precision === 'day') {
    report('guessed', 1, `\`${key}\` is the bare day ${quoteValue(written)}, and stays one`);
    // A bare day is one of the new site's zone: nobody meant midnight of another one.
    return readSourceTime(written, timezone)?.moment;
  }
  if (!hasOffset) report('guessed', 1, `\`${key}\` has no offset; ${quoteValue(written)} is read as UTC`);
  return moment;
}
