// The whole of Candor in one pure function: source files, facts and a theme in; a site and every problem out.
// Each stage is a line of `compile`; the folders are in its order.
import { collectHistory, collectWhole } from './compilation/collect-history.js';
import { listProblems } from './compilation/hide-withheld.js';
import { judgeDiagnostics } from './compilation/judge-diagnostics.js';
import { listWithheld } from './compilation/list-withheld.js';
import { listWithheldTexts } from './compilation/list-withheld-texts.js';
import { readOnce, type SourceReader } from './compilation/read-sources.js';
import { recordSources } from './compilation/record-sources.js';
import { trackPages } from './compilation/track-pages.js';
import type { Diagnostic } from './kernel/diagnostic.js';
import { rememberBy } from './kernel/remember.js';
import { join } from './kernel/lists.js';
import type { History } from './model/history.js';
import type { OutputFile } from './model/output.js';
import type { WithheldTexts } from './model/withheld-text.js';
import type { WithheldFile } from './model/release.js';
import type { Site } from './model/site.js';
import { orderTree, type SourceEntry, type SourceTree } from './model/source.js';
import { listEndpoints } from './endpoints/index.js';
import { checkRules } from './rules/index.js';
import type { SourceRecord } from './rules/rule.js';
import { checkPaths } from './site/check-paths.js';
import type { BuildFacts } from './site/machine-files.js';
import type { Naming } from './site/name-value.js';
import { publishedPathOf, type Theme } from './site/parts.js';
import { outputPathOf } from './site/pages.js';
import { planSite } from './site/plan-site.js';
import { renderSite } from './site/render-site.js';
import { searchEngine } from './site/search-page.js';

export interface CompileOptions {
  readonly facts: BuildFacts;
  readonly theme: Theme;
  /** The files of the theme, read by the shell. */
  readonly assets: readonly OutputFile[];
  /** Replaces `site.url`; with a trailing `/`. */
  readonly baseUrl?: string | undefined;
  /** Links that work without a server; without a search, because browsers load no index from a folder. */
  readonly fileLinks?: boolean;
  /** False where nobody makes the index: then the site has no search, whatever the configuration says. */
  readonly search?: boolean;
  /** Whether what the policy promises is judged too; a build never does, so that a fix to the page always gets out. */
  readonly policy?: boolean;
  /** The addresses of the repository's remotes; a build asks for none. */
  readonly remotes?: readonly string[];
  /** Shows what readers do not get yet, marked: withheld text and drafts of postmortems. Never for what is published. */
  readonly reveal?: boolean;
  /** Keeps what it has read for the next compilation; reads everything anew unless given. */
  readonly reader?: SourceReader;
  /** Leaves it to whoever asks for a page to find out what the theme throws; else every page is made once for that. */
  readonly onDemand?: boolean;
  /** Where pages are to tell what they follow from, so that what was made of the same need not be made again. */
  readonly naming?: Naming | undefined;
  /** Told after each stage, with its name; for benchmarks. */
  readonly onStage?: (stage: string) => void;
  /** Told within a stage how far it is, before each file that is read and each that is made; for who waits. */
  readonly onProgress?: (stage: 'parse' | 'render', done: number, total: number) => void;
}

export interface Compilation {
  readonly site: Site;
  readonly history: History;
  /** Everything that was read, right or wrong, also what is withheld: for reports, never for a page. */
  readonly record: SourceRecord;
  /** What no output may hold; undefined where nothing is withheld. Only a build asks for it. */
  readonly listWithheldTexts: () => WithheldTexts | undefined;
  /** In the order of reports, at the levels of the site. */
  readonly diagnostics: readonly Diagnostic[];
  /** The files of which something is withheld now, by path. */
  readonly withheld: readonly WithheldFile[];
  /** The files of the site made of what has no error; whether it may be published is for the caller to say. */
  readonly files: readonly OutputFile[];
  /** False where the configuration has errors: then `files` must not be published at all. */
  readonly isUsable: boolean;
}

/** Pure: the same tree, facts and theme give the same compilation, byte for byte. */
export function compile(given: SourceTree, options: CompileOptions): Compilation {
  const {
    facts,
    policy = false,
    remotes,
    reveal = false,
    reader = readOnce,
    onStage = () => undefined,
    onProgress = () => undefined,
  } = options;
  const tree = orderTree(given);
  const config = reader.readConfig(tree.config);
  const site = overrideSite(config.site, options);
  onStage('config');
  const parsed =
    reader.parseFiles?.(tree.files, config.site) ??
    tree.files.map((file, index) => {
      onProgress('parse', index, tree.files.length);
      return reader.parseFile(file, config.site);
    });
  onStage('parse');
  const record = recordSources(tree, parsed, site, { now: facts.now, remotes, reveal });
  const found = [
    ...tree.diagnostics,
    ...config.diagnostics,
    ...listProblems(parsed, record),
    ...checkRules(record, policy),
  ];
  onStage('check');
  const lasting = options.theme.assets.flatMap(({ published }) => published ?? []);
  const known = { ...facts, pasts: trackPages(record, facts.fileLog), lasting };
  // Only pages side by side show which of them want the same path, and not those alone that have no other error.
  const whole = planSite(collectWhole(record, parsed, found), known, pathsOf(tree.attachments));
  const endpoints = listEndpoints(whole, known, options.naming);
  const others = join<OutputFile>([
    listOthers(tree.publicFiles, site, options),
    searchClaims(site),
    assetClaims(options.theme),
    endpoints,
  ]);
  const clashes = checkPaths(whole, others);
  const diagnostics = judgeDiagnostics([...found, ...clashes], config, parsed, record, policy);
  const wrong = listWrong(diagnostics);
  const isSound = ({ path }: { readonly path: string }): boolean => !wrong.has(path);
  const plan =
    wrong.size === 0 && isNamed(found)
      ? whole
      : planSite(
          collectHistory(record, parsed, diagnostics),
          known,
          pathsOf(tree.attachments.filter(isSound)),
        );
  const { history } = plan.record;
  onStage('plan');
  const files = join<OutputFile>([
    renderSite(plan, {
      theme: options.theme,
      fileLinks: options.fileLinks ?? false,
      naming: options.naming,
    }),
    plan === whole ? endpoints : listEndpoints(plan, known, options.naming),
    listOthers(tree.publicFiles.filter(isSound), site, options),
  ]);
  if (options.onDemand !== true) makePages(files, onProgress);
  onStage('render');
  return {
    site,
    history,
    record,
    listWithheldTexts: () => listWithheldTexts(tree, parsed, record, history),
    diagnostics,
    withheld: listWithheld(parsed, record),
    files,
    isUsable: config.isUsable,
  };
}

/** Whether the plan of the whole has all files: it lacks those whose name or address is doubtful. */
const isNamed = (found: readonly Diagnostic[]): boolean =>
  !found.some(({ code }) => code.startsWith('identity/'));

const pathsOf = (entries: readonly SourceEntry[]): ReadonlySet<string> =>
  new Set(entries.map(({ path }) => path));

const listWrong = (diagnostics: readonly Diagnostic[]): ReadonlySet<string> =>
  new Set(diagnostics.flatMap(({ level, place }) => (level === 'error' ? place.path : [])));

/** Makes every page and drops it, so that a fault of the theme shows now. */
export function makePages(files: readonly OutputFile[], onProgress?: CompileOptions['onProgress']): void {
  for (const [index, file] of files.entries()) {
    onProgress?.('render', index, files.length);
    contentOf(file);
  }
}

const contentOf = (file: OutputFile): unknown => ('content' in file ? file.content : undefined);

/**
 * What the build was told goes before the configuration. The same site is the same object from compilation to compilation,
 * so that what was remembered with it stays.
 */
function overrideSite(site: Site, { baseUrl, fileLinks = false, search = true }: CompileOptions): Site {
  const hasSearch = site.output.search && search && !fileLinks;
  const url = baseUrl ?? site.url;
  return createOverrider(site)(url, hasSearch);
}

const createOverrider = rememberBy((site: Site) => {
  const made = new Map<string, Site>();
  return (url: string | undefined, search: boolean): Site => {
    const key = `${search} ${url ?? ''}`;
    const known = made.get(key) ?? { ...site, url, output: { ...site.output, search } };
    made.set(key, known);
    return known;
  };
});

/** The index is made later, and wants its place. */
const searchClaims = (site: Site): readonly OutputFile[] =>
  site.output.search ? [{ path: outputPathOf(searchEngine), content: '' }] : [];

/** A file whose name has a hash could come to be called as it is without one, and another build calls it so. */
const assetClaims = ({ assets }: Theme): readonly OutputFile[] =>
  assets.flatMap(({ path, published }) => (published === undefined ? [] : { path, content: '' }));

/** The files that are copied: those of the theme that the site has a use for, and those of the public folder. */
function listOthers(
  publicFiles: SourceTree['publicFiles'],
  { output }: Site,
  { theme, assets }: CompileOptions,
): readonly OutputFile[] {
  const ofSearch = new Set(theme.assets.filter(({ page }) => page === 'search').map(publishedPathOf));
  return [
    ...assets.filter(({ path }) => output.search || !ofSearch.has(path)),
    ...publicFiles.map(({ path }) => ({ path: path.replace(/^public\//, ''), copyOf: path })),
  ];
}
