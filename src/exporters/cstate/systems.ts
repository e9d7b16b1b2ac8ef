// A site's components as cState's systems and categories. Posts name systems by what stands as `name`, and cState makes
// addresses of it; so a component whose id does not follow from its name is named by its id and displayed by its name.
import { makeComponentId } from '../../kernel/ids.js';
import type { Component, Site } from '../../model/site.js';

export interface System {
  readonly name: string;
  readonly displayName?: string;
  readonly description?: string;
  readonly category: string;
}

export interface Category {
  readonly name: string;
  readonly description?: string;
  readonly untitled?: true;
}

export interface Systems {
  readonly categories: readonly Category[];
  readonly systems: readonly System[];
  /** The name that posts use, by id of the component. */
  readonly nameById: ReadonlyMap<string, string>;
}

export function planSystems(site: Site): Systems {
  const categories: Category[] = [];
  const systems: System[] = [];
  const nameById = new Map<string, string>();
  const taken = new Set<string>();
  const names = new Set<string>();
  let untitled = 0;
  const openUntitled = (): Category => {
    const last = categories.at(-1);
    if (last?.untitled === true) return last;
    untitled += 1;
    const category: Category = {
      name: `Uncategorized${untitled === 1 ? '' : ` ${untitled}`}`,
      untitled: true,
    };
    categories.push(category);
    return category;
  };
  for (const component of site.components) {
    if (component.isGroup) {
      taken.add(component.id);
      const { description } = component;
      const name = pathOf(site, component).join(' / ');
      if (component.children.some((id) => site.componentById.get(id)?.isGroup === false)) {
        categories.push({ name, ...(description === undefined ? {} : { description }) });
      }
      continue;
    }
    const { id, name, description, parent } = component;
    const isNamed = !names.has(name) && makeComponentId(name, taken, systems.length + 1) === id;
    taken.add(id);
    names.add(name);
    nameById.set(id, isNamed ? name : id);
    const group = parent === undefined ? undefined : site.componentById.get(parent);
    systems.push({
      name: isNamed ? name : id,
      ...(isNamed ? {} : { displayName: name }),
      ...(description === undefined ? {} : { description }),
      category: group === undefined ? openUntitled().name : pathOf(site, group).join(' / '),
    });
  }
  return { categories, systems, nameById };
}

/** The names of the groups around a component and its own, outermost first. */
function pathOf(site: Site, { name, parent }: Component): readonly string[] {
  const above = parent === undefined ? undefined : site.componentById.get(parent);
  return above === undefined ? [name] : [...pathOf(site, above), name];
}
