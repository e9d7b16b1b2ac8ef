// The whole of Candor in one pure function: source files, facts and a theme in; a site and every problem out.
// Each stage is a line of `compile`; the folders are in its order.
import type { Diagnostic } from './kernel/diagnostic.js';
import type { Code } from './kernel/codes.js';
import { configName } from './config/defaults.js';
import { readConfig, type ConfigReading } from './config/read-config.js';
import { parseFile, type ParsedFile } from './content/parse-file.js';
import { compareEntries, isPublished, type History } from './model/history.js';
import type { Incident } from './model/incident.js';
import type { OutputFile } from './model/output.js';
import type { Site } from './model/site.js';
import type { SourceTree } from './model/source.js';
import { deriveTimeline } from './model/timeline.js';
import { applyLevels } from './rules/apply-levels.js';
import { checkRules } from './rules/index.js';
import type { SourceRecord } from './rules/rule.js';
import { checkPaths } from './site/check-paths.js';
import type { BuildFacts } from './site/machine-files.js';
import type { Theme } from './site/parts.js';
import { renderSite } from './site/render-site.js';

export interface CompileOptions {
  readonly facts: BuildFacts;
  readonly theme: Theme;
  /** The files of the theme, read by the shell. */
  readonly assets: readonly OutputFile[];
  /** Replaces `site.url`; with a trailing `/`. */
  readonly baseUrl?: string | undefined;
  /** Links that work without a server. */
  readonly fileLinks?: boolean;
  /** Told after each stage, with its name; for benchmarks. */
  readonly onStage?: (stage: string) => void;
}

export interface Compilation {
  readonly site: Site;
  readonly history: History;
  /** In the order of reports, at the levels of the site. */
  readonly diagnostics: readonly Diagnostic[];
  /** The files of the site made of what has no error; whether it may be published is for the caller to say. */
  readonly files: readonly OutputFile[];
  /** False where the configuration has errors: then `files` must not be published at all. */
  readonly isUsable: boolean;
}

/** Pure: the same tree, facts and theme give the same compilation, byte for byte. */
export function compile(tree: SourceTree, options: CompileOptions): Compilation {
  const { facts, onStage = () => undefined } = options;
  const config = readConfig(tree.config);
  const site = options.baseUrl === undefined ? config.site : { ...config.site, url: options.baseUrl };
  onStage('config');
  const parsed = tree.files.map((file) => parseFile(file, site));
  onStage('parse');
  const record = recordSources(tree, parsed, site, facts.now);
  const found = [
    ...tree.diagnostics,
    ...config.diagnostics,
    ...parsed.flatMap(({ diagnostics }) => diagnostics),
  ];
  const checked = withoutCascades([...found, ...checkRules(record)], config);
  onStage('check');
  const judge = (diagnostics: readonly Diagnostic[]): Diagnostic[] =>
    applyLevels(hideWithheld(diagnostics, parsed), site, record.incidents);
  const publish = (
    diagnostics: readonly Diagnostic[],
  ): { history: History; files: readonly OutputFile[] } => {
    const history = collectHistory(record, parsed, diagnostics);
    return { history, files: listFiles(history, tree, diagnostics, options) };
  };
  const first = judge(checked);
  const published = publish(first);
  const clashes = checkPaths(published.files, published.history.entries);
  const diagnostics = clashes.length === 0 ? first : judge([...checked, ...clashes]);
  const { history, files } = clashes.length === 0 ? published : publish(diagnostics);
  onStage('render');
  return { site, history, diagnostics, files, isUsable: config.isUsable };
}

function recordSources(
  tree: SourceTree,
  parsed: readonly ParsedFile[],
  site: Site,
  now: number,
): SourceRecord {
  const incidents = parsed.flatMap(({ content }) => (content.kind === 'incident' ? [content.incident] : []));
  const isFaulty = ({ diagnostics }: ParsedFile): boolean =>
    diagnostics.some(({ level }) => level === 'error');
  return {
    site,
    now,
    incidents,
    faulty: new Set(parsed.filter(isFaulty).map(({ path }) => path)),
    files: new Set([...tree.files.map(({ path }) => path), ...tree.unreadable]),
    attachments: tree.attachments,
    publicFiles: tree.publicFiles,
    references: parsed.flatMap(({ references }) => references ?? []),
    referencesKnown:
      tree.unreadable.length === 0 && parsed.every(({ references }) => references !== undefined),
    yearByPath: new Map(
      parsed.flatMap(({ path, content }) => (content.kind === 'year' ? [[path, content.year]] : [])),
    ),
  };
}

/** What was misread in the configuration is no fault of the incidents that use it. */
function withoutCascades(
  diagnostics: readonly Diagnostic[],
  { componentsKnown, severitiesKnown, timezoneKnown }: ConfigReading,
): readonly Diagnostic[] {
  const doubtful = new Set<Code>([
    ...(componentsKnown ? [] : (['link/unknown-component', 'update/unknown-component'] as const)),
    ...(severitiesKnown ? [] : (['link/unknown-severity'] as const)),
    ...(timezoneKnown ? [] : (['time/ambiguous', 'time/skipped', 'time/wrong-zone', 'time/future'] as const)),
  ]);
  const isOfConfig = ({ place }: Diagnostic): boolean => place.path === configName;
  // A configuration that could not be opened is not missing.
  const isRefused = diagnostics.some(
    (diagnostic) => isOfConfig(diagnostic) && /^file\//.test(diagnostic.code),
  );
  return diagnostics.filter((diagnostic) =>
    isOfConfig(diagnostic)
      ? !(isRefused && diagnostic.code === 'config/missing')
      : !doubtful.has(diagnostic.code),
  );
}

/** Reports may name the place in a withheld file and nothing else of it. */
function hideWithheld(
  diagnostics: readonly Diagnostic[],
  parsed: readonly ParsedFile[],
): readonly Diagnostic[] {
  const withheld = new Set(parsed.filter(({ secrecy }) => secrecy !== 'public').map(({ path }) => path));
  return diagnostics.map((diagnostic) =>
    withheld.has(diagnostic.place.path) ? { ...diagnostic, quotable: false } : diagnostic,
  );
}

function collectHistory(
  record: SourceRecord,
  parsed: readonly ParsedFile[],
  diagnostics: readonly Diagnostic[],
): History {
  const { site, now } = record;
  const errors = diagnostics.filter(({ level }) => level === 'error');
  const wrong = new Set(errors.map(({ place }) => place.path));
  // During an outage the lack of `external` alone must not keep the page silent: what is open is shown.
  const grave = new Set(
    errors.flatMap(({ code, place }) => (code === 'incident/no-external' ? [] : place.path)),
  );
  const isRight = (incident: Incident): boolean =>
    !wrong.has(incident.path) || (!grave.has(incident.path) && deriveTimeline(incident, now).isOpen);
  const right = record.incidents.filter(isRight);
  const spoken = new Set(right.map(({ path }) => path));
  const withheld = new Set(parsed.filter(({ secrecy }) => secrecy === 'withheld').map(({ path }) => path));
  const omitted = [...wrong].filter(
    (path) => isIncidentFile(path) && !withheld.has(path) && !spoken.has(path),
  );
  return {
    site,
    now,
    entries: right.filter(isPublished).sort(compareEntries),
    omitted: omitted.length,
    yearProse: new Map(
      parsed.flatMap(({ path, content }) =>
        content.kind === 'year' && !wrong.has(path) ? [[content.year, content.prose]] : [],
      ),
    ),
  };
}

const isIncidentFile = (path: string): boolean =>
  path.startsWith('incidents/') && path.split('/').at(-1)?.startsWith('_') === false;

function listFiles(
  history: History,
  tree: SourceTree,
  diagnostics: readonly Diagnostic[],
  { theme, assets, facts, fileLinks = false }: CompileOptions,
): readonly OutputFile[] {
  const wrong = new Set(diagnostics.filter(({ level }) => level === 'error').map(({ place }) => place.path));
  const sound = ({ path }: { readonly path: string }): boolean => !wrong.has(path);
  const attachments = new Set(tree.attachments.filter(sound).map(({ path }) => path));
  return [
    ...renderSite(history, { theme, facts, fileLinks, attachments }),
    ...assets,
    ...tree.publicFiles
      .filter(sound)
      .map(({ path }) => ({ path: path.replace(/^public\//, ''), copyOf: path })),
  ];
}
