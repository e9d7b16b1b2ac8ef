// What a server serves: files in memory, found by their path alone, so that no path can lead anywhere else; and what is
// wrong with the sources, which the live preview shows on top.
import type { Diagnostic } from '../kernel/diagnostic.js';
import type { OutputFile } from '../model/output.js';

export interface PublishedSite {
  /** The path of the site's address, with a slash at both ends: `/`, `/status/`. */
  readonly basePath: string;
  /** Of two of the same path the later one counts. */
  readonly files: readonly OutputFile[];
  /** The folder, absolute, that `copyOf` of a file is relative to. */
  readonly folder: string;
}

/** What the live preview shows beside the page. */
export interface LiveState {
  /** Undefined until the site could be compiled for the first time; then the last one without errors. */
  readonly site: PublishedSite | undefined;
  /** Of the sources as they are now, in the order of reports. */
  readonly diagnostics: readonly Diagnostic[];
  /** The text of a source file, for the lines that an excerpt shows; undefined where it must not be quoted. */
  readonly sourceOf: (path: string) => string | undefined;
  /** In a sentence, where Candor itself failed: then nothing is known of the sources as they are now. */
  readonly fault?: string | undefined;
}
