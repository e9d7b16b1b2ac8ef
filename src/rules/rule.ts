// What a rule is: one check of the whole record, with the codes that it can report.
import type { Code } from '../kernel/codes.js';
import type { Diagnostic } from '../kernel/diagnostic.js';
import type { DigestRecord } from '../model/digest-record.js';
import type { Incident, Reference } from '../model/incident.js';
import type { Site } from '../model/site.js';
import type { SourceEntry } from '../model/source.js';
import { showsText, type View } from '../model/view.js';

/** Everything that was read, right or wrong, and the time as of which it is judged. */
export interface SourceRecord {
  readonly site: Site;
  readonly now: number;
  /** The addresses of the repository's remotes; undefined where nobody has asked for them. */
  readonly remotes: readonly string[] | undefined;
  /** Every entry that could be read at all, withheld ones too and those whole, ordered by path. */
  readonly incidents: readonly Incident[];
  /** What readers get of them as of now, by path, if they had no error; nothing of what they get nothing of. */
  readonly views: ReadonlyMap<string, View>;
  /** Paths of files with an error: what such a file lacks may only have been misread. */
  readonly faulty: ReadonlySet<string>;
  /** Every Markdown file below incidents/, by path; also those that could not be read. */
  readonly files: ReadonlySet<string>;
  /** Every other regular file below incidents/, ordered by path. */
  readonly attachments: readonly SourceEntry[];
  /** Every regular file below public/, ordered by path. */
  readonly publicFiles: readonly SourceEntry[];
  /** Links and images of all texts to other files. */
  readonly references: readonly Reference[];
  /** False where the text of some file could not be read, so that it may refer to anything. */
  readonly referencesKnown: boolean;
  /** Years with prose of their own, by the path of the file. */
  readonly yearByPath: ReadonlyMap<string, number>;
  /** The files of `_digests/`. */
  readonly digestRecords: readonly DigestRecord[];
}

/** A rule that needs the whole record. */
export interface Rule {
  readonly codes: readonly Code[];
  readonly check: (record: SourceRecord) => readonly Diagnostic[];
}

/**
 * A rule that looks at one entry at a time, and of the record only at what it says of that one, at the site, at the clock
 * and, where the entry is withheld, at what readers get of it. So what it found may stand for as long as they do.
 */
export interface EntryRule {
  readonly codes: readonly Code[];
  readonly checkEntry: (incident: Incident, record: EntryRecord) => readonly Diagnostic[];
}

/** What a rule of entries may look at. */
export type EntryRecord = Pick<SourceRecord, 'site' | 'now' | 'views' | 'faulty'>;

export const ruleOfIncidents = (codes: readonly Code[], checkEntry: EntryRule['checkEntry']): EntryRule => ({
  codes,
  checkEntry,
});

/** The same for what is missing: only entries without an error are asked. */
export const ruleOfSoundIncidents = (codes: readonly Code[], check: EntryRule['checkEntry']): EntryRule => ({
  codes,
  checkEntry: (incident, record) => (record.faulty.has(incident.path) ? [] : check(incident, record)),
});

/** One that looks at what readers get of each entry, all of it or without its marked parts: not at what is withheld whole. */
export function ruleOfPublished(
  codes: readonly Code[],
  check: (incident: Incident, record: SourceRecord) => readonly Diagnostic[],
): Rule {
  return {
    codes,
    check: (record) =>
      [...record.views].flatMap(([path, view]) =>
        showsText(view) && !record.faulty.has(path) ? check(view.incident, record) : [],
      ),
  };
}
