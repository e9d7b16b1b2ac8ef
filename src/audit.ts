// The shell of `candor audit`: makes a site and the same site with other words in the place of all that is withheld, in
// memory, and compares them byte by byte. Writes nothing.
import { addLeaks, compileSite, readSite, type Check, type CheckOptions } from './building/read-site.js';
import { addSearch } from './building/add-search.js';
import { askFileLog, findCommit } from './git.js';
import { replaceWithheld } from './compilation/replace-withheld.js';
import { compareText, countLevels } from './kernel/diagnostic.js';
import type { OutputFile } from './model/output.js';
import { loadTheme } from './theming/load-theme.js';

export interface Audit extends Check {
  /** Undefined where errors keep the site from being built, or where it holds what is withheld. */
  readonly comparison: Comparison | undefined;
}

export interface Comparison {
  readonly compared: number;
  /** Paths of files that are not the same, or that one of the two has alone, in order. */
  readonly different: readonly string[];
}

/**
 * Searches what the site would publish for what is withheld, as a build does, and then looks whether any of it depends on
 * that. Rejects where the other site has errors that the site does not have, which is a fault of Candor.
 */
export async function auditSite(options: CheckOptions): Promise<Audit> {
  const theme = options.theme ?? (await loadTheme(options.folder));
  // Somebody may commit meanwhile.
  const given = { ...options, theme, commit: options.commit ?? findCommit(options.folder) };
  const check = readSite({ askLog: askFileLog, ...given });
  if (countLevels(check.compilation.diagnostics).error > 0) return { ...check, comparison: undefined };
  const { compilation, searchProblem } = await addSearch(check, given);
  const leaking = addLeaks(compilation, given);
  if (leaking !== undefined) return { tree: check.tree, compilation: leaking, comparison: undefined };
  const tree = replaceWithheld(check.tree, compilation);
  const alike = {
    ...given,
    fileLog: check.git?.log,
    search: given.search !== false && searchProblem === undefined,
  };
  const other = await addSearch({ tree, compilation: compileSite(tree, alike) }, alike);
  if (other.searchProblem !== undefined) throw new Error(`There is no search index: ${other.searchProblem}`);
  const wrong = other.compilation.diagnostics.find(({ level }) => level === 'error');
  if (wrong !== undefined) {
    throw new Error(`Other text in the place of what is withheld has an error of its own: ${wrong.code}.`);
  }
  const different = compareFiles(compilation.files, other.compilation.files);
  return { tree: check.tree, compilation, comparison: { compared: compilation.files.length, different } };
}

function compareFiles(one: readonly OutputFile[], two: readonly OutputFile[]): readonly string[] {
  const [a, b] = [one, two].map((files) => new Map(files.map((file) => [file.path, file])));
  const paths = new Set([...one, ...two].map(({ path }) => path));
  return [...paths].filter((path) => !isSame(a?.get(path), b?.get(path))).toSorted(compareText);
}

function isSame(a: OutputFile | undefined, b: OutputFile | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  if ('copyOf' in a || 'copyOf' in b) return 'copyOf' in a && 'copyOf' in b && a.copyOf === b.copyOf;
  return String(a.content) === String(b.content);
}
