// The lists that are neither of a year nor of a component: postmortems and notices; and the page for wrong addresses.
import { maintenanceAhead, maintenanceNow, noticesNow, postmortems } from '../model/history.js';
import { mentionDigests } from './in-digests.js';
import { listOfNotices, listOfPostmortems } from './long-lists.js';
import { pageDefaults, statusCrumb, type Page } from './page.js';
import { planYearsOfList, yearsOfList } from './period-pages.js';
import { isTooLong } from './periods.js';
import type { SiteRecord } from './site-record.js';

export function planPostmortemsPages(record: SiteRecord): readonly Page[] {
  const { history, messages, entryOf } = record;
  const all = postmortems(history).map(entryOf);
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

export function planNoticesPages(record: SiteRecord): readonly Page[] {
  const { history, messages, entries, entryOf } = record;
  const current = noticesNow(history).map(entryOf);
  const isCurrent = new Set(current);
  const past = entries.filter((entry) => entry.incident.kind === 'notice' && !isCurrent.has(entry));
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
