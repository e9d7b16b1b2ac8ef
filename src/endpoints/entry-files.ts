// The files that there is one of for each entry: most of a site. Listing them is asked of every compilation, writing them
// of hardly any, so what is listed is small: where a file lies is remembered with its entry, and all of a kind share their
// functions. With functions of its own for each, listing 30,000 files took four times as long.
import { addLate } from '../kernel/late.js';
import { rememberBy } from '../kernel/remember.js';
import { join } from '../kernel/lists.js';
import { rememberParts } from '../kernel/remember-parts.js';
import type { MadeFile } from '../model/output.js';
import type { Site } from '../model/site.js';
import type { Entry } from '../site/entry.js';

export interface EntryFileKind {
  /** Undefined where an entry has none. The same function in every compilation, and of nothing but the entry. */
  readonly pathOf: PathFinder;
  readonly write: (entry: Entry) => string;
  /** All that a file follows from besides the site; the entry stands for all that follows from it and the clock. */
  readonly follows: (entry: Entry) => readonly unknown[];
}

type PathFinder = (entry: Entry) => string | undefined;

/** Names what a file follows from. */
export type FileNamer = (path: string, follows: readonly unknown[]) => string | undefined;

export function listEntryFiles(
  entries: readonly Entry[],
  site: Site,
  kind: EntryFileKind,
  name: FileNamer | undefined,
): readonly MadeFile[] {
  const listed = join(pathsOf(kind.pathOf)(site)(entries));
  return listed.map(({ path, entry }) => addContent({ path, entry, kind, name }));
}

/** With their entries. Of each site on its own: what is remembered is the last list. */
const pathsOf = rememberBy((pathOf: PathFinder) =>
  rememberBy(() =>
    rememberParts((entries: readonly Entry[]) =>
      entries.flatMap((entry) => {
        const path = pathOf(entry);
        return path === undefined ? [] : [{ path, entry }];
      }),
    ),
  ),
);

interface EntryFile extends Pick<MadeFile, 'path'> {
  readonly entry: Entry;
  readonly kind: EntryFileKind;
  readonly name: FileNamer | undefined;
}

const addContent = addLate<EntryFile, Pick<MadeFile, 'content' | 'inputs'>>({
  content: ({ kind, entry }) => kind.write(entry),
  inputs: ({ path, kind, entry, name }) => name && (() => name(path, kind.follows(entry))),
});
