// The page of each component and group: how it stands, how available it was, and what was published about it.
import { rememberBy } from '../kernel/remember.js';
import { rememberGroups } from '../kernel/remember-parts.js';
import { startOfYear } from '../kernel/time-zone.js';
import { availabilityOf } from '../model/availability.js';
import type { Component, Site } from '../model/site.js';
import { availabilityDays, groupsAbove, nodeOf } from './component-nodes.js';
import { groupByYear } from './history-pages.js';
import { mentionDigests } from './in-digests.js';
import { listOfComponent } from './long-lists.js';
import { pageDefaults, statusCrumb, type Page } from './page.js';
import { planYearsOfList, yearsOfList } from './period-pages.js';
import { isTooLong } from './periods.js';
import type { ComponentProps, Entry } from './props.js';
import type { SiteRecord } from './site-record.js';

/** The page of a component, and of its years and months where it has too much for one page. */
export function planComponentPages(record: SiteRecord, component: Component): readonly Page[] {
  const { history, messages } = record;
  const all = entriesOfComponent(record, component);
  const groups = groupsAbove(history.site, component);
  const head = {
    ...pageDefaults,
    route: { page: 'component', component: component.id },
    title: component.name,
    description: component.description ?? messages.descriptions.component(history.site.title, component.name),
    section: 'status',
    crumbs: [
      statusCrumb(messages),
      ...groups.map(
        ({ id, name }) => ({ title: name, route: { page: 'component', component: id } }) as const,
      ),
    ],
  } as const;
  const long = listOfComponent(record, component, head, all);
  const page: Page = {
    ...head,
    body: () => ({
      part: 'componentPage',
      props: {
        node: nodeOf(record, component),
        availabilityDays,
        groups,
        availability: availabilityByYear(record, component),
        years: isTooLong(long.entries) ? [] : groupByYear(record, long.entries),
        periods: yearsOfList(record, long),
        inDigests: mentionDigests(record, all),
        omitted: history.omitted,
      },
    }),
  };
  return [page, ...planYearsOfList(record, long)];
}

/** Entries that name a component or, of a group, any below it; newest first. */
export const entriesOfComponent = (
  { history: { site }, entries }: SiteRecord,
  { id }: Component,
): readonly Entry[] => groupByComponent(site)(entries).get(id) ?? [];

/** In one pass over the entries, by the ids of components and of the groups above them. */
const groupByComponent = rememberBy((site: Site) => {
  const around = new Map(
    site.components.map((component) => [
      component,
      [component, ...groupsAbove(site, component)].map(({ id }) => id),
    ]),
  );
  return rememberGroups(({ components }: Entry) => components.flatMap((leaf) => around.get(leaf) ?? []));
});

function availabilityByYear(record: SiteRecord, component: Component): ComponentProps['availability'] {
  const { history, intervals, years } = record;
  const { site, now } = history;
  if (component.isGroup || history.omitted > 0) return [];
  return years.map((year) => {
    const period = { from: startOfYear(year, site.timezone), to: startOfYear(year + 1, site.timezone) };
    return {
      year,
      availability: availabilityOf(component, intervals.get(component.id) ?? [], period, site, now),
    };
  });
}
