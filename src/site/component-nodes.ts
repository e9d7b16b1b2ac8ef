// Components as a page shows them: nested as the configuration has them, with their state now and their availability.
import { availabilityOf } from '../model/availability.js';
import { recentDays } from '../model/days.js';
import { endOf } from '../model/duration.js';
import type { Component, Site } from '../model/site.js';
import type { State } from '../model/state.js';
import { componentDays } from './component-days.js';
import type { ComponentNode } from './props.js';
import type { SiteRecord } from './site-record.js';

/** How many days the availability of a node is of. */
export const availabilityDays: number = recentDays;

/** More than these on one page would be too many to look through and too much to load. */
const mostComponents = 40;

/** The components of the site that are not retired. Of very many, a group stands for those below it. */
export function componentNodes(record: SiteRecord): readonly ComponentNode[] {
  const top = record.history.site.components.filter(({ depth }) => depth === 0);
  const nodes = top.map((component) => nodeOf(record, component)).filter(isShown);
  if (countComponents(nodes) <= mostComponents) return nodes;
  return nodes.map((node) => ({ ...node, children: [] }));
}

const countComponents = (nodes: readonly ComponentNode[]): number =>
  nodes.reduce(
    (sum, { component, children }) => sum + (component.isGroup ? countComponents(children) : 1),
    0,
  );

/** A component or group, retired or not, with those below it that are not retired. */
export function nodeOf(record: SiteRecord, component: Component): ComponentNode {
  const { site, now } = record.history;
  const children = component.children.flatMap((id) => site.componentById.get(id) ?? []);
  return {
    component,
    state: stateOf(record, component),
    isRetired: component.retired !== undefined && endOf(component.retired) <= now,
    ...recentAvailability(record, component),
    days: componentDays(record, component),
    children: children.map((child) => nodeOf(record, child)).filter(isShown),
  };
}

/** Of the last days, or since it is measured where that is later. */
export function recentAvailability(
  { history: { site, now, omitted }, recentIntervals }: SiteRecord,
  component: Component,
): Pick<ComponentNode, 'availability' | 'measuredSince'> {
  const from = now - availabilityDays * 86_400_000;
  const begins = [component.since, site.launched].flatMap((moment) => moment ?? []);
  return {
    // A file that could not be read may tell of the very outage that a figure would deny.
    availability:
      omitted > 0
        ? undefined
        : availabilityOf(component, recentIntervals.get(component.id) ?? [], { from, to: now }, site, now),
    measuredSince: begins.filter((moment) => moment.from > from).toSorted((a, b) => b.from - a.from)[0],
  };
}

/** A file that could not be read may tell of any component: then none is called operational. */
export function stateOf({ history, statesNow }: SiteRecord, { id }: Component): State | undefined {
  const state = statesNow.get(id) ?? 'operational';
  return state === 'operational' && history.omitted > 0 ? undefined : state;
}

/** A group is shown as long as anything below it is. */
function isShown({ component, children, isRetired }: ComponentNode): boolean {
  return !isRetired && (!component.isGroup || children.length > 0);
}

/** The groups that a component lies in, outermost first. */
export function groupsAbove(site: Site, { parent }: Component): readonly Component[] {
  const group = parent === undefined ? undefined : site.componentById.get(parent);
  return group === undefined ? [] : [...groupsAbove(site, group), group];
}
