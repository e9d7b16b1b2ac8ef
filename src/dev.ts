// The live preview: reads the site again whenever its folder has changed, serves what came of it at once, and does what
// takes long, such as the search index, when nobody waits. The last site without errors stays until there is another.
import type { Check } from './building/read-site.js';
import type { SiteCache } from './caching/site-cache.js';
import { listThemePaths } from './config/list-theme-paths.js';
import { newSession, toLiveState, toSite, withProblems } from './dev/session.js';
import { describeError, settle } from './dev/settle.js';
import { countLevels } from './kernel/diagnostic.js';
import { startLiveServer, type LiveServerOptions } from './serving/live-server.js';
import { hearChanges } from './watching/heard-changes.js';
import { pause } from './watching/idle.js';
import { latestOnly } from './watching/latest-only.js';
import { watchSite } from './watching/watch-site.js';
import { openWorkspace } from './workspace.js';

export interface DevOptions extends Pick<LiveServerOptions, 'host' | 'port' | 'reveal' | 'openFile'> {
  /** The folder that holds candor.yaml, absolute. */
  readonly folder: string;
  /** What earlier builds have left; nothing unless given. */
  readonly cache?: SiteCache;
  /** Looks at every file again and again, where a file system tells of no change. */
  readonly poll: boolean;
  readonly timeZoneData: string | undefined;
  /** The time as of which the site is made, in milliseconds since 1970-01-01T00:00Z; asked for at each reading. */
  readonly now: () => number;
  /** Milliseconds since any moment, to tell how long a reading took. */
  readonly clock: () => number;
  /** The sources were read anew, and what they give is served if it has no error. */
  readonly onReading: (outcome: Outcome) => void;
  /** All is done that the last reading has called for: what is served is what a build would write. */
  readonly onSettled: (outcome: Outcome) => void;
  /** A sentence for the terminal, with what to do about it. */
  readonly onNotice: (sentence: string, hint?: string) => void;
  /** A fault of Candor: the pages stay, and the next change may mend it. */
  readonly onFault: (error: unknown) => void;
}

export interface Outcome {
  /** With what was found since it was read. */
  readonly check: Check;
  /** Whether the pages are of these very sources; else they are the last ones without errors. */
  readonly isServed: boolean;
  /** How long it took. */
  readonly milliseconds: number;
}

export interface Dev {
  /** Where a browser finds the site. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Milliseconds after a change in which browsers load what they show. */
const idle = 250;

/** Resolves when the folder was read for the first time, right or wrong. Rejects with a ServingError. */
export async function startDev(options: DevOptions): Promise<Dev> {
  const { folder, cache, timeZoneData, reveal } = options;
  const workspace = openWorkspace({
    folder,
    ...(cache === undefined ? {} : { cache }),
    timeZoneData,
    runsTheme: true,
    asksGit: true,
    reveal,
    onDemand: true,
  });
  const session = newSession();
  const server = await startLiveServer({
    ...options,
    describeError,
    onRenderProblem: (problem) => {
      session.later = [...session.later, problem];
      show();
    },
  });
  const show = (): void => {
    server.show(toLiveState(session));
  };
  const changed = hearChanges();
  const onFault = (error: unknown): void => {
    // What a reading that failed was told of is not read yet.
    changed.add(undefined);
    session.fault = `Candor itself failed: ${error instanceof Error ? error.message : String(error)}`;
    show();
    options.onFault(error);
  };

  const settling = latestOnly(async (signal) => {
    await pause(idle, signal);
    if (!signal.aborted && workspace.isBehind()) {
      changed.add(undefined);
      void reading.ask();
      return;
    }
    const begun = options.clock();
    const { current } = session;
    const settled = current === undefined ? undefined : await settle(current, options, signal);
    if (current === undefined || settled === undefined) return;
    const isSound = settled.problems.length === 0;
    if (isSound) session.settled = toSite(folder, current.reading, settled.files);
    Object.assign(session, { site: session.settled, index: settled.index, later: settled.problems });
    show();
    const check = withProblems(current.reading, settled.problems);
    options.onSettled({ check, isServed: isSound, milliseconds: options.clock() - begun });
  }, onFault);

  const reading = latestOnly(async () => {
    const now = options.now();
    const begun = options.clock();
    const read = await workspace.read(now, undefined, changed.take());
    const { isUsable, site, diagnostics, files } = read.compilation;
    Object.assign(session, { current: { reading: read, now }, later: [], fault: undefined });
    const isServed = isUsable && countLevels(diagnostics).error === 0;
    // The last index stands in for the next one, so that a search goes on meanwhile.
    if (isServed)
      session.site = toSite(folder, read, site.output.search ? [...files, ...session.index] : files);
    show();
    options.onReading({ check: read, isServed, milliseconds: options.clock() - begun });
    watching.follow(listThemePaths(read.tree.config));
    if (isServed) void settling.ask();
  }, onFault);

  const watching = await watchSite(folder, {
    poll: options.poll,
    onChange: (changes) => {
      changed.add(changes);
      void reading.ask();
    },
    onProblem: options.onNotice,
  });
  changed.add(undefined);
  await reading.ask();
  return {
    url: server.url,
    close: async () => {
      await watching.close();
      await Promise.all([reading.stop(), settling.stop()]);
      await server.close();
    },
  };
}
