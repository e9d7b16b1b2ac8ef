// All that is published, newest first, and the queries over it.
import type { Prose } from './prose.js';
import type { Incident } from './incident.js';
import type { Site } from './site.js';

export interface History {
  readonly site: Site;
  /** Milliseconds since 1970-01-01T00:00Z: the moment as of which everything is said. */
  readonly now: number;
  /** Published incidents, maintenance and notices, newest start first; equal starts by id. */
  readonly entries: readonly Incident[];
  /** Files left out because of errors, under --keep-going. */
  readonly omitted: number;
  /** Prose for the top of a year's page, by year. */
  readonly yearProse: ReadonlyMap<number, Prose>;
}
