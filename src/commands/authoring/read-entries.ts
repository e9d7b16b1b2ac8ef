// Every entry of a site as readers get it, with what is promised of it: for `candor list` and `candor show`.
import { readSite } from '../../building/read-site.js';
import { readConfig } from '../../config/read-config.js';
import { configName } from '../../content/load.js';
import { disclosureOf } from '../../model/disclosure.js';
import { compareEntries } from '../../model/history.js';
import type { Site } from '../../model/site.js';
import { isIncidentPath, type SourceFile, type SourceTree } from '../../model/source.js';
import { showsText } from '../../model/view.js';
import type { ListedEntry } from '../../output/entries/listed-entry.js';
import type { Compilation } from '../../compile.js';
import { textOption, UsageError, type Invocation, type Io } from '../command.js';
import { openCache } from '../open-cache.js';
import { readNow } from '../site-options.js';
import { findFolder } from './site-at-hand.js';

export interface ReadEntries {
  /** Newest first, then those whose times are held back. */
  readonly entries: readonly ListedEntry[];
  /** Paths of files that could not be read as an entry, or that may be withheld. */
  readonly unread: readonly string[];
  readonly compilation: Compilation;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: number;
}

/**
 * `mayCount` leaves out files by a look at their texts, since a thousand of them take seconds to read. A UsageError where
 * the configuration has errors.
 */
export function readEntries(
  invocation: Invocation,
  io: Io,
  mayCount?: (file: SourceFile, site: Site) => boolean,
): ReadEntries {
  const folder = findFolder(textOption(invocation, 'folder'), invocation, io);
  const now = readNow(invocation, io);
  const change = (tree: SourceTree): SourceTree => {
    if (mayCount === undefined) return tree;
    const { site } = readConfig(tree.config);
    return { ...tree, files: tree.files.filter((file) => mayCount(file, site)) };
  };
  const { reader } = openCache(folder, invocation, io);
  const { compilation } = readSite({ folder, now, search: false, onDemand: true, reader, change });
  const { site, record, isUsable, withheld } = compilation;
  if (!isUsable)
    throw new UsageError(`${configName} has errors.`, 'Run `candor check`, and mend what it finds there.');
  const views = [...record.views.values()];
  const dated = views.flatMap((view): (ListedEntry & { readonly kind: 'dated' })[] =>
    view.kind === 'undated'
      ? []
      : [
          {
            kind: 'dated',
            incident: view.incident,
            disclosure: showsText(view) ? disclosureOf(view.incident, site, now) : undefined,
          },
        ],
  );
  const undated = views.flatMap((view): ListedEntry[] => (view.kind === 'undated' ? [view] : []));
  const known = new Set([...record.views.keys(), ...withheld.map(({ path }) => path)]);
  return {
    entries: [...dated.toSorted((a, b) => compareEntries(a.incident, b.incident)), ...undated],
    unread: [...record.files].filter((path) => isIncidentPath(path) && !known.has(path)).sort(),
    compilation,
    now,
  };
}
