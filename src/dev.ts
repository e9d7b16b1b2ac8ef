// The live preview: reads the site again whenever its folder has changed, serves what came of it at once, and does what
// takes long, such as the search index, when nobody waits. The last site without errors stays until there is another.
import { addLeaks, addSearch, type Check } from './build.js';
import type { Compilation } from './compile.js';
import { listThemePaths } from './config/list-theme-paths.js';
import { decodeText } from './kernel/decode.js';
import { compareDiagnostics, countLevels, type Diagnostic } from './kernel/diagnostic.js';
import type { OutputFile } from './model/output.js';
import { toReport } from './output/report/report.js';
import { startLiveServer, type LiveServerOptions } from './serving/live-server.js';
import type { LiveState, PublishedSite } from './serving/published-site.js';
import { PartError } from './theming/theme-module.js';
import { doInTurns, pause } from './watching/idle.js';
import { latestOnly } from './watching/latest-only.js';
import { watchSite } from './watching/watch-site.js';
import { openWorkspace, type Reading } from './workspace.js';

export interface DevOptions extends Pick<LiveServerOptions, 'host' | 'port' | 'reveal' | 'openFile'> {
  /** The folder that holds candor.yaml, absolute. */
  readonly folder: string;
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

/** What the preview knows at a moment. */
interface Session {
  current: Current | undefined;
  /** Problems that only showed when pages were made or searched. */
  later: readonly Diagnostic[];
  site: PublishedSite | undefined;
  /** The last site of which all pages were made and searched. */
  settled: PublishedSite | undefined;
  /** The files of the last search index. */
  index: readonly OutputFile[];
  fault: string | undefined;
}

interface Current {
  readonly reading: Reading;
  readonly now: number;
}

/** Milliseconds after a change in which browsers load what they show. */
const idle = 250;

/** Resolves when the folder was read for the first time, right or wrong. Rejects with a ServingError. */
export async function startDev(options: DevOptions): Promise<Dev> {
  const { folder, timeZoneData, reveal, onNotice } = options;
  const workspace = openWorkspace({
    folder,
    timeZoneData,
    runsTheme: true,
    asksGit: true,
    reveal,
    onDemand: true,
  });
  const session: Session = {
    current: undefined,
    later: [],
    site: undefined,
    settled: undefined,
    index: [],
    fault: undefined,
  };
  const server = await startLiveServer({
    ...options,
    describeError,
    onRenderProblem: (problem) => {
      session.later = [...session.later, problem];
      show();
    },
  });
  const show = (): void => {
    server.show(toState(session));
  };
  const onFault = (error: unknown): void => {
    session.fault = `Candor itself failed: ${error instanceof Error ? error.message : String(error)}`;
    show();
    options.onFault(error);
  };

  const settling = latestOnly(async (signal) => {
    await pause(idle, signal);
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
    const read = await workspace.read(now);
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
    onChange: () => void reading.ask(),
    onProblem: onNotice,
  });
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

interface Settlement {
  readonly problems: readonly Diagnostic[];
  /** All files of the site, the search index among them. */
  readonly files: readonly OutputFile[];
  readonly index: readonly OutputFile[];
}

/** Makes every page and the search index, and searches them for what is withheld; undefined where it is out of date. */
async function settle(
  { reading, now }: Current,
  { folder, reveal, onNotice }: DevOptions,
  signal: AbortSignal,
): Promise<Settlement | undefined> {
  const { theme, compilation } = reading;
  const { files } = compilation;
  const isOutOfDate = (): boolean => signal.aborted;
  const failed = await renderAll(files, signal);
  if (isOutOfDate()) return undefined;
  if (failed !== undefined) return { problems: [failed], files, index: [] };
  const { compilation: whole, searchProblem } = await addSearch(reading, { folder, theme, now });
  if (isOutOfDate()) return undefined;
  if (searchProblem !== undefined)
    onNotice(`The site has no search, because its index could not be made: ${searchProblem}`);
  const problems = reveal ? [] : listLeaks(whole, { folder, theme });
  return { problems, files: whole.files, index: whole.files.slice(files.length) };
}

/** What a part of the theme failed at first, or undefined. */
async function renderAll(files: readonly OutputFile[], signal: AbortSignal): Promise<Diagnostic | undefined> {
  const works = files.map((file) => () => ('content' in file ? file.content : undefined));
  try {
    await doInTurns(works, signal);
    return undefined;
  } catch (error) {
    const problem = describeError(error);
    if (problem === undefined) throw error;
    return problem;
  }
}

const describeError = (error: unknown): Diagnostic | undefined =>
  error instanceof PartError ? error.diagnostic : undefined;

function listLeaks(compilation: Compilation, options: Parameters<typeof addLeaks>[1]): readonly Diagnostic[] {
  const known = new Set(compilation.diagnostics);
  return addLeaks(compilation, options)?.diagnostics.filter((diagnostic) => !known.has(diagnostic)) ?? [];
}

function withProblems({ tree, compilation }: Check, problems: readonly Diagnostic[]): Check {
  const diagnostics = [...compilation.diagnostics, ...problems].sort(compareDiagnostics);
  return { tree, compilation: { ...compilation, diagnostics } };
}

const toSite = (folder: string, { compilation }: Check, files: readonly OutputFile[]): PublishedSite => ({
  basePath: compilation.site.url === undefined ? '/' : new URL(compilation.site.url).pathname,
  files: new Map(files.map((file) => [file.path, file])),
  folder,
});

function toState({ current, later, site, fault }: Session): LiveState {
  if (current === undefined) return { site, diagnostics: [], sourceOf: () => undefined, fault };
  const { tree, compilation } = withProblems(current.reading, later);
  const closed = new Set(
    compilation.diagnostics.flatMap(({ quotable, place }) => (quotable ? [] : place.path)),
  );
  const byPath = new Map([tree.config ?? [], ...tree.files].flat().map((file) => [file.path, file.bytes]));
  return {
    site,
    diagnostics: toReport(compilation.diagnostics),
    sourceOf: (path) => {
      const bytes = byPath.get(path);
      return bytes === undefined || closed.has(path) ? undefined : decodeText(path, bytes).text;
    },
    fault,
  };
}
