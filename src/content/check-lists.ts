// What a front matter says twice, or in vain: components and tags that are named again, and states that a notice gives.
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import type { FieldPath, YamlReading } from '../kernel/yaml.js';
import { findComponent, type Site } from '../model/site.js';
import type { Kind, State } from '../model/state.js';
import type { WrittenIncident } from './schema.js';

export function checkLists(
  { components = [], tags = [] }: WrittenIncident,
  yaml: YamlReading,
  site: Site,
  kind: Kind | undefined,
): Diagnostic[] {
  const componentOf = (name: string): string => {
    const component = findComponent(site, name);
    return component === undefined || component === 'all' ? fold(name) : component.id;
  };
  return [
    ...findRepeated(tags, ['tags'], yaml, fold, 'tag'),
    ...(Array.isArray(components)
      ? findRepeated(components, ['components'], yaml, componentOf, 'component')
      : [
          ...findRepeatedKeys(Object.keys(components), yaml, componentOf),
          ...(kind === 'notice' ? findNoticeStates(components, yaml) : []),
        ]),
  ];
}

const fold = (text: string): string => text.normalize('NFC').toLowerCase();

/** Pairs of an index and that of the item before it that means the same. */
function listRepeated(items: readonly string[], keyOf: (item: string) => string): [number, number][] {
  const first = new Map<string, number>();
  return items.flatMap((item, index): [number, number][] => {
    const before = first.get(keyOf(item));
    if (before !== undefined) return [[index, before]];
    first.set(keyOf(item), index);
    return [];
  });
}

function findRepeated(
  items: readonly string[],
  path: FieldPath,
  yaml: YamlReading,
  keyOf: (item: string) => string,
  noun: string,
): Diagnostic[] {
  return listRepeated(items, keyOf).map(([index, before]) => {
    const [item = '', other = ''] = [items[index], items[before]];
    const message =
      item === other
        ? `The ${noun} \`${item}\` stands twice in the list.`
        : `\`${item}\` is the same ${noun} as \`${other}\`, which stands in the list too.`;
    const related = [{ message: 'The first time.', place: yaml.placeOfValue([...path, before]) }];
    const place = yaml.placeOfValue([...path, index]);
    return diagnose('format/duplicate-item', place, message, { hint: 'Remove one of the two.', related });
  });
}

// Of two states for one component only one can hold, and nobody knows which was meant.
function findRepeatedKeys(
  names: readonly string[],
  yaml: YamlReading,
  keyOf: (name: string) => string,
): Diagnostic[] {
  return listRepeated(names, keyOf).map(([index, before]) => {
    const [name = '', other = ''] = [names[index], names[before]];
    const message = `\`${name}\` is the same component as \`${other}\`, which has a state above.`;
    const related = [{ message: 'The first time.', place: yaml.placeOfKey(['components', other]) }];
    const place = yaml.placeOfKey(['components', name]);
    return diagnose('format/duplicate-field', place, message, { hint: 'Remove one of the two.', related });
  });
}

function findNoticeStates(components: Readonly<Record<string, State>>, yaml: YamlReading): Diagnostic[] {
  const names = Object.keys(components).filter((name) => components[name] !== 'operational');
  const list = `components: [${Object.keys(components).join(', ')}]`;
  const hint = `Write \`${list}\`, or set \`kind: incident\` or \`kind: maintenance\` if it affects them.`;
  return names.map((name) => {
    const message = `A notice changes no state, so that \`${name}\` is \`${components[name] ?? ''}\` would not be shown.`;
    return diagnose('incident/notice-state', yaml.placeOfValue(['components', name]), message, { hint });
  });
}
