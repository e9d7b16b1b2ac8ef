// What an endpoint is: files for machines at addresses that stay, made of the same record as the pages.
import type { Html } from '../kernel/html.js';
import type { OutputFile } from '../model/output.js';
import type { Prose } from '../model/prose.js';
import type { Entry } from '../site/entry.js';
import type { BuildFacts } from '../site/machine-files.js';
import type { Route } from '../site/pages.js';
import type { PageFacts } from '../site/page.js';
import type { SiteRecord } from '../site/site-record.js';
import type { EntryFileKind } from './entry-files.js';

/** What the shell knows of the build, and git of the files. */
export type EndpointFacts = BuildFacts & Pick<PageFacts, 'pasts'>;

export interface EndpointSource {
  readonly record: SiteRecord;
  readonly facts: EndpointFacts;
  /** The full address of a page or file; one from the site's root (`/history/`) where the site does not know where it lives. */
  readonly addressOf: (route: Route, anchor?: string) => string;
  /**
   * A text as HTML that is right anywhere: its links and images have full addresses, its ids the given prefix. `page` is
   * the address of the page that it is from, for its links to itself, such as those to footnotes.
   */
  readonly fill: (prose: Prose, prefix?: string, page?: string) => Html;
  /**
   * A file that is written when somebody asks for it. `follows` is all that it follows from besides the site, where that
   * is little: entries in it stand for all that follows from them and the clock.
   */
  readonly file: (path: string, write: () => string, follows?: () => readonly unknown[]) => OutputFile;
  /** The files of a kind of which each entry has one. */
  readonly filesOf: (entries: readonly Entry[], kind: EntryFileKind) => readonly OutputFile[];
}

/** Pure, and cheap until the content of a file is asked for: paths are listed more often than files are written. */
export type Endpoint = (source: EndpointSource) => readonly OutputFile[];
