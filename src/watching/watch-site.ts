// Says when something below a site's folder has changed: the only user of chokidar. What it hears are mere hints to look
// at the disk again, so that it matters little which of them are lost, doubled or out of order.
import { statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { watch, type FSWatcher } from 'chokidar';
import { findGitSigns } from '../git-signs.js';
import { hearChanges, type Changes } from './heard-changes.js';
import { waitForQuiet } from './wait-for-quiet.js';
import { isWatched } from './watched-paths.js';

export interface WatchOptions {
  /**
   * Something has changed, and since then it has been quiet. Also called where the folder itself comes or goes. The paths
   * are all that it has heard of: a system may tell less than all.
   */
  readonly onChange: (changes: Changes) => void;
  /** Changes may stay unseen, with a sentence on what to do; each problem is told once. */
  readonly onProblem: (message: string, hint: string) => void;
  /** Looks at every file again and again, where a file system tells of no change. */
  readonly poll?: boolean;
}

export interface SiteWatch {
  /** From now on, these too: paths that the configuration names, relative to the site. */
  readonly follow: (paths: readonly string[]) => void;
  readonly close: () => Promise<void>;
}

/** In milliseconds. An editor that saves slowly removes the file first, and 150 ms later it is back. */
const patience = { quiet: 100, afterRemoval: 300, longest: 1000, folder: 1000, ready: 10_000 } as const;

/** Resolves when every later change will be heard of. `folder` is absolute, and need not stay there. */
export async function watchSite(folder: string, options: WatchOptions): Promise<SiteWatch> {
  const heard = hearChanges();
  const quiet = waitForQuiet({ quiet: patience.quiet, longest: patience.longest }, () => {
    options.onChange(heard.take());
  });
  const mark: Mark = (changes, patience) => {
    heard.add(changes);
    quiet.mark(patience);
  };
  const onProblem = once(options.onProblem);
  const others = new Set<string>();
  const start = (): Promise<FSWatcher> => startWatcher(folder, others, { ...options, onProblem }, mark);
  const state = { identity: identify(folder), watcher: await start(), restart: Promise.resolve() };
  // A folder that is deleted and made again is another one, of which a watcher of the first hears nothing.
  const timer = setInterval(() => {
    const identity = identify(folder);
    if (identity === state.identity) return;
    state.identity = identity;
    state.restart = state.restart.then(async () => {
      await state.watcher.close();
      state.watcher = await start();
      mark(undefined);
    });
  }, patience.folder);
  return {
    follow: (paths) => {
      const added = paths.filter((path) => !others.has(path));
      for (const path of added) others.add(path);
      if (added.length > 0) state.watcher.add(added.map((path) => join(folder, path)));
    },
    close: async () => {
      clearInterval(timer);
      quiet.stop();
      await state.restart;
      await state.watcher.close();
      quiet.stop();
    },
  };
}

type Mark = (changes: Changes, patience?: number) => void;

const relativeTo = (folder: string, path: string): string => relative(folder, path).replaceAll(sep, '/');

async function startWatcher(
  folder: string,
  others: ReadonlySet<string>,
  { poll = false, onProblem }: WatchOptions,
  mark: Mark,
): Promise<FSWatcher> {
  const signs = findGitSigns(folder);
  const watcher = watch([folder, ...signs], {
    ignoreInitial: true,
    // A link may lead out of the folder or in a circle, and a site follows none.
    followSymlinks: false,
    usePolling: poll,
    interval: 200,
    binaryInterval: 500,
    ignored: (path) =>
      !signs.some((sign) => path === sign || path.startsWith(sign + sep)) &&
      !isWatched(relativeTo(folder, path), others),
  });
  watcher.on('all', (event, path) => {
    const changed = new Set([relativeTo(folder, path)]);
    mark(changed, event.startsWith('unlink') ? patience.afterRemoval : undefined);
  });
  // Without a listener, an error would end the process.
  watcher.on('error', (error) => {
    describeError(error, onProblem);
    mark(undefined);
  });
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, patience.ready);
    watcher.once('ready', () => {
      clearTimeout(timer);
      resolve();
    });
  });
  return watcher;
}

function describeError(error: unknown, onProblem: WatchOptions['onProblem']): void {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // What vanishes while it is looked at is a change like any other.
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP') return;
  if (code === 'ENOSPC' || code === 'EMFILE') {
    const message = `The system watches no more files (${code}), so some changes will not be seen.`;
    onProblem(message, 'Start it with `--poll`, or raise the limit: `fs.inotify.max_user_watches` on Linux.');
    return;
  }
  const reason = error instanceof Error ? error.message : String(error);
  onProblem(
    `The files cannot all be watched: ${reason}.`,
    'Start it with `--poll` where changes stay unseen.',
  );
}

/** Which folder this is; its number alone is often given to the next one. Empty where there is none. */
function identify(folder: string): string {
  const stats = statSync(folder, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? '' : `${stats.dev}:${stats.ino}:${stats.birthtimeNs}`;
}

function once(tell: WatchOptions['onProblem']): WatchOptions['onProblem'] {
  const told = new Set<string>();
  return (message, hint) => {
    if (told.has(message)) return;
    told.add(message);
    tell(message, hint);
  };
}
