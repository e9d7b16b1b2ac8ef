// What an endpoint is: files for machines at addresses that stay, made of the same record as the pages.
import type { Html } from '../kernel/html.js';
import type { OutputFile } from '../model/output.js';
import type { Prose } from '../model/prose.js';
import type { BuildFacts } from '../site/machine-files.js';
import type { Route } from '../site/pages.js';
import type { SiteRecord } from '../site/site-record.js';

export interface EndpointSource {
  readonly record: SiteRecord;
  readonly facts: BuildFacts;
  /** The full address of a page or file; one from the site's root (`/history/`) where the site does not know where it lives. */
  readonly addressOf: (route: Route, anchor?: string) => string;
  /** A text as HTML that is right anywhere: its links and images have full addresses, its ids the given prefix. */
  readonly fill: (prose: Prose, prefix?: string) => Html;
}

/** Pure, and cheap until the content of a file is asked for: paths are listed more often than files are written. */
export type Endpoint = (source: EndpointSource) => readonly OutputFile[];
