// A site that is read and compiled again and again while somebody works on it: by the live preview, by `check --watch`
// and by the language server. It sees what a cold check sees, and does anew only what a change touches.
import { readSite, type Check, type CheckOptions } from './building/read-site.js';
import { openSiteCache } from './caching/site-cache.js';
import { createRereader } from './compilation/read-sources.js';
import { configName } from './config/defaults.js';
import { emptyMemory, hasChanged, loadSite, reloadFiles } from './content/load.js';
import { createCommitFinder, createLogAsker } from './git.js';
import { compareText } from './kernel/diagnostic.js';
import type { SourceTree } from './model/source.js';
import { loadDefaultTheme, type LoadedTheme } from './theming/load-theme.js';
import { createThemeLoader } from './theming/reload-theme.js';

export interface WorkspaceOptions extends Omit<
  CheckOptions,
  'now' | 'theme' | 'reader' | 'askLog' | 'tree' | 'change'
> {
  /** Whether the site's own theme is run; where not, the default one stands in. */
  readonly runsTheme: boolean;
  /** Whether pages tell what git knows of them; git is asked again when another commit is checked out. */
  readonly asksGit?: boolean;
}

export interface Workspace {
  /**
   * Reads what is on disk at this moment and compiles it as of `now`. `open` holds files that an editor has changed and
   * not yet saved, by path relative to the site: they stand for those on disk. Where somebody knows the paths of all
   * that has changed since the last reading, only these are looked at; `isBehind` tells whether that was all.
   */
  readonly read: (
    now: number,
    open?: ReadonlyMap<string, Uint8Array>,
    changed?: ReadonlySet<string>,
  ) => Promise<Reading>;
  /** Whether a file is not what the last reading took it for. */
  readonly isBehind: () => boolean;
}

export interface Reading extends Check {
  readonly theme: LoadedTheme;
}

export function openWorkspace({ runsTheme, asksGit = false, ...options }: WorkspaceOptions): Workspace {
  const { folder, cache = openSiteCache(undefined, '') } = options;
  const reader = createRereader(cache.reader);
  const memory = emptyMemory();
  const last = { isPartial: false };
  const findCommit = createCommitFinder();
  const usual = loadDefaultTheme();
  const loadOwn = createThemeLoader(options.folder);
  const askLog = asksGit ? createLogAsker() : undefined;
  return {
    read: async (now, open = new Map(), changed) => {
      const theme = runsTheme ? await loadOwn() : usual;
      const reloaded = changed && reloadFiles(folder, changed, memory);
      last.isPartial = reloaded !== undefined;
      const tree = withOpen(reloaded ?? loadSite(folder, memory), open);
      options.onStage?.('load');
      const commit = options.commit ?? findCommit(folder) ?? '';
      const check = readSite({ ...options, now, theme, reader, askLog, tree, commit });
      return { ...check, theme };
    },
    isBehind: () => last.isPartial && hasChanged(folder, memory),
  };
}

/** An editor may also hold a file that was never saved. */
function withOpen(tree: SourceTree, open: ReadonlyMap<string, Uint8Array>): SourceTree {
  if (open.size === 0) return tree;
  const onDisk = new Map(tree.files.map((file) => [file.path, file]));
  for (const [path, bytes] of open) {
    if (/^incidents\/.*\.md$/.test(path)) onDisk.set(path, { path, bytes });
  }
  const config = open.get(configName);
  return {
    ...tree,
    config: config === undefined ? tree.config : { path: configName, bytes: config },
    files: [...onDisk.values()].toSorted((a, b) => compareText(a.path, b.path)),
    unreadable: tree.unreadable.filter((path) => !open.has(path)),
  };
}
