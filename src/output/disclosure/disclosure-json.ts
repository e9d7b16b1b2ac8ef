// The report of `candor disclosure` for programs. Its shape is documented in docs/disclosure.md and only ever grows.
import { minuteAt, type Instant, type Moment } from '../../kernel/time.js';
import { formatInstant, momentAttribute } from '../../kernel/time-writing.js';
import { countDays, type Deadline } from '../../model/deadline.js';
import { nameOfPeriod } from '../../model/digest-period.js';
import type { PromisedIncident, PromiseReview } from '../../model/promises.js';
import type { Release } from '../../model/release.js';
import type { Site } from '../../model/site.js';
import { toVisibleJson } from '../visible.js';

/** A file that is withheld whole; `release` is undefined where nothing but a mended file discloses it. */
export interface WithheldFile {
  readonly path: string;
  readonly release: Extract<Release, { isReleased: false }> | undefined;
}

/** One object; times are RFC 3339 with the offset of the site's zone, a bare day is `2026-05-14`. */
export function disclosureJson(
  { promised, unpromised, internal, unknown }: PromiseReview,
  withheld: readonly WithheldFile[],
  site: Site,
  now: Instant,
): string {
  return toVisibleJson({
    now: formatInstant(now),
    timezone: site.timezone,
    incidents: [
      ...promised.map((one) => writeIncident(one, site)),
      ...withheld.map((file) => writeWithheld(file, site)),
    ],
    counts: { unpromised: unpromised.length, internal: internal.length },
    unknown,
  });
}

/** The same of one incident, with every day that was counted. */
export function explanationJson(promised: PromisedIncident, site: Site): string {
  const deadline = deadlineOf(promised);
  const days = deadline === undefined ? [] : countDays(deadline, site.policy, site.timezone);
  return toVisibleJson({ ...writeIncident(promised, site), days });
}

function writeIncident(one: PromisedIncident, { timezone }: Site): Record<string, unknown> {
  const { incident, disclosure } = one;
  const isPublished = disclosure.state === 'published' || disclosure.state === 'late';
  const deadline = deadlineOf(one);
  const time = (moment: Moment): string => momentAttribute(moment, timezone);
  return {
    id: incident.id,
    path: incident.path,
    title: incident.title,
    severity: incident.severity?.id ?? null,
    state: disclosure.state,
    deadline:
      deadline === undefined
        ? null
        : {
            term: deadline.term,
            basis: deadline.basis,
            from: time(deadline.from),
            due: time(minuteAt(deadline.due)),
            by: time(deadline.by),
          },
    published: isPublished ? time(disclosure.published) : null,
    after: isPublished ? (disclosure.after ?? null) : null,
    late: disclosure.state === 'overdue' ? disclosure.by : isPublished ? (disclosure.late ?? null) : null,
    digest:
      disclosure.state === 'digest'
        ? { period: nameOfPeriod(disclosure.period), closed: disclosure.isClosed }
        : null,
    reason: disclosure.state === 'waived' ? disclosure.reason : null,
  };
}

/** Nothing of the file but where it lies, and what ends the withholding. */
function writeWithheld({ path, release }: WithheldFile, { timezone }: Site): Record<string, unknown> {
  const time = (instant: Instant | undefined): string | null =>
    instant === undefined ? null : momentAttribute(minuteAt(instant), timezone);
  return {
    id: null,
    path,
    title: null,
    severity: null,
    state: 'withheld',
    deadline: null,
    published: null,
    after: null,
    late: null,
    digest: null,
    reason: null,
    withheld:
      release === undefined
        ? null
        : {
            parties: release.parties,
            missing: release.missing,
            not_before: time(release.notBefore),
            released: time(release.released),
          },
  };
}

const deadlineOf = ({ disclosure }: PromisedIncident): Deadline | undefined =>
  'deadline' in disclosure ? disclosure.deadline : undefined;
