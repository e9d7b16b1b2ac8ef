// Withheld incidents whose times are held back too: what may be said of them, and that it is not all.
import { groupsAbove } from './component-nodes.js';
import { nameAffected } from './name-affected.js';
import { historyCrumb, pageDefaults, statusCrumb, type Page } from './page.js';
import type { UndatedEntry } from './props.js';
import type { SiteRecord } from './site-record.js';
import { alternatesOf } from './twin-addresses.js';

/** In the order of their slugs, which tells nothing of their times. */
export function listUndated({ history: { site, now, undated } }: SiteRecord): readonly UndatedEntry[] {
  return undated.map((incident) => {
    const affected = [...incident.components].flatMap(([id, state]) => {
      const component = site.componentById.get(id);
      return component === undefined ? [] : [{ component, groups: groupsAbove(site, component), state }];
    });
    const components = affected.map(({ component }) => component);
    return { incident, affected, affectedNames: nameAffected(components, site, now) };
  });
}

export function planUndatedPages(record: SiteRecord): readonly Page[] {
  const { history, messages } = record;
  return listUndated(record).map((entry) => ({
    ...pageDefaults,
    route: { page: 'incident', slug: entry.incident.slug },
    title: entry.incident.title,
    description: entry.incident.summary ?? entry.incident.title,
    section: 'history',
    crumbs: [statusCrumb(messages), historyCrumb(messages)],
    alternates: alternatesOf(entry.incident, history.site),
    body: () => ({ part: 'undatedPage', props: entry }),
  }));
}
