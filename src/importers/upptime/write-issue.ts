// One issue as an incident file.
import { makeIncidentId } from '../../kernel/ids.js';
import { toCivil } from '../../kernel/time-zone.js';
import { writeTime } from '../../kernel/time-writing.js';
import type { Moment } from '../../kernel/time.js';
import type { Kind, Status } from '../../model/state.js';
import { quoteValue, type ImportOptions, type Report } from '../imported.js';
import { writeIncidentFile } from '../incident-file.js';
import { settleFile } from '../markdown/settle-file.js';
import { chooseComments, issueAddresses, readRemark, type Remark } from './comments.js';
import { affectedBy, readExpected, readLabels } from './affected.js';
import type { Components } from './components.js';
import { settleCourse, type Said } from './course.js';
import { readIssueTimes, readWindow, type IssueTimes, type Window } from './issue-times.js';
import type { Issue } from './issues.js';
import { readAnnouncement } from './maintenance.js';
import { readTitle } from './severity.js';
import type { Thread } from './threads.js';

export type WrittenIssue =
  | { readonly ok: true; readonly path: string; readonly text: string }
  | { readonly ok: false; readonly reason: string };

export function writeIssue(
  thread: Thread,
  components: Components,
  options: ImportOptions,
  report: Report,
): WrittenIssue {
  const { issue, events } = thread;
  const kind = kindOf(issue);
  if (issue.isPullRequest) return { ok: false, reason: 'it is a pull request' };
  if (kind === undefined) {
    const reason = 'it has neither the label “status” nor “maintenance”, so Upptime does not show it';
    return { ok: false, reason };
  }
  const times = readIssueTimes(issue, events, report);
  if (times === undefined) {
    return { ok: false, reason: `\`created_at\` is ${quoteValue(issue.created)}, which is no time` };
  }
  const { timezone, readMarkdown } = options;
  const announced = readAnnouncement(kind === 'maintenance' ? issue.body : '');
  const window = kind === 'maintenance' ? readWindow(announced, times, timezone, report) : undefined;
  const { ids, tags, siteName } = readLabels(issue, components, report);
  const body = kind === 'maintenance' ? announced.body : issue.body;
  const said = readSaid(body, thread, kind, times, window, options, report);
  if (said === undefined) {
    const reason = 'the text is nested or repeated beyond what the Markdown parser can take';
    return { ok: false, reason };
  }
  const ending = endOf(issue, times, window);
  if (ending.lost !== undefined) report('lost', 1, ending.lost(timezone));
  if (issue.closedAs !== undefined && ending.closing !== 'cancelled') {
    report('lost', 1, `that it was closed as ${quoteValue(issue.closedAs)} has no place in Candor`);
  }
  const course = { kind, said, reopened: times.reopened, closed: times.closed };
  const updates = settleCourse(
    { ...course, isClosed: times.end !== undefined, closing: ending.closing },
    report,
  );
  const write = (moment: Moment): string => writeTime(moment, timezone);
  const affected =
    kind === 'maintenance' ? readExpected(announced, components, report) : affectedBy(issue, ids, report);
  const start = toCivil((window?.from ?? times.created).from, timezone);
  const day = write({ ...(window?.from ?? times.created), precision: 'day', about: false });
  const id = makeIncidentId(
    `${day}-${kind === 'maintenance' ? 'maintenance' : (siteName ?? 'issue')}-${issue.number}`,
    new Set(),
  );
  const file = writeIncidentFile({
    title: readTitle(issue.title),
    summary: undefined,
    kind,
    severity: affected.severity,
    components: affected.components,
    started: kind === 'maintenance' ? undefined : write(times.created),
    resolved: ending.resolved === undefined ? undefined : write(ending.resolved),
    window:
      window === undefined
        ? undefined
        : { from: write(window.from), to: window.to === undefined ? undefined : write(window.to) },
    until: undefined,
    aliases: [`/incident/${issue.number}/`],
    tags,
    updates: updates
      .map(({ status, meant, moment, text, rest }) => ({
        status,
        time: write(moment),
        text: status === meant ? rest : text,
      }))
      .reverse(),
    details: '',
  });
  const path = `incidents/${String(start.year).padStart(4, '0')}/${id}.md`;
  return { ok: true, path, text: settleFile(file, { readMarkdown, addresses: issueAddresses }) };
}

/** Upptime's page shows what bears one of two labels. */
function kindOf({ labels }: Issue): Kind | undefined {
  const names = labels.map((label) => label.toLowerCase());
  if (names.includes('maintenance')) return 'maintenance';
  return names.includes('status') ? 'incident' : undefined;
}

/** What was said on the issue, oldest first; undefined where the parser cannot take it. */
function readSaid(
  body: string,
  { comments }: Thread,
  kind: Kind,
  { created }: IssueTimes,
  window: Window | undefined,
  { readMarkdown }: ImportOptions,
  report: Report,
): readonly Said[] | undefined {
  const isAhead = window !== undefined && created.from < window.from.from;
  const opening: Remark = {
    body,
    moment: created,
    name: 'the text of the issue',
    otherwise: kind === 'incident' ? 'investigating' : isAhead ? 'scheduled' : 'update',
  };
  const remarks = [...(body.trim() === '' ? [] : [opening]), ...chooseComments(comments, report)];
  const said: Said[] = [];
  for (const remark of remarks) {
    const one = readRemark(remark, kind, { readMarkdown, addresses: issueAddresses }, report);
    if (one === undefined) return undefined;
    said.push(one);
  }
  return said;
}

interface Ending {
  readonly closing: Status;
  readonly resolved: Moment | undefined;
  readonly lost?: (timezone: string) => string;
}

/**
 * An incident is over when its issue was closed. Maintenance is over when its window is: the robot closes the issue some
 * time after that. Only who closes it earlier says something by it.
 */
function endOf(issue: Issue, { end }: IssueTimes, window: Window | undefined): Ending {
  if (window === undefined) return { closing: 'resolved', resolved: end };
  if (end === undefined) return { closing: 'completed', resolved: undefined };
  if (issue.closedAs === 'not_planned' || end.from < window.from.from)
    return { closing: 'cancelled', resolved: undefined };
  if (window.to !== undefined && end.from >= window.to.from) {
    const lost = (timezone: string): string =>
      `that the issue was closed on ${writeTime(end, timezone)}, after its window, is left out`;
    return { closing: 'completed', resolved: undefined, ...(end.from === window.to.from ? {} : { lost }) };
  }
  return { closing: 'completed', resolved: end };
}
