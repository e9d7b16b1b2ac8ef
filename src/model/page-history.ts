// What the commits of a file say of its page: when it was first published, what became of it after the resolution.
// Evidence beside the author's own times, never in their place: nothing else of a site takes a time from here.
import type { Instant } from '../kernel/time.js';
import { endOf } from './duration.js';
import type { FileChange, FileCommit, FileLog } from './file-log.js';
import type { Incident } from './incident.js';
import { deriveTimeline } from './timeline.js';

/** A commit that changed the file of a page. */
export interface PageChange {
  readonly commit: string;
  readonly time: Instant;
}

export type PageHistory =
  /** The repository lacks a part of its past. */
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'known';
      /** Undefined where that was while the entry was withheld. */
      readonly firstPublished: PageChange | undefined;
      readonly lastChanged: PageChange;
      /** How often its text was changed after the resolution; undefined while there is none. */
      readonly editsAfterResolution: number | undefined;
      /** When the postmortem of today came in with a time; undefined where there is none, or while it was withheld. */
      readonly postmortemLanded: PageChange | undefined;
      /** Where the entry had been withheld: only what came after this is told. */
      readonly disclosedSince: Instant | undefined;
    };

/** A change of a file together with its commit. */
export interface TrackedChange extends PageChange {
  readonly kind: FileChange['kind'];
  readonly marks: FileChange['marks'];
}

/** What is known of the files of a site. */
export interface PagePasts extends Pick<FileLog, 'isShallow'> {
  /** Newest first, by a path relative to the site; undefined of a file that git does not know or that withholds anything. */
  readonly changesOf: (path: string) => readonly TrackedChange[] | undefined;
}

/**
 * The changes of every file that the newest commit has, newest first, by path from the root of the repository. A file
 * that was moved keeps what happened to it before; one that was deleted and came back does too.
 */
export function trackFiles(commits: readonly FileCommit[]): ReadonlyMap<string, readonly TrackedChange[]> {
  const changesByFile = new Map<string, TrackedChange[]>();
  // Which file of today lay at a path, as of the commit that is looked at; undefined for one that is gone.
  const fileAt = new Map<string, string | undefined>();
  for (const { id, time, changes } of commits) {
    const told = changes.map((change) => {
      const { path, kind, marks } = change;
      const file = fileAt.has(path) ? fileAt.get(path) : kind === 'deleted' ? undefined : path;
      const known = file === undefined ? undefined : changesByFile.get(file);
      const tracked = { commit: id, time, kind, marks };
      if (known !== undefined) known.push(tracked);
      else if (file !== undefined) changesByFile.set(file, [tracked]);
      return { change, file };
    });
    // All moves of a commit happen at once: before it, nothing of today lay where they led.
    for (const { change, file } of told) {
      fileAt.set(change.path, change.formerPath === undefined ? file : undefined);
    }
    for (const { change, file } of told) {
      if (change.formerPath !== undefined) fileAt.set(change.formerPath, file);
    }
  }
  return changesByFile;
}

/**
 * What is told of the page of an entry of which nothing is withheld. Undefined where no commit has its file, or none
 * since it was disclosed.
 */
export function tellPageHistory(
  incident: Incident,
  { isShallow, changesOf }: PagePasts,
  now: Instant,
): PageHistory | undefined {
  const changes = changesOf(incident.path);
  if (changes === undefined) return undefined;
  if (isShallow) return { kind: 'unknown' };
  const told = leaveOutWithheld(incident, changes);
  const edits = told.filter(changesText);
  const [newest, oldest] = [edits.at(0), edits.at(-1)];
  if (newest === undefined || oldest === undefined) return undefined;
  const isWhole = told.length === changes.length;
  const landed = findPostmortem(incident, changes);
  return {
    kind: 'known',
    firstPublished: isWhole ? point(oldest) : undefined,
    lastChanged: point(newest),
    editsAfterResolution: countEdits(incident, edits, isWhole ? oldest : undefined, now),
    postmortemLanded: landed !== undefined && told.includes(landed) ? point(landed) : undefined,
    disclosedSince: incident.disclosedSince,
  };
}

const point = ({ commit, time }: TrackedChange): PageChange => ({ commit, time });

const changesText = ({ kind }: TrackedChange): boolean => kind === 'added' || kind === 'edited';

/**
 * When somebody worked on what was withheld is nobody's business, also later. Where the map has been taken out of the
 * file since, its end is not known; the commit that took it out was not before it.
 */
function leaveOutWithheld(
  { disclosedSince }: Incident,
  changes: readonly TrackedChange[],
): readonly TrackedChange[] {
  if (disclosedSince !== undefined) return changes.filter(({ time }) => time >= disclosedSince);
  const lastOfMap = changes.findIndex(({ marks }) => marks.has('security'));
  return lastOfMap === -1 ? changes : changes.slice(0, lastOfMap + 1);
}

/** The edits after the resolution, but for the creation of the file and for the one that first wrote the resolution down. */
function countEdits(
  incident: Incident,
  edits: readonly TrackedChange[],
  creation: TrackedChange | undefined,
  now: Instant,
): number | undefined {
  const { resolved } = deriveTimeline(incident, now);
  if (resolved === undefined) return undefined;
  const after = edits.filter(({ time }) => time >= endOf(resolved));
  const telling = after.findLast(({ marks }) => marks.has('resolution'));
  return after.filter((edit) => edit !== telling && edit !== creation).length;
}

/** The commit that first gave a postmortem its time, of an entry that has a published one. */
function findPostmortem(
  { postmortem }: Incident,
  changes: readonly TrackedChange[],
): TrackedChange | undefined {
  if (postmortem?.published === undefined) return undefined;
  return changes.findLast(({ marks }) => marks.has('postmortem'));
}
