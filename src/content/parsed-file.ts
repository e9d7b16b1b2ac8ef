// What is known of one Markdown file once it is read: the border between content/ and all that follows.
import type { Diagnostic } from '../kernel/diagnostic.js';
import type { DigestRecord } from '../model/digest-record.js';
import type { Incident, Reference } from '../model/incident.js';
import type { Prose } from '../model/prose.js';

export interface ParsedFile {
  readonly path: string;
  readonly content: FileContent;
  /** Links and images of its text that lead to other files; undefined where the text could not be read. */
  readonly references: readonly Reference[] | undefined;
  /**
   * `withheld`: it has a `security` map, whose dates say whether it is withheld now. `suspected`: it may have meant to
   * have one; then a report quotes nothing of it, and it is not published.
   */
  readonly secrecy: 'public' | 'suspected' | 'withheld';
  /** Undefined unless it has a `security` map. */
  readonly redaction: Redaction | undefined;
  /** Of its whole text. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What a file with a `security` map holds back until it is disclosed. */
export interface Redaction {
  /** The entry as made from the file without its marked parts; undefined unless only those are withheld. */
  readonly incident: Incident | undefined;
  /** Where withheld text stands: all of the file, or what its marks hold. */
  readonly ranges: readonly TextRange[];
  /** Where the `security` map stands, of which nothing but its `public` part is published either. */
  readonly map: TextRange | undefined;
  /** What is wrong only while the marked parts are missing. */
  readonly diagnostics: readonly Diagnostic[];
  /** Those of the whole text that the text without its marked parts has too, so that they can tell nothing of these. */
  readonly harmless: ReadonlySet<Diagnostic>;
}

/** Offsets in UTF-16 code units of the file's decoded text; `to` is exclusive. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
  /** The lines that it touches, from 1. */
  readonly firstLine: number;
  readonly lastLine: number;
}

export type FileContent =
  | { readonly kind: 'incident'; readonly incident: Incident }
  | { readonly kind: 'year'; readonly year: number; readonly prose: Prose }
  | { readonly kind: 'digest'; readonly record: DigestRecord }
  | { readonly kind: 'policy'; readonly prose: Prose }
  /** A file that yields nothing, because of errors. */
  | { readonly kind: 'unreadable' };
