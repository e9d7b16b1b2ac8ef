// The page of each component and group: how it stands, how available it was, and what was published about it.
import { startOfYear } from '../kernel/time-zone.js';
import { availabilityOf } from '../model/availability.js';
import { entriesOfComponent } from '../model/history.js';
import type { Component } from '../model/site.js';
import { availabilityDays, groupsAbove, nodeOf } from './component-nodes.js';
import { groupByYear } from './history-pages.js';
import { pageDefaults, statusCrumb, type Page } from './page.js';
import type { ComponentProps } from './props.js';
import type { SiteRecord } from './site-record.js';

export function planComponentPage(record: SiteRecord, component: Component): Page {
  const { history, messages, entryOf } = record;
  const groups = groupsAbove(history.site, component);
  return {
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
    body: {
      part: 'componentPage',
      props: {
        node: nodeOf(record, component),
        availabilityDays,
        groups,
        availability: availabilityByYear(record, component),
        years: groupByYear(record, entriesOfComponent(history, component).map(entryOf)),
        omitted: history.omitted,
      },
    },
  };
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
