// The site as it is on disk, compiled: for checks, builds and whoever works on it. Writes nothing.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SiteCache } from '../caching/site-cache.js';
import { compile, type Compilation, type CompileOptions } from '../compile.js';
import { readConfig } from '../config/read-config.js';
import { configName, loadSite } from '../content/load.js';
import { findCommit, listRemotes, type LogAnswer } from '../git.js';
import { compareDiagnostics } from '../kernel/diagnostic.js';
import type { FileLog } from '../model/file-log.js';
import type { SourceTree } from '../model/source.js';
import { proveSilence } from '../prove-silence.js';
import { loadDefaultTheme, type LoadedTheme } from '../theming/load-theme.js';
import { PartError } from '../theming/theme-module.js';
import { packageVersion } from '../version.js';

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

export interface Check {
  readonly tree: SourceTree;
  readonly compilation: Compilation;
  /** What git answered, where it was asked. */
  readonly git?: LogAnswer | undefined;
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
export function readWithout(
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
