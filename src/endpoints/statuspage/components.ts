// Components as Statuspage's API has them. It knows groups of one level: of ours the outermost are groups there, and what
// lies deeper is named by the way that leads to it.
import { rememberBy } from '../../kernel/remember.js';
import { momentAttribute } from '../../kernel/time-writing.js';
import { deriveIntervals, deriveStatesNow, type Interval } from '../../model/component-history.js';
import { endOf } from '../../model/duration.js';
import type { Incident } from '../../model/incident.js';
import { leavesOf, type Component, type Site } from '../../model/site.js';
import type { State } from '../../model/state.js';
import { groupsAbove } from '../../site/component-nodes.js';
import type { SiteRecord } from '../../site/site-record.js';
import { pageIdOf } from './page.js';
import type { ComponentShape } from './shapes.js';
import { writeInstant } from './times.js';
import { componentStatuses } from './words.js';

/** All that are not retired, each group before those in it, in the order of the site. */
export function writeComponents(record: SiteRecord): readonly ComponentShape[] {
  const { site, now } = record.history;
  const isShown = (component: Component): boolean =>
    leavesOf(site, component).some(({ retired }) => retired === undefined || endOf(retired) > now);
  return site.components
    .filter((component) => isShown(component) && (component.depth === 0 || !component.isGroup))
    .map((component) => {
      const leaves = leavesOf(site, component).filter(isShown);
      const intervals = leaves.flatMap(({ id }) => record.intervals.get(id) ?? []);
      const row = writeComponent(component, site, {
        state: record.statesNow.get(component.id) ?? 'operational',
        intervals,
      });
      return component.isGroup ? { ...row, components: leaves.map(({ id }) => id) } : row;
    });
}

/**
 * The components of an entry as it alone leaves them, so that its file changes with nothing else: operational once it is
 * over.
 */
export function writeComponentsOf(
  incident: Incident,
  components: readonly Component[],
  site: Site,
  now: number,
): readonly ComponentShape[] {
  const states = deriveStatesNow(incident, now);
  const intervals = deriveIntervals(incident, now);
  return components.map((component) =>
    writeComponent(component, site, {
      state: states.get(component.id) ?? 'operational',
      intervals: intervals.filter((interval) => interval.component === component.id),
    }),
  );
}

interface Standing {
  readonly state: State;
  /** All that are known of it. */
  readonly intervals: readonly Interval[];
}

function writeComponent(component: Component, site: Site, { state, intervals }: Standing): ComponentShape {
  const { id, description, since, isGroup } = component;
  const created = (since ?? site.launched)?.from ?? 0;
  const updated = Math.max(created, ...intervals.map(({ from, to }) => to ?? from));
  return {
    id,
    name: nameIn(component, site),
    status: componentStatuses[state],
    created_at: writeInstant(created),
    updated_at: writeInstant(updated),
    position: positionsOf(site).get(id) ?? 1,
    description: description ?? null,
    showcase: false,
    start_date: since === undefined ? null : momentAttribute({ ...since, precision: 'day' }, site.timezone),
    group_id: groupsAbove(site, component)[0]?.id ?? null,
    page_id: pageIdOf(site),
    group: isGroup,
    only_show_if_degraded: false,
  };
}

/** The name alone, unless it lies in a group within a group: `Website › Baltic Sea`. */
export const nameIn = (component: Component, site: Site): string =>
  [...groupsAbove(site, component).slice(1), component].map(({ name }) => name).join(' › ');

/** By id, from 1, among those at the top, and among those below the same one. */
const positionsOf = rememberBy((site: Site): ReadonlyMap<string, number> => {
  const tops = site.components.filter(({ depth }) => depth === 0);
  const lists = [tops, ...tops.filter(({ isGroup }) => isGroup).map((group) => leavesOf(site, group))];
  return new Map(lists.flatMap((list) => list.map(({ id }, index) => [id, index + 1] as const)));
});
