// Loads a theme again and again while somebody works on it, and only anew when one of its files has changed.
import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { configName } from '../config/defaults.js';
import { compareText } from '../kernel/diagnostic.js';
import { loadTheme, readThemeSettings, type LoadedTheme } from './load-theme.js';

/** What it returns rejects never, as `loadTheme`. */
export function createThemeLoader(folder: string): () => Promise<LoadedTheme> {
  const loads = new Map<string, Promise<LoadedTheme>>();
  let last: { readonly config: string; readonly settings: ThemeSettings } | undefined;
  return () => {
    const config = hashFile(join(folder, configName));
    if (last?.config !== config) last = { config, settings: readThemeSettings(folder) };
    const version = versionOf(folder, config, last.settings);
    const load = loads.get(version) ?? loadTheme(folder, version);
    loads.clear();
    loads.set(version, load);
    return load;
  };
}

type ThemeSettings = ReturnType<typeof readThemeSettings>;

/** Of the configuration and all files that the theme may consist of, by their content. */
function versionOf(folder: string, config: string, { module, stylesheet }: ThemeSettings): string {
  const modules = module === undefined ? [] : listFiles(folder, dirname(module.path));
  const paths = [...modules, ...(stylesheet === undefined ? [] : [stylesheet.path])];
  const lines = [config, ...paths.map((path) => `${path} ${hashFile(join(folder, path))}`)];
  return hash('sha256', lines.join('\n')).slice(0, 16);
}

/** What a theme may import or name as an asset; nothing of a site whose theme lies at its top but the files there. */
function listFiles(site: string, folder: string): readonly string[] {
  const isTop = folder === '.';
  const entries = read(() => readdirSync(join(site, folder), { withFileTypes: true })) ?? [];
  return entries
    .toSorted((a, b) => compareText(a.name, b.name))
    .flatMap((entry) => {
      const path = isTop ? entry.name : `${folder}/${entry.name}`;
      if (entry.isFile()) return [path];
      return entry.isDirectory() && !isTop && entry.name !== 'node_modules' ? listFiles(site, path) : [];
    });
}

const hashFile = (path: string): string => read(() => hash('sha256', readFileSync(path))) ?? '';

/** Undefined of what is not there: loading the theme says so. */
function read<Value>(ask: () => Value): Value | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
