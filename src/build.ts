// The shell that publishes: reads the site and the theme, compiles, and writes the result. Writes nothing where there is
// an error, so that the last good site stays.
import { join, resolve } from 'node:path';
import { addSearch, compileWithoutSearch, findIndex } from './building/add-search.js';
import { findKnownSite, isUsual, mayHoldBack, rememberSite, targetOf } from './building/known-site.js';
import { readAhead } from './building/read-ahead.js';
import { addLeaks, readSite, readWithout, type Check, type CheckOptions } from './building/read-site.js';
import { namingOf, recallPages, rememberPages } from './caching/known-pages.js';
import { openSiteCache, outputMemory, type SiteCache } from './caching/site-cache.js';
import { makePages } from './compile.js';
import { loadSite } from './content/load.js';
import { askFileLog } from './git.js';
import { countLevels } from './kernel/diagnostic.js';
import { once } from './kernel/remember.js';
import type { Runner } from './output/write/lock.js';
import { publishSite, type PublishOptions, type PublishResult } from './output/write/publish-site.js';
import { loadDefaultTheme, loadTheme, type LoadedTheme } from './theming/load-theme.js';
import { nameAssets } from './theming/name-assets.js';
import { PartError } from './theming/theme-module.js';

export interface BuildOptions extends Omit<
  CheckOptions,
  'policy' | 'remotes' | 'reveal' | 'reader' | 'naming' | 'onDemand' | 'tree' | 'change'
> {
  /** Absolute; by default `output.folder` of the configuration. */
  readonly out?: string | undefined;
  /** Warnings count as errors. */
  readonly strict?: boolean;
  /** Publishes what has no error, with a headline that says so. */
  readonly keepGoing?: boolean;
  readonly cwd: string;
  readonly runner: Runner;
  /** Called when writing begins; what it returns ends the publication in good order, the last site in its place. */
  readonly catchSignals?: () => AbortSignal;
}

export interface Build extends Check {
  readonly out: string;
  /** How many entries the site has. */
  readonly entries: number;
  /** The very same site stood there already, and had given no reason to speak: then it is compiled only if asked for. */
  readonly isKnown: boolean;
  /** There are errors, or under `strict` warnings. */
  readonly hasFailed: boolean;
  /** Undefined where errors kept the site from being published. */
  readonly published: PublishResult | undefined;
  /** In a sentence, why the site has no search although it was to have one. */
  readonly searchProblem?: string;
}

/** Builds and publishes the site. Rejects with an OutputError where the output cannot be written. */
export async function buildSite(options: BuildOptions): Promise<Build> {
  const theme = nameAssets(options.theme ?? (await loadTheme(options.folder)));
  const { cache = openSiteCache(undefined, '') } = options;
  const tree = loadSite(options.folder);
  options.onStage?.('load');
  const { name, standing } = findKnownSite({ ...options, tree, theme, cache });
  if (standing !== undefined) {
    const compilation = once(() => readSite({ ...options, tree, theme, cache }).compilation);
    return {
      ...{ ...standing, tree, isKnown: true, hasFailed: false },
      get compilation() {
        return compilation();
      },
    };
  }
  const reader = await readAhead(tree, cache.reader, options.onProgress);
  options.onStage?.('parse');
  // Pages are made one by one as they are written, so that a large site never stands in memory as a whole.
  const naming = isUsual(theme) ? namingOf(cache) : undefined;
  const given = {
    askLog: askFileLog,
    ...options,
    cache,
    tree,
    theme,
    reader,
    naming,
    onDemand: true,
  };
  const check = readSite(given);
  try {
    const build = await publishCheck(check, given);
    rememberSite(name, build, cache);
    return build;
  } catch (error) {
    if (!(error instanceof PartError)) throw error;
    return await publishCheck(readWithout(error, check, given), { ...given, theme: loadDefaultTheme() });
  } finally {
    cache.records.save(mayHoldBack(check.compilation) ? 'always' : 'rarely');
  }
}

/** Rejects with a PartError where a part of the theme fails, and then has written nothing. */
async function publishCheck(
  check: Check,
  options: BuildOptions & { readonly theme: LoadedTheme; readonly cache: SiteCache },
): Promise<Build> {
  const { entries } = check.compilation.history;
  const out = options.out ?? resolve(options.folder, check.compilation.site.output.folder);
  const counts = countLevels(check.compilation.diagnostics);
  const hasFailed = counts.error > 0 || (options.strict === true && counts.warning > 0);
  if (!check.compilation.isUsable || (hasFailed && options.keepGoing !== true)) {
    // One run tells of every problem, also of those of the theme.
    makePages(check.compilation.files);
    return {
      ...{ ...check, entries: entries.length, isKnown: false },
      ...{ out, hasFailed, published: undefined },
    };
  }
  const given = { ...options, out, hasFailed };
  // What is withheld is looked for in the whole site before any of it is published.
  if (mayHoldBack(check.compilation)) return publishProven(check, given);
  const { site, history } = check.compilation;
  const end = new AbortController();
  const index = site.output.search ? findIndex(history, options, end.signal) : undefined;
  try {
    return await publishFiles(check, given, async () => {
      options.onStage?.('write');
      const made = (await index) ?? { files: [] };
      options.onStage?.('search');
      if ('problem' in made) throw new NoIndexError(made.problem);
      return made.files;
    });
  } catch (error) {
    if (!(error instanceof NoIndexError)) throw error;
    const compilation = compileWithoutSearch(check, options);
    return { ...(await publishFiles({ ...check, compilation }, given)), searchProblem: error.message };
  } finally {
    end.abort();
  }
}

class NoIndexError extends Error {}

type Publishing = BuildOptions & { readonly cache: SiteCache } & Pick<Build, 'out' | 'hasFailed'>;

/** The site with its search index, searched for what is withheld; not published where any of that is in it. */
async function publishProven({ tree, git, ...check }: Check, options: Publishing): Promise<Build> {
  const { compilation, ...search } = await addSearch({ tree, git, ...check }, options);
  const leaking = addLeaks(compilation, options);
  options.onStage?.('prove');
  if (leaking === undefined)
    return { ...(await publishFiles({ tree, git, compilation }, options)), ...search };
  return {
    ...{ tree, git, compilation: leaking, isKnown: false, entries: leaking.history.entries.length },
    ...{ out: options.out, hasFailed: true, published: undefined },
  };
}

async function publishFiles(
  check: Check,
  options: Publishing,
  late?: PublishOptions['late'],
): Promise<Build> {
  const { out, cache, hasFailed } = options;
  const { site, history } = check.compilation;
  const files = recallPages(check.compilation.files, cache);
  const published = await publishSite(files, {
    ...targetOf(out, options),
    keep: site.output.keep,
    runner: options.runner,
    memory: cache.folder && join(cache.folder, outputMemory),
    signal: options.catchSignals?.(),
    late,
    onProgress: (done, total) => options.onProgress?.('render', done, total),
  });
  options.onStage?.('write');
  rememberPages(files, published.hashes, cache);
  return { ...check, entries: history.entries.length, isKnown: false, out, hasFailed, published };
}
