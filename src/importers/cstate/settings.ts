// A Hugo configuration as plain tables, whatever its language. Hugo reads keys without regard to case.
import { readYaml } from '../../kernel/yaml.js';
import { readToml } from '../toml.js';
import { textsOf } from '../values.js';

export type Table = Readonly<Record<string, unknown>>;

export interface Settings {
  /** By keys in lower case. */
  readonly root: Table;
  /** Those of the theme. */
  readonly params: Table;
  /** The keys of both as their author wrote them. */
  readonly writtenKeys: ReadonlyMap<string, string>;
}

/** A key that its map has already; what it says is not read. */
export interface RepeatedKey {
  readonly name: string;
  readonly line: number;
}

export type SettingsReading =
  | { readonly ok: true; readonly settings: Settings; readonly repeated: readonly RepeatedKey[] }
  | { readonly ok: false; readonly reason: string };

/** `paramsText` is the file of a configuration folder that holds the settings of the theme, in the same language. */
export function readSettings(path: string, text: string, paramsText: string | undefined): SettingsReading {
  const whole = readTable(path, text);
  if (!whole.ok) return { ok: false, reason: `${path} cannot be read: ${whole.reason}` };
  const beside = readTable(path, paramsText ?? '');
  if (!beside.ok)
    return { ok: false, reason: `The parameters beside ${path} cannot be read: ${beside.reason}` };
  const root = foldKeys(whole.table);
  const inner = tableOf(Object.entries(whole.table).find(([key]) => key.toLowerCase() === 'params')?.[1]);
  const keys = [whole.table, inner, beside.table].flatMap((table) => Object.keys(table));
  return {
    ok: true,
    repeated: whole.repeated,
    settings: {
      root,
      params: { ...tableOf(root['params']), ...foldKeys(beside.table) },
      writtenKeys: new Map(keys.map((key) => [key.toLowerCase(), key])),
    },
  };
}

type TableReading =
  | { readonly ok: true; readonly table: Table; readonly repeated: readonly RepeatedKey[] }
  | { readonly ok: false; readonly reason: string };

// What is wrong in the configuration is wrong in every post: unlike a post, it is read as it stands or not at all.
function readTable(path: string, text: string): TableReading {
  if (path.endsWith('.toml')) {
    const toml = readToml(text);
    if (toml.ok) return { ok: true, table: tableOf(toml.value), repeated: [] };
    return { ok: false, reason: `line ${toml.line}: ${toml.message}` };
  }
  const { value, diagnostics } = readYaml(text, { path });
  const problem = diagnostics.find(({ code }) => code !== 'format/duplicate-field');
  if (problem !== undefined)
    return { ok: false, reason: `line ${problem.place.start.line}: ${problem.message}` };
  const isTable = value === null || (typeof value === 'object' && !Array.isArray(value));
  if (!isTable) return { ok: false, reason: 'it is not a map' };
  const lines = text.split('\n');
  const repeated = diagnostics.map(({ place: { start, end } }) => ({
    name: lines[start.line - 1]?.slice(start.column - 1, end.column - 1) ?? '',
    line: start.line,
  }));
  return { ok: true, table: tableOf(value), repeated };
}

function foldKeys(table: Table): Table {
  const fold = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(fold);
    return typeof value === 'object' && value !== null ? foldKeys(tableOf(value)) : value;
  };
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key.toLowerCase(), fold(value)]));
}

export const tableOf = (value: unknown): Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** One line of text; undefined for lists and where there is nothing. */
export const textOf = (value: unknown): string | undefined =>
  Array.isArray(value) ? undefined : textsOf(value)[0];
