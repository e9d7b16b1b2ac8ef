// The page of each component and group: how it stands, how available it was, and what was published about it.
import { startOfYear } from '../kernel/time-zone.js';
import { availabilityOf } from '../model/availability.js';
import { entriesOfComponent } from '../model/history.js';
import type { Component } from '../model/site.js';
import { availabilityDays, groupsAbove, nodeOf } from './component-nodes.js';
import { groupByYear } from './history-pages.js';
import { mentionDigests } from './in-digests.js';
import { listOfComponent } from './long-lists.js';
import { pageDefaults, statusCrumb, type Page } from './page.js';
import { planYearsOfList, yearsOfList } from './period-pages.js';
import type { ComponentProps } from './props.js';
import type { SiteRecord } from './site-record.js';

/** The page of a component, and of its years and months where it has too much for one page. */
export function planComponentPages(record: SiteRecord, component: Component): readonly Page[] {
  const { history, messages, entryOf } = record;
  const all = entriesOfComponent(history, component).map(entryOf);
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
  const periods = yearsOfList(record, long);
  const page: Page = {
    ...head,
    body: () => ({
      part: 'componentPage',
      props: {
        node: nodeOf(record, component),
        availabilityDays,
        groups,
        availability: availabilityByYear(record, component),
        years: periods.length > 0 ? [] : groupByYear(record, long.entries),
        periods,
        inDigests: mentionDigests(record, all),
        omitted: history.omitted,
      },
    }),
  };
  return [page, ...planYearsOfList(record, long)];
}

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
