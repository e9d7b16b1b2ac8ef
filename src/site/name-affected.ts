// Which components an entry affects, in as few names as lists have room for.
import { rememberBy } from '../kernel/remember.js';
import type { Instant } from '../kernel/time.js';
import { endOf } from '../model/duration.js';
import { leavesOf, type Component, type Site } from '../model/site.js';
import type { AffectedName } from './props.js';

/** In the order of the site. A group stands for its components where all that existed at the time are affected. */
export function nameAffected(
  components: readonly Component[],
  site: Site,
  started: Instant,
): readonly AffectedName[] {
  if (components.length === 0) return [];
  const affected = new Set(components);
  const name = (component: Component, group: Component | undefined): readonly AffectedName[] => {
    const leaves = leavesOf(site, component);
    const hit = leaves.filter((leaf) => affected.has(leaf));
    if (hit.length === 0) return [];
    const isWhole = leaves.every((leaf) => affected.has(leaf) || !existsAt(leaf, started));
    // A group of which only one was there would say more than that one does.
    if (!component.isGroup || (isWhole && hit.length > 1)) return [{ component, group }];
    return component.children.flatMap((id) => {
      const child = site.componentById.get(id);
      return child === undefined ? [] : name(child, component);
    });
  };
  // Of the components at the top only those that hold any of them: sites have dozens.
  const tops = topsOf(site);
  return [...new Set(components.flatMap((component) => tops.get(component.id) ?? []))]
    .sort((a, b) => a.index - b.index)
    .flatMap(({ component }) => name(component, undefined));
}

interface Top {
  readonly component: Component;
  readonly index: number;
}

/** By id of a component, the one at the top that it lies in, and the how manieth that is. */
const topsOf = rememberBy((site: Site): ReadonlyMap<string, Top> => {
  const tops = site.components.filter(({ depth }) => depth === 0);
  return new Map(
    tops.flatMap((component, index) => {
      const top = { component, index };
      return leavesOf(site, component).map(({ id }) => [id, top] as const);
    }),
  );
});

const existsAt = ({ since, retired }: Component, instant: Instant): boolean =>
  (since === undefined || since.from <= instant) && (retired === undefined || endOf(retired) > instant);
