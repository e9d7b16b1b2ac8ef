// The tree of components as a list, groups before what they consist of, with every name that incidents may use.
import { diagnose, type Diagnostic } from '../kernel/diagnostic.js';
import { isBefore, type Moment } from '../kernel/time.js';
import type { FieldPath, YamlReading } from '../kernel/yaml.js';
import type { Component, Site } from '../model/site.js';
import { resolveTime, type Resolved } from './resolved.js';
import type { WrittenComponent } from './written-config.js';

interface Parent {
  readonly id: string;
  readonly depth: number;
  readonly since: Moment | undefined;
}

export function resolveComponents(
  written: readonly WrittenComponent[],
  timezone: string,
  reading: YamlReading,
): Resolved<Pick<Site, 'components' | 'componentById'>> {
  const diagnostics: Diagnostic[] = [];
  const components: Component[] = [];
  const componentById = new Map<string, Component>();
  const pathById = new Map<string, FieldPath>();

  const claim = (name: string, path: FieldPath, component: Component): boolean => {
    const key = name.normalize('NFC').toLowerCase();
    const taken = pathById.get(key);
    if (taken === undefined && key !== 'all') {
      pathById.set(key, path);
      componentById.set(key, component);
      return true;
    }
    diagnostics.push(taken === undefined ? refuseAll(path, reading) : refuseTwin(name, path, taken, reading));
    return false;
  };

  const add = (list: readonly WrittenComponent[], path: FieldPath, parent: Parent | undefined): string[] =>
    list.flatMap((entry, index) => {
      const own = [...path, index];
      const times = resolveTimes(entry, own, timezone, reading);
      diagnostics.push(...times.diagnostics);
      const since = times.value.since ?? parent?.since;
      const children: string[] = [];
      const aliases: string[] = [];
      const component: Component = {
        id: entry.id,
        name: entry.name?.trim() ?? entry.id,
        description: entry.description?.trim(),
        since,
        retired: times.value.retired,
        aliases,
        parent: parent?.id,
        children,
        isGroup: entry.components !== undefined,
        depth: parent === undefined ? 0 : parent.depth + 1,
      };
      if (!claim(entry.id, [...own, 'id'], component)) return [];
      components.push(component);
      for (const [position, alias] of (entry.aliases ?? []).entries()) {
        if (claim(alias, [...own, 'aliases', position], component)) aliases.push(alias);
      }
      const below: Parent = { id: entry.id, depth: component.depth, since };
      children.push(...add(entry.components ?? [], [...own, 'components'], below));
      return [entry.id];
    });

  add(written, ['components'], undefined);
  return { value: { components, componentById }, diagnostics };
}

function resolveTimes(
  { since: writtenSince, retired: writtenRetired }: WrittenComponent,
  path: FieldPath,
  timezone: string,
  reading: YamlReading,
): Resolved<{ readonly since: Moment | undefined; readonly retired: Moment | undefined }> {
  const since = resolveTime(writtenSince, [...path, 'since'], timezone, reading);
  const retired = resolveTime(writtenRetired, [...path, 'retired'], timezone, reading);
  const diagnostics = [...since.diagnostics, ...retired.diagnostics];
  const value = { since: since.value, retired: retired.value };
  if (since.value === undefined || retired.value === undefined || !isBefore(retired.value, since.value)) {
    return { value, diagnostics };
  }
  const related = [
    { message: 'It came into service then.', place: reading.placeOfValue([...path, 'since']) },
  ];
  const message = `The component is retired at \`${writtenRetired ?? ''}\`, before its \`since\` of \`${writtenSince ?? ''}\`.`;
  const hint = 'Correct one of the two.';
  const place = reading.placeOfValue([...path, 'retired']);
  return {
    value,
    diagnostics: [...diagnostics, diagnose('time/ends-before-start', place, message, { hint, related })],
  };
}

function refuseAll(path: FieldPath, reading: YamlReading): Diagnostic {
  const message = 'No component can be called `all`, which stands for every component.';
  const hint = 'Choose another name.';
  return diagnose('config/invalid-id', reading.placeOfValue(path), message, { hint });
}

function refuseTwin(name: string, path: FieldPath, first: FieldPath, reading: YamlReading): Diagnostic {
  const related = [{ message: 'It stands here first.', place: reading.placeOfValue(first) }];
  const message = `The id or alias \`${name}\` is already taken.`;
  const hint = 'Give each component an id of its own, and name each alias once.';
  return diagnose('config/duplicate-id', reading.placeOfValue(path), message, { hint, related });
}
