// A site that is read and compiled again and again while somebody works on it: by the live preview, by `check --watch`
// and by the language server. It sees what a cold check sees, and does anew only what a change touches.
import { readSite, type Check, type CheckOptions } from './build.js';
import { loadDefaultTheme, loadTheme, type LoadedTheme } from './theming/load-theme.js';

export interface WorkspaceOptions extends Omit<CheckOptions, 'now' | 'theme'> {
  /** Whether the site's own theme is run; where not, the default one stands in. */
  readonly runsTheme: boolean;
}

export interface Workspace {
  /**
   * Reads what is on disk at this moment and compiles it as of `now`. `open` holds files that an editor has changed and
   * not yet saved, by path relative to the site: they stand for those on disk.
   */
  readonly read: (now: number, open?: ReadonlyMap<string, Uint8Array>) => Promise<Reading>;
}

export interface Reading extends Check {
  readonly theme: LoadedTheme;
}

export function openWorkspace({ runsTheme, ...options }: WorkspaceOptions): Workspace {
  return {
    read: async (now) => {
      const theme = runsTheme ? await loadTheme(options.folder) : loadDefaultTheme();
      return { ...readSite({ ...options, now, theme }), theme };
    },
  };
}
