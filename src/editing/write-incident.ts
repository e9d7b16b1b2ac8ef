// The text of a new incident file, with nothing in it but what is given.
import type { Site } from '../model/site.js';
import type { Kind } from '../model/state.js';
import type { AddedUpdate } from './add-update.js';
import type { WrittenWindow } from './reschedule-maintenance.js';

/** Times as the file will have them, in the site's zone. What is undefined or empty is left out. */
export interface NewIncident {
  readonly title: string;
  readonly kind: Kind;
  /** Its id. */
  readonly severity: string | undefined;
  /** Ids of components or groups. */
  readonly components: readonly string[];
  readonly started: string | undefined;
  /** Of maintenance. */
  readonly window: WrittenWindow | undefined;
  /** Of a notice. */
  readonly until: string | undefined;
  readonly external: boolean | undefined;
  /** The first paragraph of its text, as Markdown. */
  readonly summary: string | undefined;
  readonly update: AddedUpdate | undefined;
}

/** With `\n` as line ends, and one at its end. Update headings are in the language of the site. */
export function writeIncident(incident: NewIncident, site: Site): string {
  return `${incident.title} ${site.title}`;
}
