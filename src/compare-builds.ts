// The shell of `candor changes` and `candor notify`: makes the site as two builds made it, each of its own files and as of
// its own moment, in memory, and compares them. Nothing of a theme is run, and nothing is written.
import { compileSite, type CheckOptions } from './building/read-site.js';
import type { Changes } from './changes/change.js';
import { listChanges } from './changes/list-changes.js';
import { tellChange, type ToldChange } from './changes/tell-change.js';
import { createRereader } from './compilation/read-sources.js';
import type { Compilation } from './compile.js';
import { loadSite } from './content/load.js';
import { createEndpointSource } from './endpoints/endpoint-source.js';
import type { EndpointSource } from './endpoints/endpoint.js';
import { findCommit } from './git.js';
import { readTreeAt } from './git-tree.js';
import { countLevels } from './kernel/diagnostic.js';
import type { Instant } from './kernel/time.js';
import type { Site } from './model/site.js';
import type { SourceTree } from './model/source.js';
import { proveSilence } from './prove-silence.js';
import { recordSite } from './site/site-record.js';
import { loadDefaultTheme } from './theming/load-theme.js';

/** A build by what it was made of, and as of when. */
export interface BuildMark {
  /** Whatever git takes for a commit; undefined for the files as they are now. */
  readonly revision: string | undefined;
  readonly now: Instant;
}

export interface ComparedBuild {
  readonly commit: string | undefined;
  readonly now: Instant;
  /** Files that have errors: they are in neither the build nor the comparison. */
  readonly errors: number;
}

export type Comparison =
  | {
      readonly before: ComparedBuild;
      readonly after: ComparedBuild;
      readonly news: readonly ToldChange[];
      readonly corrected: Changes['corrected'];
      readonly site: Site;
    }
  | { readonly problem: string; readonly hint: string };

export interface CompareOptions extends Pick<CheckOptions, 'folder' | 'timeZoneData' | 'reader'> {
  readonly since: BuildMark;
  readonly until: BuildMark;
}

export function compareBuilds({ since, until, ...given }: CompareOptions): Comparison {
  // Nearly all files are the same in both, and are read once.
  const options = { ...given, reader: createRereader(given.reader) };
  const before = makeBuild(since, options);
  if ('problem' in before) return before;
  const after = makeBuild(until, options);
  if ('problem' in after) return after;
  const { record } = after.source;
  const { news, corrected } = listChanges(before.source.record, record);
  const told = news.map((change) => tellChange(change, after.source));
  if (isLeaking(told, after, options.folder)) {
    return {
      problem: 'Something that is withheld stands in what would be told, so nothing is.',
      hint: 'Run `candor audit`, which says where the site tells of it.',
    };
  }
  return { before: before.told, after: after.told, news: told, corrected, site: record.history.site };
}

/** What is told comes from the pages, which a build searches as well; here that search is made once more. */
function isLeaking(
  told: readonly ToldChange[],
  { listWithheldTexts }: Pick<MadeSound, 'listWithheldTexts'>,
  folder: string,
): boolean {
  const texts = listWithheldTexts();
  if (texts === undefined) return false;
  const lines = told.flatMap(({ title, text, html, url, facts }) => [
    title,
    text,
    html?.toString() ?? '',
    url,
    ...facts.map(({ label, value }) => `${label}: ${value}`),
  ]);
  const file = { path: 'changes.html', content: lines.join('\n') };
  // Words of the theme's own files are no secret, as in a build.
  const { assets } = loadDefaultTheme();
  return proveSilence([file, ...assets], texts, { folder, assets }).length > 0;
}

interface MadeSound extends Pick<Compilation, 'listWithheldTexts'> {
  readonly told: ComparedBuild;
  readonly source: EndpointSource;
}

type MadeBuild = MadeSound | { readonly problem: string; readonly hint: string };

function makeBuild(
  { revision, now }: BuildMark,
  { folder, ...options }: Omit<CompareOptions, 'since' | 'until'>,
): MadeBuild {
  const found = revision === undefined ? findHere(folder) : readTreeAt(folder, revision);
  if ('problem' in found) return found;
  const { tree, commit } = found;
  const compilation = compileSite(tree, {
    ...options,
    folder,
    now,
    commit: commit ?? '',
    search: false,
    onDemand: true,
  });
  if (!compilation.isUsable) return describeUnusable(revision, commit);
  const { history, diagnostics, listWithheldTexts } = compilation;
  const facts = { now, commit };
  const attachments = new Set(tree.attachments.map(({ path }) => path));
  return {
    told: { commit, now, errors: countLevels(diagnostics).error },
    listWithheldTexts,
    source: createEndpointSource({ record: recordSite(history), attachments }, facts),
  };
}

const findHere = (folder: string): { readonly tree: SourceTree; readonly commit: string | undefined } => ({
  tree: loadSite(folder),
  commit: findCommit(folder),
});

function describeUnusable(revision: string | undefined, commit: string | undefined): MadeBuild {
  return revision === undefined
    ? {
        problem: 'candor.yaml has errors, so there is no site to compare with.',
        hint: 'Run `candor check`, and mend what it finds.',
      }
    : {
        problem: `The commit ${commit ?? revision} has no candor.yaml that a site could be built with.`,
        hint: 'Name a commit from which the site was built, and run it in the folder in which the site lay.',
      };
}
