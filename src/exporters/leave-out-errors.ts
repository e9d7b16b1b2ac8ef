// What an export may take from a site with errors, under --keep-going: nothing of a file that has one, with an account of
// each. Stricter than a build, which shows an open incident that lacks only `external`: no outage waits for an export, and
// nobody has said yet that those outside may read it.
import { entryOf } from '../kernel/codes.js';
import { compareDiagnostics, compareText, type Diagnostic } from '../kernel/diagnostic.js';
import type { History } from '../model/history.js';
import { isIncidentPath } from '../model/source.js';
import type { Exported, ExportNote } from './exported.js';

export interface SoundPart {
  readonly history: History;
  /** Paths of the attachments without errors, relative to the site. */
  readonly attachments: ReadonlySet<string>;
  /** One for each file with an error: `omitted` for that of an entry, `lost` for any other. Ordered by path. */
  readonly notes: readonly ExportNote[];
}

/** `history` is that of a compilation, so that what may be withheld is not in it; `attachments` are all. Pure. */
export function leaveOutErrors(
  history: History,
  diagnostics: readonly Diagnostic[],
  attachments: ReadonlySet<string>,
): SoundPart {
  const byPath = listErrors(diagnostics);
  const entries = history.entries.filter(({ path }) => !byPath.has(path));
  const omitted = history.omitted + history.entries.length - entries.length;
  return {
    history: byPath.size === 0 ? history : { ...history, entries, omitted },
    attachments: new Set([...attachments].filter((path) => !byPath.has(path))),
    notes: [...byPath].map(([path, found]) => ({
      path,
      kind: isEntry(path, found, attachments) ? 'omitted' : 'lost',
      reason: describeErrors(found),
    })),
  };
}

/** With the files that were left out before the exporter saw anything; the counts still add up. */
export function addLeftOut(exported: Exported, { notes }: SoundPart): Exported {
  const omitted = notes.filter(({ kind }) => kind === 'omitted').length;
  const { counts } = exported;
  return {
    ...exported,
    notes: [...exported.notes, ...notes].toSorted((a, b) => compareText(a.path, b.path)),
    counts: { ...counts, read: counts.read + omitted, omitted: counts.omitted + omitted },
  };
}

/** The errors of each file, in order. */
function listErrors(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, readonly Diagnostic[]> {
  const byPath = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics.toSorted(compareDiagnostics)) {
    if (diagnostic.level !== 'error') continue;
    const known = byPath.get(diagnostic.place.path);
    if (known === undefined) byPath.set(diagnostic.place.path, [diagnostic]);
    else known.push(diagnostic);
  }
  return byPath;
}

/** An attachment tells of no incident, unless its ending shows that it was meant to be one. */
const isEntry = (path: string, found: readonly Diagnostic[], attachments: ReadonlySet<string>): boolean =>
  isIncidentPath(path) &&
  (!attachments.has(path) || found.some(({ code }) => code === 'file/wrong-extension'));

/** The place and the words of the code itself: a message may quote the file, which may be withheld. */
function describeErrors([first, ...others]: readonly Diagnostic[]): string {
  if (first === undefined) return 'it has an error';
  const { code, place } = first;
  const more = others.length === 0 ? '' : `, and ${others.length} more`;
  return `error in line ${place.start.line}: ${entryOf(code).summary.replace(/\.$/, '')} (${code})${more}`;
}
