// What readers get of a withheld incident whose times are held back too: it belongs to no year, interval, bar or digest.
import type { Severity } from './site.js';
import type { State } from './state.js';

export interface UndatedIncident {
  readonly slug: string;
  readonly title: string;
  readonly summary: string | undefined;
  readonly severity: Severity | undefined;
  readonly isOpen: boolean;
  /** As declared, by id of a leaf component, in the site's order. */
  readonly components: ReadonlyMap<string, State>;
}
