// The lists that are neither of a year nor of a component: postmortems and notices; and the page for wrong addresses.
import { join } from '../kernel/lists.js';
import { rememberParts } from '../kernel/remember-parts.js';
import { createPostmortemLister, maintenanceAhead, maintenanceNow, noticesNow } from '../model/history.js';
import type { Entry } from './entry.js';
import { mentionDigests } from './in-digests.js';
import { listOfNotices, listOfPostmortems } from './long-lists.js';
import { pageDefaults, statusCrumb, type Page } from './page.js';
import { planYearsOfList, yearsOfList } from './period-pages.js';
import { isTooLong } from './periods.js';
import type { SiteRecord } from './site-record.js';

export function planPostmortemsPages(record: SiteRecord): readonly Page[] {
  const { history, messages } = record;
  const all = listPostmortems(record.entries);
  const head = {
    ...pageDefaults,
    route: { page: 'postmortems' },
    title: messages.labels.postmortems,
    description: messages.descriptions.postmortems(history.site.title),
    section: 'postmortems',
    crumbs: [statusCrumb(messages)],
  } as const;
  const long = listOfPostmortems(record, head, all);
  const shown = isTooLong(long.entries) ? [] : long.entries;
  const page: Page = {
    ...head,
    body: () => ({
      part: 'postmortemsPage',
      props: {
        entries: shown,
        periods: yearsOfList(record, long),
        inDigests: mentionDigests(record, all),
        omitted: history.omitted,
      },
    }),
  };
  return [page, ...planYearsOfList(record, long)];
}

const listPostmortems = createPostmortemLister(({ incident }: Entry) => incident);

export function planNoticesPages(record: SiteRecord): readonly Page[] {
  const { history, messages, entries, entryOf } = record;
  const current = noticesNow(history).map(entryOf);
  const isCurrent = new Set(current);
  const past = join(findNotices(entries)).filter((entry) => !isCurrent.has(entry));
  const head = {
    ...pageDefaults,
    route: { page: 'notices' },
    title: messages.labels.notices,
    description: messages.descriptions.notices(history.site.title),
    section: 'notices',
    crumbs: [statusCrumb(messages)],
  } as const;
  const long = listOfNotices(record, head, past);
  const page: Page = {
    ...head,
    body: () => ({
      part: 'noticesPage',
      props: {
        current,
        past: isTooLong(long.entries) ? [] : past,
        periods: yearsOfList(record, long),
        maintenanceNow: maintenanceNow(history).map(entryOf),
        maintenanceAhead: maintenanceAhead(history).map(entryOf),
        omitted: history.omitted,
      },
    }),
  };
  return [page, ...planYearsOfList(record, long)];
}

const findNotices = rememberParts((entries: readonly Entry[]) =>
  entries.filter(({ incident }) => incident.kind === 'notice'),
);

export function planNotFoundPage({ messages }: SiteRecord): Page {
  return {
    ...pageDefaults,
    route: { page: 'notFound' },
    title: messages.labels.notFound,
    description: messages.descriptions.notFound,
    listed: false,
    body: () => ({ part: 'notFoundPage', props: {} }),
  };
}
