// The shell around `compile`: reads the site and the theme from disk, gathers the facts, and publishes the result.
// Writes nothing where there is an error, so that the last good site stays.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { namingOf, recallPages, rememberPages } from './caching/known-pages.js';
import { nameBuild, recallBuild, rememberBuild } from './caching/known-build.js';
import { recallSearch, rememberSearch } from './caching/known-search.js';
import { openSiteCache, outputMemory, type SiteCache } from './caching/site-cache.js';
import { compile, makePages, type Compilation, type CompileOptions } from './compile.js';
import { readConfig } from './config/read-config.js';
import { configName, loadSite } from './content/load.js';
import { readGitSign } from './git-signs.js';
import { askFileLog, findCommit, listRemotes, type LogAnswer } from './git.js';
import { compareDiagnostics, countLevels } from './kernel/diagnostic.js';
import { rememberLast } from './kernel/remember.js';
import type { FileLog } from './model/file-log.js';
import type { History } from './model/history.js';
import { manifestName } from './model/output.js';
import type { SourceTree } from './model/source.js';
import { hashFile } from './output/write/copy.js';
import type { Runner } from './output/write/lock.js';
import { publishSite, type PublishOptions, type PublishResult } from './output/write/publish-site.js';
import type { Target } from './output/write/target.js';
import { findUntouched } from './output/write/untouched.js';
import { proveSilence } from './prove-silence.js';
import { indexBeside } from './searching/index-beside.js';
import type { SearchIndex } from './searching/index-documents.js';
import { nameDocuments, searchDocuments, searchLanguage } from './site/search-documents.js';
import { loadDefaultTheme, loadTheme, type LoadedTheme } from './theming/load-theme.js';
import { nameAssets } from './theming/name-assets.js';
import { PartError } from './theming/theme-module.js';
import { packageVersion } from './version.js';

export interface CheckOptions extends Partial<
  Pick<
    CompileOptions,
    | 'baseUrl'
    | 'fileLinks'
    | 'search'
    | 'policy'
    | 'remotes'
    | 'reveal'
    | 'reader'
    | 'naming'
    | 'onDemand'
    | 'onStage'
    | 'onProgress'
  >
> {
  /** The folder that holds candor.yaml, absolute. */
  readonly folder: string;
  /** Milliseconds since 1970-01-01T00:00Z: the time as of which the site is made. */
  readonly now: number;
  /** The version of the time-zone data, which build.json records. */
  readonly timeZoneData?: string | undefined;
  /** What the site is built from; the commit that its folder is at unless given, and none where it is empty. */
  readonly commit?: string | undefined;
  /** What `loadTheme` found for the folder; the default theme where it is left out, and nothing of the site is run. */
  readonly theme?: LoadedTheme;
  /** Asks git what pages tell of their past; nobody does unless given, nor where the site wants none of it. */
  readonly askLog?: ((folder: string) => LogAnswer) | undefined;
  /** What earlier builds have left to this one; nothing unless given. */
  readonly cache?: SiteCache | undefined;
  /** What was loaded already. */
  readonly tree?: SourceTree | undefined;
  /** What is to be seen otherwise than it is on disk. */
  readonly change?: (tree: SourceTree) => SourceTree;
}

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

export interface Check {
  readonly tree: SourceTree;
  readonly compilation: Compilation;
  /** What git answered, where it was asked. */
  readonly git?: LogAnswer | undefined;
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

/** Whether a folder holds a site. */
export const isSite = (folder: string): boolean => existsSync(join(folder, configName));

/**
 * Reads and compiles the site, judges what the policy promises unless told not to, looks at where its source lies, searches
 * the pages for what is withheld, and writes nothing.
 */
export function checkSite(options: CheckOptions): Check {
  const { policy = true, remotes = listRemotes(options.folder) } = options;
  const { cache } = options;
  const reader = options.reader ?? cache?.reader;
  const check = readSite({ ...options, policy, remotes, ...(reader === undefined ? {} : { reader }) });
  return { ...check, compilation: addLeaks(check.compilation, options) ?? check.compilation };
}

/** Reads and compiles the site as it is. */
export function readSite(options: CheckOptions): Check {
  const { theme = loadDefaultTheme(), change = (read: SourceTree): SourceTree => read } = options;
  const loaded = change(options.tree ?? loadSite(options.folder));
  const tree = { ...loaded, diagnostics: [...loaded.diagnostics, ...theme.diagnostics] };
  const git = askAbout(tree, options);
  try {
    return { tree, git, compilation: compileSite(tree, { ...options, fileLog: git.log, theme }) };
  } catch (error) {
    if (!(error instanceof PartError)) throw error;
    return readWithout(error, { tree, git }, options);
  }
}

/** Where a part of the theme failed: the rest is told by the theme that can be relied on. */
function readWithout(
  { diagnostic }: PartError,
  { tree, git }: Omit<Check, 'compilation'>,
  options: CheckOptions,
): Check {
  const failed = { ...tree, diagnostics: [...tree.diagnostics, diagnostic] };
  const theme = loadDefaultTheme();
  return { tree: failed, git, compilation: compileSite(failed, { ...options, fileLog: git?.log, theme }) };
}

function askAbout(tree: SourceTree, { folder, askLog, reader }: CheckOptions): LogAnswer {
  if (askLog === undefined) return {};
  const { site } = (reader?.readConfig ?? readConfig)(tree.config);
  return site.output.git ? askLog(folder) : {};
}

/** Compiles a tree of files in the circumstances of the site's folder. */
export function compileSite(
  tree: SourceTree,
  {
    folder,
    now,
    timeZoneData,
    commit = findCommit(folder),
    fileLog,
    theme: { theme, assets } = loadDefaultTheme(),
    ...rest
  }: CheckOptions & { readonly fileLog?: FileLog | undefined },
): Compilation {
  const facts = {
    now,
    commit: commit === '' ? undefined : commit,
    fileLog,
    version: packageVersion(),
    ...(timeZoneData === undefined ? {} : { timeZoneData }),
  };
  return compile(tree, { ...rest, facts, theme, assets });
}

/** Builds and publishes the site. Rejects with an OutputError where the output cannot be written. */
export async function buildSite(options: BuildOptions): Promise<Build> {
  const theme = nameAssets(options.theme ?? (await loadTheme(options.folder)));
  const { cache = openSiteCache(undefined, '') } = options;
  const tree = loadSite(options.folder);
  options.onStage?.('load');
  const known = findKnownBuild({ ...options, tree, theme, cache });
  if (known.build !== undefined) return known.build;
  // Pages are made one by one as they are written, so that a large site never stands in memory as a whole.
  const naming = isUsual(theme) ? namingOf(cache) : undefined;
  const given = {
    askLog: askFileLog,
    ...options,
    cache,
    tree,
    theme,
    reader: cache.reader,
    naming,
    onDemand: true,
  };
  const check = readSite(given);
  try {
    const build = await publishCheck(check, given);
    keepInMind(known.name, build, cache);
    return build;
  } catch (error) {
    if (!(error instanceof PartError)) throw error;
    return await publishCheck(readWithout(error, check, given), { ...given, theme: loadDefaultTheme() });
  } finally {
    cache.records.save(mayHoldBack(check.compilation) ? 'always' : 'rarely');
  }
}

const isUsual = ({ theme }: LoadedTheme): boolean => theme.parts === loadDefaultTheme().theme.parts;

/** The site, named by all that it follows from; with the build, where the very same stands in the output already. */
function findKnownBuild(
  options: BuildOptions & {
    readonly tree: SourceTree;
    readonly theme: LoadedTheme;
    readonly cache: SiteCache;
  },
): { readonly name: string | undefined; readonly build?: Build } {
  const { folder, tree, theme, cache, askLog = askFileLog } = options;
  const gitSign = readGitSign(folder);
  const canTell = isUsual(theme) && theme.diagnostics.length === 0 && gitSign !== undefined;
  if (cache.folder === undefined || !canTell) return { name: undefined };
  const { output } = cache.reader.readConfig(tree.config).site;
  const out = options.out ?? resolve(folder, output.folder);
  const name = nameBuild({
    stamp: cache.stamp,
    tree,
    assets: theme.assets,
    hashFile: (path) => hashFile(join(folder, path)),
    circumstances: {
      ...{ out, gitSign, now: options.now, commit: options.commit, asksLog: askLog === askFileLog },
      ...{ baseUrl: options.baseUrl, fileLinks: options.fileLinks, search: options.search },
    },
  });
  const known = name === undefined ? undefined : recallBuild(name, cache.records);
  const memory = join(cache.folder, outputMemory);
  const standing = known && findUntouched(targetOf(out, options), { keep: output.keep, memory });
  options.onStage?.('compare');
  if (known === undefined || standing?.name !== known.output) return { name };
  const published: PublishResult = {
    ...{ method: 'unchanged', written: 0, unchanged: standing.hashes.size, removed: 0, notes: [] },
    ...standing,
  };
  const read = rememberLast((given: SourceTree) => readSite({ ...options, tree: given, cache }));
  const build: Build = {
    tree,
    out,
    published,
    entries: known.entries,
    isKnown: true,
    hasFailed: false,
    get compilation() {
      return read(tree).compilation;
    },
  };
  return { name, build };
}

/** What had nothing to say need not be built again as long as nothing changes. */
function keepInMind(name: string | undefined, build: Build, { records }: SiteCache): void {
  const { compilation, published, searchProblem, git, out } = build;
  const { error, warning } = countLevels(compilation.diagnostics);
  const isQuiet = error + warning === 0 && searchProblem === undefined && published?.notes.length === 0;
  const isToldAll = git?.problem === undefined && git?.log?.isShallow !== true;
  if (name === undefined || !isQuiet || !isToldAll || mayHoldBack(compilation)) return;
  const { entries } = compilation.history;
  rememberBuild(name, { entries: entries.length, output: hashFile(join(out, manifestName)) }, records);
}

/** Whether anything is withheld or may be meant to be, or was once. */
const mayHoldBack = ({ history, listWithheldTexts }: Compilation): boolean =>
  history.holdsBack || listWithheldTexts() !== undefined;

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
  const index = check.compilation.site.output.search
    ? findIndex(check.compilation.history, options)
    : undefined;
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

const targetOf = (out: string, { folder, cwd }: Pick<BuildOptions, 'folder' | 'cwd'>): Target => ({
  out,
  site: folder,
  sources: [configName, 'incidents', 'public', 'theme'].map((name) => join(folder, name)),
  cwd,
});

/** With its search index; where none can be made, compiled anew without a search, so that no page offers one. */
export async function addSearch(
  { tree, compilation, git }: Check,
  options: CheckOptions,
): Promise<Pick<Build, 'compilation' | 'searchProblem'>> {
  const { site, history, files } = compilation;
  if (!site.output.search) return { compilation };
  const index = await findIndex(history, options);
  options.onStage?.('search');
  if ('files' in index) return { compilation: { ...compilation, files: [...files, ...index.files] } };
  return { compilation: compileWithoutSearch({ tree, git }, options), searchProblem: index.problem };
}

/** No page offers a search. */
const compileWithoutSearch = (
  { tree, git }: Omit<Check, 'compilation'>,
  options: CheckOptions,
): Compilation => compileSite(tree, { ...options, fileLog: git?.log, search: false });

/** That of an earlier build, where it had the same to search. */
async function findIndex(history: History, { cache, naming }: CheckOptions): Promise<SearchIndex> {
  const inputs = naming && nameDocuments(history, naming);
  const known = inputs === undefined ? undefined : cache && recallSearch(inputs, cache.records);
  if (known !== undefined) return { files: known };
  const index = await indexBeside(searchDocuments(history), searchLanguage(history));
  if (inputs !== undefined && cache !== undefined && 'files' in index)
    rememberSearch(inputs, index.files, cache.records);
  return index;
}

/** With an error for each of its files that holds what is withheld; undefined where none does. */
export function addLeaks(
  compilation: Compilation,
  { folder, theme = loadDefaultTheme() }: Pick<CheckOptions, 'folder' | 'theme'>,
): Compilation | undefined {
  const texts = compilation.listWithheldTexts();
  if (texts === undefined) return undefined;
  const leaks = proveSilence(compilation.files, texts, { folder, assets: theme.assets });
  if (leaks.length === 0) return undefined;
  return { ...compilation, diagnostics: [...compilation.diagnostics, ...leaks].sort(compareDiagnostics) };
}
