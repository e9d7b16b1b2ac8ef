// What a reading calls for and nobody waits for: all pages, the search index, and the search for what is withheld.
import { addLeaks } from '../building/read-site.js';
import { addSearch } from '../building/add-search.js';
import type { Compilation } from '../compile.js';
import type { Diagnostic } from '../kernel/diagnostic.js';
import type { OutputFile } from '../model/output.js';
import { PartError } from '../theming/theme-module.js';
import { doInTurns } from '../watching/idle.js';
import type { Current } from './session.js';

export interface Settling {
  /** The folder of the site, absolute. */
  readonly folder: string;
  readonly timeZoneData: string | undefined;
  /** Whether the pages show what is withheld: then nothing leaks. */
  readonly reveal: boolean;
  /** Told in a sentence what a site has to do without. */
  readonly onNotice: (sentence: string) => void;
}

export interface Settlement {
  /** Where there are any, the files are not to be served. */
  readonly problems: readonly Diagnostic[];
  /** All files of the site, the search index among them. */
  readonly files: readonly OutputFile[];
  /** Those of the search index alone. */
  readonly index: readonly OutputFile[];
}

/** Makes every page and the search index, and searches them for what is withheld; undefined where it is out of date. */
export async function settle(
  { reading, now }: Current,
  { folder, timeZoneData, reveal, onNotice }: Settling,
  signal: AbortSignal,
): Promise<Settlement | undefined> {
  const { theme, compilation } = reading;
  const { files } = compilation;
  const isOutOfDate = (): boolean => signal.aborted;
  const failed = await renderAll(files, signal);
  if (isOutOfDate()) return undefined;
  if (failed !== undefined) return { problems: [failed], files, index: [] };
  const { compilation: whole, searchProblem } = await addSearch(reading, {
    folder,
    now,
    theme,
    timeZoneData,
    reveal,
  });
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

/** Undefined for what is no fault of a theme. */
export const describeError = (error: unknown): Diagnostic | undefined =>
  error instanceof PartError ? error.diagnostic : undefined;

function listLeaks(compilation: Compilation, options: Parameters<typeof addLeaks>[1]): readonly Diagnostic[] {
  const known = new Set(compilation.diagnostics);
  return addLeaks(compilation, options)?.diagnostics.filter((diagnostic) => !known.has(diagnostic)) ?? [];
}
