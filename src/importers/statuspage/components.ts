// The components of the source in their groups: from its lists of components, and from the incidents that name others.
import { makeComponentId } from '../../kernel/ids.js';
import { readTime } from '../../kernel/time-reading.js';
import type { Report } from '../imported.js';
import { isJson, lineOf, listOf, type Json } from './json.js';
import type { StatuspageFile, StatuspageRecord } from './records.js';
import { readRecordTime } from './record-time.js';
import { severities } from './words.js';

export interface NewComponent {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly since?: string;
  readonly components?: readonly NewComponent[];
}

export interface Components {
  readonly tree: readonly NewComponent[];
  /** The new id by the one of the source; where a component has none there, by its name. */
  readonly idByCode: ReadonlyMap<string, string>;
}

interface Known {
  readonly code: string;
  readonly name: string;
  readonly value: Json;
  readonly changed: number;
  /** Only an update names it, and says nothing else about it. */
  readonly isBare: boolean;
}

export const codeOf = (component: Json): string | undefined =>
  lineOf(component['id']) ?? lineOf(component['code']) ?? lineOf(component['name']);

export function planComponents(
  files: readonly StatuspageFile[],
  records: readonly StatuspageRecord[],
  reportFor: (path: string) => Report,
): Components {
  const known = listKnown(files, records);
  const groups = new Set(known.flatMap(({ value }) => lineOf(value['group_id']) ?? []));
  const taken = new Set<string>(['all', ...severities.map(({ id }) => id)]);
  const idByCode = new Map<string, string>();
  const nameComponent = ({ code, name }: Known): string => {
    const id = makeComponentId(name, taken, idByCode.size + 1);
    taken.add(id);
    idByCode.set(code, id);
    return id;
  };
  const describe = (component: Known): NewComponent => {
    const description = lineOf(component.value['description']);
    const since = lineOf(component.value['start_date']);
    return {
      id: nameComponent(component),
      name: component.name,
      ...(description === undefined ? {} : { description }),
      ...(since !== undefined && isDay(since) ? { since } : {}),
    };
  };
  const groupOf = ({ value }: Known): string | undefined => lineOf(value['group_id']);
  const isThere = (code: string | undefined): boolean => known.some((one) => one.code === code);
  const tree = known
    .filter((one) => groupOf(one) === undefined || groupOf(one) === one.code || !isThere(groupOf(one)))
    .map((one): NewComponent => {
      const members = groups.has(one.code)
        ? known.filter((other) => other !== one && groupOf(other) === one.code)
        : [];
      const own = describe(one);
      return members.length === 0 ? own : { ...own, components: members.map(describe) };
    });
  reportBare(known, files, reportFor);
  return { tree, idByCode };
}

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && readTime(text, 'UTC').ok;

/** Each component once, as it was changed last, in the order of the old page. */
function listKnown(files: readonly StatuspageFile[], records: readonly StatuspageRecord[]): Known[] {
  const byCode = new Map<string, Known>();
  const take = (value: unknown, isBare: boolean): void => {
    if (!isJson(value)) return;
    const code = codeOf(value);
    if (code === undefined) return;
    const changed = isBare ? -1 : (readRecordTime(value['updated_at'])?.order ?? 0);
    const before = byCode.get(code);
    if (before !== undefined && before.changed >= changed) return;
    byCode.set(code, { code, name: lineOf(value['name']) ?? code, value, changed, isBare });
  };
  for (const { components } of files) for (const component of components) take(component, false);
  for (const { value } of records)
    for (const component of listOf(value['components'])) take(component, false);
  for (const { value } of records)
    for (const update of listOf(value['incident_updates']))
      if (isJson(update))
        for (const component of listOf(update['affected_components'])) take(component, true);
  const known = [...byCode.values()];
  const position = ({ value }: Known): number =>
    typeof value['position'] === 'number' ? value['position'] : Number.MAX_SAFE_INTEGER;
  return known.sort((a, b) => Number(a.isBare) - Number(b.isBare) || position(a) - position(b));
}

function reportBare(
  known: readonly Known[],
  files: readonly StatuspageFile[],
  reportFor: (path: string) => Report,
): void {
  const names = known.filter(({ isBare }) => isBare).map(({ name }) => `“${name}”`);
  const [first] = files;
  if (names.length === 0 || first === undefined) return;
  const reason = `only updates name the components ${names.join(', ')}; they stand last, outside of the groups`;
  reportFor(first.path)('guessed', 1, reason);
}
