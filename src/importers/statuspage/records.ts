// What a JSON file of the source holds: incidents and maintenances in any of the shapes in which Statuspage's API gives
// them or people store them, and the components and the page that stand beside them.
import type { SourceFile } from '../../model/source.js';
import type { Report } from '../imported.js';
import { readSourceText } from '../source-text.js';
import { findIdLines, isJson, lineOf, listOf, type Json } from './json.js';

/** One incident or maintenance as one file has it. */
export interface StatuspageRecord {
  readonly path: string;
  /** Of its id in the file, counting from 1. */
  readonly line: number;
  readonly id: string | undefined;
  readonly value: Json;
  /** Whether it stood among the scheduled maintenances. */
  readonly isScheduled: boolean;
  /** The line of an id inside the file. */
  readonly lineOfId: (id: unknown) => number;
}

export interface StatuspageFile {
  readonly path: string;
  readonly records: readonly StatuspageRecord[];
  readonly components: readonly Json[];
  readonly page: Json | undefined;
  /** Things that stand where an incident should: how many, and what is said of each. */
  readonly refused: readonly string[];
}

/** A file that is no JSON counts as one record, which is refused. */
export function readStatuspageFile(file: SourceFile, report: Report): StatuspageFile {
  const { path } = file;
  const text = readSourceText(path, file.bytes, report);
  const parsed = parseJson(text);
  if (!parsed.ok) return { path, records: [], components: [], page: undefined, refused: [parsed.reason] };
  const lines = findIdLines(text);
  const lineOfId = (id: unknown): number => (typeof id === 'string' ? lines.get(id) : undefined) ?? 1;
  const found = collect(parsed.value);
  const records = found.records.map(({ value, isScheduled }): StatuspageRecord => {
    const id = lineOf(value['id']);
    return { path, line: lineOfId(value['id']), id, value, isScheduled, lineOfId };
  });
  return { ...found, path, records };
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false; reason: string } {
  if (text.trim() === '') return { ok: false, reason: 'the file is empty' };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    const [message = ''] = (error instanceof Error ? error.message : '').split('\n', 1);
    return { ok: false, reason: `the file is not valid JSON (${message.slice(0, 120)})` };
  }
}

interface Collected {
  readonly records: readonly { readonly value: Json; readonly isScheduled: boolean }[];
  readonly components: readonly Json[];
  readonly page: Json | undefined;
  readonly refused: readonly string[];
}

const lists = [
  { name: 'incidents', isScheduled: false },
  { name: 'scheduled_maintenances', isScheduled: true },
] as const;
const singles = [
  { name: 'incident', isScheduled: false },
  { name: 'scheduled_maintenance', isScheduled: true },
] as const;

function collect(value: unknown): Collected {
  if (Array.isArray(value)) return joinAll(value.map(collectItem));
  if (!isJson(value)) return { ...nothing, refused: ['the file holds neither an object nor a list'] };
  return collectItem(value);
}

const nothing: Collected = { records: [], components: [], page: undefined, refused: [] };

function collectItem(value: unknown): Collected {
  if (!isJson(value)) return { ...nothing, refused: ['an item of the list is no object'] };
  if (isIncident(value)) return { ...nothing, records: [{ value, isScheduled: false }] };
  if (isComponent(value)) return { ...nothing, components: [value] };
  const parts: Collected[] = [];
  const take = (name: string, item: unknown, isScheduled: boolean): void => {
    if (isJson(item)) parts.push({ ...nothing, records: [{ value: item, isScheduled }] });
    else parts.push({ ...nothing, refused: [`what stands under \`${name}\` is no object`] });
  };
  for (const { name, isScheduled } of lists)
    for (const item of listOf(value[name])) take(name, item, isScheduled);
  for (const { name, isScheduled } of singles)
    if (Object.hasOwn(value, name)) take(name, value[name], isScheduled);
  const page = isJson(value['page']) ? value['page'] : undefined;
  return joinAll([{ ...nothing, components: listOf(value['components']).filter(isJson), page }, ...parts]);
}

const isIncident = (value: Json): boolean =>
  !['incidents', 'incident', 'scheduled_maintenances'].some((name) => Object.hasOwn(value, name)) &&
  (Array.isArray(value['incident_updates']) ||
    (typeof value['name'] === 'string' &&
      ['impact', 'shortlink', 'scheduled_for', 'resolved_at'].some((name) => Object.hasOwn(value, name))));

const isComponent = (value: Json): boolean =>
  typeof value['name'] === 'string' &&
  ['group', 'group_id', 'showcase', 'only_show_if_degraded'].some((name) => Object.hasOwn(value, name));

const joinAll = (parts: readonly Collected[]): Collected => ({
  records: parts.flatMap(({ records }) => records),
  components: parts.flatMap(({ components }) => components),
  page: parts.find(({ page }) => page !== undefined)?.page,
  refused: parts.flatMap(({ refused }) => refused),
});
