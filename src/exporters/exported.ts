// What an exporter makes of a site for another tool, and what it was given: pure data on both sides, so that the command
// alone touches the disk. An exporter gets what is published, and so can say no more than the pages do.
import type { EndpointSource } from '../endpoints/endpoint.js';

export interface ExportedFile {
  /** Relative to the folder that is written. */
  readonly path: string;
  readonly text: string;
  /** The file of the site that it was made from: of an incident its own, else the configuration. */
  readonly source: string;
}

/** A file of the site that is taken over byte for byte. */
export interface ExportedCopy {
  /** Relative to the site. */
  readonly from: string;
  readonly path: string;
}

/** Something that the site says and the target has no words for. */
export interface ExportNote {
  /** What it is about: the file of an entry, or the name under which readers know it; the configuration. */
  readonly path: string;
  /** `lost`: left out of what was written. `omitted`: the whole entry was left out. */
  readonly kind: 'lost' | 'omitted';
  /** One sentence without a full stop. */
  readonly reason: string;
}

export interface Exported {
  /** Ordered by path. */
  readonly files: readonly ExportedFile[];
  readonly copies: readonly ExportedCopy[];
  /** Ordered by path. */
  readonly notes: readonly ExportNote[];
  /** Published entries; `read` is always `written` + `omitted`. */
  readonly counts: { readonly read: number; readonly written: number; readonly omitted: number };
}

export interface ExportSource extends EndpointSource {
  /** Paths of the attachments that exist, relative to the site. */
  readonly attachments: ReadonlySet<string>;
}

export interface Exporter {
  /** As the command line has it. */
  readonly name: string;
  readonly summary: string;
  readonly run: (source: ExportSource) => Exported;
}
