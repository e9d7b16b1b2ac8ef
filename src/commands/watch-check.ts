// The loop of `candor check --watch`: what a cold check finds, found again after every change.
import { addLeaks, type Check } from '../building/read-site.js';
import type { SiteCache } from '../caching/site-cache.js';
import { listThemePaths } from '../config/list-theme-paths.js';
import { listRemotes } from '../git.js';
import { latestOnly } from '../watching/latest-only.js';
import { watchSite } from '../watching/watch-site.js';
import { openWorkspace } from '../workspace.js';
import { abortionOf } from './watch-options.js';

export interface WatchedCheck {
  readonly folder: string;
  readonly cache: SiteCache;
  readonly timeZoneData: string | undefined;
  /** Whether what the policy promises is judged too. */
  readonly policy: boolean;
}

export interface CheckWatcher {
  /** The time as of which to check, asked for each time. */
  readonly now: () => number;
  /** Looks at every file again and again, where a file system tells of no change. */
  readonly poll: boolean;
  /** Ends the watch. */
  readonly stop: AbortSignal;
  readonly onBegin: () => void;
  readonly onEnd: (check: Check) => void;
  /** A fault of Candor, which the next check may not have. */
  readonly onFault: (error: unknown) => void;
  /** Changes may stay unseen. */
  readonly onProblem: (message: string, hint: string) => void;
}

/** Resolves when it was stopped. */
export async function watchCheck(choice: WatchedCheck, watcher: CheckWatcher): Promise<void> {
  const { folder } = choice;
  const remotes = listRemotes(folder);
  const workspace = openWorkspace({ ...choice, remotes, runsTheme: true });
  const checking = latestOnly(async () => {
    watcher.onBegin();
    const reading = await workspace.read(watcher.now());
    const compilation = addLeaks(reading.compilation, { folder, theme: reading.theme });
    watcher.onEnd(compilation === undefined ? reading : { ...reading, compilation });
    watching.follow(listThemePaths(reading.tree.config));
  }, watcher.onFault);
  const watching = await watchSite(folder, {
    onChange: () => void checking.ask(),
    onProblem: watcher.onProblem,
    poll: watcher.poll,
  });
  void checking.ask();
  await abortionOf(watcher.stop);
  await watching.close();
  await checking.stop();
}
