// The policy page: what readers are promised, and whether it was kept.
import type { Moment } from '../kernel/time.js';
import { fromCivilDay, addDays } from '../kernel/time-zone.js';
import { digestIntervals } from '../model/digest-calendar.js';
import { pageDefaults, statusCrumb, type Page } from './page.js';
import type { Entry, PolicyProps, PromisedPostmortem } from './props.js';
import { linkToRepository } from './repository-links.js';
import type { SiteRecord } from './site-record.js';

export function planPolicyPage(record: SiteRecord): Page {
  const { history, messages } = record;
  return {
    ...pageDefaults,
    route: { page: 'policy' },
    title: messages.policy.title,
    description: messages.policy.description(history.site.title),
    crumbs: [statusCrumb(messages)],
    body: () => ({ part: 'policyPage', props: describePolicy(record) }),
  };
}

/** More would make a page that is slow to load, for years that few ask about. */
const mostPromises = 200;

export function describePolicy({ history, entries }: SiteRecord): PolicyProps {
  const { site, policyProse, holdsBack } = history;
  const { policy, timezone, repository } = site;
  const promises = entries
    .flatMap((entry) => describePromise(entry) ?? [])
    .toSorted((a, b) => b.resolution - a.resolution)
    .map(({ promise }) => promise);
  const ahead = promises.filter(({ verdict }) => verdict === 'due').length;
  return {
    prose: policyProse,
    source: policyProse && linkToRepository(repository, 'incidents/_policy.md'),
    record: {
      kept: promises.filter(({ verdict }) => verdict === 'onTime').length,
      due: promises.length - ahead,
      ahead,
    },
    promises: promises.slice(0, mostPromises),
    olderPromises: Math.max(0, promises.length - mostPromises),
    holidays: [...policy.holidays].toSorted().map((day) => momentOfDay(day, timezone)),
    hasDigests: digestIntervals(site).length > 0,
    holdsBack: holdsBack || policy.isDeclared,
  };
}

interface Promised {
  readonly promise: PromisedPostmortem;
  /** What the deadline counts from. */
  readonly resolution: number;
}

/** Undefined of what was not promised by a date, and of what is withheld: of that nothing is said. */
function describePromise(entry: Entry): Promised | undefined {
  const { disclosure, incident } = entry;
  if (incident.withheld || !('deadline' in disclosure) || disclosure.deadline === undefined) return undefined;
  const { deadline } = disclosure;
  const isPublished = disclosure.state === 'published' || disclosure.state === 'late';
  const promise: PromisedPostmortem = {
    entry,
    deadline: deadline.by,
    published: isPublished ? disclosure.published : undefined,
    verdict: disclosure.state === 'published' ? 'onTime' : disclosure.state,
    late: isPublished ? disclosure.late : undefined,
    reason: disclosure.state === 'waived' ? disclosure.reason : undefined,
  };
  return { promise, resolution: deadline.from.from };
}

/** Of `2026-12-25`. */
function momentOfDay(text: string, zone: string): Moment {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const from = fromCivilDay(year, month, day, zone);
  return { from, to: addDays(from, 1, zone), precision: 'day', about: false };
}
