// The theme of a site as the shell hands it to `compile`: the default one or the site's own, with what the configuration
// adds to it, and every problem with it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultTheme } from '../../theme/index.js';
import { configName } from '../config/defaults.js';
import { readConfig } from '../config/read-config.js';
import type { Diagnostic } from '../kernel/diagnostic.js';
import { diagnose } from '../kernel/diagnostic.js';
import type { OutputFile } from '../model/output.js';
import type { Theme } from '../site/parts.js';
import { checkProperties, readAssets, readStylesheet, writeProperties } from './theme-files.js';
import { loadThemeModule } from './theme-module.js';

export interface LoadedTheme {
  readonly theme: Theme;
  readonly assets: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
}

// The default theme lies beside src/, in the sources as in the package.
const themeFolder = fileURLToPath(new URL('../../theme/', import.meta.url));

export const loadDefaultTheme = (): LoadedTheme => ({
  theme: defaultTheme,
  assets: readAssets(defaultTheme, themeFolder),
  diagnostics: [],
});

/**
 * Reads candor.yaml for what it says of the look, and runs the site's own theme if it has one. Rejects never: a theme
 * that cannot be used is a diagnostic, and the default one stands in, so that everything else can be checked. `version`
 * is that of the theme's own files, for a process that lives through their changes.
 */
export async function loadTheme(folder: string, version = ''): Promise<LoadedTheme> {
  const { module, stylesheet, properties, dark } = readThemeSettings(folder);
  const usual = loadDefaultTheme();
  const own =
    module === undefined
      ? undefined
      : await loadThemeModule(folder, module, defaultTheme, version).then((loaded) => {
          if (loaded.theme === undefined) return { ...usual, diagnostics: loaded.diagnostics };
          try {
            return {
              theme: loaded.theme,
              assets: readOwnAssets(loaded.theme, loaded.folder),
              diagnostics: [],
            };
          } catch (error) {
            const message = `A file of the theme could not be read: ${error instanceof Error ? error.message : String(error)}.`;
            return { ...usual, diagnostics: [diagnose('theme/missing-file', module.place, message)] };
          }
        });
  const { theme, assets, diagnostics } = own ?? usual;
  const custom = writeProperties(properties, dark);
  const styles = readStylesheet(folder, stylesheet);
  const added = [...custom, ...styles.assets];
  return {
    theme: { ...theme, assets: [...theme.assets, ...added.map(({ path }) => ({ path, source: path }))] },
    assets: [...assets, ...added],
    diagnostics: [
      ...diagnostics,
      ...checkProperties(properties, dark, [...assets, ...styles.assets]),
      ...styles.diagnostics,
    ],
  };
}

/** Those that a theme took over from the default one are in its folder, and not beside the site's module. */
function readOwnAssets(theme: Theme, folder: string): readonly OutputFile[] {
  const usual = new Set(defaultTheme.assets);
  return theme.assets.flatMap((asset) =>
    readAssets({ ...theme, assets: [asset] }, usual.has(asset) ? themeFolder : folder),
  );
}

export function readThemeSettings(folder: string): ReturnType<typeof readConfig>['theme'] {
  try {
    return readConfig({ path: configName, bytes: readFileSync(join(folder, configName)) }).theme;
  } catch {
    // Reading the site itself says what is wrong with the file.
    return readConfig(undefined).theme;
  }
}
