// The systems that a post names, as ids of components. cState compares names exactly, and its authors do not.
import { quoteValue } from '../imported.js';
import { textsOf } from '../values.js';
import { foldName, type Components } from './components.js';
import type { PostFields } from './post-fields.js';

export interface Affected {
  /** Each once, in the order of the post. */
  readonly ids: readonly string[];
  /** Names that the configuration lacks. */
  readonly unknown: readonly string[];
}

export function readAffected(fields: PostFields, components: Components): Affected {
  const ids = new Set<string>();
  const unknown = new Set<string>();
  const guess = (reason: string): void => fields.note('guessed', 'affected', reason);
  for (const name of listNames(fields, components)) {
    const id = idOf(name, components);
    const group = components.groupByName.get(foldName(name));
    if (id !== undefined) {
      if (ids.has(id)) fields.note('lost', 'affected', `the system “${name}” is named twice`);
      else if (!components.idByName.has(name))
        guess(`“${name}” is read as the system “${nameOf(id, components)}”`);
      ids.add(id);
    } else if (foldName(name) === 'all') {
      guess(`“${name}” is read as every component`);
      ids.add('all');
    } else if (group !== undefined) {
      guess(`“${name}” is a category; it is read as all of its systems`);
      ids.add(group);
    } else {
      guess(`“${name}” is not a system of the configuration; the name is kept as a tag`);
      unknown.add(name);
    }
  }
  return { ids: [...ids], unknown: [...unknown] };
}

// One text may hold several names, as cState's editor asks for them.
function listNames(fields: PostFields, components: Components): string[] {
  return textsOf(fields.get('affected')?.value).flatMap((name) => {
    const parts = name.split(/\s*,\s*/).filter((part) => part !== '');
    if (idOf(name, components) !== undefined || parts.length < 2) return [name];
    fields.note('guessed', 'affected', `${quoteValue(name)} is read as ${parts.length} names`);
    return parts;
  });
}

const idOf = (name: string, { idByName, idByFoldedName }: Components): string | undefined =>
  idByName.get(name) ?? idByFoldedName.get(foldName(name));

const nameOf = (id: string, { idByName }: Components): string =>
  [...idByName].find(([, known]) => known === id)?.[0] ?? id;
