// Whether a build has anything to do at all: not where the very same site stands in the output already.
import { join, resolve } from 'node:path';
import { nameBuild, recallBuild, rememberBuild, type KnownBuild } from '../caching/known-build.js';
import { outputMemory, type SiteCache } from '../caching/site-cache.js';
import type { Compilation } from '../compile.js';
import { configName } from '../content/load.js';
import { readGitSign } from '../git-signs.js';
import { askFileLog } from '../git.js';
import { countLevels } from '../kernel/diagnostic.js';
import { manifestName } from '../model/output.js';
import type { SourceTree } from '../model/source.js';
import { hashFile } from '../output/write/copy.js';
import type { PublishResult } from '../output/write/publish-site.js';
import type { Target } from '../output/write/target.js';
import { findUntouched } from '../output/write/untouched.js';
import { loadDefaultTheme, type LoadedTheme } from '../theming/load-theme.js';
import type { Check, CheckOptions } from './read-site.js';

/** Whether all pages are made by Candor itself, and none by code that nobody here knows. */
export const isUsual = ({ theme }: LoadedTheme): boolean => theme.parts === loadDefaultTheme().theme.parts;

/** What a build is about to make a site of. */
export interface Undertaking extends Pick<
  CheckOptions,
  'now' | 'timeZoneData' | 'commit' | 'baseUrl' | 'fileLinks' | 'search' | 'askLog' | 'onStage'
> {
  readonly folder: string;
  readonly cwd: string;
  readonly out?: string | undefined;
  readonly tree: SourceTree;
  readonly theme: LoadedTheme;
  readonly cache: SiteCache;
}

/** The site, named by all that it follows from; where the very same stands in the output already, how it does. */
export function findKnownSite(options: Undertaking): {
  readonly name: string | undefined;
  readonly standing?: Pick<KnownBuild, 'entries'> & {
    readonly out: string;
    readonly published: PublishResult;
  };
} {
  const { folder, tree, theme, cache, askLog = askFileLog } = options;
  const gitSign = readGitSign(folder);
  const isSound = isUsual(theme) && theme.diagnostics.length === 0;
  // Of a log that somebody else gives nobody knows what it follows from.
  const canTell = isSound && gitSign !== undefined && askLog === askFileLog;
  if (cache.folder === undefined || !canTell) return { name: undefined };
  const { output } = cache.reader.readConfig(tree.config).site;
  const out = options.out ?? resolve(folder, output.folder);
  const name = nameBuild({
    stamp: cache.stamp,
    tree,
    assets: theme.assets,
    hashFile: (path) => hashFile(join(folder, path)),
    circumstances: {
      ...{ out, gitSign, now: options.now, commit: options.commit, timeZoneData: options.timeZoneData },
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
  return { name, standing: { out, published, entries: known.entries } };
}

/** What had nothing to say need not be built again as long as nothing changes. */
export function rememberSite(
  name: string | undefined,
  { compilation, git, out, published, searchProblem }: Check & Published,
  { records }: SiteCache,
): void {
  const { error, warning } = countLevels(compilation.diagnostics);
  const isQuiet = error + warning === 0 && searchProblem === undefined && published?.notes.length === 0;
  const isToldAll = git?.problem === undefined && git?.log?.isShallow !== true;
  if (name === undefined || !isQuiet || !isToldAll || mayHoldBack(compilation)) return;
  const { entries } = compilation.history;
  rememberBuild(name, { entries: entries.length, output: hashFile(join(out, manifestName)) }, records);
}

interface Published {
  readonly out: string;
  readonly published: PublishResult | undefined;
  readonly searchProblem?: string;
}

/** Whether anything is withheld or may be meant to be, or was once. */
export const mayHoldBack = ({ history, listWithheldTexts }: Compilation): boolean =>
  history.holdsBack || listWithheldTexts() !== undefined;

/** Where a site goes, and what of it is read and never written. `out` is absolute. */
export const targetOf = (out: string, { folder, cwd }: Pick<Undertaking, 'folder' | 'cwd'>): Target => ({
  out,
  site: folder,
  sources: [configName, 'incidents', 'public', 'theme'].map((name) => join(folder, name)),
  cwd,
});
