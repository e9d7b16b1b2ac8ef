// A cState site's systems and categories as Candor's components, and the way from the names in posts to their ids.
import { makeComponentId } from '../../kernel/ids.js';
import type { Report } from '../imported.js';
import type { CstateConfig, CstateSystem } from './config.js';

export interface NewComponent {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly components?: readonly NewComponent[];
}

export interface Components {
  readonly tree: readonly NewComponent[];
  /** Ids of systems by their exact name. */
  readonly idByName: ReadonlyMap<string, string>;
  readonly idByFoldedName: ReadonlyMap<string, string>;
  /** Ids of groups by the folded name of the category. */
  readonly groupByName: ReadonlyMap<string, string>;
}

/** Names that differ only in case and spacing are the same to Hugo, whose pages for them share an address. */
export const foldName = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();

/** Ids that the format keeps for itself, and those of the default severities. */
const reservedIds = ['all', 'critical', 'high', 'medium', 'low'];

/** The default list of severities stands beside the components, so their ids are taken too. */
export function planComponents(
  config: CstateConfig,
  lineOf: (key: string) => number,
  report: Report,
): Components {
  const taken = new Set(reservedIds);
  const idByName = new Map<string, string>();
  const idByFoldedName = new Map<string, string>();
  const groupByName = new Map<string, string>();
  let position = 0;
  const take = (name: string): string => {
    position += 1;
    const id = makeComponentId(name, taken, position);
    taken.add(id);
    return id;
  };
  const toComponent = (system: CstateSystem): NewComponent => {
    const id = take(system.name);
    if (idByName.has(system.name)) {
      report('guessed', lineOf('systems'), `two systems are called “${system.name}”; posts mean the first`);
    } else idByName.set(system.name, id);
    if (!idByFoldedName.has(foldName(system.name))) idByFoldedName.set(foldName(system.name), id);
    const { description, displayName } = system;
    return { id, name: displayName ?? system.name, ...(description === undefined ? {} : { description }) };
  };
  const known = new Set(config.categories.map(({ name }) => name));
  const tree: NewComponent[] = [];
  for (const { name, description, untitled } of config.categories) {
    const systems = config.systems.filter(({ category }) => category === name);
    if (systems.length === 0) {
      if (!untitled)
        report('lost', lineOf('categories'), `the category “${name}” has no systems, so it is left out`);
    } else if (untitled) {
      tree.push(...systems.map(toComponent));
    } else {
      const id = take(name);
      groupByName.set(foldName(name), id);
      const components = systems.map(toComponent);
      tree.push({ id, name, ...(description === undefined ? {} : { description }), components });
    }
  }
  const uncategorised = config.systems.filter(
    ({ category }) => category === undefined || !known.has(category),
  );
  for (const { name, category } of known.size === 0 ? [] : uncategorised) {
    const why =
      category === undefined ? 'has no category' : `has the category “${category}”, which is not defined`;
    report(
      'guessed',
      lineOf('systems'),
      `the system “${name}” ${why}, so cState does not show it; it stands outside of the groups`,
    );
  }
  return { tree: [...tree, ...uncategorised.map(toComponent)], idByName, idByFoldedName, groupByName };
}
