// How the site looks, as the configuration has it: which files of the site join the theme, and which of the theme's
// custom properties have other values. Whether the files exist is for the shell to find out.
import { diagnose, type Diagnostic, type Place } from '../kernel/diagnostic.js';
import type { YamlReading } from '../kernel/yaml.js';
import type { Resolved } from './resolved.js';
import type { WrittenTheme } from './written-config.js';

export interface ThemeFile {
  /** Relative to the site. */
  readonly path: string;
  readonly place: Place;
}

export interface ThemeProperty {
  /** With its two hyphens. */
  readonly name: string;
  readonly value: string;
  readonly place: Place;
}

export interface ThemeSettings {
  readonly module: ThemeFile | undefined;
  readonly stylesheet: ThemeFile | undefined;
  readonly properties: readonly ThemeProperty[];
  /** Those that hold where the reader prefers a dark page. */
  readonly dark: readonly ThemeProperty[];
}

export function resolveTheme(
  { module, stylesheet, properties = {}, dark = {} }: WrittenTheme,
  reading: YamlReading,
): Resolved<ThemeSettings> {
  const file = (key: 'module' | 'stylesheet', path: string | undefined): ThemeFile | undefined =>
    path === undefined ? undefined : { path, place: reading.placeOfValue(['theme', key]) };
  const list = (
    key: 'properties' | 'dark',
    written: Readonly<Record<string, string>>,
  ): readonly ThemeProperty[] =>
    Object.entries(written).map(([name, value]) => ({
      name,
      value,
      place: reading.placeOfKey(['theme', key, name]),
    }));
  const settings = {
    module: file('module', module),
    stylesheet: file('stylesheet', stylesheet),
    properties: list('properties', properties),
    dark: list('dark', dark),
  };
  const diagnostics = [...settings.properties, ...settings.dark].flatMap(({ name, value, place }) =>
    isForeign(value) ? refuseForeign(`\`${name}\` loads`, place) : [],
  );
  return { value: settings, diagnostics };
}

/** Whether CSS asks another host for something: its addresses may be quoted, and may leave out the scheme. */
export const isForeign = (css: string): boolean =>
  /(?:url\(\s*["']?|@import\s+["'])\s*(?:https?:)?\/\//i.test(css);

export const refuseForeign = (what: string, place: Place): Diagnostic[] => [
  diagnose('theme/foreign-address', place, `${what} something from another host, which no page may do.`, {
    hint: 'Put the file into `public/` and name it by its path on this site.',
  }),
];
