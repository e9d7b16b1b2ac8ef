// Which components an entry affects and how: from ids, aliases, groups and `all` to the leaves of the site's tree.
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import { hintWithFix } from '../kernel/fix-by-hint.js';
import type { FieldPath, YamlReading } from '../kernel/yaml.js';
import { findComponent, leafComponents, leavesOf, type Component, type Site } from '../model/site.js';
import type { State } from '../model/state.js';
import type { WrittenChange } from './read-changes.js';
import { suggestComponent } from './suggest-component.js';

export interface ComponentsReading {
  /** By id of a leaf, in the order of the site. */
  readonly components: ReadonlyMap<string, State>;
  readonly diagnostics: readonly Diagnostic[];
}

/** A plain list takes `fallback`, the state of the severity; of two entries for one leaf the more specific wins. */
export function readComponents(
  written: readonly string[] | Readonly<Record<string, State>>,
  yaml: YamlReading,
  site: Site,
  fallback: State,
): ComponentsReading {
  const diagnostics: Diagnostic[] = [];
  const stateById = new Map<string, { state: State; depth: number }>();
  const entries = listEntries(written, fallback);
  for (const { name, state, path, isKey } of entries) {
    const component = findComponent(site, name);
    if (component === undefined) {
      const place = isKey ? yaml.placeOfKey(path) : yaml.placeOfValue(path);
      const hint = suggestComponent(name, site);
      diagnostics.push(
        diagnose(
          'link/unknown-component',
          place,
          `The component \`${name}\` is not one of the site.`,
          hintWithFix(place, hint),
        ),
      );
      continue;
    }
    const depth = component === 'all' ? -1 : component.isGroup ? component.depth : Infinity;
    for (const leaf of component === 'all' ? leafComponents(site) : leavesOf(site, component)) {
      const known = stateById.get(leaf.id);
      if (known === undefined || known.depth <= depth) stateById.set(leaf.id, { state, depth });
    }
  }
  const components = new Map<string, State>();
  for (const { id } of leafComponents(site)) {
    const entry = stateById.get(id);
    if (entry !== undefined) components.set(id, entry.state);
  }
  return { components, diagnostics };
}

interface Entry {
  readonly name: string;
  readonly state: State;
  readonly path: FieldPath;
  readonly isKey: boolean;
}

function listEntries(
  written: readonly string[] | Readonly<Record<string, State>>,
  fallback: State,
): readonly Entry[] {
  if (isList(written)) {
    return written.map((name, index) => ({
      name,
      state: fallback,
      path: ['components', index],
      isKey: false,
    }));
  }
  return Object.entries(written).map(([name, state]) => ({
    name,
    state,
    path: ['components', name],
    isKey: true,
  }));
}

const isList = (written: readonly string[] | Readonly<Record<string, State>>): written is readonly string[] =>
  Array.isArray(written);

/**
 * What the headings of updates (oldest first) change, by leaf. A group or `all` means those of its components that are
 * already in the incident, if there are any; `operational` makes none join.
 */
export function resolveChanges(
  updates: readonly (readonly WrittenChange[])[],
  declared: ReadonlyMap<string, State>,
  site: Site,
): readonly ReadonlyMap<string, State>[] {
  const joined = new Set(declared.keys());
  return updates.map((changes) => {
    const stateById = new Map<string, State>();
    // The less specific first, so that the more specific overwrites it.
    for (const { component, state } of [...changes].sort(
      (a, b) => depthOf(a.component) - depthOf(b.component),
    )) {
      const leaves = component === 'all' ? leafComponents(site) : leavesOf(site, component);
      const isSet = component === 'all' || component.isGroup;
      const present = leaves.filter(({ id }) => joined.has(id));
      for (const { id } of isSet && present.length > 0 ? present : leaves) {
        if (state === 'operational' && !joined.has(id)) continue;
        stateById.set(id, state);
      }
    }
    for (const id of stateById.keys()) joined.add(id);
    return stateById;
  });
}

const depthOf = (component: Component | 'all'): number =>
  component === 'all' ? -1 : component.isGroup ? component.depth : Number.MAX_SAFE_INTEGER;
