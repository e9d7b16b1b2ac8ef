// The lists that are neither of a year nor of a component: postmortems and notices; and the page for wrong addresses.
import { maintenanceAhead, maintenanceNow, noticesNow, postmortems } from '../model/history.js';
import { pageDefaults, statusCrumb, type Page } from './page.js';
import type { SiteRecord } from './site-record.js';

export function planPostmortemsPage({ history, messages, entryOf }: SiteRecord): Page {
  return {
    ...pageDefaults,
    route: { page: 'postmortems' },
    title: messages.labels.postmortems,
    description: messages.descriptions.postmortems(history.site.title),
    section: 'postmortems',
    crumbs: [statusCrumb(messages)],
    body: {
      part: 'postmortemsPage',
      props: { entries: postmortems(history).map(entryOf), omitted: history.omitted },
    },
  };
}

export function planNoticesPage({ history, messages, entries, entryOf }: SiteRecord): Page {
  const current = noticesNow(history).map(entryOf);
  const shown = new Set(current);
  return {
    ...pageDefaults,
    route: { page: 'notices' },
    title: messages.labels.notices,
    description: messages.descriptions.notices(history.site.title),
    section: 'notices',
    crumbs: [statusCrumb(messages)],
    body: {
      part: 'noticesPage',
      props: {
        current,
        past: entries.filter((entry) => entry.incident.kind === 'notice' && !shown.has(entry)),
        maintenanceNow: maintenanceNow(history).map(entryOf),
        maintenanceAhead: maintenanceAhead(history).map(entryOf),
        omitted: history.omitted,
      },
    },
  };
}

export function planNotFoundPage({ messages }: SiteRecord): Page {
  return {
    ...pageDefaults,
    route: { page: 'notFound' },
    title: messages.labels.notFound,
    description: messages.descriptions.notFound,
    listed: false,
    body: { part: 'notFoundPage', props: {} },
  };
}
